import type { CellError } from '../../../core/workbook/workbook.ts';

/** A workbook as plain data: each side of the port builds its own kind of workbook from it. */
export interface WorkbookFixture {
  readonly sheets: readonly FixtureSheet[];
  readonly names?: readonly FixtureName[];
  readonly date1904?: boolean;
  /** Sheets can be neither added nor removed. */
  readonly structureProtected?: boolean;
}

export interface FixtureSheet {
  readonly name: string;
  readonly cells: readonly FixtureCell[];
  readonly merges?: readonly string[];
  readonly tables?: readonly FixtureTable[];
  /** Zero-based. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly visibility?: 'visible' | 'hidden' | 'very-hidden';
  readonly isProtected?: boolean;
}

/** Rows and columns are zero-based. */
export interface FixtureCell {
  readonly row: number;
  readonly column: number;
  /** What the cell shows; for a formula, its result. */
  readonly value: string | number | boolean | CellError;
  /** With leading `=`. */
  readonly formula?: string;
  /** Format code; `General` where left out. Dates are serial numbers with a date format. */
  readonly format?: string;
}

/** Header cells are among the sheet's cells as well. */
export interface FixtureTable {
  readonly name: string;
  readonly range: string;
  readonly columns: readonly string[];
}

export interface FixtureName {
  readonly name: string;
  /** Without `=`. */
  readonly refersTo: string;
  /** Left out for the whole workbook. */
  readonly sheet?: string;
}

/** Rows of values laid from a cell on; null leaves a cell empty; `formats` go by column. */
export function rowsAt(
  row: number,
  column: number,
  rows: readonly (readonly (FixtureCell['value'] | null)[])[],
  formats: readonly (string | undefined)[] = [],
): FixtureCell[] {
  return rows.flatMap((values, i) =>
    values.flatMap((value, j): FixtureCell[] => {
      if (value === null) return [];
      const format = typeof value === 'number' ? formats[j] : undefined;
      return [{ row: row + i, column: column + j, value, ...(format === undefined ? {} : { format }) }];
    }),
  );
}

/** A small shop's workbook: an order table, a messy sheet and a hidden one. */
export const SHOP: WorkbookFixture = {
  sheets: [
    {
      name: 'Orders',
      cells: [
        ...rowsAt(0, 0, [['Day', 'Region', 'Sales', 'Returned']]),
        ...rowsAt(
          1,
          0,
          [
            [45_292, 'East', 120.5, false],
            [45_293, 'West', 80, true],
            [45_294, 'East', -12.25, false],
          ],
          ['yyyy-mm-dd', undefined, '#,##0.00'],
        ),
      ],
      tables: [{ name: 'Orders', range: 'A1:D4', columns: ['Day', 'Region', 'Sales', 'Returned'] }],
    },
    {
      name: "Q1 plan's 数据",
      cells: [
        { row: 1, column: 1, value: '季度计划' },
        { row: 2, column: 1, value: 'Total' },
        { row: 2, column: 2, value: 188.25, formula: '=SUM(Orders!C2:C4)', format: '0.0' },
        { row: 3, column: 1, value: '00123' },
        { row: 3, column: 2, value: { error: '#N/A' } },
        { row: 4, column: 1, value: ' padded ' },
        { row: 4, column: 2, value: { error: '#DIV/0!' }, formula: '=1/0' },
        { row: 5, column: 1, value: 'a\nb & <c> "d"' },
        { row: 5, column: 2, value: 0.125, format: '0.0%' },
      ],
      merges: ['B2:C2'],
      hiddenRows: [4],
      hiddenColumns: [2],
    },
    { name: 'Lists', cells: rowsAt(0, 0, [['East'], ['West']]), visibility: 'hidden', isProtected: true },
    { name: 'Empty', cells: [] },
  ],
  names: [
    { name: 'Regions', refersTo: 'Lists!$A$1:$A$2' },
    { name: 'FirstDay', refersTo: 'Orders!$A$2', sheet: 'Orders' },
  ],
};

/** Long enough that no side should read it in one piece. */
export const LEDGER: WorkbookFixture = {
  sheets: [
    {
      name: 'Ledger',
      cells: Array.from({ length: 6000 }, (_, row) => row).flatMap((row) => [
        { row, column: 0, value: row },
        { row, column: 1, value: `entry ${row}` },
        { row, column: 2, value: row % 2 === 0 },
      ]),
    },
  ],
};
