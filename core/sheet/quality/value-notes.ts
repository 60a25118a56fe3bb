import { sheetTexts } from '../../language/texts/sheet.ts';
import { trimmed } from '../cell-text.ts';
import { BLANK, ERROR, NUMBER, TEXT } from '../grid.ts';
import { formatFacts } from '../number-format.ts';
import type { SheetView } from '../sheet-view.ts';
import type { QualityNote, TypedTable } from '../typed-table.ts';
import { cellAddress } from '../../workbook/address.ts';
import { cellRef, cellsWhere, columnRef, type SeenColumn } from './note-cells.ts';

/** What was converted in reading a column, and what could not be. */
export function valueNotes(view: SheetView, table: TypedTable, seen: SeenColumn): QualityNote[] {
  const { column, reading, filledDown } = seen;
  const { counts, unread, unreadCount, mixedUnits } = reading;
  const { grid } = view;
  const notes: QualityNote[] = [];
  const ref = columnRef(table, column);
  const add = (code: string, message: QualityNote['message'], cells: readonly string[], at = ref) => notes.push({ code, message, ref: at, cells });
  const kindIs = (kind: number) => (row: number) => grid.kind(row, column.column) === kind;
  if (column.converted > 0 && column.type === 'number') add('text-number', sheetTexts.textNumber(column.name, column.converted), cellsWhere(seen, (row, index) => grid.kind(row, column.column) === TEXT && !Number.isNaN(column.values[index])));
  if (column.converted > 0 && column.type === 'date') {
    const isDate = (row: number) => formatFacts(grid.format(row, column.column)).kind === 'date';
    const isConverted = (row: number, index: number) => grid.kind(row, column.column) !== BLANK && !isDate(row) && !Number.isNaN(column.values[index] ?? Number.NaN);
    add('text-date', sheetTexts.textDate(column.name, column.converted), cellsWhere(seen, isConverted));
  }
  for (const { unit, count, converted } of mixedUnits) {
    const cells = cellsWhere(seen, (row) => grid.kind(row, column.column) === TEXT && view.facts.number(grid.number(row, column.column))?.unit === unit);
    add('mixed-units', converted ? sheetTexts.unitConverted(column.name, unit, reading.cellUnit ?? '', count) : sheetTexts.unitLeft(column.name, unit, reading.cellUnit ?? '', count), cells);
  }
  if (reading.ambiguous > 0) {
    add('ambiguous-date', sheetTexts.ambiguousDate(column.name, reading.ambiguous), cellsWhere(seen, kindIs(TEXT)));
  }
  if (unreadCount > 0) {
    const cells = unread.slice(0, 20).map((row) => cellAddress(row, column.column));
    add('mixed-type', sheetTexts.mixedType(column.name, unreadCount), cells, cellRef(table, cells[0] ?? ref.range));
  }
  const numbers = counts.numbers + counts.dates + counts.times;
  if (table.headerRows.length > 0 && column.type === 'text' && column.role !== 'text' && numbers > 0 && counts.words + counts.textNumbers + counts.textEither > 0) {
    add('mixed-type', sheetTexts.numbersAmongWords(column.name, numbers), cellsWhere(seen, kindIs(NUMBER)));
  }
  if (counts.errors > 0) add('error-value', sheetTexts.errorValue(column.name, counts.errors), cellsWhere(seen, kindIs(ERROR)));
  if (column.type === 'text' && counts.edged > 0) {
    const isEdged = (row: number) => {
      const text = grid.text(row, column.column);
      return text !== null && trimmed(text) !== text;
    };
    add('edge-blanks', sheetTexts.edgeBlanks(column.name, counts.edged), cellsWhere(seen, isEdged));
  }
  if (filledDown > 0) add('filled-down', sheetTexts.filledDown(column.name, filledDown), cellsWhere(seen, () => true));
  return notes;
}

/** Cells where a value is missing. */
export function missingNotes(view: SheetView, table: TypedTable, seen: SeenColumn): QualityNote[] {
  const { column, reading } = seen;
  const missing = reading.counts.blanks + reading.counts.placeholders;
  if (missing === 0) return [];
  const { grid, facts } = view;
  const isMissing = (row: number) => {
    const kind = grid.kind(row, column.column);
    return kind === BLANK || (kind === TEXT && facts.isPlaceholder(grid.number(row, column.column)));
  };
  return [{ code: 'missing', message: sheetTexts.missing(column.name, missing, table.rowCount), ref: columnRef(table, column), cells: cellsWhere(seen, isMissing) }];
}
