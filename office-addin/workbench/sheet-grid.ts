import type { Language } from '../../core/language/language.ts';
import { say } from '../../core/language/language.ts';
import { pane } from '../../core/language/texts/pane.ts';
import { parseArea } from '../../core/workbook/address.ts';
import type { Area, RangeRef } from '../../core/workbook/address.ts';
import type { CellStyle, PlannedCell, PlannedSheet } from '../../core/workbook/sheet-plan.ts';
import type { CellChunk, CellValue } from '../../core/workbook/workbook.ts';
import { plannedShades } from './cell-shades.ts';
import { numberText } from './number-text.ts';

/** A part of a sheet to be drawn as a grid: sizes in pixels, texts as a spreadsheet shows them. */
export interface SheetGrid {
  /** Zero-based position of the first row and column drawn. */
  readonly top: number;
  readonly left: number;
  readonly rowHeights: readonly number[];
  readonly columnWidths: readonly number[];
  readonly rows: readonly (readonly GridCell[])[];
  readonly gridlines: boolean;
}

export interface GridCell {
  readonly text: string;
  /** Numbers, dates and truth values stand right or centred unless a style says otherwise. */
  readonly align: 'left' | 'center' | 'right';
  readonly style: CellStyle | null;
  /** A place in this workbook that the cell leads to. */
  readonly place: RangeRef | null;
  /** Cells that it covers, itself included; `0 x 0` for a cell that another one covers. */
  readonly columns: number;
  readonly rows: number;
}

export const ROW_HEIGHT = 20;
export const COLUMN_WIDTH = 64;
/** Rows and columns of a workbook's own sheet that are drawn at once. */
export const WINDOW_ROWS = 100;
export const WINDOW_COLUMNS = 40;

const EMPTY: GridCell = { text: '', align: 'left', style: null, place: null, columns: 1, rows: 1 };
const COVERED: GridCell = { ...EMPTY, columns: 0, rows: 0 };

/** A planned sheet as it will look: every cell, its style, its merges. */
export function gridOfPlan(sheet: PlannedSheet, language: Language): SheetGrid {
  const reach = reachOf(sheet);
  const rowHeights = Array.from({ length: reach.rows }, () => ROW_HEIGHT);
  for (const { row, height } of sheet.rowHeights) if (row < reach.rows) rowHeights[row] = Math.round((height * 4) / 3);
  const columnWidths = Array.from({ length: reach.columns }, () => COLUMN_WIDTH);
  for (const { column, width, hidden } of sheet.columnWidths) {
    if (column < reach.columns) columnWidths[column] = hidden === true ? 0 : Math.round(width * 7 + 5);
  }
  const rows: GridCell[][] = rowHeights.map(() => columnWidths.map(() => EMPTY));
  for (const cell of sheet.cells) put(rows, cell.row, cell.column, plannedCell(cell, language));
  for (const { row, column, shade } of plannedShades(sheet)) {
    const cells = rows[row];
    const cell = cells?.[column];
    if (cells !== undefined && cell !== undefined) cells[column] = { ...cell, style: { ...cell.style, fill: shade } };
  }
  for (const merge of sheet.merges) {
    const area = parseArea(merge);
    if (area !== null) mergeCells(rows, area);
  }
  return { top: 0, left: 0, rowHeights, columnWidths, rows, gridlines: sheet.showGridlines };
}

/** The numbers that planned cells hold in a range, row by row: what a sparkline draws. Null where there is none. */
export function plannedNumbers(sheets: readonly PlannedSheet[], ref: RangeRef): readonly (number | null)[] {
  const area = parseArea(ref.range);
  const sheet = sheets.find((one) => one.name === ref.sheet);
  if (area === null || sheet === undefined) return [];
  const width = area.right - area.left + 1;
  const numbers = Array.from({ length: width * (area.bottom - area.top + 1) }, (): number | null => null);
  for (const { row, column, content } of sheet.cells) {
    if (row < area.top || row > area.bottom || column < area.left || column > area.right) continue;
    const value = plannedValue(content);
    numbers[(row - area.top) * width + column - area.left] = typeof value === 'number' ? value : null;
  }
  return numbers;
}

/** Cells as they were read from a sheet, from `area`'s first row and column on. */
export function gridOfChunks(
  chunks: readonly CellChunk[],
  area: Area,
  language: Language,
  merges: readonly string[] = [],
): SheetGrid {
  const height = area.bottom - area.top + 1;
  const width = area.right - area.left + 1;
  const rows: GridCell[][] = Array.from({ length: height }, () => Array.from({ length: width }, () => EMPTY));
  for (const chunk of chunks) {
    chunk.values.forEach((values, index) => {
      values.forEach((value, column) => {
        const format = chunk.formats[chunk.formatIds[index]?.[column] ?? 0] ?? 'General';
        put(rows, chunk.firstRow + index - area.top, chunk.firstColumn + column - area.left, readCell(value, format, language));
      });
    });
  }
  for (const merge of merges) {
    const merged = parseArea(merge);
    if (merged !== null && merged.top >= area.top && merged.left >= area.left) mergeCells(rows, shifted(merged, area));
  }
  const columnWidths = Array.from({ length: width }, (_, column) => fittedWidth(rows.map((row) => row[column]?.text ?? '')));
  return { top: area.top, left: area.left, rowHeights: rows.map(() => ROW_HEIGHT), columnWidths, rows, gridlines: true };
}

/** The part of a sheet to draw so that `place` is in view: whole screens of rows, so that paging is stable. */
export function windowAround(used: Area, place: Area): Area {
  const row = Math.min(Math.max(place.top, used.top), used.bottom);
  const column = Math.min(Math.max(place.left, used.left), used.right);
  const top = used.top + Math.floor((row - used.top) / WINDOW_ROWS) * WINDOW_ROWS;
  const left = used.left + Math.floor((column - used.left) / WINDOW_COLUMNS) * WINDOW_COLUMNS;
  return {
    top,
    left,
    bottom: Math.min(used.bottom, top + WINDOW_ROWS - 1),
    right: Math.min(used.right, left + WINDOW_COLUMNS - 1),
  };
}

function reachOf(sheet: PlannedSheet): { rows: number; columns: number } {
  let rows = 1;
  let columns = 1;
  const reach = (row: number, column: number) => {
    rows = Math.max(rows, row + 1);
    columns = Math.max(columns, column + 1);
  };
  for (const cell of sheet.cells) reach(cell.row, cell.column);
  for (const chart of sheet.charts) reach(chart.to.row, chart.to.column);
  for (const merge of sheet.merges) {
    const area = parseArea(merge);
    if (area !== null) reach(area.bottom, area.right);
  }
  return { rows: Math.min(rows, 2000), columns: Math.min(columns, 200) };
}

function plannedCell(cell: PlannedCell, language: Language): GridCell {
  const { content, style = null } = cell;
  const format = style?.numberFormat ?? 'General';
  const value = plannedValue(content);
  const shown = content.kind === 'date' && format === 'General' ? readCell(value, 'yyyy-mm-dd', language) : readCell(value, format, language);
  const place = cell.link?.kind === 'place' ? cell.link.ref : null;
  return { ...shown, align: style?.align?.horizontal ?? shown.align, style, place };
}

function plannedValue(content: PlannedCell['content']): CellValue {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'number':
      return content.number;
    case 'boolean':
      return content.boolean;
    case 'date':
      return content.serial;
    case 'formula':
      return content.cached;
    case 'blank':
      return null;
  }
}

function readCell(value: CellValue, format: string, language: Language): GridCell {
  if (value === null) return EMPTY;
  if (typeof value === 'string') return { ...EMPTY, text: value };
  if (typeof value === 'number') return { ...EMPTY, text: numberText(value, format), align: 'right' };
  if (typeof value === 'boolean') return { ...EMPTY, text: say(value ? pane.sql.isTrue : pane.sql.isFalse, language), align: 'center' };
  return { ...EMPTY, text: value.error, align: 'center' };
}

function put(rows: GridCell[][], row: number, column: number, cell: GridCell): void {
  const line = rows[row];
  if (line !== undefined && column >= 0 && column < line.length) line[column] = cell;
}

function shifted(area: Area, origin: Area): Area {
  return {
    top: area.top - origin.top,
    left: area.left - origin.left,
    bottom: Math.min(area.bottom, origin.bottom) - origin.top,
    right: Math.min(area.right, origin.right) - origin.left,
  };
}

function mergeCells(rows: GridCell[][], area: Area): void {
  const first = rows[area.top]?.[area.left];
  if (first === undefined) return;
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) put(rows, row, column, COVERED);
  }
  put(rows, area.top, area.left, { ...first, columns: area.right - area.left + 1, rows: area.bottom - area.top + 1 });
}

/** Wide enough for nearly all of the texts, in the 7 px of a digit; full-width characters take two. Titles run over. */
function fittedWidth(texts: readonly string[]): number {
  const found = texts.filter((text) => text !== '').map(widthUnits);
  const lengths = [...found].sort((a, b) => a - b);
  const most = Math.max(lengths[Math.floor((lengths.length - 1) * 0.97)] ?? 0, Math.min(found[0] ?? 0, 14));
  return Math.min(Math.max(most * 7 + 17, 48), 240);
}

function widthUnits(text: string): number {
  let units = 0;
  for (const character of text.slice(0, 40)) units += character > '\u2e7f' ? 2 : 1;
  return units;
}
