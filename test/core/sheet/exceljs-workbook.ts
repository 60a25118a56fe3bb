import ExcelJS from 'exceljs';
import type { CellValue } from '../../../core/workbook/workbook.ts';
import { plainWorkbook, type PlainCell, type PlainSheet } from './plain-workbook.ts';
import type { Workbook } from '../../../core/workbook/workbook.ts';

/** A file read by exceljs, so that what is understood of it does not hang on our own reader. */
export async function exceljsWorkbook(path: string): Promise<Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const date1904 = book.properties.date1904;
  return plainWorkbook(book.worksheets.map(plainSheet), date1904, 500);
}

function plainSheet(sheet: ExcelJS.Worksheet): PlainSheet {
  const rows: PlainCell[][] = [];
  for (let row = 1; row <= sheet.rowCount; row++) {
    const cells: PlainCell[] = [];
    for (let column = 1; column <= sheet.columnCount; column++) cells.push(plainCell(sheet.getCell(row, column)));
    rows.push(cells);
  }
  return {
    name: sheet.name,
    rows,
    merges: sheet.model.merges,
    tables: sheet.getTables().map((entry) => {
      const { name, ref, columns, headerRow, totalsRow } = modelOf(entry);
      return { name, range: ref, columns, headerRow, totalsRow };
    }),
  };
}

function modelOf(entry: unknown): { name: string; ref: string; columns: string[]; headerRow: boolean; totalsRow: boolean } {
  const table: unknown = Array.isArray(entry) ? entry[0] : entry;
  const model: unknown = typeof table === 'object' && table !== null && 'table' in table ? table.table : null;
  if (typeof model !== 'object' || model === null) throw new Error('exceljs gave no table');
  const field = (name: string): unknown => Object.entries(model).find(([key]) => key === name)?.[1];
  const columns = field('columns');
  return {
    name: String(field('name')),
    ref: String(field('tableRef')),
    columns: Array.isArray(columns) ? columns.map((column: unknown) => (typeof column === 'object' && column !== null && 'name' in column ? String(column.name) : '')) : [],
    headerRow: field('headerRow') !== false,
    totalsRow: field('totalsRow') === true,
  };
}

function plainCell(cell: ExcelJS.Cell): PlainCell {
  if (cell.isMerged && cell.master.address !== cell.address) return null;
  const value = cell.result ?? cell.value;
  return { value: plainValue(value), format: cell.numFmt || 'General', ...(cell.formula ? { formula: `=${cell.formula}` } : {}) };
}

function plainValue(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569;
  if (typeof value === 'object' && 'error' in value) return { error: String(value.error) };
  if (typeof value === 'object' && 'richText' in value && Array.isArray(value.richText)) {
    return value.richText.map((run: unknown) => (typeof run === 'object' && run !== null && 'text' in run ? String(run.text) : '')).join('');
  }
  return null;
}
