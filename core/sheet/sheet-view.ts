import { BLANK, type SheetGrid } from './grid.ts';
import type { Merges } from './merges.ts';
import type { TextFacts } from './text-facts.ts';

/** A sheet in the hands of those who look for tables on it. */
export interface SheetView {
  readonly name: string;
  readonly grid: SheetGrid;
  readonly merges: Merges;
  readonly facts: TextFacts;
}

/** Columns of a row that hold something, from `left` to `right`. */
export function filledColumns(view: SheetView, row: number, left: number, right: number): number[] {
  const filled: number[] = [];
  for (let column = left; column <= right; column++) if (view.grid.kind(row, column) !== BLANK) filled.push(column);
  return filled;
}
