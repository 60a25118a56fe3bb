import { sha256 as hashOf } from '../clip/hash.ts';
import { blobsOf } from '../clip/make-clip.ts';
import type { Library } from './library.ts';
import { storing } from './storage-problem.ts';

/** Lets go of those of these blobs that no clip refers to any more, within a transaction of `tablesOfClips`. */
export async function dropUnused(library: Library, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) {
    const references = (await library.clips.where('html.sha256').equals(hash).count()) + (await library.clips.where('screenshot.sha256').equals(hash).count());
    if (references === 0) await library.blobs.delete(hash);
  }
}

/**
 * Keeps the bytes of a blob that a clip of this library refers to.
 *
 * @returns false where nothing was kept: the bytes are others than the hash says, or no clip refers to them.
 * @throws Problem `storage-full`.
 */
export async function keepBlob(library: Library, sha256: string, bytes: Uint8Array): Promise<boolean> {
  if ((await hashOf(bytes)) !== sha256) return false;
  return storing(() =>
    library.transaction('rw', library.clips, library.blobs, async () => {
      const clip = (await library.clips.where('html.sha256').equals(sha256).first()) ?? (await library.clips.where('screenshot.sha256').equals(sha256).first());
      const reference = clip === undefined ? undefined : blobsOf(clip).find((blob) => blob.sha256 === sha256);
      if (reference === undefined) return false;
      await library.blobs.put({ sha256, mime: reference.mime, data: new Uint8Array(bytes) });
      return true;
    }),
  );
}
