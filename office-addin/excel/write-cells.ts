import { cellAddress, formatArea, quoteSheetName } from '../../core/workbook/address.ts';
import type { CellContent, PlannedCell, PlannedLink } from '../../core/workbook/sheet-plan.ts';
import { type CellBlock, cellBlocks } from './cell-blocks.ts';
import { type CellEntry, cellEntry } from './cell-entry.ts';
import { type ExcelBatch, jsonBytes } from './excel-batch.ts';
import { supportsExcelApi } from './excel-host.ts';
import { ARRAY_FORMULAS_API } from './plan-limits.ts';

/** A block is cut so that it fits a request by itself whatever its texts are. */
const MAX_BLOCK_CELLS = 20_000;
const MAX_BLOCK_BYTES = 1_000_000;

/** Texts, numbers, booleans and dates; formulas wait until all they may point at is there. */
export async function writeConstants(
  batch: ExcelBatch,
  sheet: Excel.Worksheet,
  cells: readonly PlannedCell[],
  date1904: boolean,
): Promise<void> {
  // Excel shows the address in an empty cell that gets a link, so links come first and the cell's own content after.
  await writeLinks(batch, sheet, cells);
  await writeEntries(batch, sheet, cells.filter((cell) => cell.content.kind !== 'formula' && cell.content.kind !== 'blank'), date1904);
}

export async function writeFormulas(batch: ExcelBatch, sheet: Excel.Worksheet, cells: readonly PlannedCell[]): Promise<void> {
  const formulas = cells.filter((cell) => cell.content.kind === 'formula');
  await writeEntries(batch, sheet, supportsExcelApi(ARRAY_FORMULAS_API) ? formulas : formulas.map(withoutArray), false);
}

/** An Excel that would take an array formula for a plain one, and calculate something else, gets its value. */
function withoutArray(cell: PlannedCell): PlannedCell {
  return cell.content.kind === 'formula' && cell.content.array === true ? { ...cell, content: constantOf(cell.content.cached) } : cell;
}

function constantOf(value: number | string | boolean | null): CellContent {
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  return value === null || value === '' ? { kind: 'blank' } : { kind: 'text', text: value };
}

/** The only function that puts anything into cells. */
async function writeEntries(
  batch: ExcelBatch,
  sheet: Excel.Worksheet,
  cells: readonly PlannedCell[],
  date1904: boolean,
): Promise<void> {
  for (const block of cellBlocks(cells, MAX_BLOCK_CELLS)) {
    const entries = block.cells.map((row) => row.map((cell): CellEntry => (cell ? cellEntry(cell.content, date1904) : null)));
    await writeRows(batch, sheet, block, entries, (range, rows) => {
      range.formulas = rows;
    });
  }
}

/**
 * Number formats, after the contents: Excel gives some cells a format of its own as they are filled. A formula
 * without a format gets General, else it takes that of the cells it points at.
 */
export async function writeNumberFormats(batch: ExcelBatch, sheet: Excel.Worksheet, cells: readonly PlannedCell[]): Promise<void> {
  const formatted = cells.filter((cell) => numberFormat(cell) !== null);
  for (const block of cellBlocks(formatted, MAX_BLOCK_CELLS)) {
    const formats = block.cells.map((row) => row.map((cell) => (cell ? numberFormat(cell) : null)));
    await writeRows(batch, sheet, block, formats, (range, rows) => {
      range.numberFormat = rows;
    });
  }
}

function numberFormat(cell: PlannedCell): string | null {
  return cell.format ?? cell.style?.numberFormat ?? (cell.content.kind === 'formula' ? 'General' : null);
}

/** Sets a block in pieces of whole rows, none too large for a request. */
async function writeRows<T>(
  batch: ExcelBatch,
  sheet: Excel.Worksheet,
  block: CellBlock,
  rows: readonly (readonly T[])[],
  set: (range: Excel.Range, rows: T[][]) => void,
): Promise<void> {
  let piece: T[][] = [];
  let bytes = 0;
  let top = block.area.top;
  const flush = async (): Promise<void> => {
    if (piece.length === 0) return;
    await batch.room(bytes);
    const area = { ...block.area, top, bottom: top + piece.length - 1 };
    set(sheet.getRange(formatArea(area)).untrack(), piece);
    top += piece.length;
    piece = [];
    bytes = 0;
  };
  for (const row of rows) {
    const size = jsonBytes(row);
    if (bytes + size > MAX_BLOCK_BYTES) await flush();
    piece.push([...row]);
    bytes += size;
  }
  await flush();
}

async function writeLinks(batch: ExcelBatch, sheet: Excel.Worksheet, cells: readonly PlannedCell[]): Promise<void> {
  for (const { row, column, link } of cells) {
    if (link === undefined) continue;
    const hyperlink = excelLink(link);
    await batch.room(jsonBytes(hyperlink));
    sheet.getRange(cellAddress(row, column)).untrack().hyperlink = hyperlink;
  }
}

function excelLink(link: PlannedLink): Excel.RangeHyperlink {
  const tip = link.tip === undefined ? {} : { screenTip: link.tip };
  if (link.kind === 'url') return { address: link.url, ...tip };
  return { documentReference: `${quoteSheetName(link.ref.sheet)}!${link.ref.range}`, ...tip };
}
