import { cellAddress, formatArea, type RangeRef } from '../workbook/address.ts';
import { sheetTexts } from '../language/texts/sheet.ts';
import { checkTotals } from './check-totals.ts';
import { inconsistentNames } from './inconsistent-names.ts';
import type { SheetView } from './sheet-view.ts';
import type { ColumnReading } from './column-reading.ts';
import type { QualityNote, TypedColumn, TypedTable } from './typed-table.ts';

/** Tables longer than this are not searched for duplicate rows: it would take longer than reading them. */
const DUPLICATE_ROWS_LIMIT = 200_000;

/** What was learned of a column while it was read. */
export interface ColumnEvidence {
  readonly reading: ColumnReading;
  /** Where the value of each data row stands. */
  readonly cells: Uint32Array;
  /** Blank cells that take the value above them. */
  readonly filledDown: number;
}

/** What a person should know about a table's data before trusting a sum over it, gravest first. */
export function findQuality(view: SheetView, table: TypedTable, evidence: readonly ColumnEvidence[]): QualityNote[] {
  const readings = evidence.map(({ reading }) => reading);
  return [
    ...checkTotals(view, table),
    ...table.columns.flatMap((column, index) => {
      const reading = readings[index];
      return reading === undefined ? [] : valueNotes(table, column, reading);
    }),
    ...table.columns.flatMap((column, index) => {
      const count = evidence[index]?.filledDown ?? 0;
      return count === 0 ? [] : [{ code: 'filled-down', message: sheetTexts.filledDown(column.name, count), ref: columnRef(table, column) }];
    }),
    ...table.columns.flatMap((column) => nameNotes(table, column)),
    ...duplicateRows(table),
    ...table.columns.flatMap((column, index) => {
      const reading = readings[index];
      return reading === undefined ? [] : missingNotes(table, column, reading);
    }),
  ];
}

function valueNotes(table: TypedTable, column: TypedColumn, { counts, unread, unreadCount }: ColumnReading): QualityNote[] {
  const notes: QualityNote[] = [];
  const ref = columnRef(table, column);
  const add = (code: string, message: QualityNote['message'], at = ref) => notes.push({ code, message, ref: at });
  if (column.converted > 0 && column.type === 'number') add('text-number', sheetTexts.textNumber(column.name, column.converted));
  if (column.converted > 0 && column.type === 'date') add('text-date', sheetTexts.textDate(column.name, column.converted));
  if (column.type === 'date' && counts.unordered > 0 && counts.certainDays === 0) {
    add('ambiguous-date', sheetTexts.ambiguousDate(column.name, counts.unordered));
  }
  if (unreadCount > 0) add('mixed-type', sheetTexts.mixedType(column.name, unreadCount), { sheet: table.source.sheet, range: cellAddress(unread[0] ?? 0, column.column) });
  if (counts.errors > 0) add('error-value', sheetTexts.errorValue(column.name, counts.errors));
  if (column.type === 'text' && counts.edged > 0) add('edge-blanks', sheetTexts.edgeBlanks(column.name, counts.edged));
  return notes;
}

function nameNotes(table: TypedTable, column: TypedColumn): QualityNote[] {
  if (column.type !== 'text' || (column.role !== 'dimension' && column.role !== 'status' && column.role !== 'person')) return [];
  return inconsistentNames(column.values).map(({ usual, other, otherCount }) => ({
    code: 'inconsistent-name',
    message: sheetTexts.inconsistentName(column.name, usual, other, otherCount),
    ref: columnRef(table, column),
  }));
}

function missingNotes(table: TypedTable, column: TypedColumn, { counts }: ColumnReading): QualityNote[] {
  const missing = counts.blanks + counts.placeholders;
  return missing === 0 ? [] : [{ code: 'missing', message: sheetTexts.missing(column.name, missing, table.rowCount), ref: columnRef(table, column) }];
}

/** Rows that agree with an earlier row in every column. */
function duplicateRows(table: TypedTable): QualityNote[] {
  if (table.rowCount > DUPLICATE_ROWS_LIMIT || table.columns.length < 2) return [];
  const seen = new Set<string>();
  const textIds = new Map<string, number>();
  // Texts stand in a row's key by number: they may be long, and the same one comes again and again.
  const keyPart = (value: string | number | boolean | null | undefined): string => {
    if (typeof value !== 'string') return String(value ?? null);
    const id = textIds.get(value) ?? textIds.size;
    textIds.set(value, id);
    return `t${id}`;
  };
  let [count, first] = [0, -1];
  for (let row = 0; row < table.rowCount; row++) {
    const key = table.columns.map(({ values }) => keyPart(values[row])).join('|');
    if (seen.has(key)) {
      count++;
      if (first < 0) first = row;
    } else seen.add(key);
  }
  if (count === 0) return [];
  const area = formatArea({
    top: table.sourceRows[first] ?? 0,
    bottom: table.sourceRows[first] ?? 0,
    left: table.columns[0]?.column ?? 0,
    right: table.columns.at(-1)?.column ?? 0,
  });
  return [{ code: 'duplicate-row', message: sheetTexts.duplicateRow(count, (table.sourceRows[first] ?? 0) + 1), ref: { sheet: table.source.sheet, range: area } }];
}

/** The cells of a column from the first data row to the last. */
function columnRef(table: TypedTable, { column }: TypedColumn): RangeRef {
  const area = { top: table.sourceRows[0] ?? 0, bottom: table.sourceRows.at(-1) ?? 0, left: column, right: column };
  return { sheet: table.source.sheet, range: formatArea(area) };
}
