import type { Clip } from '../clip/clip.ts';
import { blobsOf, cleanTags } from '../clip/make-clip.ts';
import { Problem } from '../language/problem.ts';
import { clipGone } from '../language/texts/library.ts';
import { dropUnused } from './blobs.ts';
import { entryOf } from './entry.ts';
import type { Library } from './library.ts';
import { storing } from './storage-problem.ts';
import { noteTouched } from './touched.ts';

/** What a person may set on a saved clip; what the page said stays as it was captured. */
export interface ClipChange {
  readonly project?: string | null;
  readonly tags?: readonly string[];
  readonly note?: string;
}

/**
 * Changes what a person wrote on a clip; fields that are not given stay.
 *
 * @throws Problem `clip-gone` where it has been deleted; `storage-full`.
 */
export function changeClip(library: Library, id: string, change: ClipChange): Promise<Clip> {
  return storing(() =>
    library.transaction('rw', library.tablesOfClips, async () => {
      const clip = await library.clips.get(id);
      if (clip === undefined) throw new Problem('clip-gone', clipGone);
      const project = change.project === undefined ? clip.project : (change.project?.trim() ?? '') || null;
      const changed: Clip = {
        ...clip,
        project,
        tags: change.tags === undefined ? clip.tags : cleanTags(change.tags),
        note: change.note ?? clip.note,
      };
      if (project !== null) await library.projects.put({ name: project });
      await library.clips.put(changed);
      await library.entries.put(entryOf(changed));
      await noteTouched(library, id);
      return changed;
    }),
  );
}

/** Deletes clips, and the blobs that no other clip refers to. One that is gone already is passed over. */
export function deleteClips(library: Library, ids: readonly string[]): Promise<void> {
  return storing(() =>
    library.transaction('rw', library.tablesOfClips, async () => {
      for (const id of ids) if (await removeClip(library, id)) await noteTouched(library, id);
    }),
  );
}

/** Takes a clip out, within a transaction of `tablesOfClips`. @returns whether it was there. */
export async function removeClip(library: Library, id: string): Promise<boolean> {
  const clip = await library.clips.get(id);
  if (clip === undefined) return false;
  await library.clips.delete(id);
  await library.entries.delete(id);
  await dropUnused(library, blobsOf(clip).map(({ sha256 }) => sha256));
  return true;
}
