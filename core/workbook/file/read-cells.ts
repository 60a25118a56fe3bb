import { workbookFileTexts } from '../../language/texts/workbook-file.ts';
import { Problem } from '../../language/problem.ts';
import { parseArea, type Area, type RangeRef } from '../address.ts';
import type { CellChunk, CellError, CellValue, LongWork } from '../workbook.ts';
import { ChunkBuilder } from './chunk-builder.ts';
import { SheetFormulas } from './formulas.ts';
import { readIsoDate } from './iso-date.ts';
import { readPieces } from './long-read.ts';
import { readNumberFormats, type NumberFormats } from './number-formats.ts';
import type { XlsxPackage } from './package.ts';
import { refusal } from './refusal.ts';
import { readSharedStrings, type SharedStrings } from './shared-strings.ts';
import { SheetScanner, type ScannedCell, type SheetHandler } from './sheet-scanner.ts';
import { readWorkbookPart, type WorkbookPart } from './workbook-part.ts';

/**
 * The cells of a region, streamed: every row of the region arrives once, in order, blank ones too. Dates are
 * serial numbers in the workbook's own system. Progress counts rows of the region.
 * Throws Problem `no-such-sheet`, `bad-range`, `workbook-broken`, `workbook-too-large`, or the signal's reason.
 */
export async function* readCells(pkg: XlsxPackage, region: RangeRef, work: LongWork = {}): AsyncGenerator<CellChunk> {
  const area = parseArea(region.range);
  if (area === null) throw new Problem('bad-range', workbookFileTexts.notARange(region.range));
  const workbook = readWorkbookPart(pkg);
  const part = findSheetPart(workbook, region.sheet);
  const formats = readNumberFormats(pkg);
  const strings = await readSharedStrings(pkg, work);
  const chunks = new ChunkBuilder(area, formats.codes);
  const cells = new CellCollector(region.sheet, area, chunks, new CellValues(strings, formats, workbook.date1904));
  const scanner = new SheetScanner(part, cells);
  for await (const piece of readPieces(pkg, part, work)) {
    scanner.push(piece);
    yield* reported(chunks.take(), area, work);
    if (scanner.isStopped) break;
  }
  scanner.finish();
  chunks.finish();
  yield* reported(chunks.take(), area, work);
}

function* reported(chunks: readonly CellChunk[], area: Area, work: LongWork): Generator<CellChunk> {
  for (const chunk of chunks) {
    yield chunk;
    work.onProgress?.({ done: chunk.firstRow + chunk.values.length - area.top, total: area.bottom - area.top + 1 });
  }
}

function findSheetPart(workbook: WorkbookPart, name: string): string {
  const sheet =
    workbook.sheets.find((listed) => listed.name === name) ??
    workbook.sheets.find((listed) => listed.name.toLowerCase() === name.toLowerCase());
  if (sheet === undefined) throw new Problem('no-such-sheet', workbookFileTexts.noSuchSheet(name));
  if (sheet.part === null) throw refusal.missingPart(name);
  if (sheet.kind !== 'worksheet') throw new Problem('no-such-sheet', workbookFileTexts.sheetHoldsNoCells(name));
  return sheet.part;
}

/** Takes the cells of an area out of a scan. */
class CellCollector implements SheetHandler {
  private readonly sheet: string;
  private readonly area: Area;
  private readonly chunks: ChunkBuilder;
  private readonly values: CellValues;
  private readonly formulas = new SheetFormulas();
  private isInside = false;

  constructor(sheet: string, area: Area, chunks: ChunkBuilder, values: CellValues) {
    this.sheet = sheet;
    this.area = area;
    this.chunks = chunks;
    this.values = values;
  }

  row(row: number): 'go-on' | 'stop' {
    if (row > this.area.bottom) return 'stop';
    this.isInside = row >= this.area.top;
    if (this.isInside && !this.chunks.beginRow(row)) throw refusal.rowsOutOfOrder(this.sheet);
    return 'go-on';
  }

  cell(cell: ScannedCell): void {
    if (!this.isInside || cell.column < this.area.left || cell.column > this.area.right) {
      // The master of a shared formula may stand outside the area while its followers stand inside.
      if (cell.isShared) this.formulas.read(cell);
      return;
    }
    const formula = cell.hasFormula ? this.formulas.read(cell) : null;
    const { value, formatId } = this.values.read(cell);
    if (value === null && formatId === 0 && formula === null) return;
    this.chunks.put(cell.column, value, formatId);
    if (formula !== null) this.chunks.putFormula(cell.column, formula);
  }
}

/** Turns scanned cells into values. */
class CellValues {
  private readonly strings: SharedStrings;
  private readonly formats: NumberFormats;
  private readonly date1904: boolean;
  private readonly errors = new Map<string, CellError>();
  private readonly result: { value: CellValue; formatId: number } = { value: null, formatId: 0 };

  constructor(strings: SharedStrings, formats: NumberFormats, date1904: boolean) {
    this.strings = strings;
    this.formats = formats;
    this.date1904 = date1904;
  }

  /** The value and the id of its format, in an object that the next call uses again. */
  read(cell: ScannedCell): { readonly value: CellValue; readonly formatId: number } {
    const { result } = this;
    result.formatId = this.formats.ofStyle(cell.style);
    result.value = this.valueOf(cell);
    if (cell.type === 'd' && typeof result.value === 'string') this.readDate(result.value);
    return result;
  }

  private valueOf(cell: ScannedCell): CellValue {
    if (!cell.hasValue) return cell.inlineText ?? (cell.type === 'str' && cell.hasFormula ? '' : null);
    switch (cell.type) {
      case 's':
        return this.sharedString(cell);
      case 'n':
        // What is no number cannot be shown by Excel either; as text it is at least seen.
        return cell.valueNumber ?? (cell.valueText === '' ? null : cell.valueText);
      case 'b':
        return cell.valueText === '1' || cell.valueText.toLowerCase() === 'true';
      case 'e':
        return this.error(cell.valueText);
      case 'inlineStr':
        return cell.inlineText ?? cell.valueText;
      case 'str':
      case 'd':
        return cell.valueText;
    }
  }

  private sharedString(cell: ScannedCell): CellValue {
    const index = cell.valueNumber;
    const text = index === null ? null : this.strings.get(index);
    // A number that leads nowhere: the text is lost, and an error says so where a blank would hide it.
    return text ?? this.error('#REF!');
  }

  private error(text: string): CellError {
    const known = this.errors.get(text);
    if (known !== undefined) return known;
    const error = { error: text };
    this.errors.set(text, error);
    return error;
  }

  private readDate(text: string): void {
    const date = readIsoDate(text, this.date1904);
    if (date === null) return;
    this.result.value = date.serial;
    if (this.result.formatId === 0) this.result.formatId = this.formats.idOf(date.format);
  }
}
