import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { formatArea, type RangeRef } from '../workbook/address.ts';
import { rectangles } from '../workbook/rectangles.ts';
import type { RowCondition } from './evidence-document.ts';

/** A condition on rows with the column that it is about. */
export interface ColumnCondition {
  readonly column: TypedColumn;
  readonly is: RowCondition['is'];
}

/** More blocks than these are no help to whoever looks at them, and more than Excel takes in one selection. */
const MOST_BLOCKS = 300;
/** Of a list of blocks: Excel takes 8192. */
const MOST_LETTERS = 8000;

/** The rows of a table that meet all conditions, as positions among its data rows; they mean what `bound-filter.ts` says. */
export function countedRows(table: TypedTable, conditions: readonly ColumnCondition[]): Uint32Array {
  const rows: number[] = [];
  const tests = conditions.map(testOf);
  for (let row = 0; row < table.rowCount; row += 1) if (tests.every((test) => test(row))) rows.push(row);
  return Uint32Array.from(rows);
}

/** The cells of a column in those rows, as blocks divided by commas; null where they are too many to be shown at once. */
export function cellsOfRows(table: TypedTable, column: TypedColumn, rows: Uint32Array): RangeRef | null {
  const places = table.cellColumns?.[column.name];
  const cells: { row: number; column: number }[] = [];
  let blocks = 0;
  for (const row of rows) {
    const cell = { row: table.cellRows?.[column.name] ?? table.sourceRows[row] ?? 0, column: places?.[row] ?? column.column };
    const last = cells.at(-1);
    if (last === undefined || last.row !== cell.row - 1 || last.column !== cell.column) blocks += 1;
    if (blocks > MOST_BLOCKS) return null;
    cells.push(cell);
  }
  const range = rectangles(cells).map(formatArea).join(',');
  return range === '' || range.length > MOST_LETTERS ? null : { sheet: table.source.sheet, range };
}

function testOf({ column, is }: ColumnCondition): (row: number) => boolean {
  const numberAt = (row: number): number => {
    const value = column.values[row];
    return typeof value === 'number' ? value : NaN;
  };
  switch (is.kind) {
    case 'between':
      return (row) => numberAt(row) >= is.from && numberAt(row) < is.to;
    case 'number': {
      const number = is.number / column.multiplier;
      return (row) => compares(numberAt(row), is.op, number);
    }
    case 'text': {
      const texts = new Set(is.texts.map((text) => text.toLowerCase()));
      return (row) => texts.has(String(column.values[row] ?? '').toLowerCase()) === (is.op === '=');
    }
  }
}

function compares(value: number, op: Extract<RowCondition['is'], { kind: 'number' }>['op'], number: number): boolean {
  switch (op) {
    case '=':
      return value === number;
    case '<>':
      return value !== number;
    case '>':
      return value > number;
    case '>=':
      return value >= number;
    case '<':
      return value < number;
    case '<=':
      return value <= number;
  }
}
