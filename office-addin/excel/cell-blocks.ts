import type { Area } from '../../core/workbook/address.ts';
import type { PlannedCell } from '../../core/workbook/sheet-plan.ts';

/** A rectangle of cells to be written in one assignment; null cells are left as they are. */
export interface CellBlock {
  readonly area: Area;
  /** `cells[i][j]` stands at row `area.top+i`, column `area.left+j`. */
  readonly cells: readonly (readonly (PlannedCell | null)[])[];
}

/** Cells of a row with no more than this many empty ones between two of them stay together. */
const MAX_GAP = 8;
/** A block may be at most this many times as large as the cells in it, plus a little for small ones. */
const MAX_SPREAD = 3;
const SMALL = 64;

/**
 * Groups scattered cells into few rectangles, each at most `maxCells` large. Cells far apart do not share one, so
 * that the empty cells sent along stay few.
 */
export function cellBlocks(cells: readonly PlannedCell[], maxCells: number): CellBlock[] {
  const blocks: OpenBlock[] = [];
  for (const run of runs(cells)) {
    const open = blocks.at(-1);
    if (open?.takes(run, maxCells) === true) open.add(run);
    else blocks.push(new OpenBlock(run));
  }
  return blocks.map((block) => block.close());
}

interface Run {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly cells: readonly PlannedCell[];
}

/** Cells of one row that stand close together, from the top left on. */
function runs(cells: readonly PlannedCell[]): Run[] {
  const sorted = cells.toSorted((one, other) => one.row - other.row || one.column - other.column);
  const found: PlannedCell[][] = [];
  let previous: PlannedCell | null = null;
  for (const cell of sorted) {
    const follows = previous?.row === cell.row && cell.column - previous.column <= MAX_GAP;
    if (follows) found.at(-1)?.push(cell);
    else found.push([cell]);
    previous = cell;
  }
  return found.flatMap((run) => {
    const first = run[0];
    const last = run.at(-1);
    return first && last ? [{ row: first.row, left: first.column, right: last.column, cells: run }] : [];
  });
}

class OpenBlock {
  #area: Area;
  #count = 0;
  readonly #cells: PlannedCell[] = [];

  constructor(run: Run) {
    this.#area = { top: run.row, left: run.left, bottom: run.row, right: run.right };
    this.#take(run);
  }

  takes(run: Run, maxCells: number): boolean {
    if (run.row <= this.#area.bottom || run.row - this.#area.bottom > MAX_GAP) return false;
    const size = areaSize(this.#grown(run));
    return size <= maxCells && size <= MAX_SPREAD * (this.#count + run.cells.length) + SMALL;
  }

  add(run: Run): void {
    this.#area = this.#grown(run);
    this.#take(run);
  }

  close(): CellBlock {
    const { top, left, bottom, right } = this.#area;
    const rows: (PlannedCell | null)[][] = Array.from({ length: bottom - top + 1 }, () =>
      new Array<PlannedCell | null>(right - left + 1).fill(null),
    );
    for (const cell of this.#cells) {
      const row = rows[cell.row - top];
      if (row) row[cell.column - left] = cell;
    }
    return { area: this.#area, cells: rows };
  }

  #grown(run: Run): Area {
    return {
      top: this.#area.top,
      left: Math.min(this.#area.left, run.left),
      bottom: run.row,
      right: Math.max(this.#area.right, run.right),
    };
  }

  #take(run: Run): void {
    this.#count += run.cells.length;
    this.#cells.push(...run.cells);
  }
}

function areaSize(area: Area): number {
  return (area.bottom - area.top + 1) * (area.right - area.left + 1);
}
