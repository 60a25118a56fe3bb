import type { BodyProfile } from './body-profile.ts';
import { BLANK, TEXT } from './grid.ts';
import type { SheetView } from './sheet-view.ts';

/** Where the value of each data row stands in one column: the data rows themselves where every cell has its own. */
export interface CoveredRows {
  readonly rows: Uint32Array;
  /** How many rows take a value from above because its name is written once for all of them. */
  readonly filledDown: number;
}

/** Share of blank cells from which on the names of groups may be written once each. */
const FEWEST_BLANKS = 0.25;

/**
 * Columns whose blanks may mean the name above: the first column of words or days, those that follow such a one, and those that
 * subtotals are labelled in. Anywhere else a blank is a missing value.
 */
export class RowHeaders {
  readonly #view: SheetView;
  readonly #candidates: ReadonlySet<number>;
  readonly #leading: Set<number>;

  /** Names are filled down only where `mayFill`: an Excel Table has each name in its row, and without a header nobody knows. */
  constructor(view: SheetView, profile: BodyProfile, mayFill: boolean, subtotalRows: readonly number[]) {
    this.#view = view;
    const first = profile.columns.findIndex(({ kind }) => kind === 'text' || kind === 'date');
    const numbers = profile.columns.findIndex(({ kind }, index) => index > first && kind === 'number');
    // Names need something to be the names of: numbers, or other words beside them.
    const end = numbers < 0 ? profile.columns.length - 1 : numbers;
    this.#candidates = new Set(mayFill ? profile.columns.slice(Math.max(0, first), end).map(({ column }) => column) : []);
    this.#leading = new Set(subtotalRows.flatMap((row) => labelColumn(view, profile, row) ?? []));
    const column = profile.columns[first]?.column;
    if (column !== undefined) this.#leading.add(column);
  }

  /** The cell each row's value stands in: its own, the merged cell that reaches down over it, or the last one written above. */
  covered(column: number, data: Uint32Array): CoveredRows {
    const merged = mergedRows(this.#view, column, data);
    const mayFill = this.#candidates.has(column) && this.#leading.has(column);
    const filled = mayFill && areWrittenOnce(this.#view, column, merged) ? filledDown(this.#view, column, merged) : null;
    if (filled !== null || merged !== data) this.#leading.add(column + 1);
    return filled ?? { rows: merged, filledDown: 0 };
  }
}

function labelColumn({ grid, facts }: SheetView, profile: BodyProfile, row: number): number | undefined {
  return profile.columns.find(({ column }) => grid.kind(row, column) === TEXT && facts.label(grid.number(row, column)) !== null)?.column;
}

function mergedRows(view: SheetView, column: number, data: Uint32Array): Uint32Array {
  let covered: Uint32Array | null = null;
  for (let index = 0; index < data.length; index++) {
    const row = data[index] ?? 0;
    const merge = view.merges.at(row, column);
    if (merge === null || merge.top === row || merge.left !== column) continue;
    covered ??= data.slice();
    covered[index] = merge.top;
  }
  return covered ?? data;
}

/** Names of groups: the first row has one, many rows have none, and hardly any name follows itself. */
function areWrittenOnce({ grid }: SheetView, column: number, rows: Uint32Array): boolean {
  if (grid.kind(rows[0] ?? 0, column) === BLANK) return false;
  let [blanks, inner, names, repeats, lastName, lastRow] = [0, 0, 0, 0, Number.NaN, -1];
  for (const row of rows) {
    if (grid.kind(row, column) === BLANK) {
      blanks++;
      continue;
    }
    if (row === lastRow) continue;
    const name = grid.number(row, column);
    if (name === lastName) repeats++;
    [lastName, lastRow] = [name, row];
    names++;
    inner = blanks;
  }
  // Blanks at the end alone are those of a list that is shorter than its neighbours.
  const isSpread = names === 1 ? blanks >= 2 : inner > 0;
  return isSpread && blanks >= rows.length * FEWEST_BLANKS && repeats <= names * 0.2;
}

function filledDown({ grid }: SheetView, column: number, rows: Uint32Array): CoveredRows {
  const filled = rows.slice();
  let [count, last] = [0, rows[0] ?? 0];
  for (let index = 0; index < filled.length; index++) {
    const row = filled[index] ?? 0;
    if (grid.kind(row, column) !== BLANK) {
      last = row;
      continue;
    }
    filled[index] = last;
    count++;
  }
  return { rows: filled, filledDown: count };
}
