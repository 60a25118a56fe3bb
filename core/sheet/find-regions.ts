import type { Area } from '../workbook/address.ts';
import { BLANK, type SheetGrid } from './grid.ts';
import type { Merges } from './merges.ts';

/** A connected piece of a sheet and how many cells it has. */
export interface Region extends Area {
  readonly cells: number;
}

/** Pieces beyond this many are dust; the largest are kept. */
const REGION_LIMIT = 400;

interface Run {
  readonly left: number;
  readonly right: number;
  readonly piece: number;
}

/**
 * The connected pieces of a sheet's non-blank cells: neighbours touch by an edge or a corner, and a merged
 * cell counts as filled all over. Cells inside `taken` are left out. Pieces whose boxes overlap are one.
 */
export function findRegions(grid: SheetGrid, merges: Merges, taken: readonly Area[]): Region[] {
  const pieces = new Pieces();
  let above: Run[] = [];
  let stripe = -1;
  let columns: number[] = [];
  for (let row = 0; row < grid.rowCount; row++) {
    if (row >> 10 !== stripe) {
      stripe = row >> 10;
      columns = grid.columnsNear(row);
    }
    const blocked = taken.filter((area) => area.top <= row && row <= area.bottom);
    above = pieces.addRow(row, filledRuns(grid, merges, row, columns, blocked), above);
  }
  return joinOverlapping(pieces.regions());
}

function filledRuns(grid: SheetGrid, merges: Merges, row: number, columns: readonly number[], blocked: readonly Area[]): [number, number][] {
  const spans: [number, number][] = [];
  const isBlocked = (column: number) => blocked.some((area) => area.left <= column && column <= area.right);
  let last: [number, number] | null = null;
  for (const column of columns) {
    if (grid.kind(row, column) === BLANK || (blocked.length > 0 && isBlocked(column))) continue;
    if (last !== null && last[1] === column - 1) last[1] = column;
    else {
      last = [column, column];
      spans.push(last);
    }
  }
  const merged = merges
    .onRow(row)
    .filter((area) => grid.kind(area.top, area.left) !== BLANK && !isBlocked(area.left) && !isBlocked(area.right));
  if (merged.length === 0) return spans;
  for (const area of merged) spans.push([area.left, area.right]);
  spans.sort((one, other) => one[0] - other[0]);
  const joined: [number, number][] = [];
  for (const [left, right] of spans) {
    const before = joined.at(-1);
    if (before !== undefined && left <= before[1] + 1) before[1] = Math.max(before[1], right);
    else joined.push([left, right]);
  }
  return joined;
}

/** Union-find over runs of filled cells. */
class Pieces {
  readonly #parents: number[] = [];
  readonly #boxes: { top: number; left: number; bottom: number; right: number; cells: number }[] = [];

  addRow(row: number, spans: readonly [number, number][], above: readonly Run[]): Run[] {
    let first = 0;
    return spans.map(([left, right]) => {
      while (first < above.length && (above[first]?.right ?? 0) < left - 1) first++;
      let piece = -1;
      for (let index = first; index < above.length; index++) {
        const run = above[index];
        if (run === undefined || run.left > right + 1) break;
        const root = this.#root(run.piece);
        if (piece < 0) piece = root;
        else this.#join(piece, root);
        piece = this.#root(piece);
      }
      if (piece < 0) {
        piece = this.#parents.length;
        this.#parents.push(piece);
        this.#boxes.push({ top: row, left, bottom: row, right, cells: 0 });
      }
      const box = this.#boxes[piece];
      if (box) {
        box.bottom = row;
        box.left = Math.min(box.left, left);
        box.right = Math.max(box.right, right);
        box.cells += right - left + 1;
      }
      return { left, right, piece };
    });
  }

  regions(): Region[] {
    return this.#boxes.filter((_, piece) => this.#parents[piece] === piece);
  }

  #root(piece: number): number {
    let root = piece;
    for (;;) {
      const parent = this.#parents[root] ?? root;
      if (parent === root) return root;
      this.#parents[root] = this.#parents[parent] ?? parent;
      root = parent;
    }
  }

  #join(one: number, other: number): void {
    const [root, leaf] = [this.#root(one), this.#root(other)];
    const [into, from] = [this.#boxes[root], this.#boxes[leaf]];
    if (root === leaf || !into || !from) return;
    this.#parents[leaf] = root;
    into.top = Math.min(into.top, from.top);
    into.left = Math.min(into.left, from.left);
    into.bottom = Math.max(into.bottom, from.bottom);
    into.right = Math.max(into.right, from.right);
    into.cells += from.cells;
  }
}

function joinOverlapping(regions: readonly Region[]): Region[] {
  const largest = [...regions].sort((one, other) => other.cells - one.cells).slice(0, REGION_LIMIT);
  const joined: Region[] = [];
  for (const region of largest) {
    let grown = region;
    for (let index = 0; index < joined.length; index++) {
      const other = joined[index];
      if (!other || !overlap(grown, other)) continue;
      grown = {
        top: Math.min(grown.top, other.top),
        left: Math.min(grown.left, other.left),
        bottom: Math.max(grown.bottom, other.bottom),
        right: Math.max(grown.right, other.right),
        cells: grown.cells + other.cells,
      };
      joined.splice(index, 1);
      index = -1;
    }
    joined.push(grown);
  }
  return joined.sort((one, other) => one.top - other.top || one.left - other.left);
}

function overlap(one: Area, other: Area): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}
