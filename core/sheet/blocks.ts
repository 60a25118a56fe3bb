import type { Area } from '../workbook/address.ts';
import { profileBlock } from './body-profile.ts';
import { looksLikeForm } from './form.ts';
import { TEXT } from './grid.ts';
import { weighRow } from './row-evidence.ts';
import { filledColumns, type SheetView } from './sheet-view.ts';

/** Blank rows that may lie inside a table, and between a table and its title or notes. */
const WIDEST_GAP = 2;
const TITLE_ROWS = 6;
const NOTE_ROWS = 8;

/** The pieces of a sheet, sorted into blocks that may be tables and lines that belong to one. */
export class Blocks {
  readonly #view: SheetView;
  readonly #blocks: Area[];
  readonly #taken: readonly Area[];

  constructor(view: SheetView, pieces: readonly Area[], taken: readonly Area[]) {
    this.#view = view;
    this.#taken = taken;
    const tall = pieces.filter((piece) => piece.bottom > piece.top);
    this.#blocks = tall.filter((piece) => !belongsToNeighbour(view, piece, [...tall, ...taken]));
  }

  /** Blocks grown over the blank rows inside them. */
  settled(): Area[] {
    const settled: Area[] = [];
    const waiting = [...this.#blocks];
    for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
      settled.push(this.#grown(this.#joinedBeside(block, waiting), waiting));
    }
    return settled.map((block) => this.#withHeaderAbove(block));
  }

  /** Rows of words right above an area that belong to no block. */
  titlesAbove(area: Area): number[] {
    const titles: number[] = [];
    let gap = 0;
    for (let row = area.top - 1; row >= 0 && gap <= WIDEST_GAP && titles.length < TITLE_ROWS; row--) {
      const filled = filledColumns(this.#view, row, area.left, area.right);
      if (filled.length === 0) {
        gap++;
        continue;
      }
      if (this.#isInBlock(row, area)) break;
      if (filled.length > 4 || !filled.some((column) => this.#view.grid.kind(row, column) === TEXT)) break;
      titles.unshift(row);
      gap = 0;
    }
    return this.#withoutNotes(titles, area);
  }

  /** Lines closer to the block above than to this one, and notes wherever they stand, belong to what is above. */
  #withoutNotes(titles: readonly number[], area: Area): number[] {
    const { grid, facts } = this.#view;
    const isNote = (row: number) =>
      filledColumns(this.#view, row, area.left, area.right).some((column) => grid.kind(row, column) === TEXT && facts.label(grid.number(row, column)) === 'note');
    const first = titles[0] ?? area.top;
    const above = Math.max(-1, ...[...this.#blocks, ...this.#taken].filter((block) => block.bottom < first && overlapsColumns(block, area)).map(({ bottom }) => bottom));
    if (above < 0) return [...titles];
    let from = titles.findLastIndex(isNote) + 1;
    // A line below a note and not set off from it goes on with it.
    while (from > 0 && titles[from] === (titles[from - 1] ?? 0) + 1) from++;
    let end = from;
    while (end < titles.length && (end === from || titles[end] === (titles[end - 1] ?? 0) + 1)) end++;
    const [top, bottom] = [titles[from], titles[end - 1]];
    const next = titles[end] ?? area.top;
    return top !== undefined && bottom !== undefined && top - above < next - bottom ? titles.slice(end) : titles.slice(from);
  }

  /** Rows of words right below an area that belong to no block. */
  notesBelow(area: Area): number[] {
    const notes: number[] = [];
    let gap = 0;
    for (let row = area.bottom + 1; row < this.#view.grid.rowCount && gap <= WIDEST_GAP && notes.length < NOTE_ROWS; row++) {
      const filled = filledColumns(this.#view, row, area.left, area.right);
      if (filled.length === 0) {
        gap++;
        continue;
      }
      if (this.#isInBlock(row, area)) break;
      if (filled.length > 3 || filled.some((column) => this.#view.grid.kind(row, column) !== TEXT)) break;
      notes.push(row);
      gap = 0;
    }
    return this.#isTitleOfNext(notes, area) ? [] : notes;
  }

  /** Lines closer to the block below than to this one are that block's titles. */
  #isTitleOfNext(notes: readonly number[], area: Area): boolean {
    const last = notes.at(-1);
    const first = notes[0];
    if (last === undefined || first === undefined) return false;
    const next = this.#blocks.find((block) => block.top > last && block.top - last <= WIDEST_GAP + 1 && overlapsColumns(block, area));
    return next !== undefined && next.top - last < first - area.bottom;
  }

  #isInBlock(row: number, area: Area): boolean {
    const inside = (block: Area) => block.top <= row && row <= block.bottom && overlapsColumns(block, area);
    return this.#taken.some(inside) || this.#blocks.some((block) => inside(block) && !contains(area, block));
  }

  /** A blank column inside a table: what stands right of it has numbers only, row for row. */
  #joinedBeside(block: Area, waiting: Area[]): Area {
    const index = waiting.findIndex(
      (other) => other.left === block.right + 2 && other.top >= block.top && other.bottom === block.bottom && other.top - block.top <= 3,
    );
    const beside = waiting[index];
    if (beside === undefined) return block;
    const body = profileBlock(this.#view, beside);
    if (body.columns.some((column) => column.kind !== 'number' && column.kind !== 'blank')) return block;
    waiting.splice(index, 1);
    return this.#joinedBeside({ ...block, right: beside.right }, waiting);
  }

  #grown(block: Area, waiting: Area[]): Area {
    const profile = profileBlock(this.#view, block);
    let grown = block;
    for (;;) {
      const row = this.#nextFilledRow(grown);
      if (row === null) return grown;
      const index = waiting.findIndex((other) => other.top === row && overlapsColumns(other, grown));
      const next = waiting[index];
      if (next !== undefined && (next.left < grown.left || next.right > grown.right)) return grown;
      const isBody = (at: number) => {
        const evidence = weighRow(this.#view, profile, at);
        return evidence.bodyLike && evidence.filled >= Math.max(2, profile.usualFill * 0.6);
      };
      const isTotal = this.#hasTotalLabel(row, grown);
      const isSection = next !== undefined && this.#isSectionLabel(row, grown) && isBody(row + 1);
      if (!isTotal && !isSection && next !== undefined && this.#namesColumns(next)) return grown;
      if (!isTotal && !isSection && !isBody(row)) return grown;
      grown = { ...grown, bottom: next?.bottom ?? row };
      if (next !== undefined) waiting.splice(index, 1);
    }
  }

  /** A lone word in the first column: what the rows below it are part of, as in a profit and loss account. */
  #isSectionLabel(row: number, block: Area): boolean {
    const [first, ...more] = filledColumns(this.#view, row, block.left, block.right);
    return first === block.left && more.length === 0 && this.#view.grid.kind(row, first) === TEXT;
  }

  /** True where a block's first row names what stands below it: then it is a table of its own. */
  #namesColumns(block: Area): boolean {
    const evidence = weighRow(this.#view, profileBlock(this.#view, block), block.top);
    return evidence.headerLike && evidence.header >= 1 && evidence.filled >= 2;
  }

  #nextFilledRow(block: Area): number | null {
    for (let row = block.bottom + 1; row <= Math.min(block.bottom + 1 + WIDEST_GAP, this.#view.grid.rowCount - 1); row++) {
      if (this.#taken.some((area) => area.top <= row && row <= area.bottom && overlapsColumns(area, block))) return null;
      if (!this.#view.grid.isBlankRow(row, block.left, block.right)) return row;
    }
    return null;
  }

  #hasTotalLabel(row: number, block: Area): boolean {
    return filledColumns(this.#view, row, block.left, block.right).some((column) => {
      if (this.#view.grid.kind(row, column) !== TEXT) return false;
      const label = this.#view.facts.label(this.#view.grid.number(row, column));
      return label === 'total' || label === 'subtotal';
    });
  }

  /** A header with a blank row below it. */
  #withHeaderAbove(block: Area): Area {
    const profile = profileBlock(this.#view, block);
    if (weighRow(this.#view, profile, block.top).headerLike) return block;
    for (let row = block.top - 1; row >= Math.max(0, block.top - WIDEST_GAP); row--) {
      const filled = filledColumns(this.#view, row, block.left, block.right);
      if (filled.length === 0) continue;
      const evidence = weighRow(this.#view, profile, row);
      const names = evidence.headerLike && filled.length >= Math.max(2, profile.usualFill * 0.8) && !this.#isInBlock(row, block);
      return names ? { ...block, top: row } : block;
    }
    return block;
  }
}

/** Lines of words or a form right above or below a wider block: its titles or notes, not a table of their own. */
function belongsToNeighbour(view: SheetView, piece: Area, others: readonly Area[]): boolean {
  const isLone = isLoneLines(view, piece);
  if (isLone && startsAsNote(view, piece)) return true;
  const width = isLone ? 0 : piece.right - piece.left;
  const beside = others.some(
    (other) =>
      other !== piece &&
      overlapsColumns(other, piece) &&
      (other.right - other.left > width || other.bottom - other.top > 2 * (piece.bottom - piece.top)) &&
      ((other.top > piece.bottom && other.top - piece.bottom <= WIDEST_GAP + 1) || (piece.top > other.bottom && piece.top - other.bottom <= WIDEST_GAP + 1)),
  );
  if (!beside || piece.bottom - piece.top >= NOTE_ROWS) return false;
  for (let row = piece.top; row <= piece.bottom; row++) {
    const filled = filledColumns(view, row, piece.left, piece.right);
    const texts = filled.map((column) => view.grid.text(row, column));
    if (filled.length > 1 ? !texts.some((text) => text !== null && /[:：]/.test(text)) : texts.includes(null)) {
      return piece.right - piece.left === 1 && looksLikeForm(view, piece);
    }
  }
  return true;
}

function startsAsNote({ grid, facts }: SheetView, { top, left, right }: Area): boolean {
  for (let column = left; column <= right; column++) if (grid.kind(top, column) === TEXT) return facts.label(grid.number(top, column)) === 'note';
  return false;
}

/** A few lines of one text each, merged over several columns or not. */
function isLoneLines(view: SheetView, piece: Area): boolean {
  if (piece.bottom - piece.top >= TITLE_ROWS) return false;
  for (let row = piece.top; row <= piece.bottom; row++) {
    const [first, ...more] = filledColumns(view, row, piece.left, piece.right);
    if (first === undefined || more.length > 0 || view.grid.kind(row, first) !== TEXT) return false;
  }
  return true;
}

function overlapsColumns(one: Area, other: Area): boolean {
  return one.left <= other.right && other.left <= one.right;
}

function contains(outer: Area, inner: Area): boolean {
  return outer.top <= inner.top && inner.bottom <= outer.bottom && outer.left <= inner.left && inner.right <= outer.right;
}
