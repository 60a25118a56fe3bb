import { cellAddress, formatArea, type RangeRef } from '../../workbook/address.ts';
import type { ColumnReading } from '../column-reading.ts';
import type { TypedColumn, TypedTable } from '../typed-table.ts';

/** What was learned of a column while it was read. */
export interface ColumnEvidence {
  readonly reading: ColumnReading;
  /** Zero-based sheet row that the value of each data row stands in. */
  readonly cells: Uint32Array;
  /** Blank cells that take the value above them. */
  readonly filledDown: number;
}

/** A column of a table with what was learned of it. */
export interface SeenColumn extends ColumnEvidence {
  readonly column: TypedColumn;
}

/** A note names so many cells, and the count tells of the rest. */
const MOST_CELLS = 20;

/** Addresses of the first cells of a column that pass, each once. `passes` gets a zero-based sheet row and the data row's index. */
export function cellsWhere({ column, cells }: SeenColumn, passes: (row: number, index: number) => boolean): string[] {
  const found: string[] = [];
  let last = -1;
  for (let index = 0; index < cells.length && found.length < MOST_CELLS; index++) {
    const row = cells[index] ?? 0;
    if (row === last || !passes(row, index)) continue;
    found.push(cellAddress(row, column.column));
    last = row;
  }
  return found;
}

/** Indexes of the data rows whose cell of the column passes; arguments as for `cellsWhere`. */
export function rowsWhere({ cells }: SeenColumn, passes: (row: number, index: number) => boolean): Uint32Array {
  const found: number[] = [];
  for (let index = 0; index < cells.length; index++) if (passes(cells[index] ?? 0, index)) found.push(index);
  return Uint32Array.from(found);
}

/** Addresses of a column's cells in the given sheet rows: runs as ranges, at most so many as a person reads. */
export function cellRuns(column: number, rows: readonly number[]): string[] {
  const runs: string[] = [];
  for (let from = 0; from < rows.length; ) {
    let to = from;
    while (rows[to + 1] === (rows[to] ?? 0) + 1) to++;
    runs.push(formatArea({ top: rows[from] ?? 0, bottom: rows[to] ?? 0, left: column, right: column }));
    from = to + 1;
  }
  return runs;
}

/** The cells of a column from the first data row to the last. */
export function columnRef(table: TypedTable, { column }: TypedColumn): RangeRef {
  const area = { top: table.sourceRows[0] ?? 0, bottom: table.sourceRows.at(-1) ?? 0, left: column, right: column };
  return { sheet: table.source.sheet, range: formatArea(area) };
}

export function cellRef(table: TypedTable, address: string): RangeRef {
  return { sheet: table.source.sheet, range: address };
}
