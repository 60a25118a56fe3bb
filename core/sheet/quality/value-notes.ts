import { sheetTexts } from '../../language/texts/sheet.ts';
import { trimmed } from '../cell-text.ts';
import { BLANK, ERROR, NUMBER, TEXT } from '../grid.ts';
import { formatFacts } from '../number-format.ts';
import type { SheetView } from '../sheet-view.ts';
import type { QualityNote, TypedTable } from '../typed-table.ts';
import { cellAddress } from '../../workbook/address.ts';
import { cellRef, cellsWhere, columnRef, rowsWhere, type SeenColumn } from './note-cells.ts';

/** What was converted in reading a column, and what could not be. */
export function valueNotes(view: SheetView, table: TypedTable, seen: SeenColumn): QualityNote[] {
  const { column, reading, filledDown } = seen;
  const { counts, unread, unreadCount, mixedUnits } = reading;
  const { grid } = view;
  const notes: QualityNote[] = [];
  const ref = columnRef(table, column);
  const add = (code: string, message: QualityNote['message'], count: number, cells: readonly string[], more: Partial<QualityNote> = {}) =>
    notes.push({ code, message, ref, cells, column: column.name, count, ...more });
  /** Cells that are as they should not be, with the rows that they stand in. */
  const addWrong = (code: string, message: QualityNote['message'], count: number, isWrong: (row: number, index: number) => boolean, more: Partial<QualityNote> = {}) =>
    add(code, message, count, cellsWhere(seen, isWrong), { rows: rowsWhere(seen, isWrong), ...more });
  const kindIs = (kind: number) => (row: number) => grid.kind(row, column.column) === kind;
  if (column.converted > 0 && column.type === 'number') add('text-number', sheetTexts.textNumber(column.name, column.converted), column.converted, cellsWhere(seen, (row, index) => grid.kind(row, column.column) === TEXT && !Number.isNaN(column.values[index])));
  if (column.converted > 0 && column.type === 'date') {
    const isDate = (row: number) => formatFacts(grid.format(row, column.column)).kind === 'date';
    const isConverted = (row: number, index: number) => grid.kind(row, column.column) !== BLANK && !isDate(row) && !Number.isNaN(column.values[index] ?? Number.NaN);
    add('text-date', sheetTexts.textDate(column.name, column.converted), column.converted, cellsWhere(seen, isConverted));
  }
  for (const { unit, count, converted } of mixedUnits) {
    const isOfUnit = (row: number) => grid.kind(row, column.column) === TEXT && view.facts.number(grid.number(row, column.column))?.unit === unit;
    const details = { unit, wanted: reading.cellUnit ?? '' };
    if (converted) add('mixed-units', sheetTexts.unitConverted(column.name, unit, details.wanted, count), count, cellsWhere(seen, isOfUnit), { details });
    else addWrong('mixed-units', sheetTexts.unitLeft(column.name, unit, details.wanted, count), count, isOfUnit, { details });
  }
  if (reading.ambiguous > 0) {
    addWrong('ambiguous-date', sheetTexts.ambiguousDate(column.name, reading.ambiguous), reading.ambiguous, kindIs(TEXT));
  }
  if (unreadCount > 0) {
    const cells = unread.slice(0, 20).map((row) => cellAddress(row, column.column));
    const misfits = new Set(unread);
    add('mixed-type', sheetTexts.mixedType(column.name, unreadCount), unreadCount, cells, {
      ref: cellRef(table, cells[0] ?? ref.range),
      rows: rowsWhere(seen, (row) => misfits.has(row)),
    });
  }
  const numbers = counts.numbers + counts.dates + counts.times;
  if (table.headerRows.length > 0 && column.type === 'text' && column.role !== 'text' && numbers > 0 && counts.words + counts.textNumbers + counts.textEither > 0) {
    addWrong('mixed-type', sheetTexts.numbersAmongWords(column.name, numbers), numbers, kindIs(NUMBER));
  }
  if (counts.errors > 0) addWrong('error-value', sheetTexts.errorValue(column.name, counts.errors), counts.errors, kindIs(ERROR));
  if (column.type === 'text' && counts.edged > 0) {
    const isEdged = (row: number) => {
      const text = grid.text(row, column.column);
      return text !== null && trimmed(text) !== text;
    };
    add('edge-blanks', sheetTexts.edgeBlanks(column.name, counts.edged), counts.edged, cellsWhere(seen, isEdged));
  }
  if (filledDown > 0) add('filled-down', sheetTexts.filledDown(column.name, filledDown), filledDown, cellsWhere(seen, () => true));
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
  return [{ code: 'missing', message: sheetTexts.missing(column.name, missing, table.rowCount), ref: columnRef(table, column), cells: cellsWhere(seen, isMissing), column: column.name, count: missing }];
}
