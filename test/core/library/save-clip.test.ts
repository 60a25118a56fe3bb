import { IDBObjectStore as FakeObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Clip } from '../../../core/clip/clip.ts';
import { blobRef, makeClip } from '../../../core/clip/make-clip.ts';
import { changeClip, deleteClips } from '../../../core/library/change-clip.ts';
import type { Library } from '../../../core/library/library.ts';
import { blobBytes, clipById, clipsWithBlobs, entriesOfPage, listEntries, projectNames } from '../../../core/library/read-clips.ts';
import { saveClip, saveClips } from '../../../core/library/save-clip.ts';
import { pageContent, productNamed } from '../clip/page-content.ts';
import { contentsOf, memoryLibrary } from './memory-library.ts';

const HTML = new TextEncoder().encode('<p>snapshot</p>');

async function clipOf(id: string, parts: { url?: string; capturedAt?: string; project?: string; html?: null } = {}): Promise<Clip> {
  return makeClip(pageContent({ title: `Clip ${id}`, pageType: 'product', products: [productNamed('Earbuds', '129.00')] }), {
    id,
    url: parts.url ?? `https://shop.example/${id}`,
    capturedAt: parts.capturedAt ?? '2026-03-01T08:30:00.000Z',
    scope: 'page',
    html: parts.html === null ? null : await blobRef(HTML, 'text/html'),
    project: parts.project ?? null,
  });
}

async function blobsOfHtml(): Promise<Map<string, Uint8Array>> {
  return new Map([[(await blobRef(HTML, 'text/html')).sha256, HTML]]);
}

async function save(library: Library, ...clips: Clip[]): Promise<void> {
  for (const clip of clips) await saveClip(library, clip, await blobsOfHtml());
}

/** Lets `allowed` writes through, then answers like a browser whose storage is full. */
function fillStorageAfter(allowed: number): { readonly writes: number } {
  const counted = { writes: 0 };
  for (const method of ['put', 'add'] as const) {
    const original = Reflect.get(FakeObjectStore.prototype, method);
    vi.spyOn(FakeObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...row) {
      counted.writes += 1;
      if (counted.writes > allowed) throw new DOMException('full', 'QuotaExceededError');
      return original.apply(this, row);
    });
  }
  return counted;
}

afterEach(() => vi.restoreAllMocks());

describe('saveClip', () => {
  it('keeps the clip, its snapshot, its list entry and its project', async () => {
    const library = memoryLibrary();
    const clip = await clipOf('a', { project: '竞品' });

    expect(await saveClip(library, clip, await blobsOfHtml())).toBe('saved');

    expect(await clipById(library, 'a')).toEqual(clip);
    expect(await blobBytes(library, clip.html?.sha256 ?? '')).toEqual(HTML);
    expect(await listEntries(library)).toMatchObject([
      { id: 'a', host: 'shop.example', title: 'Clip a', price: { amount: '129.00' }, project: '竞品' },
    ]);
    expect(await projectNames(library)).toEqual(['竞品']);
  });

  it('may be tried again: the second time changes nothing', async () => {
    const library = memoryLibrary();
    const clip = await clipOf('a');
    await save(library, clip);
    const before = await contentsOf(library);

    expect(await saveClip(library, clip, await blobsOfHtml())).toBe('already-saved');
    expect(await contentsOf(library)).toEqual(before);
  });

  it('leaves nothing half-written, at whichever write the storage is full', async () => {
    const clip = await clipOf('a', { project: 'p' });
    const blobs = await blobsOfHtml();
    const counted = fillStorageAfter(Number.POSITIVE_INFINITY);
    await saveClip(memoryLibrary(), clip, blobs);
    const writes = counted.writes;
    expect(writes).toBeGreaterThanOrEqual(4);

    for (let allowed = 0; allowed < writes; allowed += 1) {
      vi.restoreAllMocks();
      const library = memoryLibrary();
      await save(library, await clipOf('earlier', { html: null }));
      const before = await contentsOf(library);
      fillStorageAfter(allowed);
      await expect(saveClip(library, clip, blobs)).rejects.toMatchObject({ code: 'storage-full' });
      vi.restoreAllMocks();
      expect(await contentsOf(library)).toEqual(before);
      expect(await saveClip(library, clip, blobs)).toBe('saved');
    }
  });

  it('saves all clips of a bundle or none', async () => {
    const library = memoryLibrary();
    const [a, b] = [await clipOf('a'), await clipOf('b')];
    fillStorageAfter(5);
    await expect(saveClips(library, [a, b], await blobsOfHtml())).rejects.toMatchObject({ code: 'storage-full' });
    vi.restoreAllMocks();
    expect(await listEntries(library)).toEqual([]);

    expect(await saveClips(library, [a, b], await blobsOfHtml())).toBe(2);
    expect(await saveClips(library, [a, b], await blobsOfHtml())).toBe(0);
  });
});

describe('deleteClips', () => {
  it('lets go of a snapshot with the last clip that shows it', async () => {
    const library = memoryLibrary();
    const [a, b] = [await clipOf('a'), await clipOf('b')];
    await save(library, a, b);
    const hash = a.html?.sha256 ?? '';

    await deleteClips(library, ['a', 'never-there']);
    expect(await blobBytes(library, hash)).toEqual(HTML);
    await deleteClips(library, ['a']);
    expect(await blobBytes(library, hash)).toEqual(HTML);
    await deleteClips(library, ['b']);
    expect(await blobBytes(library, hash)).toBeNull();
    expect(await listEntries(library)).toEqual([]);
  });
});

describe('changeClip', () => {
  it('sets tags, note and project, and nothing that the page said', async () => {
    const library = memoryLibrary();
    const clip = await clipOf('a');
    await save(library, clip);

    await changeClip(library, 'a', { tags: ['降价', '降价 '], project: 'Q3', note: 'see row 4' });

    expect(await clipById(library, 'a')).toEqual({ ...clip, tags: ['降价'], project: 'Q3', note: 'see row 4' });
    expect(await listEntries(library)).toMatchObject([{ tags: ['降价'], project: 'Q3' }]);
    expect((await changeClip(library, 'a', { project: null })).tags).toEqual(['降价']);
  });

  it('says that a deleted clip is gone', async () => {
    await expect(changeClip(memoryLibrary(), 'a', { note: 'x' })).rejects.toMatchObject({ code: 'clip-gone' });
  });
});

describe('reading', () => {
  it('lists newest first and finds earlier clips of a page', async () => {
    const library = memoryLibrary();
    const url = 'https://shop.example/p/1';
    await save(
      library,
      await clipOf('old', { url, capturedAt: '2026-01-01T00:00:00.000Z' }),
      await clipOf('new', { url: `${url}?utm_source=x`, capturedAt: '2026-02-01T00:00:00.000Z' }),
      await clipOf('other', { capturedAt: '2026-01-15T00:00:00.000Z' }),
    );
    expect((await listEntries(library)).map(({ id }) => id)).toEqual(['new', 'other', 'old']);
    expect((await entriesOfPage(library, url)).map(({ id }) => id)).toEqual(['new', 'old']);
    expect((await clipsWithBlobs(library)).clips.map(({ id }) => id)).toEqual(['old', 'other', 'new']);
    const some = await clipsWithBlobs(library, ['other', 'gone']);
    expect(some.clips.map(({ id }) => id)).toEqual(['other']);
    expect(some.blobs.size).toBe(1);
  });

  it('says so where a record cannot be read', async () => {
    const library = memoryLibrary();
    const clip = await clipOf('a');
    await save(library, clip);
    await library.clips.update('a', { scope: undefined });
    await expect(clipById(library, 'a')).rejects.toMatchObject({ code: 'record-broken' });
  });
});
