import type { Clip } from '../clip/clip.ts';
import type { Engine } from '../engine/engine.ts';
import type { Block } from '../fact/block.ts';
import type { Sentence } from '../fact/sentence.ts';
import type { Language, Text } from '../language/language.ts';
import type { BusinessCalendar } from '../metric/business-calendar.ts';
import type { Period } from '../metric/period.ts';
import type { ColumnRole, TypedTable } from '../sheet/typed-table.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { PluginOption, PluginOptions } from './plugin-options.ts';

/** A column that a plugin wants: by role first, then by words in its header. */
export interface RoleSlot {
  readonly slot: string;
  readonly roles: readonly ColumnRole[];
  readonly optional: boolean;
  readonly many: boolean;
  /** Header words that speak for a column, lower case, the surest first. */
  readonly hints: { readonly zh: readonly string[]; readonly en: readonly string[] };
}

/** Which columns of which table fill a plugin's slots. */
export interface Binding {
  readonly table: TypedTable;
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Other tables of the workbook that the plugin may look at beside its own. */
  readonly companions?: readonly TypedTable[];
  /** The last day that the data reaches, where the sheet says it beside the table; and the cell that says it. */
  readonly dataThrough?: { readonly serial: number; readonly ref: RangeRef } | null;
}

export interface AnalysisInput {
  readonly binding: Binding;
  readonly engine: Engine;
  readonly clips: readonly Clip[];
  /** How periods are cut and compared. */
  readonly calendar: BusinessCalendar;
  /** The period a person asked for; null for the last complete one. */
  readonly period: Period | null;
  /** What a person told this analysis, by name of the option. */
  readonly options?: PluginOptions;
  readonly signal?: AbortSignal;
  /** Hears how far a long analysis is, from 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

export type AnalysisSubject = 'table' | 'written-table' | 'clips';

/**
 * An analysis: pure, no Excel, no DOM. `compute` asks the engine, `report` turns its finding into blocks.
 * Registered in `registry.ts`.
 */
export interface AnalysisPlugin<Finding> {
  readonly id: string;
  readonly title: Text;
  /** The question that a person asks. */
  readonly question: Text;
  readonly needs: readonly RoleSlot[];
  /** What it looks at: a table of the workbook, crosstabs as the rows behind them; a table as it is written; or clipped pages, as a table with a row for each. */
  readonly subject: AnalysisSubject;
  /** What a person may tell it. */
  readonly options?: readonly PluginOption[];
  /** It looks closer at what others sum up: written unasked only where it fits well. */
  readonly isCloserLook?: boolean;
  /** 0 where the binding makes no sense, 1 where it is just what the plugin is for. */
  score(binding: Binding): { readonly score: number; readonly reason: Text };
  compute(input: AnalysisInput): Promise<Finding>;
  /** The one line that makes a person want the report; null where nothing honest can be said in a line. */
  headline(finding: Finding): Sentence | null;
  report(finding: Finding, language: Language): readonly Block[];
}
