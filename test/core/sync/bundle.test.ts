import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Clip } from '../../../core/clip/clip.ts';
import { blobRef, makeClip } from '../../../core/clip/make-clip.ts';
import { Problem } from '../../../core/language/problem.ts';
import { readBundle, writeBundle } from '../../../core/sync/bundle.ts';
import { anyPageContent, pageContent } from '../clip/page-content.ts';

const EXPORTED = { exportedAt: '2026-03-02T00:00:00.000Z' };
const PARTS = { url: 'https://shop.example/p', capturedAt: '2026-03-01T08:30:00.000Z', scope: 'page' } as const;

async function clipWithHtml(id: string, html: string): Promise<{ clip: Clip; bytes: Uint8Array; hash: string }> {
  const bytes = strToU8(html);
  const ref = await blobRef(bytes, 'text/html');
  return { clip: await makeClip(pageContent(), { ...PARTS, id, html: ref }), bytes, hash: ref.sha256 };
}

/** A bundle's files, changed by `change`, zipped again. */
function altered(bundle: Uint8Array, change: (files: Record<string, Uint8Array>) => void): Uint8Array {
  const files = unzipSync(bundle);
  change(files);
  return zipSync(files);
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw new Error(`expected a Problem, got ${String(error)}`);
}

describe('a bundle', () => {
  it('gives back every clip and blob, with fields that nobody knows yet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyPageContent, fc.string(), fc.jsonValue()), { maxLength: 4 }), async (pages) => {
        const blobs = new Map<string, Uint8Array>();
        const clips: Clip[] = [];
        for (const [index, [content, html, unknown]] of pages.entries()) {
          const bytes = strToU8(html);
          const ref = await blobRef(bytes, 'text/html');
          blobs.set(ref.sha256, bytes);
          const clip = await makeClip(content, { ...PARTS, id: `c${index}`, html: ref });
          clips.push({ ...clip, laterField: unknown });
        }
        const bundle = await readBundle(writeBundle(clips, blobs, EXPORTED));
        expect(bundle.clips).toEqual(JSON.parse(JSON.stringify(clips)));
        expect(bundle.blobs).toEqual(blobs);
        expect(bundle.manifest).toMatchObject({ clips: clips.length, blobs: blobs.size, ...EXPORTED });
      }),
      { numRuns: 40 },
    );
  });

  it('is the same bytes for the same clips', async () => {
    const { clip, bytes, hash } = await clipWithHtml('c1', '<p>x</p>');
    const blobs = new Map([[hash, bytes]]);
    expect(writeBundle([clip], blobs, EXPORTED)).toEqual(writeBundle([clip], blobs, EXPORTED));
  });

  it('keeps a shared blob once and leaves out what no clip refers to', async () => {
    const one = await clipWithHtml('c1', '<p>same</p>');
    const two = await clipWithHtml('c2', '<p>same</p>');
    const bundle = writeBundle([one.clip, two.clip], new Map([[one.hash, one.bytes], ['f'.repeat(64), strToU8('no')]]), EXPORTED);
    expect(Object.keys(unzipSync(bundle)).sort()).toEqual([`blobs/${one.hash}`, 'clips.ndjson', 'manifest.json']);
  });

  it('is not written without a blob that a clip refers to', async () => {
    const { clip } = await clipWithHtml('c1', '<p>x</p>');
    expect(() => writeBundle([clip], new Map(), EXPORTED)).toThrow(/bundle-blob-missing/);
  });
});

describe('readBundle refuses', () => {
  async function oneClip(): Promise<{ bundle: Uint8Array; hash: string }> {
    const { clip, bytes, hash } = await clipWithHtml('c1', '<p>x</p>');
    return { bundle: writeBundle([clip], new Map([[hash, bytes]]), EXPORTED), hash };
  }

  it.each([
    ['nothing', new Uint8Array()],
    ['what is no zip', strToU8('PK, but not really, however long it goes on')],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('hello') })],
  ])('%s', async (_, bytes) => {
    expect((await problemOf(readBundle(bytes))).code).toBe('bundle-unreadable');
  });

  it('any file cut short', async () => {
    const { bundle } = await oneClip();
    await fc.assert(
      fc.asyncProperty(fc.nat(bundle.length - 1), async (length) => {
        expect((await problemOf(readBundle(bundle.slice(0, length)))).code).toMatch(/^bundle-/);
      }),
    );
  });

  it('a line that is no clip, and names it', async () => {
    const { bundle } = await oneClip();
    const broken = altered(bundle, (files) => {
      const line = strFromU8(files['clips.ndjson'] ?? new Uint8Array());
      files['clips.ndjson'] = strToU8(`${line}${line.replace('"scope":"page"', '"scope":"planet"')}`);
    });
    const problem = await problemOf(readBundle(broken));
    expect(problem.code).toBe('bundle-line');
    expect(problem.sentence.en).toContain('Line 2');
    expect(problem.sentence.en).toContain('scope');
    expect(problem.sentence.zh).toContain('第 2 行');
  });

  it('a line that is no JSON', async () => {
    const { bundle } = await oneClip();
    const broken = altered(bundle, (files) => void (files['clips.ndjson'] = strToU8('{"id":')));
    expect((await problemOf(readBundle(broken))).code).toBe('bundle-line');
  });

  it('fewer clips than the manifest says', async () => {
    const { bundle } = await oneClip();
    const broken = altered(bundle, (files) => void (files['clips.ndjson'] = new Uint8Array()));
    expect((await problemOf(readBundle(broken))).code).toBe('bundle-unreadable');
  });

  it('a blob that was changed or is missing', async () => {
    const { bundle, hash } = await oneClip();
    const changed = altered(bundle, (files) => void (files[`blobs/${hash}`] = strToU8('<p>y</p>')));
    expect((await problemOf(readBundle(changed))).code).toBe('bundle-blob-changed');
    const missing = altered(bundle, (files) => void delete files[`blobs/${hash}`]);
    expect((await problemOf(readBundle(missing))).code).toBe('bundle-blob-missing');
  });

  it('more than fits, before it is unpacked', async () => {
    const { bundle } = await oneClip();
    const bomb = altered(bundle, (files) => void (files['clips.ndjson'] = new Uint8Array(3_000_000)));
    expect(bomb.length).toBeLessThan(20_000);
    expect((await problemOf(readBundle(bomb, { limit: 2_000_000 }))).code).toBe('bundle-too-large');
  });

  it('a format of a later day', async () => {
    const { bundle } = await oneClip();
    const newer = altered(bundle, (files) => {
      files['manifest.json'] = strToU8(strFromU8(files['manifest.json'] ?? new Uint8Array()).replace('"version": 1', '"version": 2'));
    });
    expect((await problemOf(readBundle(newer))).code).toBe('bundle-too-new');
  });
});
