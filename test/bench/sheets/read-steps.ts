import { createReadStream, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { streamXlsxRows } from 'hucre/xlsx';
import { readGrid } from '../../../core/sheet/grid.ts';
import { readTables } from '../../../core/sheet/read-tables.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { openPackage } from '../../../core/workbook/file/package.ts';
import { nativeInflate } from '../../../hub/command-line/native-inflate.ts';
import { readCells } from '../../../core/workbook/file/read-cells.ts';

/** What was seen of a file, so that it can be told whether two readers saw the same. */
type Seen = string;

/** Every cell of the sheet once, one after the other. */
export async function readWithClipsheet(path: string, rows: string): Promise<Seen> {
  const count = new Counted();
  for await (const chunk of readCells(openPackage(readFileSync(path), nativeInflate), { sheet: 'Orders', range: `A1:J${Number(rows) + 1}` })) {
    for (const row of chunk.values) for (const value of row) count.add(value);
  }
  return count.toString();
}

export async function readWithHucre(path: string): Promise<Seen> {
  const count = new Counted();
  for await (const row of streamXlsxRows(readFileSync(path))) for (const value of row.values) count.add(value);
  return count.toString();
}

export async function readWithExceljs(path: string): Promise<Seen> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(createReadStream(path), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  const count = new Counted();
  for await (const sheet of reader) for await (const row of sheet) row.eachCell(({ value }) => count.add(value));
  return count.toString();
}

/** The outline of the file and its cells, held column by column. */
export async function readIntoGrid(path: string): Promise<Seen> {
  const workbook = openWorkbookFile(readFileSync(path), 'large.xlsx', nativeInflate);
  const [sheet] = (await workbook.info()).sheets;
  const grid = await readGrid(workbook, sheet?.name ?? '', sheet?.usedRange ?? '');
  return `${grid.rowCount} rows`;
}

/** Tables found, columns typed, roles and quality told. */
export async function readAndType(path: string): Promise<Seen> {
  const [reading] = await readTables(openWorkbookFile(readFileSync(path), 'large.xlsx', nativeInflate));
  return `${reading?.tables[0]?.rowCount ?? 0} rows, ${reading?.tables[0]?.columns.map(({ type }) => type).join(' ') ?? ''}`;
}

/** How many cells there were, and what all numbers and dates come to. */
class Counted {
  private cells = 0;
  private sum = 0;

  add(value: unknown): void {
    if (value === null || value === undefined) return;
    this.cells += 1;
    if (typeof value === 'number') this.sum += value;
    if (value instanceof Date) this.sum += Math.round(value.getTime() / 86_400_000) + 25_569;
  }

  toString(): string {
    return `${this.cells} cells, sum ${this.sum.toFixed(0)}`;
  }
}
