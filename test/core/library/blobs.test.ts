import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../core/clip/hash.ts';
import { makeClip } from '../../../core/clip/make-clip.ts';
import { keepBlob } from '../../../core/library/blobs.ts';
import { deleteClips } from '../../../core/library/change-clip.ts';
import { blobBytes } from '../../../core/library/read-clips.ts';
import { saveClip } from '../../../core/library/save-clip.ts';
import { recordOfClip } from '../../../core/sync/clip-record.ts';
import { libraryReplicas } from '../../../core/sync/library-replicas.ts';
import { pageContent } from '../clip/page-content.ts';
import { memoryLibrary } from './memory-library.ts';

const PAGE = new TextEncoder().encode('<p>Earbuds</p>');

describe('blobs of a library', () => {
  const clipWith = async (id: string, bytes: Uint8Array<ArrayBuffer>) => {
    const html = { sha256: await sha256(bytes), mime: 'text/html', bytes: bytes.length };
    return makeClip(pageContent({ title: 'Earbuds' }), { id, url: `https://shop.example/${id}`, capturedAt: '2026-03-01T08:30:00.000Z', scope: 'page', html });
  };
  const arrive = async (library: ReturnType<typeof memoryLibrary>, clip: Awaited<ReturnType<typeof clipWith>>) =>
    libraryReplicas(library).transaction((at) => at.putDocument(clip.id, 'clip', recordOfClip(clip)));

  it('stay as long as a clip refers to them, one of a colleague’s as well', async () => {
    const library = memoryLibrary();
    const [own, theirs] = [await clipWith('own', PAGE), await clipWith('theirs', PAGE)];
    await saveClip(library, own, new Map([[own.html?.sha256 ?? '', PAGE]]));
    await arrive(library, theirs);

    await deleteClips(library, ['theirs']);
    expect(await blobBytes(library, own.html?.sha256 ?? '')).toEqual(PAGE);
    await deleteClips(library, ['own']);
    expect(await library.blobs.count()).toBe(0);
  });

  it('are kept later for a clip that came without them, and go with it', async () => {
    const library = memoryLibrary();
    const [own, theirs] = [await clipWith('own', PAGE), await clipWith('theirs', PAGE)];
    const hash = theirs.html?.sha256 ?? '';
    await saveClip(library, own, new Map([[hash, PAGE]]));
    await arrive(library, theirs);
    await library.blobs.clear();
    expect(await keepBlob(library, hash, PAGE)).toBe(true);
    expect(await library.blobs.toArray()).toEqual([{ sha256: hash, mime: 'text/html', data: PAGE }]);

    await deleteClips(library, ['own']);
    expect(await library.blobs.count()).toBe(1);
    await deleteClips(library, ['theirs']);
    expect(await library.blobs.count()).toBe(0);
  });

  it('are not kept where they are not what their name says, or nobody refers to them', async () => {
    const library = memoryLibrary();
    const clip = await clipWith('own', PAGE);
    const hash = clip.html?.sha256 ?? '';
    expect(await keepBlob(library, hash, PAGE)).toBe(false);
    await saveClip(library, clip, new Map([[hash, PAGE]]));
    await library.blobs.clear();
    expect(await keepBlob(library, hash, new TextEncoder().encode('<p>Other</p>'))).toBe(false);
    expect(await library.blobs.count()).toBe(0);
  });

  it('give way when their clip comes with another page', async () => {
    const library = memoryLibrary();
    const before = await clipWith('a', PAGE);
    await saveClip(library, before, new Map([[before.html?.sha256 ?? '', PAGE]]));
    await arrive(library, await clipWith('a', new TextEncoder().encode('<p>Later</p>')));
    expect(await library.blobs.count()).toBe(0);
  });
});
