import type { Binding } from '../analysis/plugin.ts';
import type { PluginOptions } from '../analysis/plugin-options.ts';
import type { AnalysisResult, OwnAnalyses } from '../analysis/registry.ts';
import type { Clip } from '../clip/clip.ts';
import type { Engine } from '../engine/engine.ts';
import type { Fact } from '../fact/fact.ts';
import type { Block } from '../fact/block.ts';
import type { Sentence } from '../fact/sentence.ts';
import type { Language, Text } from '../language/language.ts';
import type { SheetReading } from '../sheet/read-tables.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import type { BusinessCalendar } from '../metric/business-calendar.ts';
import type { CompareWith, Period } from '../metric/period.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { PlannedSheet, SheetPlan } from '../workbook/sheet-plan.ts';
import type { LongWork, Workbook } from '../workbook/workbook.ts';
import type { EvidenceInput } from './evidence-xml.ts';

/** An analysis that fits the workbook, with the number that makes a person want it. */
export interface Offer {
  readonly plugin: string;
  readonly title: Text;
  readonly question: Text;
  readonly binding: Binding;
  readonly score: number;
  readonly reason: Text;
  /** Null until computed, or where nothing honest can be said in a line. */
  readonly headline: Sentence | null;
  /** What it found already, and by which calendar: a report about the same need not ask again. */
  readonly answer?: { readonly result: AnalysisResult; readonly calendar: BusinessCalendar };
  /** Its headline is being computed. */
  readonly isPending?: boolean;
  /** Another analysis of the same table says all of it: written only where it is asked for. */
  readonly isCovered?: boolean;
  /** It looks closer at a table that it fits only so well: written only where it is asked for. */
  readonly isAside?: boolean;
  /** What a person told it about this table: holds over what the report's options say. */
  readonly options?: PluginOptions;
}

/** An analysis that no table of the workbook is for, and why. */
export interface UnfitAnalysis {
  readonly plugin: string;
  readonly title: Text;
  readonly question: Text;
  readonly why: Text;
}

/** What was understood of a workbook: its tables and the analyses that fit them, best first. */
export interface Study {
  readonly tables: readonly TypedTable[];
  readonly offers: readonly Offer[];
  /** The analyses that fit none of the tables. */
  readonly unfit: readonly UnfitAnalysis[];
}

/** A workbook to be analysed, with the packs and plugins that people brought. */
export interface StudyInput extends OwnAnalyses {
  readonly workbook: Workbook;
  readonly engine: Engine;
  readonly clips: readonly Clip[];
  /** How the business divides time; where left out, as the workbook remembers it. */
  readonly calendar?: BusinessCalendar;
  /** The workbook's tables where they are read already. */
  readonly readings?: readonly SheetReading[];
  /** Hears which analyses fit as soon as that is known, and again as each headline is there. */
  readonly onOffers?: (study: Study) => void;
  /** The table in front of the person: analyses that fit it well are offered before those of other tables. */
  readonly inFront?: RangeRef | null;
}

export interface ReportOptions {
  readonly language: Language;
  /** Report time as an ISO date-time: the clock is passed in. */
  readonly now: string;
  /** The period to report on; the last complete one where none is given. */
  readonly period?: Period | null;
  /** What to compare with first; where left out, as the calendar says. */
  readonly compareWith?: CompareWith | null;
  /** What a person told the analyses: by plugin, by name of the option. */
  readonly options?: Readonly<Record<string, PluginOptions>>;
  /** The project that the clips are of, where they were limited to one: a refresh limits them again. */
  readonly project?: string | null;
  /** The report that this one takes the place of: what stands of its sheets keeps its names. */
  readonly over?: StandingNames;
  /** How many cells formulas may compare before they go by totals on a sheet of their own; 50 million where left out. */
  readonly mostComparisons?: number;
}

/** Names of a report that stands in the workbook and is to be written over. */
export interface StandingNames {
  /** Its sheets, by the part of the report that they are. */
  readonly parts: ReadonlyMap<string, string>;
  /** Its tables and names of the whole workbook: they are free for what takes its place. */
  readonly names: ReadonlySet<string>;
  /** Parts whose sheets a person deleted. */
  readonly gone: ReadonlySet<string>;
}

/** A finished report before it is written: what it says, and the plan of its sheets. */
export interface Report {
  readonly title: Text;
  readonly facts: readonly Fact[];
  readonly blocks: readonly Block[];
  readonly plan: SheetPlan;
}

/** A report together with where its facts stand. */
export interface ComposedReport extends Report {
  /** By id of a fact: the cell it stands in, and the formula there as written (null where it is a plain value). */
  readonly cells: ReadonlyMap<string, FactCell>;
  /** By id of a fact: the plugin that found it. */
  readonly plugins: ReadonlyMap<string, string>;
  /** What its evidence says beside where things stand, which changes where it is written over an earlier one. */
  readonly evidence: Omit<EvidenceInput, 'cells' | 'sheets'>;
  /** The plan's sheets as parts of the report. */
  readonly sheets: readonly ComposedSheet[];
}

export interface ComposedSheet {
  readonly plan: PlannedSheet;
  readonly part: string;
  /** The name that marks it as ours. */
  readonly mark: string;
  readonly rowKeys: ReadonlyMap<number, string>;
}

export interface FactCell {
  readonly ref: RangeRef;
  readonly formula: string | null;
  /** Further cells that it stands in. */
  readonly also: readonly RangeRef[];
  /** It shows the period that is chosen on its sheet, whichever the fact is about. */
  readonly followsChoice?: boolean;
}

/** Signatures that `open-study.ts` and `compose-report.ts` fulfil. */
export type OpenStudy = (input: StudyInput, work?: LongWork) => Promise<Study>;
export type ComposeReport = (
  input: StudyInput,
  offers: readonly Offer[],
  options: ReportOptions,
  work?: LongWork,
) => Promise<ComposedReport>;
