import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash, sha256 } from '../../../core/clip/hash.ts';
import { blobRef, cleanTags, makeClip } from '../../../core/clip/make-clip.ts';
import { anyPageContent, pageContent } from './page-content.ts';

const PARTS = {
  id: 'c1',
  url: 'https://shop.example/p/1?utm_source=x',
  capturedAt: '2026-03-01T08:30:00.000Z',
  scope: 'page',
} as const;

describe('makeClip', () => {
  it('gives a whole clip with its key and hash', async () => {
    const content = pageContent({ title: '无线耳机' });
    const html = await blobRef(new TextEncoder().encode('<p>hi</p>'), 'text/html');

    const clip = await makeClip(content, { ...PARTS, html, project: ' 竞品 ', tags: ['a', ' a', '', 'b'] });

    expect(clip).toMatchObject({ pageKey: 'https://shop.example/p/1', project: '竞品', tags: ['a', 'b'], note: '' });
    expect(clip.contentHash).toBe(await contentHash(content));
    expect(clip.html).toEqual({ sha256: await sha256(new TextEncoder().encode('<p>hi</p>')), mime: 'text/html', bytes: 9 });
  });

  it('keeps no password that stands in an address', async () => {
    const clip = await makeClip(pageContent(), { ...PARTS, url: 'https://me:secret@shop.example/p' });
    expect(clip.url).toBe('https://shop.example/p');
  });

  it('refuses a time that is none', async () => {
    await expect(makeClip(pageContent(), { ...PARTS, capturedAt: 'yesterday' })).rejects.toThrow();
  });

  it('takes an empty project as none', async () => {
    expect((await makeClip(pageContent(), { ...PARTS, project: '  ' })).project).toBeNull();
  });
});

describe('contentHash', () => {
  it('is equal for equal content, however it was built', async () => {
    await fc.assert(
      fc.asyncProperty(anyPageContent, async (content) => {
        const rebuilt = pageContent(Object.fromEntries(Object.entries(content).reverse()));
        expect(await contentHash(rebuilt)).toBe(await contentHash(content));
      }),
      { numRuns: 50 },
    );
  });

  it('tells a changed price', async () => {
    expect(await contentHash(pageContent({ text: '¥99' }))).not.toBe(await contentHash(pageContent({ text: '¥98' })));
  });
});

describe('canonicalJson', () => {
  it('says what JSON says, and always the same way', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson({ b: 1, a: [true, null, 'é'], c: undefined })).toBe('{"a":[true,null,"é"],"b":1}');
  });

  it('refuses what JSON cannot say', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson([() => 1])).toThrow(TypeError);
  });
});

describe('sha256', () => {
  it('agrees with the published digest of "abc"', async () => {
    expect(await sha256(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

describe('cleanTags', () => {
  it('keeps each tag once, trimmed', () => expect(cleanTags([' 价格', '价格 ', ''])).toEqual(['价格']));
});
