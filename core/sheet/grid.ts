import { parseArea } from '../workbook/address.ts';
import type { CellChunk, CellValue, Workbook, LongWork } from '../workbook/workbook.ts';
import { trimmed } from './cell-text.ts';
import { TextIds } from './text-ids.ts';

export const BLANK = 0;
export const NUMBER = 1;
export const TEXT = 2;
export const BOOLEAN = 3;
export const ERROR = 4;
export type CellKind = typeof BLANK | typeof NUMBER | typeof TEXT | typeof BOOLEAN | typeof ERROR;

const BLOCK_BITS = 10;
const BLOCK_ROWS = 1 << BLOCK_BITS;
const BLOCK_MASK = BLOCK_ROWS - 1;

/** A thousand cells of one column. A text or error is held as its index among `texts`. */
interface Block {
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
  readonly formats: Uint16Array;
}

/**
 * The cells of one sheet, column by column in typed arrays: about eleven bytes a cell, and only where there
 * are cells. Texts are kept once each; texts of blanks alone count as blank. Positions are zero-based.
 */
export class SheetGrid {
  readonly #columns: (Block | undefined)[][] = [];
  readonly #textIds = new TextIds();
  /** Rows that hold a sum written as a formula: how many cells of the row do. */
  readonly sumRows = new Map<number, number>();
  #formats: readonly string[] = ['General'];
  #rows = 0;

  /** Every text of the sheet once; texts and errors of cells are held as places in it. */
  get texts(): readonly string[] {
    return this.#textIds.texts;
  }

  get rowCount(): number {
    return this.#rows;
  }

  get columnCount(): number {
    return this.#columns.length;
  }

  kind(row: number, column: number): number {
    const block = this.#columns[column]?.[row >> BLOCK_BITS];
    return block === undefined ? BLANK : (block.kinds[row & BLOCK_MASK] ?? BLANK);
  }

  /** The number in a cell; 1 and 0 for booleans; the index among `texts` for texts and errors. */
  number(row: number, column: number): number {
    return this.#columns[column]?.[row >> BLOCK_BITS]?.numbers[row & BLOCK_MASK] ?? Number.NaN;
  }

  /** The text of a text cell, as written; null for any other cell. */
  text(row: number, column: number): string | null {
    return this.kind(row, column) === TEXT ? (this.texts[this.number(row, column)] ?? null) : null;
  }

  format(row: number, column: number): string {
    return this.#formats[this.formatId(row, column)] ?? 'General';
  }

  formatId(row: number, column: number): number {
    return this.#columns[column]?.[row >> BLOCK_BITS]?.formats[row & BLOCK_MASK] ?? 0;
  }

  formatOf(formatId: number): string {
    return this.#formats[formatId] ?? 'General';
  }

  /** Columns that have any cell near this row; the rest are blank there. */
  columnsNear(row: number): number[] {
    const stripe = row >> BLOCK_BITS;
    const near: number[] = [];
    this.#columns.forEach((blocks, column) => {
      if (blocks[stripe] !== undefined) near.push(column);
    });
    return near;
  }

  isBlankRow(row: number, left: number, right: number): boolean {
    for (let column = left; column <= right; column++) if (this.kind(row, column) !== BLANK) return false;
    return true;
  }

  add(chunk: CellChunk): void {
    this.#formats = chunk.formats;
    chunk.values.forEach((values, offset) => {
      const row = chunk.firstRow + offset;
      const formats = chunk.formatIds[offset];
      for (let index = 0; index < values.length; index++) {
        const value = values[index] ?? null;
        if (value !== null) this.#put(row, chunk.firstColumn + index, value, formats?.[index] ?? 0);
      }
    });
    for (const { row, formula } of chunk.formulas) {
      if (/^=(?:SUM|SUBTOTAL|AGGREGATE)\(/i.test(formula)) this.sumRows.set(row, (this.sumRows.get(row) ?? 0) + 1);
    }
  }

  #put(row: number, column: number, value: CellValue, format: number): void {
    if (value === null) return;
    let kind: CellKind = NUMBER;
    let number = 0;
    if (typeof value === 'number') number = value;
    else if (typeof value === 'string') {
      if (trimmed(value) === '') return;
      kind = TEXT;
      number = this.#textIds.idOf(value);
    } else if (typeof value === 'boolean') {
      kind = BOOLEAN;
      number = value ? 1 : 0;
    } else {
      kind = ERROR;
      number = this.#textIds.idOf(value.error);
    }
    const block = this.#block(row, column);
    const offset = row & BLOCK_MASK;
    block.kinds[offset] = kind;
    block.numbers[offset] = number;
    block.formats[offset] = format;
    if (row >= this.#rows) this.#rows = row + 1;
  }

  #block(row: number, column: number): Block {
    while (this.#columns.length <= column) this.#columns.push([]);
    const blocks = this.#columns[column] ?? [];
    const stripe = row >> BLOCK_BITS;
    const present = blocks[stripe];
    if (present) return present;
    const block = {
      kinds: new Uint8Array(BLOCK_ROWS),
      numbers: new Float64Array(BLOCK_ROWS),
      formats: new Uint16Array(BLOCK_ROWS),
    };
    blocks[stripe] = block;
    return block;
  }
}

/** Reads a range of a sheet into a grid. Throws what the workbook throws; AbortError when stopped. */
export async function readGrid(workbook: Workbook, sheet: string, range: string, work?: LongWork): Promise<SheetGrid> {
  const grid = new SheetGrid();
  if (parseArea(range) === null) return grid;
  for await (const chunk of workbook.read({ sheet, range }, work)) {
    work?.signal?.throwIfAborted();
    grid.add(chunk);
  }
  return grid;
}
