import { formatArea, cellAddress, type RangeRef } from '../workbook/address.ts';
import { sheetTexts } from '../language/texts/sheet.ts';
import type { SheetView } from './sheet-view.ts';
import type { ColumnReading } from './type-column.ts';
import type { QualityNote, TypedTable } from './typed-table.ts';

/** What a person should know about a table's data before trusting a sum over it. */
export function findQuality(_view: SheetView, table: TypedTable, readings: readonly ColumnReading[]): QualityNote[] {
  return table.columns.flatMap((column, index) => {
    const reading = readings[index];
    if (reading === undefined) return [];
    const notes: QualityNote[] = [];
    const ref = columnRef(table, column.column);
    const { counts } = reading;
    const add = (code: string, message: QualityNote['message'], at: RangeRef = ref) => notes.push({ code, message, ref: at });
    if (column.converted > 0 && column.type === 'number') add('text-number', sheetTexts.textNumber(column.name, column.converted));
    if (column.converted > 0 && column.type === 'date') add('text-date', sheetTexts.textDate(column.name, column.converted));
    if (reading.unreadCount > 0) {
      const first = reading.unread[0] ?? 0;
      add('mixed-type', sheetTexts.mixedType(column.name, reading.unreadCount), { sheet: table.source.sheet, range: cellAddress(first, column.column) });
    }
    if (counts.errors > 0) add('error-value', sheetTexts.errorValue(column.name, counts.errors));
    const missing = counts.blanks + counts.placeholders;
    if (missing > 0) add('missing', sheetTexts.missing(column.name, missing, table.rowCount));
    return notes;
  });
}

/** The cells of a column from the first data row to the last. */
function columnRef(table: TypedTable, column: number): RangeRef {
  const area = { top: table.sourceRows[0] ?? 0, bottom: table.sourceRows.at(-1) ?? 0, left: column, right: column };
  return { sheet: table.source.sheet, range: formatArea(area) };
}
