import { median, quantile } from '../../statistics/quantile.ts';
import { studentTwoSided } from '../../statistics/student.ts';

/** What changes from one period to the next usually lie between. */
export interface UsualSwing {
  readonly low: number;
  readonly high: number;
  /** Whether the last change lies outside. */
  readonly isUnusual: boolean;
  /** How likely chance alone would make a change so far from the middle one, were changes normal: by Student's t, as their spread is estimated. */
  readonly p: number;
}

/** From this many earlier changes on, a usual swing can be told at all. */
const FEWEST_CHANGES = 6;
/** Makes the median absolute deviation of normal data its standard deviation. */
const NORMAL = 1.4826;

/**
 * Whether the last of a series of complete periods changed more than is usual: median and median absolute
 * deviation of the earlier changes, so that a single spike does not widen what passes as usual (Iglewicz and
 * Hoaglin 1993), and never narrower than the middle four fifths of them, so that a series which goes up and down
 * in turn is not called unusual. Null for short series, where changes do not vary, and
 * where they vary so much that nothing would be unusual.
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
  const low = Math.min(middle - 2 * spread, quantile(changes, 0.1));
  const high = Math.max(middle + 2 * spread, quantile(changes, 0.9));
  // Nothing falls by more than all of it: figures that swing so widely have no usual swing.
  if (low < -1) return null;
  const p = studentTwoSided((last - middle) / spread, changes.length - 1);
  return { low, high, isUnusual: last < low || last > high, p };
}
