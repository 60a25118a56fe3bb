import { formatArea, parseArea } from '../workbook/address.ts';
import type { Area, RangeRef } from '../workbook/address.ts';

export interface RunCell {
  readonly cell: RangeRef;
  readonly mayBeEmpty: boolean;
}

type Way = 'down' | 'right';

/** Cells that stand below or beside each other without a gap. */
export class CellRun {
  readonly #sheet: string;
  readonly #first: Area;
  #last: Area;
  #way: Way | null = null;
  #size = 1;
  #mayBeEmpty: boolean;

  constructor({ cell, mayBeEmpty }: RunCell) {
    this.#sheet = cell.sheet;
    this.#first = areaOf(cell);
    this.#last = this.#first;
    this.#mayBeEmpty = mayBeEmpty;
  }

  get size(): number {
    return this.#size;
  }

  get mayBeEmpty(): boolean {
    return this.#mayBeEmpty;
  }

  get area(): RangeRef {
    return { sheet: this.#sheet, range: formatArea({ ...this.#first, bottom: this.#last.bottom, right: this.#last.right }) };
  }

  /** Takes a cell that goes on where the run ends; false where it does not. */
  take(next: RunCell): boolean {
    const way = this.#wayTo(next);
    if (way === null) return false;
    this.#grow(next, way);
    return true;
  }

  /** Takes a cell where another run takes one the same way. */
  takeWith(next: RunCell, other: CellRun, otherNext: RunCell): boolean {
    const way = this.#wayTo(next);
    if (way === null || way !== other.#wayTo(otherNext)) return false;
    this.#grow(next, way);
    other.#grow(otherNext, way);
    return true;
  }

  #grow({ cell, mayBeEmpty }: RunCell, way: Way): void {
    this.#last = areaOf(cell);
    this.#way = way;
    this.#size += 1;
    this.#mayBeEmpty ||= mayBeEmpty;
  }

  #wayTo({ cell }: RunCell): Way | null {
    if (cell.sheet !== this.#sheet) return null;
    const [last, next] = [this.#last, areaOf(cell)];
    const isBelow = next.left === last.left && next.right === last.right && next.top === last.bottom + 1;
    const isBeside = next.top === last.top && next.bottom === last.bottom && next.left === last.right + 1;
    const way = isBelow ? 'down' : isBeside ? 'right' : null;
    return this.#way === null || this.#way === way ? way : null;
  }
}

function areaOf({ range }: RangeRef): Area {
  const area = parseArea(range);
  if (area === null) throw new Error(`${range} is no cell`);
  return area;
}
