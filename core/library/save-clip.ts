import type { Clip } from '../clip/clip.ts';
import { blobsOf } from '../clip/make-clip.ts';
import { entryOf } from './entry.ts';
import type { Library } from './library.ts';
import { storing } from './storage-problem.ts';
import { noteTouched } from './touched.ts';

export type Saved = 'saved' | 'already-saved';

/**
 * Saves a clip with its blobs, all or nothing. A clip whose id is there already is left as it is, so the
 * same save may be tried again after any interruption.
 *
 * `blobs` holds the bytes of every blob that the clip refers to, by sha256; one that the library has is not
 * written again.
 *
 * @throws Problem `storage-full`; Error where the bytes of a blob were not given.
 */
export function saveClip(library: Library, clip: Clip, blobs: ReadonlyMap<string, Uint8Array>): Promise<Saved> {
  return storing(() =>
    library.transaction('rw', library.tablesOfClips, async () => {
      if ((await library.clips.get(clip.id)) !== undefined) return 'already-saved';
      for (const { sha256, mime } of blobsOf(clip)) {
        if ((await library.blobs.where('sha256').equals(sha256).count()) > 0) continue;
        const bytes = blobs.get(sha256);
        if (bytes === undefined) throw new Error(`The bytes of blob ${sha256} were not given`);
        await library.blobs.add({ sha256, mime, data: new Uint8Array(bytes) });
      }
      if (clip.project !== null) await library.projects.put({ name: clip.project });
      await library.clips.add(clip);
      await library.entries.add(entryOf(clip));
      await noteTouched(library, clip.id);
      return 'saved';
    }),
  );
}

/**
 * Saves every clip of a bundle in one transaction; those that the library has are left as they are.
 *
 * @returns how many were new.
 * @throws Problem `storage-full`: then none was saved.
 */
export function saveClips(
  library: Library,
  clips: readonly Clip[],
  blobs: ReadonlyMap<string, Uint8Array>,
): Promise<number> {
  return storing(() =>
    library.transaction('rw', library.tablesOfClips, async () => {
      let saved = 0;
      for (const clip of clips) if ((await saveClip(library, clip, blobs)) === 'saved') saved += 1;
      return saved;
    }),
  );
}
