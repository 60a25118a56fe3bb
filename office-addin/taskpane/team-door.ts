import type { PaneTeam, TeamDesk } from '../team/pane-team.ts';
import type { TextStore } from './brought-packs.ts';

/** Where the pane's account with a hub stands in its storage. */
export const TEAM_ACCOUNT = 'clipsheet.team';

/** The way to the team: nothing of it is loaded before it is opened. */
export interface TeamDoor {
  /** Whether this pane has joined a team. */
  isJoined(): boolean;
  /** The team, which is opened once for as long as the pane is open. */
  open(desk: TeamDesk): Promise<PaneTeam>;
  close(): Promise<void>;
}

export function teamDoor(store: TextStore | null, load: (desk: TeamDesk) => Promise<PaneTeam>): TeamDoor {
  let opened: Promise<PaneTeam> | null = null;
  return {
    isJoined: () => (store?.getItem(TEAM_ACCOUNT) ?? null) !== null,
    open: (desk) => {
      opened ??= load(desk).catch((error: unknown) => {
        opened = null;
        throw error;
      });
      return opened;
    },
    close: async () => (await opened)?.close(),
  };
}
