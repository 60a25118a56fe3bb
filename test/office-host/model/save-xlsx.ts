import ExcelJS from 'exceljs';
import { type Area, cellAddress, columnLetters, formatArea } from '../../../core/workbook/address.ts';
import type { CellContent, CellModel } from './cell-entry.ts';
import type { SheetModel, TableModel, WorkbookModel } from './workbook-model.ts';

/**
 * Saves the model as an .xlsx, so that another program can open and recalculate what was written: cells, formulas
 * without results, number formats, looks, tables, merges, lists, custom rules, links, names, layout. Charts and
 * custom XML parts are not saved: the library that writes the file has none.
 */
export async function saveXlsx(workbook: WorkbookModel): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = workbook.date1904;
  for (const sheet of workbook.sheets) addSheet(book, sheet);
  for (const { name, formula, sheet } of workbook.names) {
    if (sheet === null) book.definedNames.add(formula.replace(/^=/, ''), name);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addSheet(book: ExcelJS.Workbook, sheet: SheetModel): void {
  const state = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;
  const added = book.addWorksheet(sheet.name, { state: state[sheet.visibility], views: [view(sheet)] });
  for (const table of sheet.tables) addTable(added, sheet, table);
  for (const [row, cells] of sheet.cells) {
    for (const [column, cell] of cells) fillCell(added.getCell(row + 1, column + 1), cell);
  }
  for (const merge of sheet.merges) added.mergeCells(formatArea(merge));
  for (const [column, { width, hidden }] of sheet.columns) {
    const target = added.getColumn(column + 1);
    if (width !== undefined) target.width = (width / 0.75 - 5) / 7;
    if (hidden !== undefined) target.hidden = hidden;
  }
  for (const [row, { height, hidden }] of sheet.rows) {
    const target = added.getRow(row + 1);
    if (height !== undefined) target.height = height;
    if (hidden !== undefined) target.hidden = hidden;
  }
  addRules(added, sheet);
}

function view(sheet: SheetModel): Partial<ExcelJS.WorksheetView> {
  const showGridLines = sheet.settings['ShowGridlines'] !== false;
  if (sheet.freeze === null) return { state: 'normal', showGridLines };
  return { state: 'frozen', xSplit: sheet.freeze.columns, ySplit: sheet.freeze.rows, showGridLines };
}

function addTable(added: ExcelJS.Worksheet, sheet: SheetModel, { name, area }: TableModel): void {
  const cellValue = (row: number, column: number) => plain(sheet.cells.get(row)?.get(column)?.content ?? null);
  const columns = columnsOf(area);
  added.addTable({
    name,
    ref: cellAddress(area.top, area.left),
    headerRow: true,
    columns: columns.map((column) => ({ name: String(cellValue(area.top, column)), filterButton: true })),
    rows: Array.from({ length: area.bottom - area.top }, (_, i) => columns.map((column) => cellValue(area.top + 1 + i, column))),
  });
}

function columnsOf(area: Area): number[] {
  return Array.from({ length: area.right - area.left + 1 }, (_, i) => area.left + i);
}

function plain(content: CellContent): string | number | boolean | null {
  return typeof content === 'object' ? (content?.error ?? null) : content;
}

function fillCell(target: ExcelJS.Cell, cell: CellModel): void {
  if (cell.formula !== null) target.value = { formula: cell.formula.slice(1), date1904: false };
  else if (cell.hyperlink !== null && typeof cell.hyperlink['address'] === 'string') {
    target.value = { text: String(plain(cell.content)), hyperlink: cell.hyperlink['address'] };
  } else target.value = plain(cell.content);
  target.numFmt = cell.numberFormat;
  const { style } = cell;
  const color = style['Font.Color'];
  const fill = style['Fill.Color'];
  const size = style['Font.Size'];
  target.font = {
    bold: style['Font.Bold'] === true,
    ...(typeof size === 'number' ? { size } : {}),
    ...(typeof color === 'string' ? { color: { argb: `FF${color.slice(1)}` } } : {}),
  };
  if (typeof fill === 'string') target.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${fill.slice(1)}` } };
}

function addRules(added: ExcelJS.Worksheet, sheet: SheetModel): void {
  for (const { area, settings } of sheet.validations) {
    const source = listSource(settings['Rule']);
    if (source === null) continue;
    const formula = source.startsWith('=') ? source.slice(1) : `"${source}"`;
    added.getCell(area.top + 1, area.left + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [formula] };
  }
  for (const { type, areas, settings } of sheet.conditionalFormats) {
    const formula = settings['Rule.Formula'];
    if (type !== 'Custom' || typeof formula !== 'string') continue;
    added.addConditionalFormatting({
      ref: areas.map(formatArea).join(' '),
      rules: [{ type: 'expression', priority: 1, formulae: [formula.slice(1)], style: { font: { bold: true } } }],
    });
  }
  if (sheet.printTitleRows !== null) added.pageSetup.printTitlesRow = sheet.printTitleRows.replaceAll('$', '');
  if (sheet.printArea !== null) {
    const { top, left, bottom, right } = sheet.printArea;
    added.pageSetup.printArea = `${columnLetters(left)}${top + 1}:${columnLetters(right)}${bottom + 1}`;
  }
}

function listSource(rule: unknown): string | null {
  if (typeof rule !== 'object' || rule === null || !('list' in rule)) return null;
  const { list } = rule;
  if (typeof list !== 'object' || list === null || !('source' in list)) return null;
  return typeof list.source === 'string' ? list.source : null;
}
