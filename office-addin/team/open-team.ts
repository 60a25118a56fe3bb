import { Library } from '../../core/library/library.ts';
import type { TextStore } from '../taskpane/brought-packs.ts';
import { TEAM_ACCOUNT } from '../taskpane/team-door.ts';
import { openPaneTeam, type PaneTeam, type TeamDesk } from './pane-team.ts';

/** The team in a browser. */
export function openTeam(store: TextStore | null, desk: TeamDesk): PaneTeam {
  return openPaneTeam(
    {
      store,
      origin: location.origin,
      fetch: (url, init) => fetch(url, init),
      openLibrary: (name) => new Library(name),
      newClientId: () => crypto.randomUUID(),
      alone,
      onAccount(listener) {
        const hear = ({ key }: StorageEvent) => {
          if (key === TEAM_ACCOUNT) listener();
        };
        addEventListener('storage', hear);
        return () => removeEventListener('storage', hear);
      },
    },
    desk,
  );
}

/** Source: Web Locks API, W3C. A page that is closed lets go of its locks. */
async function alone(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  try {
    await navigator.locks.request(name, { signal }, work);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
