import type { Clip } from '../../core/clip/clip.ts';
import type { PaneServices } from './pane-services.ts';

/** The clips that formulas find in the workbook; `count`, `keep`, `forget` and `update` answer how many there are then. */
export interface ClipsForFormulas extends Pick<PaneServices['keptClips'], 'count' | 'forget' | 'older'> {
  /** Keeps those that the pane holds, beside those kept before. */
  keep(): Promise<number>;
  /** Keeps these in place of those of the same ids. */
  update(clips: readonly Clip[]): Promise<number>;
}

export function clipsForFormulas({ keptClips }: PaneServices, clips: () => readonly Clip[]): ClipsForFormulas {
  return { ...keptClips, keep: () => keptClips.keep(clips()), update: (newer) => keptClips.keep(newer) };
}
