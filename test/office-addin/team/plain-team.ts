import type { Clip } from '../../../core/clip/clip.ts';
import { entryOf } from '../../../core/library/entry.ts';
import type { SyncStatus } from '../../../core/sync/sync-status.ts';
import type { PaneTeam, TeamState } from '../../../office-addin/team/pane-team.ts';
import type { TeamDoor } from '../../../office-addin/taskpane/team-door.ts';

const SETTLED: SyncStatus = { end: 'settled', code: null, heldBack: 0, waiting: 0, arriving: 0 };

/** A pane that has joined no team. */
export function noTeam(own: Partial<PaneTeam> = {}): TeamDoor {
  return plainDoor({ team: null, status: null, entries: null }, [], own);
}

/** A pane that has joined a team with these clips, over plain data: it answers at once. */
export function joinedTeam(clips: readonly Clip[], state: Partial<TeamState> = {}, own: Partial<PaneTeam> = {}): TeamDoor {
  return plainDoor({ status: SETTLED, entries: clips.map(entryOf), ...state }, clips, own);
}

function plainDoor(first: Partial<TeamState>, clips: readonly Clip[], own: Partial<PaneTeam>): TeamDoor {
  let state: TeamState = {
    team: {
      url: 'https://hub.example.com',
      workspace: { id: '7a2c7f7e-6f0f-4b3e-9a53-0d5f6a0f7b01', name: '市场组' },
      member: { id: '7a2c7f7e-6f0f-4b3e-9a53-0d5f6a0f7b02', name: '王芳' },
      device: { id: '7a2c7f7e-6f0f-4b3e-9a53-0d5f6a0f7b03', name: 'Excel' },
      role: 'editor',
    },
    status: null,
    entries: null,
    search: '',
    project: null,
    found: null,
    chosen: [],
    renewed: 0,
    problem: null,
    ...first,
  };
  const listeners = new Set<() => void>();
  const set = (change: Partial<TeamState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const team: PaneTeam = {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    library: () => null,
    join: () => Promise.resolve(),
    leave: () => Promise.resolve(),
    search: (words) => set({ search: words, found: clips.filter(({ content }) => content.title.includes(words)).map(({ id }) => id) }),
    chooseProject: (project) => set({ project }),
    choose: (id) => set({ chosen: state.chosen.includes(id) ? state.chosen.filter((one) => one !== id) : [...state.chosen, id] }),
    chooseNone: () => set({ chosen: [] }),
    clips: (ids) => Promise.resolve(clips.filter(({ id }) => ids.includes(id))),
    dismissRenewed: () => set({ renewed: 0 }),
    close: () => Promise.resolve(),
    ...own,
  };
  return { isJoined: () => state.team !== null, open: () => Promise.resolve(team), close: () => Promise.resolve() };
}
