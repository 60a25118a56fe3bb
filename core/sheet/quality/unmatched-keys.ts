import { sheetTexts } from '../../language/texts/sheet.ts';
import { cellAddress } from '../../workbook/address.ts';
import { nameKey } from '../cell-text.ts';
import { hasWord, leafOf } from '../role-words.ts';
import type { QualityNote, TypedColumn, TypedTable } from '../typed-table.ts';

/** Lists longer than this are not held in memory to look keys up in. */
const LONGEST_LIST = 200_000;
const FEWEST_KEYS = 3;
/** Share of the different values that must be in the list for the column to refer to it. */
const FEWEST_MATCHED = 0.6;
const MOST_CELLS = 20;

/**
 * Values that should name a row of another table and name none: a customer in the orders who is not among the customers. A column
 * refers to a list where both have one name, just one other table has each value once, and most values are found in it. By table name.
 */
export function unmatchedKeys(tables: readonly TypedTable[]): Map<string, QualityNote[]> {
  const named = tables.filter(({ headerRows }) => headerRows.length > 0);
  const lists = named.flatMap((table) => table.columns.flatMap((column) => keyList(table, column)));
  const notes = new Map<string, QualityNote[]>();
  for (const table of named) {
    for (const column of table.columns) {
      if (!mayRefer(column)) continue;
      const name = nameKey(column.name);
      const [list, ...more] = lists.filter((other) => other.table !== table && other.name === name && other.column.type === column.type);
      const note = list === undefined || more.length > 0 ? null : missingFrom(list, table, column);
      if (note !== null) notes.set(table.name, [...(notes.get(table.name) ?? []), note]);
    }
  }
  return notes;
}

interface KeyList {
  readonly table: TypedTable;
  readonly column: TypedColumn;
  readonly name: string;
  readonly keys: ReadonlySet<string | number | boolean>;
}

function mayRefer({ type, role, name }: TypedColumn): boolean {
  if (hasWord('time', leafOf(name))) return false;
  return (type === 'text' && role !== 'text' && role !== 'status') || (type === 'number' && role === 'id');
}

/** A column that names each row of its table once. */
function keyList(table: TypedTable, column: TypedColumn): KeyList[] {
  if (!mayRefer(column) || table.rowCount > LONGEST_LIST || table.rowCount < FEWEST_KEYS) return [];
  const keys = new Set<string | number | boolean>();
  for (const value of column.values) {
    if (value === null || Number.isNaN(value) || keys.has(value)) return [];
    keys.add(value);
  }
  return [{ table, column, name: nameKey(column.name), keys }];
}

function missingFrom(list: KeyList, table: TypedTable, column: TypedColumn): QualityNote | null {
  const different = new Set<string | number | boolean>();
  const missing = new Set<string | number | boolean>();
  const cells: string[] = [];
  const rows: number[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    const value = column.values[row] ?? null;
    if (value === null || Number.isNaN(value)) continue;
    different.add(value);
    if (list.keys.has(value)) continue;
    missing.add(value);
    rows.push(row);
    if (cells.length < MOST_CELLS) cells.push(cellAddress(table.sourceRows[row] ?? 0, column.column));
  }
  const [first] = cells;
  if (first === undefined || different.size - missing.size < Math.max(1, different.size * FEWEST_MATCHED)) return null;
  const [example = ''] = missing;
  return {
    code: 'unmatched-key',
    message: sheetTexts.unmatchedKey(column.name, rows.length, String(example), list.table.name),
    ref: { sheet: table.source.sheet, range: first },
    cells,
    column: column.name,
    count: rows.length,
    rows: Uint32Array.from(rows),
    details: { example: String(example), list: list.table.name },
  };
}
