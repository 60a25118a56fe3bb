import { MAX_COLUMNS, MAX_ROWS } from '../address.ts';
import { decodeUtf8 } from './cell-text.ts';
import { CellReader, type ScannedCell } from './cell-reader.ts';
import { refusal } from './refusal.ts';
import { TagReader } from './tag-reader.ts';
import { readAttributes, type Attributes } from './xml.ts';

export type { ScannedCell } from './cell-reader.ts';

export interface SheetHandler {
  /** A row begins. Returning `stop` ends the scan: nothing after this row is wanted. */
  row(row: number, isHidden: boolean): 'go-on' | 'stop';
  /** A cell; the object is used again for the next one, so take from it what is needed. */
  cell(cell: ScannedCell): void;
  /** A start tag outside the cells whose name was asked for. */
  element?(name: string, attributes: Attributes): void;
}

/** A cell or row of more bytes than this was not made by a spreadsheet. */
const MAX_PENDING = 16 * 1024 * 1024;

/**
 * Reads a worksheet part from bytes that arrive piece by piece, without building a tree. Prefixes of element
 * names do not matter. Rows without `r` follow the row before, cells without `r` the cell before.
 */
export class SheetScanner {
  private readonly tags = new TagReader();
  private readonly cells = new CellReader(this.tags);
  private readonly handler: SheetHandler;
  private readonly elements: ReadonlySet<string>;
  private readonly partName: string;
  private done = 0;
  private row = -1;
  private rowIsNumbered = false;
  private column = -1;
  private state: 'before' | 'outside' | 'in-cells' | 'stopped' = 'before';

  /** `elements`: local names of the elements outside the cells that the handler wants. */
  constructor(partName: string, handler: SheetHandler, elements: readonly string[] = []) {
    this.partName = partName;
    this.handler = handler;
    this.elements = new Set(elements);
  }

  get isStopped(): boolean {
    return this.state === 'stopped';
  }

  /** Takes the next piece of UTF-8 text. Throws Problem `workbook-broken` where it is no worksheet. */
  push(piece: Uint8Array): void {
    if (this.state === 'stopped') return;
    this.tags.append(piece, this.done);
    this.done = 0;
    while (!this.isStopped) {
      const open = this.tags.nextOpen(this.done);
      if (open < 0) {
        this.done = this.tags.end;
        return;
      }
      const next = this.readNext(open);
      this.done = next < 0 ? open : next;
      if (next < 0) break;
    }
    if (this.tags.end - this.done > MAX_PENDING) throw refusal.brokenPart(this.partName);
  }

  /** The part has ended. Throws Problem `workbook-broken` where it ended too early. */
  finish(): void {
    if (this.state === 'before' || this.state === 'in-cells') throw refusal.brokenPart(this.partName);
  }

  /** The place after what opens at `open`, or -1 where it has not arrived whole. */
  private readNext(open: number): number {
    const { tags } = this;
    const markup = tags.skipMarkup(open);
    if (markup !== 0) return markup;
    if (!tags.read(open)) return -1;
    if (this.state !== 'in-cells') return this.readOutside();
    if (tags.isClosing) {
      if (tags.isNamed('sheetData')) this.state = 'outside';
      return tags.tagEnd;
    }
    if (tags.isNamed('c')) return this.readCell(open);
    if (tags.isNamed('row')) this.readRow();
    return tags.tagEnd;
  }

  private readOutside(): number {
    const { tags } = this;
    if (tags.isClosing) return tags.tagEnd;
    if (this.state === 'before') {
      if (!tags.isNamed('worksheet')) throw refusal.brokenPart(this.partName);
      this.state = 'outside';
    } else if (tags.isNamed('sheetData')) {
      if (!tags.isEmpty) this.state = 'in-cells';
    } else if (this.handler.element !== undefined) {
      const name = decodeUtf8(tags.bytes, tags.nameFrom, tags.nameTo);
      if (this.elements.has(name)) {
        this.handler.element(name, readAttributes(decodeUtf8(tags.bytes, tags.nameTo, tags.tagEnd)));
      }
    }
    return tags.tagEnd;
  }

  private readRow(): void {
    const { tags } = this;
    const number = tags.attribute('r');
    const row = number < 0 ? -1 : digits(tags, number) - 1;
    this.rowIsNumbered = row >= 0;
    this.row = this.rowIsNumbered ? row : this.row + 1;
    this.column = -1;
    if (this.row >= MAX_ROWS) return;
    const hidden = tags.attribute('hidden');
    const isHidden = hidden >= 0 && tags.bytes[tags.valueFrom[hidden] ?? 0] !== 0x30 && !tags.holds('false', tags.valueFrom[hidden] ?? 0, tags.valueTo[hidden] ?? 0);
    if (this.handler.row(this.row, isHidden) === 'stop') this.state = 'stopped';
  }

  private readCell(open: number): number {
    const end = this.cells.read(open);
    if (end < 0) return -1;
    const { cell } = this.cells;
    const column = cell.addressColumn >= 0 ? cell.addressColumn : this.column + 1;
    if (!this.rowIsNumbered && cell.addressRow > this.row) {
      this.row = cell.addressRow;
      if (this.row < MAX_ROWS && this.handler.row(this.row, false) === 'stop') this.state = 'stopped';
    }
    this.column = column;
    if (column < MAX_COLUMNS && this.row < MAX_ROWS && !this.isStopped) {
      cell.row = this.row;
      cell.column = column;
      this.handler.cell(cell);
    }
    return end;
  }
}

function digits(tags: TagReader, attribute: number): number {
  let number = 0;
  for (let at = tags.valueFrom[attribute] ?? 0; at < (tags.valueTo[attribute] ?? 0); at++) {
    const digit = (tags.bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return 0;
    number = number * 10 + digit;
  }
  return number;
}
