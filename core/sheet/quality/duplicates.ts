import { sheetTexts } from '../../language/texts/sheet.ts';
import { cellAddress, formatArea } from '../../workbook/address.ts';
import type { QualityNote, TypedColumn, TypedTable } from '../typed-table.ts';
import { cellRef, cellsWhere, rowsWhere, type SeenColumn } from './note-cells.ts';
import { rowHashes } from './row-hashes.ts';

const MOST_ROWS_NAMED = 20;
/** A counting column makes every row look new; rows may be compared without it where so many columns are left. */
const FEWEST_COMPARED = 4;

/** Rows that agree with an earlier row in every column, but for a column that only counts the rows. */
export function duplicateRows(table: TypedTable): QualityNote[] {
  const uncounted = table.columns.filter((column) => !isCounting(column));
  const compared = uncounted.length >= FEWEST_COMPARED ? uncounted : table.columns;
  if (compared.length < 2) return [];
  const hashes = rowHashes(compared, table.rowCount);
  const repeated = repeatedValues(hashes);
  if (repeated.size === 0) return [];
  const firsts = new Map<number, number>();
  const again: number[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    const hash = hashes[row] ?? 0;
    if (!repeated.has(hash)) continue;
    const first = firsts.get(hash);
    if (first === undefined) firsts.set(hash, row);
    else if (compared.every(({ values }) => Object.is(values[first], values[row]))) again.push(row);
  }
  if (again.length === 0) return [];
  const [left, right] = [table.columns[0]?.column ?? 0, table.columns.at(-1)?.column ?? 0];
  const ranges = again.slice(0, MOST_ROWS_NAMED).map((row) => formatArea({ top: table.sourceRows[row] ?? 0, bottom: table.sourceRows[row] ?? 0, left, right }));
  const message = sheetTexts.duplicateRow(again.length, (table.sourceRows[again[0] ?? 0] ?? 0) + 1);
  return [{ code: 'duplicate-row', message, ref: cellRef(table, ranges[0] ?? table.source.range), cells: ranges, count: again.length, rows: Uint32Array.from(again) }];
}

/** Share of the rows of a key that may repeat one: with more it is no key, and few rows do not show whether it is. */
const MOST_REPEATED = 0.05;
const FEWEST_KEYS = 10;

/** Identifiers that name one row each, but for a few; rows that repeat another as a whole are told of already. */
export function duplicateKeys(table: TypedTable, seen: SeenColumn, repeatedRows: ReadonlySet<number>): QualityNote[] {
  const { column } = seen;
  if (column.role !== 'id' || table.rowCount < FEWEST_KEYS || isCounting(column)) return [];
  const hashes = rowHashes([column], table.rowCount);
  const repeated = repeatedValues(hashes);
  if (repeated.size === 0) return [];
  const known = new Set<number>();
  const isAgain = (_row: number, index: number) => {
    const hash = hashes[index] ?? 0;
    const value = column.values[index];
    if (!repeated.has(hash) || repeatedRows.has(index) || value === null || Number.isNaN(value)) return false;
    if (known.has(hash)) return true;
    known.add(hash);
    return false;
  };
  const rows = rowsWhere(seen, isAgain);
  const count = rows.length;
  if (count === 0 || count > Math.max(1, table.rowCount * MOST_REPEATED)) return [];
  known.clear();
  const cells = cellsWhere(seen, isAgain);
  const first = cells[0] ?? cellAddress(seen.cells[0] ?? 0, column.column);
  return [{ code: 'duplicate-key', message: sheetTexts.duplicateKey(column.name, count, first), ref: cellRef(table, first), cells, column: column.name, count, rows }];
}

/** Values that come more than once, found by sorting: a set of all would take many times the memory. */
function repeatedValues(values: Float64Array): Set<number> {
  const sorted = values.slice().sort();
  const repeated = new Set<number>();
  for (let index = 1; index < sorted.length; index++) {
    const value = sorted[index] ?? 0;
    if (value === sorted[index - 1]) repeated.add(value);
  }
  return repeated;
}

/** 1, 2, 3 ...: it counts the rows and says nothing of them. */
function isCounting({ type, role, values }: TypedColumn): boolean {
  if (type !== 'number' || role !== 'id') return false;
  for (let row = 1; row < values.length; row++) if (values[row] !== (values[row - 1] ?? Number.NaN) + 1) return false;
  return values.length > 1;
}
