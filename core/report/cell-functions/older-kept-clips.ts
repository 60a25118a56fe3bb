import type { Clip } from '../../clip/clip.ts';
import { canonicalJson } from '../../clip/hash.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import { keptClip } from './kept-clip.ts';
import { keptClips } from './kept-clips.ts';

/**
 * Of the clips that a workbook keeps for its formulas, those of which a formula would be told something else today: as they
 * are today.
 *
 * @param today gives the clips that there are of these ids.
 */
export async function olderKeptClips(workbook: Pick<Workbook, 'documents'>, today: (ids: readonly string[]) => Promise<readonly Clip[]>): Promise<readonly Clip[]> {
  const kept = new Map((await keptClips(workbook)).map((clip) => [clip.id, clip]));
  if (kept.size === 0) return [];
  const clips = await today([...kept.keys()]);
  return clips.filter((clip) => kept.has(clip.id) && canonicalJson(kept.get(clip.id)) !== canonicalJson(keptClip(clip)));
}
