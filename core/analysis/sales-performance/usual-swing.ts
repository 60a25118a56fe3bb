import { median } from '../median.ts';

/** What changes from one period to the next usually lie between. */
export interface UsualSwing {
  readonly low: number;
  readonly high: number;
  /** How many robust standard deviations the last change is away from the median of those before. */
  readonly distance: number;
}

/** From this many earlier changes on, a usual swing can be told at all. */
const FEWEST_CHANGES = 6;
/** Makes the median absolute deviation of normal data its standard deviation. */
const NORMAL = 1.4826;

/**
 * Whether the last of a series of complete periods changed more than is usual: median and median absolute
 * deviation of the earlier changes, so that a single spike does not widen what passes as usual (Iglewicz and
 * Hoaglin 1993). Null for short series and where changes do not vary.
 */
export function usualSwing(values: readonly number[]): UsualSwing | null {
  const changes: number[] = [];
  for (const [index, value] of values.entries()) {
    const before = values[index - 1];
    if (before !== undefined && before > 0) changes.push(value / before - 1);
  }
  const last = changes.pop();
  if (last === undefined || changes.length < FEWEST_CHANGES) return null;
  const middle = median(changes);
  const spread = NORMAL * median(changes.map((one) => Math.abs(one - middle)));
  if (spread === 0) return null;
  return { low: middle - 2 * spread, high: middle + 2 * spread, distance: Math.abs(last - middle) / spread };
}
