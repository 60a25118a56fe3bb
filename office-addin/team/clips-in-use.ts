import type { Clip } from '../../core/clip/clip.ts';
import type { Entry } from '../../core/library/entry.ts';
import { isWriting } from '../taskpane/pane-state.ts';
import type { TeamDesk } from './pane-team.ts';

/** Keeps the clips that a pane analyses as new as the team's. */
export interface ClipsInUse {
  /** To be told of the team's clips, at first and whenever they change. */
  see(entries: readonly Entry[]): void;
  stop(): void;
}

/**
 * Replaces clips in use whenever the team changes them; what was written into the workbook stays. While a report is written
 * they wait: it is of the clips that it was begun with.
 */
export function followClipsInUse(desk: TeamDesk, clips: (ids: readonly string[]) => Promise<readonly Clip[]>, onRenewed: (count: number) => void): ClipsInUse {
  let known: ReadonlyMap<string, string> | null = null;
  let isRenewing = false;
  const waiting = new Set<string>();
  const mayRenew = () => waiting.size > 0 && !isRenewing && !isWriting(desk.state().pane.stage);
  const renew = async () => {
    if (!mayRenew()) return;
    isRenewing = true;
    try {
      const ids = [...waiting];
      waiting.clear();
      const inUse = new Set(desk.state().clips.clips.map(({ id }) => id));
      const newer = await clips(ids.filter((id) => inUse.has(id)));
      if (newer.length === 0) return;
      onRenewed(newer.length);
      void desk.useClips(newer);
    } finally {
      isRenewing = false;
    }
    if (mayRenew()) await renew();
  };
  // A failure of the library shows where its clips are listed.
  const renewSoon = () => void renew().catch(() => undefined);
  const forget = desk.subscribe(renewSoon);
  return {
    see(entries) {
      const now = new Map(entries.map((entry) => [entry.id, JSON.stringify(entry)]));
      for (const { id } of desk.state().clips.clips) {
        const [before, after] = [known?.get(id), now.get(id)];
        if (before !== undefined && after !== undefined && before !== after) waiting.add(id);
      }
      known = now;
      renewSoon();
    },
    stop: forget,
  };
}
