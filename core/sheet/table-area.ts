import type { Area } from '../workbook/address.ts';
import type { ColumnCorrection } from './correction.ts';
import type { HeaderRows } from './find-header.ts';
import type { ExcludedRow } from './typed-table.ts';

/** A block of cells that is a table, before its rows are classified. Rows and columns are zero-based. */
export interface TableArea {
  /** Header, data and totals; titles above and notes below lie outside. */
  readonly area: Area;
  readonly excelTable: string | null;
  /** The name that a person gave to the range. */
  readonly rangeName?: string;
  /** Names that an Excel Table gives its columns. */
  readonly columnNames: readonly string[] | null;
  /** True where the last row of an Excel Table is its totals row. */
  readonly totalsRow: boolean;
  readonly header: HeaderRows;
  /** Rows of titles above and of notes below, outside `area`. */
  readonly titles: readonly number[];
  readonly notes: readonly number[];
  /** What titles and notes say, one text a cell. */
  readonly captions: readonly string[];
  /** What a person said about its rows and columns. */
  readonly given?: GivenDetails;
}

export type RowMeaning = 'data' | ExcludedRow['why'];

/** A correction's details, found again on the sheet as it is now. */
export interface GivenDetails {
  readonly anchor: string;
  /** By zero-based sheet row. */
  readonly rows: ReadonlyMap<number, RowMeaning>;
  /** Words of rows that are not there any more. */
  readonly lostRows: readonly string[];
  readonly columns: readonly ColumnCorrection[];
  /** Zero-based sheet column that the offsets of `columns` count from. */
  readonly left: number;
}
