import type { Clip } from '../../core/clip/clip.ts';
import type { Language, Text } from '../../core/language/language.ts';
import { pane } from '../../core/language/texts/pane.ts';
import type { CompareWith } from '../../core/metric/period.ts';
import type { OfferSettings, ReportPeriod } from '../../core/report/offer-settings.ts';
import { withWishes } from '../../core/report/offer-wishes.ts';
import type { OfferWishes } from '../../core/report/offer-wishes.ts';
import type { EvidencePlace, PlaceEvidence } from '../../core/report/evidence-at.ts';
import type { Offer } from '../../core/report/study.ts';
import type { WrittenReport } from '../../core/report/written-reports.ts';
import type { CorrectionChange } from '../../core/sheet/change-correction.ts';
import type { RangeRef } from '../../core/workbook/address.ts';
import type { LongWork, Workbook, Written } from '../../core/workbook/workbook.ts';
import { clipsForFormulas, type ClipsForFormulas } from './clips-for-formulas.ts';
import { nextClips, noClips } from './clips-state.ts';
import type { ClipsEvent, ClipsState } from './clips-state.ts';
import type { PacksState } from './brought-packs.ts';
import { isAbort, sentenceOf } from './failure.ts';
import type { MadeReport } from './made-report.ts';
import { offerTrials } from './offer-trials.ts';
import type { PaneServices } from './pane-services.ts';
import { canCorrect, chosenOffers, isWriting, nextPane, unreadPane } from './pane-state.ts';
import type { PaneEvent, PaneState, SectionName } from './pane-state.ts';
import { nextQuery, noQuery } from './query-state.ts';
import type { QueryEvent, QueryState } from './query-state.ts';
import { reportRemoval } from './report-removal.ts';
import { nextReports, noReports } from './reports-state.ts';
import type { ReportsEvent, ReportsState } from './reports-state.ts';
import { orderTables, placeName } from './table-places.ts';
import { nextWishes, noWishes, wishesOf } from './wishes-state.ts';
import type { WishesEvent, WishesState } from './wishes-state.ts';

export interface SessionState {
  readonly pane: PaneState;
  readonly clips: ClipsState;
  readonly query: QueryState;
  readonly packs: PacksState;
  readonly wishes: WishesState;
  readonly reports: ReportsState;
  /** Why the last place asked for could not be shown. */
  readonly lost: Text | null;
}

/** One workbook in the pane: what a person can do with it, and the state that follows. */
export interface PaneSession {
  readonly state: () => SessionState;
  subscribe(listener: () => void): () => void;
  /** Reads the tables, then tries the analyses; also what "read again" does. */
  read(): Promise<void>;
  showSection(section: SectionName): void;
  toggle(offer: number): void;
  searchOffers(words: string): void;
  /** What can be chosen about an offer, and the periods that a report of the chosen ones can be about. */
  settings(offer: Offer): Promise<OfferSettings>;
  periods(): Promise<readonly ReportPeriod[]>;
  /** Changes an offer and tries it; `state().wishes` says what came of it. Without any wish it is again as it was found. */
  wish(offer: Offer, wishes: OfferWishes): Promise<void>;
  wishPeriod(period: ReportPeriod | null): void;
  wishComparison(compareWith: CompareWith | null): void;
  wishLanguage(language: Language | null): void;
  /** Computes and writes the chosen analyses, and shows their first sheet. Stopped or failed, the workbook stays as it was. */
  write(language: Language): Promise<void>;
  /** Computes and writes the last report again, of the data as it is now. Stopped or failed, the workbook stays as it was. */
  /** Refreshes a report of the workbook; the one written last where none is named. */
  refresh(report?: WrittenReport): Promise<void>;
  /** Opens the view of the evidence of what is selected; where it is open, looks again. */
  showEvidence(): void;
  closeEvidence(): void;
  readonly evidence: {
    selection: PaneServices['selection'];
    /** What a report says at a place; `isFresh` reads the workbook's reports anew. */
    look(place: EvidencePlace, isFresh: boolean): Promise<PlaceEvidence>;
  };
  /** Lists the workbook's reports: `state().reports`. */
  listReports(): Promise<void>;
  /** Asks whether a report shall be removed; what came of it is in `state().reports.removal`. */
  askRemoval(report: WrittenReport): Promise<void>;
  removeReport(report: WrittenReport): Promise<void>;
  dismissRemoval(): void;
  /** Keeps a correction, reads its sheet again and tries the analyses anew. `state().pane.correcting` says how it went. */
  correct(change: CorrectionChange): Promise<void>;
  /** The same for the cells that the person has selected; where there are none, `state` says so at that table. */
  correctSelected(change: (selected: RangeRef) => CorrectionChange, table: string | null): Promise<void>;
  dismissCorrection(): void;
  stop(): void;
  dismissNotice(): void;
  /** Loads a bundle and tries the analyses again, now with its clips. */
  loadClips(bytes: Uint8Array, fileName: string): Promise<void>;
  /** The same for clips that are there; one of the same id as another takes its place. */
  useClips(clips: readonly Clip[]): Promise<void>;
  /** Adds clips to the workbook as tables, and shows the first. Throws Problem; then the workbook is as it was. */
  insertClips(clips: readonly Clip[], language: Language): Promise<Written>;
  readonly team: PaneServices['team'];
  readonly workbook: Pick<Workbook, 'info'>;
  /** Reads a KPI pack's file, remembers it and tries the analyses again; `state().packs` tells what is wrong with it. */
  bringPack(text: string, fileName: string): Promise<void>;
  removePack(id: string): Promise<void>;
  dismissRefusedPack(): void;
  searchClips(words: string): void;
  /** Analyses the clips of one project alone; null for all of them. */
  chooseProject(project: string | null): Promise<void>;
  removeClips(): Promise<void>;
  readonly clipsForFormulas: ClipsForFormulas;
  typeQuery(sql: string): void;
  runQuery(sql: string): Promise<void>;
  stopQuery(): void;
  /** Shows a place in the workbook; where it is gone, `state().lost` says so. */
  goTo(ref: RangeRef): Promise<void>;
  dismissLost(): void;
  close(): Promise<void>;
}

export function openPaneSession(services: PaneServices, clips: ClipsState = noClips): PaneSession {
  let state: SessionState = { pane: unreadPane, clips: { ...clips, loading: false, problem: null }, query: noQuery, packs: { packs: [], remembered: true, refused: null }, wishes: noWishes, reports: noReports, lost: null };
  const listeners = new Set<() => void>();
  let work = new AbortController();
  let place: RangeRef | null = null;
  /** Corrections follow each other: each builds on the one before. */
  let lastCorrection: Promise<unknown> = Promise.resolve();
  let queryWork = new AbortController();

  const set = (next: SessionState) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const tell = (event: PaneEvent) => {
    const pane = nextPane(state.pane, event);
    if (pane !== state.pane) set({ ...state, pane });
  };
  const tellClips = (event: ClipsEvent) => set({ ...state, clips: nextClips(state.clips, event) });
  const tellWishes = (event: WishesEvent) => set({ ...state, wishes: nextWishes(state.wishes, event) });
  const trials = offerTrials((offer, signal) => services.tryOffer(offer, state.clips.inUse, { signal }), tellWishes);
  const tellReports = (event: ReportsEvent) => {
    set({ ...state, reports: nextReports(state.reports, event) });
    if (event.kind === 'report-removed') tell({ kind: 'report-removed', sheets: event.report.sheets.map(({ name }) => name) });
  };
  const removal = reportRemoval(services, tellReports);
  const tellQuery = (event: QueryEvent) => set({ ...state, query: nextQuery(state.query, event) });

  /** Runs one piece of long work; whatever ran before is stopped, and its late answers go unheard. */
  const run = async (task: (work: LongWork & { signal: AbortSignal }, say: (event: PaneEvent) => void) => Promise<void>) => {
    work.abort();
    const controller = new AbortController();
    work = controller;
    const say = (event: PaneEvent) => {
      if (work === controller) tell(event);
    };
    try {
      await task({ signal: controller.signal, onProgress: (progress) => say({ kind: 'progressed', progress }) }, say);
    } catch (error) {
      say(isAbort(error) ? { kind: 'stopped' } : { kind: 'failed', sentence: sentenceOf(error) });
    }
  };

  const match = async (long: LongWork & { signal: AbortSignal }, say: (event: PaneEvent) => void) => {
    const { tables } = state.pane;
    if (tables.length === 0) return say({ kind: 'studied', study: { tables, offers: [], unfit: [] } });
    const study = await services.study(state.clips.inUse, long, (known) => say({ kind: 'studied', study: known }));
    long.signal.throwIfAborted();
    say({ kind: 'studied', study });
  };

  const showPacks = async (refused: PacksState['refused']) => {
    const packs = await services.packs.all();
    set({ ...state, packs: { packs, remembered: services.packs.remembers(), refused } });
  };

  const rematch = () => {
    const { at } = state.pane.stage;
    if (at === 'reading' || isWriting(state.pane.stage)) return Promise.resolve();
    return run(async (long, say) => {
      say({ kind: 'match-started' });
      await match(long, say);
    });
  };

  const useClips = (clips: readonly Clip[]) => {
    tellClips({ kind: 'loaded', clips });
    return rematch();
  };

  const correct = (change: CorrectionChange) => {
    const correcting = lastCorrection.then(async () => {
      if (!canCorrect(state.pane.stage)) return;
      const table = 'table' in change ? change.table.name : null;
      tell({ kind: 'correction-started' });
      try {
        const found = await services.correct(change, {});
        tell({ kind: 'corrected', table, ...found, tables: orderTables(found.tables, place) });
      } catch (error) {
        tell({ kind: 'correction-refused', table, sentence: sentenceOf(error) });
        return;
      }
      void rematch();
    });
    lastCorrection = correcting;
    return correcting;
  };

  const goTo = async (ref: RangeRef) => {
    try {
      await services.workbook.goTo(ref);
      if (state.lost !== null) set({ ...state, lost: null });
    } catch (error) {
      set({ ...state, lost: sentenceOf(error) });
    }
  };

  const showFirst = async ({ sheets: [first] }: Written) => {
    if (first !== undefined) await goTo({ sheet: first, range: 'A1' });
  };

  const wished = (): MadeReport['parts'] => chosenOffers(state.pane).map((offer) => ({ offer: withWishes(offer, wishesOf(state.wishes, offer)), wishes: wishesOf(state.wishes, offer) }));

  const forget = services.workbook.onChange((change) => tell({ kind: 'workbook-changed', change }));

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () =>
      run(async (long, say) => {
        say({ kind: 'read-started' });
        const [found, active] = await Promise.all([services.findTables(long), services.activePlace()]);
        long.signal.throwIfAborted();
        place = active;
        say({ kind: 'tables-found', ...found, tables: orderTables(found.tables, place) });
        await showPacks(state.packs.refused);
        await match(long, say);
      }),
    showSection: (section) => tell({ kind: 'section-chosen', section }),
    toggle: (offer) => tell({ kind: 'choice-toggled', offer }),
    searchOffers: (words) => tell({ kind: 'offers-searched', words }),
    settings: (offer) => services.settings(offer),
    periods: () => services.periods(wished().map(({ offer }) => offer)),
    wish: (offer, wishes) => trials.wish(offer, wishes),
    wishPeriod: (period) => tellWishes({ kind: 'period-wished', period }),
    wishComparison: (compareWith) => tellWishes({ kind: 'comparison-wished', compareWith }),
    wishLanguage: (language) => tellWishes({ kind: 'language-wished', language }),
    async write(language) {
      if (state.pane.stage.at !== 'ready' || state.pane.chosen.length === 0) return;
      const { wishes } = state;
      const made: MadeReport = { parts: wished(), language: wishes.language ?? language, period: wishes.period?.period ?? null, compareWith: wishes.compareWith };
      await run(async (long, say) => {
        say({ kind: 'compose-started', made });
        const options = { language: made.language, period: made.period, compareWith: made.compareWith, project: state.clips.project, now: services.now() };
        const report = await services.compose(made.parts.map(({ offer }) => offer), state.clips.inUse, options, long);
        long.signal.throwIfAborted();
        say({ kind: 'write-started' });
        const written = await services.workbook.write(report.plan, long);
        say({ kind: 'written', report, written });
        await showFirst(written);
      });
    },
    async refresh(report) {
      const { last, stage } = state.pane;
      const document = report?.document ?? last?.report.plan.customXml ?? null;
      if (document === null || stage.at !== 'ready') return;
      await run(async (long, say) => {
        say({ kind: 'refresh-started' });
        const refreshed = await services.refresh(document, state.clips.clips, long);
        const { found } = refreshed;
        // What is offered now is of the clips that the report is about.
        tellClips({ kind: 'project-chosen', project: refreshed.project });
        say({ kind: 'refreshed', refreshed: { ...refreshed, found: { ...found, tables: orderTables(found.tables, place) } } });
        void removal.list();
        await showFirst(refreshed.written);
      });
    },
    showEvidence: () => tell({ kind: 'evidence-asked' }),
    closeEvidence: () => tell({ kind: 'evidence-closed' }),
    evidence: {
      selection: () => services.selection(),
      look: (place, isFresh) => services.evidence(place, isFresh, ({ source }) => state.pane.changedTables.includes(placeName(source))),
    },
    listReports: () => removal.list(),
    askRemoval: (report) => removal.ask(report),
    async removeReport(report) {
      if (!isWriting(state.pane.stage)) await removal.remove(report);
    },
    dismissRemoval: () => tellReports({ kind: 'removal-dismissed' }),
    correct,
    async correctSelected(change, table) {
      const selected = await services.selectedCells();
      if (selected === null) tell({ kind: 'correction-refused', table, sentence: pane.correct.selectFirst });
      else await correct(change(selected));
    },
    dismissCorrection: () => tell({ kind: 'correction-noted' }),
    stop() {
      tell({ kind: 'stop-asked' });
      work.abort();
    },
    dismissNotice: () => tell({ kind: 'notice-dismissed' }),
    async loadClips(bytes, fileName) {
      tellClips({ kind: 'load-started' });
      try {
        await useClips(await services.readClips(bytes, fileName));
      } catch (error) {
        tellClips({ kind: 'load-failed', sentence: sentenceOf(error) });
      }
    },
    useClips,
    async insertClips(clips, language) {
      const written = await services.insertClips(clips, language);
      await showFirst(written);
      return written;
    },
    team: services.team,
    workbook: services.workbook,
    async bringPack(text, fileName) {
      const { problems } = await services.packs.bring(text, fileName);
      await showPacks(problems === null ? null : { fileName, problems });
      if (problems === null) await rematch();
    },
    async removePack(id) {
      await services.packs.takeAway(id);
      await showPacks(state.packs.refused);
      await rematch();
    },
    dismissRefusedPack: () => set({ ...state, packs: { ...state.packs, refused: null } }),
    searchClips: (words) => tellClips({ kind: 'searched', words }),
    async chooseProject(project) {
      tellClips({ kind: 'project-chosen', project });
      await rematch();
    },
    async removeClips() {
      tellClips({ kind: 'all-removed' });
      await rematch();
    },
    clipsForFormulas: clipsForFormulas(services, () => state.clips.clips),
    typeQuery: (sql) => tellQuery({ kind: 'typed', sql }),
    async runQuery(sql) {
      if (state.query.run.at === 'running') return;
      queryWork = new AbortController();
      const { signal } = queryWork;
      tellQuery({ kind: 'run-started' });
      try {
        tellQuery({ kind: 'answered', result: await services.query(sql, state.clips.inUse, signal) });
      } catch (error) {
        tellQuery(isAbort(error) ? { kind: 'run-stopped' } : { kind: 'run-failed', sentence: sentenceOf(error) });
      }
    },
    stopQuery: () => queryWork.abort(),
    goTo,
    dismissLost: () => set({ ...state, lost: null }),
    async close() {
      forget();
      work.abort();
      trials.stop();
      queryWork.abort();
      listeners.clear();
      await services.close();
    },
  };
}
