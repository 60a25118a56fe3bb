import ExcelJS from 'exceljs';
import { openWorkbookFile, type FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import type { CorrectionChange } from '../../../core/sheet/change-correction.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { correctUnderstanding } from '../../../core/sheet/correct-understanding.ts';
import { understandWorkbook, type Understanding } from '../../../core/sheet/understand-workbook.ts';

type Rows = readonly (readonly (string | number | Date | null)[])[];

/** An .xlsx file with these cells from A1 on, opened. */
export async function bookOf(sheets: Readonly<Record<string, Rows>>, prepare: (book: ExcelJS.Workbook) => void = () => undefined): Promise<FileWorkbook> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow(row);
  }
  prepare(book);
  return openWorkbookFile(new Uint8Array(await book.xlsx.writeBuffer()), 'book.xlsx');
}

/** The file as a colleague opens it: saved and opened again. */
export function reopened(workbook: FileWorkbook): FileWorkbook {
  return openWorkbookFile(workbook.save(), 'book.xlsx');
}

export function tablesIn({ readings }: Understanding): readonly TypedTable[] {
  return readings.flatMap(({ tables }) => tables);
}

export function tableIn(understanding: Understanding): TypedTable {
  const [table, ...others] = tablesIn(understanding);
  if (table === undefined || others.length > 0) throw new Error(`expected one table, found ${tablesIn(understanding).length}`);
  return table;
}

/** Understands a workbook and corrects it once for each change, which is made from the one table on it. */
export async function corrected(workbook: FileWorkbook, ...changes: readonly ((table: TypedTable) => CorrectionChange)[]): Promise<Understanding> {
  let understanding = await understandWorkbook(workbook);
  for (const change of changes) understanding = await correctUnderstanding(workbook, understanding, change(tableIn(understanding)));
  return understanding;
}
