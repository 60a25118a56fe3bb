import { entryOf } from './entry.ts';
import type { Library } from './library.ts';
import { noteTouched } from './touched.ts';

/**
 * Gives a clip another id, within a transaction of `tablesOfClips`: to all who know it by the old one it is deleted, and the
 * other is new. Its blobs go along. Nothing where there is no such clip.
 */
export async function moveClip(library: Library, id: string, newId: string): Promise<void> {
  const clip = await library.clips.get(id);
  if (clip === undefined) return;
  const moved = { ...clip, id: newId };
  await library.clips.add(moved);
  await library.entries.add(entryOf(moved));
  await library.clips.delete(id);
  await library.entries.delete(id);
  await noteTouched(library, id);
  await noteTouched(library, newId);
}
