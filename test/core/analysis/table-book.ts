import ExcelJS from 'exceljs';

export interface TableColumn {
  readonly name: string;
  /** Serial days in the 1900 system. */
  readonly isDate?: boolean;
}

type Cell = string | number | null;

/** A workbook of one sheet with one Excel Table. */
export async function tableBook(name: string, columns: readonly TableColumn[], rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name);
  sheet.addTable({
    name,
    ref: 'A1',
    headerRow: true,
    columns: columns.map((column) => ({ name: column.name })),
    rows: rows.map((row) => row.map((cell, place) => (columns[place]?.isDate === true && typeof cell === 'number' ? new Date(Math.round((cell - 25_569) * 86_400_000)) : cell))),
  });
  for (const [place, column] of columns.entries()) if (column.isDate === true) sheet.getColumn(place + 1).numFmt = 'yyyy-mm-dd hh:mm';
  return new Uint8Array(await book.xlsx.writeBuffer());
}
