import type { Area } from '../address.ts';
import type { CellChunk, CellValue, Formula } from '../workbook.ts';

/** Cells in one chunk, about: enough to make the cost of a chunk small, few enough to stay within a few megabytes. */
const CELLS_PER_CHUNK = 1 << 16;
const MIN_ROWS = 16;
const MAX_ROWS_PER_CHUNK = 4096;
/** A long formula shared by very many cells is written out for each: then chunks get fewer rows. */
const FORMULA_CHARACTERS_PER_CHUNK = 1 << 22;

/** Puts cells into chunks of whole rows. Blank rows, and rows formatted like the row before, share one array. */
export class ChunkBuilder {
  private readonly area: Area;
  private readonly formats: readonly string[];
  private readonly width: number;
  private readonly height: number;
  private readonly blankValues: readonly CellValue[];
  private readonly blankFormats: Uint16Array;
  private ready: CellChunk[] = [];
  private firstRow: number;
  private values: (readonly CellValue[])[] = [];
  private formatIds: Uint16Array[] = [];
  private formulas: Formula[] = [];
  private formulaCharacters = 0;
  private row = -1;
  private rowValues: CellValue[] | null = null;
  private readonly rowFormats: Uint16Array;
  private lastFormats: Uint16Array;

  constructor(area: Area, formats: readonly string[]) {
    this.area = area;
    this.formats = formats;
    this.width = area.right - area.left + 1;
    this.height = Math.min(MAX_ROWS_PER_CHUNK, Math.max(MIN_ROWS, Math.floor(CELLS_PER_CHUNK / this.width)));
    this.blankValues = Array.from({ length: this.width }, () => null);
    this.blankFormats = new Uint16Array(this.width);
    this.rowFormats = new Uint16Array(this.width);
    this.lastFormats = this.blankFormats;
    this.firstRow = area.top;
  }

  /** Moves to a row of the area. False where its chunk is already closed, as rows came too much out of order. */
  beginRow(row: number): boolean {
    this.closeRow();
    if (row < this.firstRow) return false;
    while (row >= this.firstRow + this.height) this.closeChunk(this.height);
    if (this.formulaCharacters > FORMULA_CHARACTERS_PER_CHUNK && row >= this.firstRow + this.values.length) {
      this.closeChunk(this.values.length);
      return this.beginRow(row);
    }
    this.row = row;
    return true;
  }

  /** Puts a cell of the row begun last. */
  put(column: number, value: CellValue, formatId: number): void {
    const at = column - this.area.left;
    const values = this.rowValues ?? this.openRow();
    values[at] = value;
    this.rowFormats[at] = formatId;
  }

  putFormula(column: number, formula: string): void {
    this.formulaCharacters += formula.length;
    this.formulas.push({ row: this.row, column, formula });
  }

  /** Closes everything up to the end of the area. */
  finish(): void {
    this.closeRow();
    while (this.firstRow <= this.area.bottom) {
      this.closeChunk(Math.min(this.height, this.area.bottom - this.firstRow + 1));
    }
  }

  /** The chunks closed since this was asked last. */
  take(): CellChunk[] {
    const chunks = this.ready;
    this.ready = [];
    return chunks;
  }

  private openRow(): CellValue[] {
    const index = this.row - this.firstRow;
    // A row may come a second time: then it goes on where it was.
    const begun = this.values[index];
    const values: CellValue[] = [...(begun ?? this.blankValues)];
    this.rowFormats.set(this.formatIds[index] ?? this.blankFormats);
    this.rowValues = values;
    return values;
  }

  private closeRow(): void {
    if (this.rowValues === null) return;
    const index = this.row - this.firstRow;
    this.padTo(index);
    if (!sameIds(this.rowFormats, this.lastFormats)) this.lastFormats = this.rowFormats.slice();
    this.values[index] = this.rowValues;
    this.formatIds[index] = this.lastFormats;
    this.rowValues = null;
  }

  private padTo(count: number): void {
    while (this.values.length < count) {
      this.values.push(this.blankValues);
      this.formatIds.push(this.blankFormats);
    }
  }

  private closeChunk(rows: number): void {
    this.padTo(rows);
    this.ready.push({
      firstRow: this.firstRow,
      firstColumn: this.area.left,
      values: this.values,
      formatIds: this.formatIds,
      formats: this.formats,
      formulas: this.formulas,
    });
    this.firstRow += rows;
    this.values = [];
    this.formatIds = [];
    this.formulas = [];
    this.formulaCharacters = 0;
  }
}

function sameIds(a: Uint16Array, b: Uint16Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
