import { cellAddress, parseArea } from '../../core/workbook/address.ts';
import { nameKey } from '../../core/workbook/legal-names.ts';
import { rectangles } from '../../core/workbook/rectangles.ts';
import { movedRow } from '../../core/workbook/plan-revision.ts';
import type { PlannedCell } from '../../core/workbook/sheet-plan.ts';
import type { ExcelBatch } from './excel-batch.ts';
import { quoted, type SheetRecord, tableSize } from './revision-survey.ts';
import { freshRows, moveRows, probeAddress, probeFormulas } from './row-moves.ts';
import { addressLists } from './style-areas.ts';
import { writeConstants, writeNumberFormats } from './write-cells.ts';
import { setPrintedArea, writeMeasures, writePageStarts, writeTables } from './write-sheet.ts';
import { resetLooks, writeStyles } from './write-styles.ts';

const MAX_ADDRESSES = 2000;
/** Rows between what a copy must give back and the formulas below it that tell how far rows were moved. */
const PROBE_GAP = 10;

/** Where the formulas stand that tell how far the rows of a sheet were moved. */
export function probesOf(record: SheetRecord): string {
  return probeAddress(record.edits, record.lastRow + PROBE_GAP);
}

/** A copy that nobody sees. Its tables become plain cells, which can be copied back over those of the sheet. */
export async function copySheet(batch: ExcelBatch, sheet: Excel.Worksheet, record: SheetRecord): Promise<void> {
  await batch.room(1000 + 100 * (record.tables.length + record.edits.length));
  const copy = sheet.copy('End');
  copy.name = record.copy;
  copy.visibility = 'VeryHidden';
  // Each that is gone makes the next one the first.
  for (let i = 0; i < record.tables.length; i += 1) copy.tables.getItemAt(0).convertToRange();
  if (record.edits.length > 0) copy.getRange(probesOf(record)).untrack().formulas = probeFormulas(record.edits, quoted(record));
}

/** Moves the rows. New ones come without the look and height that Excel takes over from the row above. */
export async function makeRoom(batch: ExcelBatch, sheet: Excel.Worksheet, { edits, lastColumn }: SheetRecord): Promise<void> {
  await batch.room(edits.length * 500);
  moveRows(sheet, edits);
  for (const { first, count } of freshRows(edits)) {
    await batch.room(100);
    sheet.getRange(`${first + 1}:${first + count}`).untrack().format.useStandardHeight = true;
  }
  const fresh = freshRows(edits).map(({ first, count }) => ({ top: first, left: 0, bottom: first + count - 1, right: lastColumn }));
  await resetLooks(batch, sheet, fresh);
}

/** Takes away what the plan had on the sheet and is not to keep. */
export async function emptyPlaces(batch: ExcelBatch, sheet: Excel.Worksheet, record: SheetRecord): Promise<void> {
  const { replaced, emptied } = record.revision;
  const areas = emptied.flatMap((range) => parseArea(range) ?? []);
  for (const merge of replaced.merges) {
    await batch.room(100);
    sheet.getRange(merge).untrack().unmerge();
  }
  for (const id of record.replacedRules) {
    await batch.room(200);
    sheet.getRange().untrack().conditionalFormats.getItem(id).delete();
  }
  for (const range of replaced.validations) {
    await batch.room(100);
    sheet.getRange(range).untrack().dataValidation.clear();
  }
  for (const { id, isGone } of notesAfter(record)) {
    if (!isGone) continue;
    await batch.room(200);
    sheet.comments.getItem(id).delete();
  }
  for (const cell of record.plainNotes) {
    if (!replaced.notes.includes(cell)) continue;
    await batch.room(200);
    sheet.notes.getItem(cell).delete();
  }
  for (const addresses of addressLists(areas, MAX_ADDRESSES)) {
    await batch.room(2 * addresses.length);
    const ranges = sheet.getRanges(addresses).untrack();
    ranges.clear('Contents');
    ranges.clear('Hyperlinks');
  }
  await resetLooks(batch, sheet, areas);
}

/** Where the notes of the sheet stand once rows have been moved, and which of them are taken away. */
function notesAfter({ revision, edits, notes }: SheetRecord): { readonly id: string; readonly row: number; readonly column: number; readonly isGone: boolean }[] {
  const areas = [...revision.emptied, ...revision.replaced.notes].flatMap((range) => parseArea(range) ?? []);
  return notes.flatMap(({ id, row: before, column }) => {
    const row = movedRow(edits, before);
    if (row === null) return [];
    const isGone = areas.some((area) => area.top <= row && row <= area.bottom && area.left <= column && column <= area.right);
    return [{ id, row, column, isGone }];
  });
}

/** The cells that get a note: a cell holds one, and a person's stays. */
export function notedCells(record: SheetRecord): PlannedCell[] {
  const staying = notesAfter(record).flatMap(({ row, column, isGone }) => (isGone ? [] : [cellAddress(row, column)]));
  const taken = new Set([...staying, ...record.plainNotes.filter((cell) => !record.revision.replaced.notes.includes(cell))]);
  return record.planned.cells.filter(({ row, column, comment }) => comment !== undefined && !taken.has(cellAddress(row, column)));
}

/** Constants, tables, looks and measures of the plan. Formulas wait until all sheets have come so far. */
export async function writeOver(batch: ExcelBatch, sheet: Excel.Worksheet, record: SheetRecord, date1904: boolean): Promise<void> {
  const { planned } = record;
  const blank = planned.cells.filter(({ content }) => content.kind === 'blank' || (content.kind === 'text' && content.text === ''));
  for (const addresses of addressLists(rectangles(blank), MAX_ADDRESSES)) {
    await batch.room(addresses.length);
    sheet.getRanges(addresses).untrack().clear('Contents');
  }
  await writeConstants(batch, sheet, planned.cells, date1904);
  for (const { cell, color, underline } of record.linkFonts) {
    await batch.room(300);
    // Excel paints a cell that gets a link as one.
    const { font } = sheet.getRange(cell).untrack().format;
    font.color = color;
    font.underline = underline;
  }
  await resizeTables(batch, sheet, record);
  await writeLooks(batch, sheet, planned.cells);
  await writeMeasures(batch, sheet, planned);
  if (planned.print === null) return;
  setPrintedArea(sheet.pageLayout, planned.print);
  const moved = new Set(record.pageStarts.map((row) => movedRow(record.edits, row)));
  await writePageStarts(batch, sheet, (planned.print.pages?.startRows ?? []).filter((row) => !moved.has(row)));
}

async function resizeTables(batch: ExcelBatch, sheet: Excel.Worksheet, { planned, tables, edits }: SheetRecord): Promise<void> {
  for (const table of tables) {
    const size = tableSize(table, planned, edits);
    if (size === null || size.now === size.then) continue;
    await batch.room(200);
    sheet.tables.getItem(table.name).resize(size.then);
  }
  const known = new Set(tables.map(({ name }) => nameKey(name)));
  await writeTables(batch, sheet, planned.tables.filter(({ name }) => !known.has(nameKey(name))));
}

/** A cell with a look of its own in the plan gets all of it anew. */
async function writeLooks(batch: ExcelBatch, sheet: Excel.Worksheet, cells: readonly PlannedCell[]): Promise<void> {
  const styled = cells.filter(({ style }) => style !== undefined);
  await resetLooks(batch, sheet, rectangles(styled));
  await writeNumberFormats(batch, sheet, cells.filter(({ style, format }) => style !== undefined || format !== undefined));
  await writeStyles(batch, sheet, styled);
}

/** What a copy gives back. */
export function wholeRows(record: SheetRecord): string {
  return `1:${record.lastRow + 1}`;
}
