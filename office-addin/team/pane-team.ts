import { liveQuery } from 'dexie';
import type { Clip } from '../../core/clip/clip.ts';
import type { Text } from '../../core/language/language.ts';
import type { Entry } from '../../core/library/entry.ts';
import type { Library } from '../../core/library/library.ts';
import { LibrarySearch } from '../../core/library/library-search.ts';
import { clipById, listEntries } from '../../core/library/read-clips.ts';
import type { Device } from '../../core/sync/hub-protocol.ts';
import { readSyncStatus, type SyncStatus } from '../../core/sync/sync-status.ts';
import type { TextStore } from '../taskpane/brought-packs.ts';
import { sentenceOf } from '../taskpane/failure.ts';
import type { PaneSession } from '../taskpane/pane-session.ts';
import { followClipsInUse } from './clips-in-use.ts';
import { joinTeam, type JoinRequest } from './join-team.ts';
import { forgetAccount, readAccount, type TeamAccount } from './team-account.ts';
import { TeamConnection, type ConnectionPorts } from './team-connection.ts';

/** The pane as its team knows it: the clips in use, and whether they may be replaced. */
export type TeamDesk = Pick<PaneSession, 'state' | 'subscribe' | 'useClips'>;

/** The team of this pane, without what its hub knows it by. */
export type JoinedTeam = Device & { readonly url: string };

export interface TeamState {
  /** Null where no team was joined. */
  readonly team: JoinedTeam | null;
  /** Null before the first pass. */
  readonly status: SyncStatus | null;
  /** The team's clips, newest first; null until they are read. */
  readonly entries: readonly Entry[] | null;
  readonly search: string;
  readonly project: string | null;
  /** Ids that the search found, best first; null where nothing is searched. */
  readonly found: readonly string[] | null;
  /** Ids of the clips that the person has chosen. */
  readonly chosen: readonly string[];
  /** How many clips in use were replaced by the team's newer versions since somebody was told. */
  readonly renewed: number;
  /** Why the team's clips cannot be read here. */
  readonly problem: Text | null;
}

/** The team in the pane: its clips in a library of the pane's own, in step with the hub. */
export interface PaneTeam {
  state(): TeamState;
  subscribe(listener: () => void): () => void;
  /** The pane's copy of what the team has, for whatever is read from it or sent through it; null where no team was joined. */
  library(): Library | null;
  /** Throws Problem with what happened and what to do; then nothing has changed. */
  join(request: JoinRequest): Promise<void>;
  /** Forgets the token and the pane's copy of the team's clips, even where the hub cannot be told. */
  leave(): Promise<void>;
  search(words: string): void;
  chooseProject(project: string | null): void;
  /** Chooses a clip, or no longer. */
  choose(id: string): void;
  chooseNone(): void;
  /** The clips of these ids that the team still has, in the order of the ids. */
  clips(ids: readonly string[]): Promise<readonly Clip[]>;
  dismissRenewed(): void;
  close(): Promise<void>;
}

export interface TeamPorts extends ConnectionPorts {
  /** Null where the browser keeps nothing. */
  readonly store: TextStore | null;
  /** Where the pane is from. */
  readonly origin: string;
  /** Hears when another page of this browser joins or leaves. */
  readonly onAccount: (listener: () => void) => () => void;
}

const NO_TEAM: TeamState = { team: null, status: null, entries: null, search: '', project: null, found: null, chosen: [], renewed: 0, problem: null };

export function openPaneTeam(ports: TeamPorts, desk: TeamDesk): PaneTeam {
  let state = NO_TEAM;
  let connected: Connected | null = null;
  const listeners = new Set<() => void>();
  const set = (change: Partial<TeamState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const connect = (account: TeamAccount) => {
    const { url, workspace, member, device, role } = account;
    const own: Connected = connectTeam(account, ports, desk, () => state, (change) => connected === own && set(change));
    connected = own;
    set({ ...NO_TEAM, team: { url, workspace, member, device, role } });
    own.begin();
  };
  const disconnect = (): Connected | null => {
    const before = connected;
    before?.stop();
    connected = null;
    set(NO_TEAM);
    return before;
  };
  const follow = () => {
    const account = readAccount(ports.store);
    if (account?.token === connected?.token) return;
    void disconnect()?.connection.close();
    if (account !== null) connect(account);
  };
  follow();
  const forgetAccounts = ports.onAccount(follow);

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    library: () => connected?.connection.library ?? null,
    async join(request) {
      const account = await joinTeam(request, ports.origin, ports.store, ports.fetch);
      void disconnect()?.connection.close();
      connect(account);
    },
    async leave() {
      forgetAccount(ports.store);
      await disconnect()?.connection.leave();
    },
    search(words) {
      set({ search: words });
      connected?.search();
    },
    chooseProject: (project) => set({ project }),
    choose: (id) => set({ chosen: state.chosen.includes(id) ? state.chosen.filter((one) => one !== id) : [...state.chosen, id] }),
    chooseNone: () => set({ chosen: [] }),
    clips: async (ids) => connected?.clips(ids) ?? [],
    dismissRenewed: () => set({ renewed: 0 }),
    async close() {
      forgetAccounts();
      listeners.clear();
      await disconnect()?.connection.close();
    },
  };
}

/** A team while it is joined. */
interface Connected {
  readonly token: string;
  readonly connection: TeamConnection;
  readonly clips: (ids: readonly string[]) => Promise<readonly Clip[]>;
  /** Reads the library, now and whenever it changes. */
  begin(): void;
  /** Searches by the words of the state. */
  search(): void;
  stop(): void;
}

function connectTeam(account: TeamAccount, ports: TeamPorts, desk: TeamDesk, state: () => TeamState, set: (change: Partial<TeamState>) => void): Connected {
  const connection = new TeamConnection(account, ports);
  const { library } = connection;
  const index = new LibrarySearch(library);
  const clips = async (ids: readonly string[]) => (await Promise.all(ids.map((id) => clipById(library, id)))).filter((clip) => clip !== null);
  const inUse = followClipsInUse(desk, clips, (count) => set({ renewed: state().renewed + count }));
  const fail = (error: unknown) => set({ problem: sentenceOf(error) });
  const search = () => {
    const { search: words, entries } = state();
    if (words.trim() === '' || entries === null) return set({ found: null });
    index.find(entries, words).then((found) => {
      // What was asked for since then has an answer of its own.
      if (state().search === words && state().entries === entries) set({ found });
    }, fail);
  };
  const see = (entries: readonly Entry[]) => {
    const ids = new Set(entries.map(({ id }) => id));
    const { chosen, project } = state();
    const isThere = project === null || entries.some((entry) => entry.project === project);
    set({ entries, chosen: chosen.filter((id) => ids.has(id)), project: isThere ? project : null, problem: null });
    search();
    inUse.see(entries);
  };
  const watching: { unsubscribe(): void }[] = [];
  return {
    token: account.token,
    connection,
    clips,
    search,
    begin() {
      watching.push(liveQuery(() => listEntries(library)).subscribe({ next: see, error: fail }));
      watching.push(liveQuery(() => readSyncStatus(library)).subscribe({ next: (status) => set({ status }), error: fail }));
    },
    stop() {
      for (const one of watching) one.unsubscribe();
      inUse.stop();
    },
  };
}
