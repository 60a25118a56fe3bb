import type { Text } from '../../core/language/language.ts';
import { offerKey } from '../../core/report/offer-wishes.ts';
import type { Offer, Report, Study } from '../../core/report/study.ts';
import type { Correction } from '../../core/sheet/correction.ts';
import type { TypedTable } from '../../core/sheet/typed-table.ts';
import type { Progress, WorkbookChange, Written } from '../../core/workbook/workbook.ts';
import { afterChange, sourceTables } from './made-report.ts';
import type { LastReport, MadeReport } from './made-report.ts';
import type { Refreshed, TablesFound } from './pane-services.ts';
import { placeName, touchesTable } from './table-places.ts';

/** What the pane shows, each in a tab of its own. */
export const SECTIONS = ['analyse', 'research', 'report', 'data', 'sql'] as const;
export type SectionName = (typeof SECTIONS)[number];

/**
 * The pane's way from an unread workbook to a written report, as a pure state machine.
 *
 *     reading -> matching -> ready -> composing -> writing -> ready, with a report
 *                            ready -> refreshing -> ready, with a newer report
 *
 * `ready` begins when the analyses that fit are known; the headlines of some may still come, and none of them is
 * waited for.
 *
 * `halted` is where reading or matching ended early, stopped by the person or by a problem. Stopping or failing
 * while composing, writing or refreshing leads back to `ready`, with a notice: the workbook is then as it was.
 */
export type Stage =
  | { readonly at: 'reading'; readonly progress: Progress | null }
  | { readonly at: 'matching'; readonly progress: Progress | null }
  | { readonly at: 'halted'; readonly problem: Text | null }
  | { readonly at: 'ready'; readonly study: Study; readonly notice: Notice | null }
  | { readonly at: 'composing' | 'writing'; readonly study: Study; readonly made: MadeReport; readonly progress: Progress | null; readonly stopping: boolean }
  /** `changes`: what changed since it began, and may not be in the newer report. */
  | { readonly at: 'refreshing'; readonly study: Study; readonly progress: Progress | null; readonly stopping: boolean; readonly changes: readonly WorkbookChange[] };

export type Notice = { readonly kind: 'stopped' } | { readonly kind: 'problem'; readonly sentence: Text };

export interface PaneState {
  readonly section: SectionName;
  readonly stage: Stage;
  /** Known from the end of `reading` on, the one that the person looks at first. */
  readonly tables: readonly TypedTable[];
  /** What is said of corrections that could not be used. */
  readonly notices: readonly Text[];
  /** Blocks that a person said are no tables. */
  readonly setAside: readonly Correction[];
  readonly correcting: Correcting;
  /** Positions in the study's offers that go into the report. */
  readonly chosen: readonly number[];
  /** Words by which a person looks for another analysis. */
  readonly search: string;
  /** The sheet that changed after its tables were read. */
  readonly changedSheet: string | null;
  /** Where the tables stand that changed after they were read. */
  readonly changedTables: readonly string[];
  readonly last: LastReport | null;
  /** How often the evidence of the selected cell was asked for since it was closed; 0 while it is closed. */
  readonly evidenceAsked: number;
}

/** How the correction made last went; `table` is where it was made, null for cells that are no table yet or no more. */
export type Correcting =
  | { readonly at: 'idle' }
  | { readonly at: 'busy' }
  | { readonly at: 'kept'; readonly table: string | null }
  | { readonly at: 'refused'; readonly table: string | null; readonly sentence: Text };

export type PaneEvent =
  | { readonly kind: 'read-started' }
  | ({ readonly kind: 'tables-found' } & TablesFound)
  | { readonly kind: 'correction-started' }
  | ({ readonly kind: 'corrected'; readonly table: string | null } & TablesFound)
  | { readonly kind: 'correction-refused'; readonly table: string | null; readonly sentence: Text }
  | { readonly kind: 'correction-noted' }
  | { readonly kind: 'match-started' }
  | { readonly kind: 'studied'; readonly study: Study }
  | { readonly kind: 'choice-toggled'; readonly offer: number }
  | { readonly kind: 'offers-searched'; readonly words: string }
  | { readonly kind: 'section-chosen'; readonly section: SectionName }
  | { readonly kind: 'evidence-asked' }
  | { readonly kind: 'evidence-closed' }
  | { readonly kind: 'compose-started'; readonly made: MadeReport }
  | { readonly kind: 'write-started' }
  | { readonly kind: 'written'; readonly report: Report; readonly written: Written }
  /** A report was taken out of the workbook, with these sheets. */
  | { readonly kind: 'report-removed'; readonly sheets: readonly string[] }
  | { readonly kind: 'refresh-started' }
  | { readonly kind: 'refreshed'; readonly refreshed: Refreshed }
  | { readonly kind: 'progressed'; readonly progress: Progress }
  | { readonly kind: 'stop-asked' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly sentence: Text }
  | { readonly kind: 'notice-dismissed' }
  | { readonly kind: 'workbook-changed'; readonly change: WorkbookChange };

/** How many analyses are offered at first sight and written unless the person chooses otherwise. */
export const FIRST_OFFERS = 3;

export const unreadPane: PaneState = {
  section: 'analyse',
  stage: { at: 'reading', progress: null },
  tables: [],
  notices: [],
  setAside: [],
  correcting: { at: 'idle' },
  chosen: [],
  search: '',
  changedSheet: null,
  changedTables: [],
  last: null,
  evidenceAsked: 0,
};

/** The state after an event. An event that means nothing at this stage (a late answer, say) changes nothing. */
export function nextPane(state: PaneState, event: PaneEvent): PaneState {
  const { stage } = state;
  switch (event.kind) {
    case 'read-started':
      return isWriting(stage) ? state : { ...unreadPane, tables: state.tables, section: state.section, search: state.search, last: state.last, evidenceAsked: state.evidenceAsked };
    case 'tables-found':
      if (stage.at !== 'reading') return state;
      return { ...state, ...foundIn(event), stage: { at: 'matching', progress: null } };
    case 'correction-started':
      return { ...state, correcting: { at: 'busy' } };
    case 'corrected':
      return { ...state, ...foundIn(event), correcting: { at: 'kept', table: event.table } };
    case 'correction-refused':
      return { ...state, correcting: { at: 'refused', table: event.table, sentence: event.sentence } };
    case 'correction-noted':
      return { ...state, correcting: { at: 'idle' } };
    case 'match-started':
      if (stage.at === 'reading' || isWriting(stage)) return state;
      return { ...state, stage: { at: 'matching', progress: null } };
    case 'studied':
      if (stage.at === 'ready' && isPending(stage.study)) return { ...state, stage: { ...stage, study: event.study } };
      if (stage.at !== 'matching') return state;
      return {
        ...state,
        stage: { at: 'ready', study: event.study, notice: null },
        chosen: chosenAtFirst(event.study.offers),
      };
    case 'choice-toggled':
      return stage.at === 'ready' ? { ...state, chosen: toggled(state.chosen, event.offer, stage.study.offers) } : state;
    case 'report-removed':
      return state.last?.written.sheets.some((sheet) => event.sheets.includes(sheet)) === true ? { ...state, last: null } : state;
    case 'offers-searched':
      return { ...state, search: event.words };
    case 'section-chosen':
      return { ...state, section: event.section };
    case 'evidence-asked':
      return { ...state, section: 'report', evidenceAsked: state.evidenceAsked + 1 };
    case 'evidence-closed':
      return { ...state, evidenceAsked: 0 };
    case 'compose-started':
      if (stage.at !== 'ready' || event.made.parts.length === 0) return state;
      return { ...state, stage: { at: 'composing', study: settled(stage.study), made: event.made, progress: null, stopping: false } };
    case 'write-started':
      return stage.at === 'composing' ? { ...state, stage: { ...stage, at: 'writing', progress: null } } : state;
    case 'written': {
      if (stage.at !== 'writing') return state;
      const { report, written } = event;
      const last = { made: stage.made, report, written, kept: [], left: [], changedSheet: changedSource(stage.made, state.changedTables) };
      return { ...state, section: 'report', stage: { at: 'ready', study: stage.study, notice: null }, last };
    }
    case 'refresh-started':
      if (stage.at !== 'ready') return state;
      return { ...state, stage: { at: 'refreshing', study: settled(stage.study), progress: null, stopping: false, changes: [] } };
    case 'refreshed': {
      if (stage.at !== 'refreshing') return state;
      const { found, study, ...last } = event.refreshed;
      const current: PaneState = {
        ...state,
        section: 'report',
        ...foundIn(found),
        stage: { at: 'ready', study, notice: null },
        chosen: stillChosen(state, study),
        changedSheet: null,
        changedTables: [],
        last: { ...last, changedSheet: null },
      };
      return stage.changes.reduce(changed, current);
    }
    case 'progressed':
      return isLong(stage) ? { ...state, stage: { ...stage, progress: event.progress } } : state;
    case 'stop-asked':
      return isWriting(stage) ? { ...state, stage: { ...stage, stopping: true } } : state;
    case 'stopped':
      return ended(state, null);
    case 'failed':
      return ended(state, event.sentence);
    case 'notice-dismissed':
      return stage.at === 'ready' ? { ...state, stage: { ...stage, notice: null } } : state;
    case 'workbook-changed':
      return changed(stage.at === 'refreshing' ? { ...state, stage: { ...stage, changes: [...stage.changes, event.change] } } : state, event.change);
  }
}

function changed(state: PaneState, change: WorkbookChange): PaneState {
  const touched = state.tables.filter((table) => touchesTable(change, table)).map(({ source }) => placeName(source));
  const last = afterChange(state.last, change);
  if (touched.length === 0) return last === state.last ? state : { ...state, last };
  return { ...state, last, changedSheet: change.sheet, changedTables: [...new Set([...state.changedTables, ...touched])] };
}

/** The sheet of a table that a report is made of and that changed after it was read. */
function changedSource(made: MadeReport, changedTables: readonly string[]): string | null {
  return sourceTables(made).find(({ source }) => changedTables.includes(placeName(source)))?.source.sheet ?? null;
}

/** The offers that go into the report, in the study's order. */
export function chosenOffers(state: PaneState): readonly Offer[] {
  const study = studyOf(state.stage);
  return study === null ? [] : study.offers.filter((_, index) => state.chosen.includes(index));
}

/** What is known of the workbook at this stage; null before the analyses were tried. */
export function studyOf(stage: Stage): Study | null {
  return 'study' in stage ? stage.study : null;
}

/** Whether a person may correct how tables are understood: not while they are read, or a report is made of them. */
export function canCorrect({ at }: Stage): boolean {
  return at === 'matching' || at === 'ready' || at === 'halted';
}

function foundIn({ tables, notices, setAside }: TablesFound): TablesFound {
  return { tables, notices, setAside };
}

type WritingStage = Extract<Stage, { stopping: boolean }>;
type LongStage = Extract<Stage, { progress: Progress | null }>;

/** Whether headlines of a study are being computed. */
function isPending({ offers }: Study): boolean {
  return offers.some((offer) => offer.isPending === true);
}

/** The study as it stands once no more headlines come. */
function settled(study: Study): Study {
  return isPending(study) ? { ...study, offers: study.offers.map((offer) => ({ ...offer, isPending: false })) } : study;
}

/** Whether a report is on its way into the workbook. */
export function isWriting(stage: Stage): stage is WritingStage {
  return stage.at === 'composing' || stage.at === 'writing' || stage.at === 'refreshing';
}

function isLong(stage: Stage): stage is LongStage {
  return 'progress' in stage;
}

function ended(state: PaneState, problem: Text | null): PaneState {
  const { stage } = state;
  if (stage.at === 'reading' || stage.at === 'matching') return { ...state, stage: { at: 'halted', problem } };
  const notice: Notice = problem === null ? { kind: 'stopped' } : { kind: 'problem', sentence: problem };
  if (stage.at === 'ready' && isPending(stage.study)) return { ...state, stage: { ...stage, study: settled(stage.study), notice: problem === null ? stage.notice : notice } };
  if (!isWriting(stage)) return state;
  return { ...state, stage: { at: 'ready', study: stage.study, notice } };
}

/** The offers that were chosen before, wherever they stand now; those chosen unasked where none of them is left. */
function stillChosen(state: PaneState, study: Study): readonly number[] {
  const before = new Set(chosenOffers(state).map(offerKey));
  const still = study.offers.flatMap((offer, index) => (before.has(offerKey(offer)) ? [index] : []));
  return still.length > 0 ? still : chosenAtFirst(study.offers);
}

/** The best few that are written unasked; where none of them is, the best. */
function chosenAtFirst(offers: readonly Offer[]): number[] {
  const wanted = offers.slice(0, FIRST_OFFERS).flatMap((offer, index) => (offer.isCovered === true || offer.isAside === true ? [] : [index]));
  return wanted.length > 0 ? wanted : offers.slice(0, 1).map(() => 0);
}

function toggled(chosen: readonly number[], offer: number, offers: readonly Offer[]): readonly number[] {
  if (offer < 0 || offer >= offers.length) return chosen;
  return chosen.includes(offer) ? chosen.filter((one) => one !== offer) : [...chosen, offer].sort((a, b) => a - b);
}
