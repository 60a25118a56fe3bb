/** What rows of two periods were grouped by, and the members that were met. */
export interface CellDimension {
  readonly name: string;
  readonly members: readonly string[];
}

/** Amounts in two periods, by cell. */
export interface TwoPeriods {
  readonly now: Float64Array;
  readonly before: Float64Array;
}

/** A member that is put together from many small ones: it may be counted, but is no answer. */
export const FOLDED = -1;

/**
 * A metric by every combination of members that has rows in one of two periods. For a ratio `amount` is what is
 * divided and `base` what it is divided by; `base` is null for what adds up.
 */
export interface ChangeCells {
  readonly dimensions: readonly CellDimension[];
  /** By dimension, then by cell: the place of its member in `members`, or FOLDED. */
  readonly codes: readonly Int32Array[];
  readonly amount: TwoPeriods;
  readonly base: TwoPeriods | null;
}

/** One condition of a segment: places of a dimension and of a member of it. */
export interface Condition {
  readonly dimension: number;
  readonly member: number;
}

/** The cells of some member of one dimension, or of one in each of several. */
export type Segment = readonly Condition[];

export function cellCount({ amount }: ChangeCells): number {
  return amount.now.length;
}

/** The cells of a segment, by their places. */
export function cellsOf(segment: Segment, cells: ChangeCells): number[] {
  const found: number[] = [];
  for (let cell = 0; cell < cellCount(cells); cell += 1) if (isIn(segment, cell, cells)) found.push(cell);
  return found;
}

export function isIn(segment: Segment, cell: number, { codes }: ChangeCells): boolean {
  return segment.every(({ dimension, member }) => codes[dimension]?.[cell] === member);
}
