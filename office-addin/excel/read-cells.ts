import { type Area, formatArea, parseArea, type RangeRef } from '../../core/workbook/address.ts';
import { Problem } from '../../core/language/problem.ts';
import { excelTexts } from '../../core/language/texts/excel.ts';
import type { CellChunk, LongWork } from '../../core/workbook/workbook.ts';
import { ChunkBuilder } from './chunk-builder.ts';
import { excelProblem, isTooLarge, officeErrorCode } from './excel-problem.ts';

/** What an answer should weigh: well under the 5 MB of Excel on the web, large enough for few round trips. */
const TARGET_BYTES = 2_000_000;
const FIRST_CELLS = 10_000;
const MAX_ROWS_AT_ONCE = 20_000;

/** The cells of a region in chunks of whole rows, as far down as the sheet holds anything. */
export async function* readCells(region: RangeRef, work: LongWork): AsyncGenerator<CellChunk> {
  const asked = parseArea(region.range);
  if (asked === null) throw new Problem('not-a-range', excelTexts.notARange(region.range));
  const { area, hasFormulas } = await survey(region.sheet, asked, work).catch((error: unknown) => {
    throw excelProblem(error);
  });
  if (area === null) return;
  const builder = new ChunkBuilder(area.left);
  const width = area.right - area.left + 1;
  const total = area.bottom - area.top + 1;
  const ask = (top: number, rows: number): Asked => askRows(region.sheet, { ...area, top, bottom: Math.min(top + rows - 1, area.bottom) }, hasFormulas, work);
  let rows = Math.max(1, Math.floor(FIRST_CELLS / width));
  let next: Asked | null = ask(area.top, rows);
  while (next !== null) {
    const { top, bottom, answer }: Asked = next;
    let read: RawRows;
    try {
      read = await answer;
    } catch (error) {
      // A region of long texts: half as much may go through.
      if (!isTooLarge(error) || bottom === top) throw excelProblem(error);
      rows = Math.max(1, Math.floor((bottom - top + 1) / 2));
      next = ask(top, rows);
      continue;
    }
    rows = nextRows(rows, read);
    // Excel gathers the next rows while these are understood.
    next = bottom === area.bottom ? null : ask(bottom + 1, rows);
    yield builder.build(top, read);
    work.onProgress?.({ done: bottom + 1 - area.top, total });
  }
}

/** Rows that Excel was asked for. */
interface Asked {
  readonly top: number;
  readonly bottom: number;
  readonly answer: Promise<RawRows>;
}

function askRows(sheet: string, area: Area, hasFormulas: boolean, work: LongWork): Asked {
  const answer = readRows(sheet, area, hasFormulas, work);
  // Whoever stops reading before does not hear how these went.
  answer.catch(() => undefined);
  return { top: area.top, bottom: area.bottom, answer };
}

interface Survey {
  readonly area: Area | null;
  readonly hasFormulas: boolean;
}

/** Finds the rows that are worth reading and whether any formulas are among them. */
async function survey(sheetName: string, asked: Area, work: LongWork): Promise<Survey> {
  try {
    return await inExcel(work, (context) => surveySheet(context, sheetName, asked, true));
  } catch (error) {
    // Excel does not look for formulas on some protected sheets, nor where they are scattered too widely.
    if (officeErrorCode(error) === null) throw error;
    return inExcel(work, (context) => surveySheet(context, sheetName, asked, false));
  }
}

async function surveySheet(context: Excel.RequestContext, sheetName: string, asked: Area, askForFormulas: boolean): Promise<Survey> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
  sheet.load('name');
  const used = sheet.getUsedRangeOrNullObject(true).untrack();
  used.load('rowIndex,rowCount');
  const block = sheet.getRange(formatArea(asked)).untrack();
  const formulas = askForFormulas ? block.getSpecialCellsOrNullObject('Formulas').untrack() : null;
  formulas?.load('areaCount');
  await context.sync();
  if (sheet.isNullObject) throw new Problem('no-such-sheet', excelTexts.noSuchSheet(sheetName));
  if (used.isNullObject) return { area: null, hasFormulas: false };
  const bottom = Math.min(asked.bottom, used.rowIndex + used.rowCount - 1);
  return { area: asked.top > bottom ? null : { ...asked, bottom }, hasFormulas: formulas?.isNullObject !== true };
}

/** Rows as Excel gives them: empty cells are empty texts, errors are texts such as `#N/A`. */
export interface RawRows {
  readonly values: readonly (readonly unknown[])[];
  readonly formats: readonly (readonly unknown[])[];
  /** Null where the region holds no formulas. */
  readonly formulas: readonly (readonly unknown[])[] | null;
  /** Asked only where a text looks like an error; else null. */
  readonly types: readonly (readonly unknown[])[] | null;
}

async function readRows(sheetName: string, area: Area, hasFormulas: boolean, work: LongWork): Promise<RawRows> {
  return inExcel(work, async (context) => {
    const rows = (): Excel.Range => context.workbook.worksheets.getItem(sheetName).getRange(formatArea(area)).untrack();
    const block = rows();
    block.load(hasFormulas ? 'values,numberFormat,formulas' : 'values,numberFormat');
    await context.sync();
    const values: unknown[][] = block.values;
    const formats: unknown[][] = block.numberFormat;
    const formulas: unknown[][] | null = hasFormulas ? block.formulas : null;
    if (!values.some((row) => row.some(looksLikeError))) return { values, formats, formulas, types: null };
    const typed = rows();
    typed.load('valueTypes');
    await context.sync();
    return { values, formats, formulas, types: typed.valueTypes };
  });
}

/** Errors arrive as texts, and a text may say the same: only its type tells them apart. */
function looksLikeError(cell: unknown): boolean {
  return typeof cell === 'string' && /^#[A-Z/0]+[!?A]?$/.test(cell);
}

async function inExcel<T>(work: LongWork, read: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  work.signal?.throwIfAborted();
  const result = await Excel.run(read);
  work.signal?.throwIfAborted();
  return result;
}

/** How many rows to ask for next, judged by the weight of some of the last ones. */
function nextRows(rows: number, { values, formats, formulas }: RawRows): number {
  const step = Math.max(1, Math.floor(values.length / 20));
  let bytes = 0;
  let sampled = 0;
  for (let i = 0; i < values.length; i += step) {
    bytes += weight(values[i]) + weight(formats[i]) + weight(formulas?.[i]);
    sampled += 1;
  }
  const fitting = Math.floor(TARGET_BYTES / (bytes / sampled + 1));
  return Math.max(1, Math.min(fitting, rows * 4, MAX_ROWS_AT_ONCE));
}

const encoder = new TextEncoder();

function weight(row: readonly unknown[] | undefined): number {
  return row === undefined ? 0 : encoder.encode(JSON.stringify(row)).length;
}
