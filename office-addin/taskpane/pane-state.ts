import type { Text } from '../../core/language/language.ts';
import type { Offer, Report, Study } from '../../core/report/study.ts';
import type { Correction } from '../../core/sheet/correction.ts';
import type { TypedTable } from '../../core/sheet/typed-table.ts';
import type { Progress, WorkbookChange, Written } from '../../core/workbook/workbook.ts';
import type { TablesFound } from './pane-services.ts';
import { touchesTable } from './table-places.ts';

/**
 * The pane's way from an unread workbook to a written report, as a pure state machine.
 *
 *     reading -> matching -> ready -> composing -> writing -> written
 *
 * `halted` is where reading or matching ended early, stopped by the person or by a problem. Stopping or failing
 * while composing or writing leads back to `ready`, with a notice: the workbook is then as it was.
 */
export type Stage =
  | { readonly at: 'reading'; readonly progress: Progress | null }
  | { readonly at: 'matching'; readonly progress: Progress | null }
  | { readonly at: 'halted'; readonly problem: Text | null }
  | { readonly at: 'ready'; readonly study: Study; readonly notice: Notice | null }
  | { readonly at: 'composing'; readonly study: Study; readonly progress: Progress | null; readonly stopping: boolean }
  | { readonly at: 'writing'; readonly study: Study; readonly progress: Progress | null; readonly stopping: boolean }
  | { readonly at: 'written'; readonly study: Study; readonly report: Report; readonly written: Written };

export type Notice = { readonly kind: 'stopped' } | { readonly kind: 'problem'; readonly sentence: Text };

export interface PaneState {
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
  /** The sheet that changed after its tables were read. */
  readonly changedSheet: string | null;
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
  | { readonly kind: 'compose-started' }
  | { readonly kind: 'write-started' }
  | { readonly kind: 'written'; readonly report: Report; readonly written: Written }
  | { readonly kind: 'back-to-offers' }
  | { readonly kind: 'progressed'; readonly progress: Progress }
  | { readonly kind: 'stop-asked' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly sentence: Text }
  | { readonly kind: 'notice-dismissed' }
  | { readonly kind: 'workbook-changed'; readonly change: WorkbookChange };

/** How many analyses are offered at first sight and written unless the person chooses otherwise. */
export const FIRST_OFFERS = 3;

export const unreadPane: PaneState = {
  stage: { at: 'reading', progress: null },
  tables: [],
  notices: [],
  setAside: [],
  correcting: { at: 'idle' },
  chosen: [],
  changedSheet: null,
};

/** The state after an event. An event that means nothing at this stage (a late answer, say) changes nothing. */
export function nextPane(state: PaneState, event: PaneEvent): PaneState {
  const { stage } = state;
  switch (event.kind) {
    case 'read-started':
      return isWriting(stage) ? state : { ...unreadPane, tables: state.tables };
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
      if (stage.at !== 'matching') return state;
      return {
        ...state,
        stage: { at: 'ready', study: event.study, notice: null },
        chosen: chosenAtFirst(event.study.offers),
      };
    case 'choice-toggled':
      return stage.at === 'ready' ? { ...state, chosen: toggled(state.chosen, event.offer, stage.study.offers) } : state;
    case 'compose-started':
      if (stage.at !== 'ready' || state.chosen.length === 0) return state;
      return { ...state, stage: { at: 'composing', study: stage.study, progress: null, stopping: false } };
    case 'write-started':
      if (stage.at !== 'composing') return state;
      return { ...state, stage: { at: 'writing', study: stage.study, progress: null, stopping: stage.stopping } };
    case 'written':
      if (stage.at !== 'writing') return state;
      return { ...state, stage: { at: 'written', study: stage.study, report: event.report, written: event.written } };
    case 'back-to-offers':
      return stage.at === 'written' ? { ...state, stage: { at: 'ready', study: stage.study, notice: null } } : state;
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
      return state.tables.some((table) => touchesTable(event.change, table))
        ? { ...state, changedSheet: event.change.sheet }
        : state;
  }
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
  return at === 'matching' || at === 'ready' || at === 'written' || at === 'halted';
}

function foundIn({ tables, notices, setAside }: TablesFound): TablesFound {
  return { tables, notices, setAside };
}

type WritingStage = Extract<Stage, { at: 'composing' | 'writing' }>;
type LongStage = Extract<Stage, { progress: Progress | null }>;

function isWriting(stage: Stage): stage is WritingStage {
  return stage.at === 'composing' || stage.at === 'writing';
}

function isLong(stage: Stage): stage is LongStage {
  return 'progress' in stage;
}

function ended(state: PaneState, problem: Text | null): PaneState {
  const { stage } = state;
  if (stage.at === 'reading' || stage.at === 'matching') return { ...state, stage: { at: 'halted', problem } };
  if (!isWriting(stage)) return state;
  const notice: Notice = problem === null ? { kind: 'stopped' } : { kind: 'problem', sentence: problem };
  return { ...state, stage: { at: 'ready', study: stage.study, notice } };
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
