import { blankWorkbook } from '../../workbook/file/blank-workbook.ts';
import { openWorkbookFile } from '../../workbook/file/file-workbook.ts';
import { formatArea, MAX_COLUMNS, MAX_ROWS } from '../../workbook/address.ts';
import { MAX_CELL_TEXT } from '../../workbook/cell-text.ts';
import { isLegalName, isLegalSheetName } from '../../workbook/legal-names.ts';
import type { CellContent, PlannedCell, PlannedSheet } from '../../workbook/sheet-plan.ts';
import { foreignRefusal } from './foreign-refusal.ts';

/** What a cell of another tool's file comes to; null where it is empty. */
export type ForeignCell = string | number | boolean | { readonly serial: number } | { readonly share: number } | null;

/** Rows of another tool's file. */
export interface ForeignTable {
  readonly name: string;
  /** Null where the first row may be no header: then it stands among the rows, and is found as in any workbook. */
  readonly columns: readonly string[] | null;
  readonly rows: readonly (readonly ForeignCell[])[];
}

/** So many cells take somewhat more than a gigabyte while they are written. */
const MOST_CELLS = 2_000_000;
const LONGEST_HEADER = 255;
const WIDTH = { least: 8, most: 40 } as const;
const WIDTH_ROWS = 50;
const SECONDS = 86_400;

/** An .xlsx file with the table on a sheet of its own: numbers, dates and texts, never a formula. Throws Problem `foreign-too-big`. */
export async function bookOfTable(table: ForeignTable): Promise<Uint8Array> {
  const { columns, rows } = table;
  const lines = columns === null ? rows : [columns, ...rows];
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (lines.length > MAX_ROWS || width > MAX_COLUMNS || lines.length * width > MOST_CELLS) throw foreignRefusal.tooManyCells(lines.length, width);
  const cells = lines.flatMap((line, row) => line.flatMap((cell, column) => planned(cell, row, column)));
  const isTable = columns !== null && rows.length > 0 && isHeader(columns);
  const name = sheetName(table.name);
  const sheet: PlannedSheet = {
    name,
    cells,
    merges: [],
    columnWidths: Array.from({ length: width }, (_, column) => ({ column, width: widthOf(lines, column) })),
    rowHeights: [],
    showGridlines: true,
    freeze: columns === null ? null : { rows: 1, columns: 0 },
    tables: isTable ? [{ name: tableName(name), range: formatArea({ top: 0, left: 0, bottom: rows.length, right: columns.length - 1 }), columns, style: 'TableStyleLight1' }] : [],
    charts: [],
    validations: [],
    conditionalFormats: [],
    sparklines: [],
    print: null,
    tabColor: null,
  };
  const workbook = openWorkbookFile(blankWorkbook(), 'book.xlsx');
  await workbook.write({ id: 'data', sheets: [sheet], names: [], customXml: null });
  return workbook.save();
}

function planned(cell: ForeignCell, row: number, column: number): PlannedCell[] {
  if (cell === null || cell === '') return [];
  const { content, format } = contentOf(cell);
  return [{ row, column, content, ...(format === null ? {} : { style: { numberFormat: format } }) }];
}

function contentOf(cell: NonNullable<ForeignCell>): { readonly content: CellContent; readonly format: string | null } {
  if (typeof cell === 'string') return { content: { kind: 'text', text: legalText(cell) }, format: null };
  if (typeof cell === 'number') return { content: { kind: 'number', number: cell }, format: null };
  if (typeof cell === 'boolean') return { content: { kind: 'boolean', boolean: cell }, format: null };
  if ('share' in cell) return { content: { kind: 'number', number: cell.share }, format: Number.isInteger(Math.round(cell.share * 1e6) / 1e4) ? '0%' : '0.0#%' };
  const seconds = Math.round(cell.serial * SECONDS) % SECONDS;
  return { content: { kind: 'date', serial: cell.serial }, format: seconds === 0 ? 'yyyy-mm-dd' : seconds % 60 === 0 ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd hh:mm:ss' };
}

/** As much of a text as a cell holds; a mark stands where it was cut. */
function legalText(text: string): string {
  // XML has no place for these, and nobody typed them.
  const clean = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return clean.length <= MAX_CELL_TEXT ? clean : `${clean.slice(0, MAX_CELL_TEXT - 1)}…`;
}

/** Whether Excel takes texts for the header of a table: filled, short, each once. */
export function isHeader(columns: readonly string[]): boolean {
  const keys = new Set(columns.map((name) => name.trim().toLowerCase()));
  return columns.length > 0 && keys.size === columns.length && columns.every((name) => name.trim() !== '' && name === name.trim() && name.length <= LONGEST_HEADER && !/[\u0000-\u001f]/.test(name));
}

function widthOf(lines: ForeignTable['rows'], column: number): number {
  const lengths = lines.slice(0, WIDTH_ROWS).map((line) => {
    const cell = line[column] ?? null;
    return cell === null ? 0 : typeof cell === 'object' ? 12 : [...String(cell)].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
  });
  return Math.min(WIDTH.most, Math.max(WIDTH.least, ...lengths.map((length) => length + 2)));
}

function sheetName(wished: string): string {
  const name = wished.replaceAll(/[[\]:*?/\\\u0000-\u001f]/g, ' ').trim().slice(0, 31).replaceAll(/^'+|'+$/g, '').trim();
  return isLegalSheetName(name) ? name : 'Data';
}

function tableName(sheet: string): string {
  const name = sheet.replaceAll(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '');
  return [name, `T_${name}`].find(isLegalName) ?? 'Data';
}
