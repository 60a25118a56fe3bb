import { sheetTexts } from '../../language/texts/sheet.ts';
import type { QualityNote, TypedTable } from '../typed-table.ts';
import { inconsistentNames, likelyTypos } from './inconsistent-names.ts';
import { cellRef, cellsWhere, columnRef, rowsWhere, type SeenColumn } from './note-cells.ts';

/** More pairs than this say that the column is no list of groups. */
const MOST_PAIRS = 10;

/** Names in a column of groups that may mean the same. Persons are told apart by one letter, so that only their spelling is looked at. */
export function nameNotes(table: TypedTable, seen: SeenColumn): QualityNote[] {
  const { column } = seen;
  if (column.type !== 'text' || (column.role !== 'dimension' && column.role !== 'status' && column.role !== 'person')) return [];
  const { values } = column;
  const alike = inconsistentNames(values);
  const known = new Set(alike.map(({ other }) => other));
  const typos = column.role === 'person' ? [] : likelyTypos(values).filter(({ other }) => !known.has(other));
  return [...alike, ...typos].slice(0, MOST_PAIRS).map(({ usual, other, otherCount }) => {
    const isOther = (_row: number, index: number) => values[index] === other;
    const cells = cellsWhere(seen, isOther);
    const [first] = cells;
    return {
      code: 'inconsistent-name',
      message: sheetTexts.inconsistentName(column.name, usual, other, otherCount),
      ref: first === undefined ? columnRef(table, column) : cellRef(table, first),
      cells,
      column: column.name,
      count: otherCount,
      rows: rowsWhere(seen, isOther),
      details: { usual, other },
    };
  });
}
