import { sheetTexts } from '../../language/texts/sheet.ts';
import { formatArea } from '../../workbook/address.ts';
import type { SheetInfo } from '../../workbook/workbook.ts';
import type { QualityNote, TypedTable } from '../typed-table.ts';

/** Rows that a filter or a person hid are data all the same: what is counted is then more than what is seen. */
export function hiddenNotes({ name, hiddenRows, hiddenColumns }: SheetInfo, table: TypedTable): QualityNote[] {
  const columns = table.columns.map(({ column }) => column);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const notes: QualityNote[] = [];
  const rows = hiddenRows.size === 0 ? new Uint32Array() : table.sourceRows.map((_, index) => index).filter((index) => hiddenRows.has(table.sourceRows[index] ?? -1));
  const [top, bottom] = [rows[0], rows.at(-1)].map((index) => (index === undefined ? undefined : table.sourceRows[index]));
  if (top !== undefined && bottom !== undefined) {
    notes.push({ code: 'hidden-rows', message: sheetTexts.hiddenRows(rows.length), ref: { sheet: name, range: formatArea({ top, left, bottom, right }) }, count: rows.length, rows });
  }
  const [first] = table.sourceRows;
  const last = table.sourceRows.at(-1);
  const unseen = table.columns.filter(({ column }) => hiddenColumns.has(column));
  const [from] = unseen;
  const to = unseen.at(-1);
  if (from !== undefined && to !== undefined && first !== undefined && last !== undefined) {
    const range = formatArea({ top: first, left: from.column, bottom: last, right: to.column });
    notes.push({ code: 'hidden-columns', message: sheetTexts.hiddenColumns(unseen.map((column) => column.name)), ref: { sheet: name, range }, count: unseen.length });
  }
  return notes;
}
