import type { Area } from '../../../../core/workbook/address.ts';
import type { ColumnRole, ExcludedRow, TypedColumn } from '../../../../core/sheet/typed-table.ts';
import type { PlainCell } from '../plain-workbook.ts';

export type Language = 'zh' | 'en';

/** What a column should be read as. */
export interface TrueColumn {
  readonly name: string;
  readonly types: readonly TypedColumn['type'][];
  readonly unit: string | null;
  /** Roles that a careful reader would accept. */
  readonly roles: readonly ColumnRole[];
  /** Sum of the numbers in the plain unit; null where it is no column of numbers or its rows have several units. */
  readonly sum: number | null;
  /** First and last day as serials; null where it is no column of dates. */
  readonly days: readonly [number, number] | null;
  /** How many values are there. */
  readonly filled: number;
}

/** A table as it should be read. Rows and columns are zero-based. */
export interface TrueTable {
  readonly area: Area;
  readonly headerRows: readonly number[];
  readonly excluded: readonly ExcludedRow[];
  readonly dataRows: readonly number[];
  readonly columns: readonly TrueColumn[];
  /** The plain rows behind a crosstab or a table of metrics; null where it is a plain table. */
  readonly tidy: TrueTidy | null;
}

export interface TrueTidy {
  readonly rowCount: number;
  /** Sums of its measures in plain units, in any order. */
  readonly sums: readonly number[];
}

/** A table with its cells from (0, 0) on, before it is laid on a sheet. */
export interface Block {
  readonly cells: readonly (readonly PlainCell[])[];
  readonly merges: readonly Area[];
  readonly table: TrueTable;
  readonly features: readonly string[];
  /** What the title of the sheet must say for the block to be read: its year, its unit. */
  readonly caption: string | null;
  readonly year: number | null;
}

export interface MessySheet {
  readonly seed: number;
  readonly rows: readonly (readonly PlainCell[])[];
  readonly merges: readonly string[];
  readonly tables: readonly TrueTable[];
  /** What was drawn for the sheet, such as `header of 2 rows`. */
  readonly features: readonly string[];
}
