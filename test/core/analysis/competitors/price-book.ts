import ExcelJS from 'exceljs';

/** A workbook with a price list of our own and nothing else. */
export async function priceBook(header: readonly [string, string], items: readonly (readonly [string, number])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Prices');
  sheet.addRow([...header]);
  for (const item of items) sheet.addRow([...item]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
