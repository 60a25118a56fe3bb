import type { RangeRef } from '../workbook/address.ts';

/** What a column is for. Decides what may be summed, grouped, compared. A `ratio` must not be summed: a rate, a share, an average. */
export const COLUMN_ROLES = ['time', 'measure', 'ratio', 'dimension', 'id', 'person', 'status', 'start', 'end', 'score', 'currency', 'text'] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export const COLUMN_TYPES = ['number', 'date', 'boolean', 'text'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** What a row of a table can be that is no data. */
export const ROW_KINDS = ['title', 'note', 'subtotal', 'total', 'blank', 'unit', 'weight', 'target', 'repeated-header'] as const;

interface ColumnBase {
  /** Unique in the table; headers of several rows are joined with ` / `. */
  readonly name: string;
  /** The name it has without correction, where a person gave it another. */
  readonly header?: string;
  /** Zero-based column on the sheet. */
  readonly column: number;
  readonly role: ColumnRole;
  /** As written: `元`, `USD`, `%`, `min`; null where nothing says it. */
  readonly unit: string | null;
  /** Cell value x multiplier = value in the plain unit: 10000 for a column in 万元. */
  readonly multiplier: number;
  /** The number format that most cells of the column have. */
  readonly numberFormat: string;
  /** How many cells hold their value in another type than they should (text numbers, text dates), now converted. */
  readonly converted: number;
  /** Cells that hold something else than the column's type and are taken as missing, in A1 notation, runs as ranges; the first thousand. */
  readonly unconverted?: readonly string[];
}

/** Values by data row, as they stand in the cells: the multiplier is not applied. NaN or null is missing. */
export type TypedColumn = ColumnBase &
  (
    | { readonly type: 'number'; readonly values: Float64Array }
    /** Serial days in the 1900 system, time of day as a fraction; 1904 workbooks are already shifted. */
    | { readonly type: 'date'; readonly values: Float64Array }
    | { readonly type: 'boolean'; readonly values: readonly (boolean | null)[] }
    | { readonly type: 'text'; readonly values: readonly (string | null)[] }
  );

export interface ExcludedRow {
  /** One-based, as a person sees it. */
  readonly row: number;
  readonly why: (typeof ROW_KINDS)[number];
}

/** A row beside the data that says of its columns what each weighs, or what it should reach. */
export interface CriteriaRow {
  readonly kind: 'weight' | 'target';
  /** Zero-based on the sheet. */
  readonly row: number;
  /** By column name, as the numbers stand in the cells; columns without one are left out. */
  readonly values: Readonly<Record<string, number>>;
  /** All of them are stored as numbers, none as text. */
  readonly isClean: boolean;
}

export interface QualityNote {
  /** Stable, kebab-case: `text-number`, `missing`, `duplicate-row`, `broken-total` ... */
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly ref: RangeRef;
  /** The first of the cells or rows it speaks of, in A1 notation on the sheet of `ref`. */
  readonly cells?: readonly string[];
  /** The column it is about; absent where it is about whole rows or several columns. */
  readonly column?: string;
  /** How many cells or rows it speaks of. */
  readonly count?: number;
  /**
   * Indexes of the data rows that it touches, ascending. Absent where nothing is wrong with them any more because it was
   * put right in reading, where it is about no data row (a total, a day that is not there), and for missing values, which the column shows.
   */
  readonly rows?: Uint32Array;
  /** What the message says besides: names, units and values as they stand in the cells. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** A region of cells understood as a table: names, types, roles, and where every row came from. */
export interface TypedTable {
  /** Unique in the workbook and readable in SQL: the Excel Table's name, else the sheet's. */
  readonly name: string;
  /** Header and data, and the totals between them: the block on the sheet. */
  readonly source: RangeRef;
  /** Name of the Excel Table when the region is one. */
  readonly excelTable: string | null;
  /** One-based, as a person sees them. Empty where the table has no header. */
  readonly headerRows: readonly number[];
  readonly rowCount: number;
  /** Zero-based sheet row of each data row; `rowCount` long, ascending. */
  readonly sourceRows: Uint32Array;
  readonly columns: readonly TypedColumn[];
  readonly excluded: readonly ExcludedRow[];
  /** Rows of weights and targets, in sheet order; absent where there are none. */
  readonly criteria?: readonly CriteriaRow[];
  readonly quality: readonly QualityNote[];
  /**
   * True where formulas may point at the source cells themselves: data rows are one unbroken block and every
   * number and date is stored as a number. Otherwise the report writes a clean data sheet and points there.
   */
  readonly isClean: boolean;
  /** The anchor of the correction that a person made to it; absent where the table is as Clipsheet understood it. */
  readonly correction?: string;
  /**
   * Only on tables unpivoted from a crosstab: by column name, the zero-based sheet column that the value of each
   * row stands in. Columns left out stand in their own `column`.
   */
  readonly cellColumns?: Readonly<Record<string, Uint16Array>>;
  /** Only on tables of metrics turned: by column name, the zero-based sheet row that all values of the column stand in. */
  readonly cellRows?: Readonly<Record<string, number>>;
}

export function columnNamed(table: TypedTable, name: string): TypedColumn | undefined {
  return table.columns.find((column) => column.name === name);
}

/** What people know a table by: its name, or its sheet's where it is the rows behind a crosstab, which we named. */
export function shownName(table: TypedTable): string {
  return table.cellColumns === undefined ? table.name : table.source.sheet;
}
