import ExcelJS from 'exceljs';

type Cell = string | number | null;

/** A workbook of one sheet, its rows as they are given. */
export async function plainBook(sheet: string, rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const made = book.addWorksheet(sheet);
  for (const row of rows) made.addRow([...row]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export const MEASURES = ['Sales attainment', 'Complaint rate', 'Mystery shopping (0-100)', 'Staff rating', 'Revenue'];
export const WEIGHTS = [35, 20, 20, 10, 15];
export const TARGETS = [1, 0.02, 90, 4.5, null];

/** Stores with a tie for the first place, one that lacks a measure, one that lacks two, one that lacks most. */
export const STORES: readonly (readonly [string, ...(number | null)[]])[] = [
  ['Airport', 1.08, 0.015, 92, 4.6, 820_000],
  ['Old Town', 0.97, 0.031, 88, 4.4, 610_000],
  ['Station', 1.08, 0.015, 92, 4.6, 820_000],
  ['University', 0.88, 0.045, 81, 4.1, 300_000],
  ['Mall East', 1.11, 0.022, 85, 4.3, 910_000],
  ['Mall West', 0.93, null, 90, 4.5, 470_000],
  ['Riverside', 0.99, 0.018, null, null, 505_000],
  ['New Site', null, null, null, 4.8, 120_000],
];

export const storesBook = (): Promise<Uint8Array> => plainBook('Stores', [['Store', ...MEASURES], ['Weight', ...WEIGHTS], ['Target', ...TARGETS], ...STORES]);
