import type { ColumnCounts } from './column-counts.ts';

export type ColumnValues =
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'date'; readonly values: Float64Array }
  | { readonly type: 'boolean'; readonly values: readonly (boolean | null)[] }
  | { readonly type: 'text'; readonly values: readonly (string | null)[] };

/** A column's values with all that was learned on the way to them. */
export interface ColumnReading {
  readonly content: ColumnValues;
  readonly counts: ColumnCounts;
  /** Cells whose value was held in another type and is now converted. */
  readonly converted: number;
  /** Rows (zero-based) whose cell could not be read in the column's type; the first of them. Errors are not among them. */
  readonly unread: readonly number[];
  readonly unreadCount: number;
  /** Dates that read either way and that nothing in the table decides. */
  readonly ambiguous: number;
  /** Units written beside numbers in the cells, most frequent first. */
  readonly cellUnit: string | null;
  /** Numbers are fractions, most of them written or shown as percents. */
  readonly fractions: boolean;
  /** Units in the cells besides the column's own: those it was possible to convert, and those it was not. */
  readonly mixedUnits: readonly MixedUnit[];
}

export interface MixedUnit {
  readonly unit: string;
  readonly count: number;
  readonly converted: boolean;
}

/** Cells whose place is worth telling; beyond them there is the count. */
const MOST_PLACES = 1000;

/** Collects what could not be read. */
export class Unread {
  readonly rows: number[] = [];
  count = 0;

  add(row: number): void {
    this.count++;
    if (this.rows.length < MOST_PLACES) this.rows.push(row);
  }
}
