import type { TypedTable } from '../sheet/typed-table.ts';
import type { Filter, Metric } from './metric.ts';
import type { Period } from './period.ts';

/** A period that is asked for, and those that comparing metrics look at; null or left out where there is none. */
export interface AskedPeriod {
  /** Null for all rows, dated or not. */
  readonly period: Period | null;
  readonly previous?: Period | null;
  readonly yearBefore?: Period | null;
}

export interface MetricQuestion {
  readonly table: TypedTable;
  /** The column that periods are of. Null where the table has none: then periods hold all rows. */
  readonly dateColumn: string | null;
  readonly metrics: readonly Pick<Metric, 'id' | 'measure'>[];
  readonly periods: readonly AskedPeriod[];
  /** Text columns; metrics are asked for each member of each of them, beside all rows. */
  readonly dimensions: readonly string[];
  readonly filters: readonly Filter[];
  /** 1..12, January where left out. */
  readonly fiscalYearStart?: number;
}

/** By id of the metric: its value in each period, in the order asked. */
export type MetricValues = ReadonlyMap<string, readonly (number | null)[]>;

export interface Member {
  /** As written in one of its cells, empty for empty cells: what filters compare with, without regard to case. */
  readonly key: string;
  readonly values: MetricValues;
}

export interface MetricAnswer {
  readonly total: MetricValues;
  /** By dimension: every member that has rows in one of the periods, in no order. */
  readonly members: ReadonlyMap<string, readonly Member[]>;
}
