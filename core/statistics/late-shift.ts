import { at } from './at.ts';
import { median, quantile } from './quantile.ts';
import { robustSpread } from './robust-spread.ts';
import { medianSlope } from './robust-trend.ts';

/** A series that has moved to another level near its end. */
export interface LateShift {
  /** The first value on the new level. */
  readonly index: number;
  /** How much higher the new level is. */
  readonly by: number;
}

/** Values at the end among which a new level may begin, and the fewest that make one. */
const LATEST = 8;
const FEWEST_AFTER = 2;
const FEWEST_BEFORE = 6;
/** Usual distances from the level that the jump must be, and that every value on the new level must be away. */
const FAR = 5;
const OUTSIDE = 3;
/** What is older tells nothing of a level now. */
const LONGEST = 120;

/**
 * Whether the last two to eight values of a series stand on another level than those before, each of them and by far
 * more than values usually differ from it, trend and season aside. Null where they do not, and for series too short
 * to tell. From so few values no method learns the new level, or takes it for a trend.
 *
 * Source: the median and its absolute deviation against a shifted mean, after Chen and Liu's level shift (Joint
 * estimation of model parameters and outlier effects in time series, 1993) in its robust, single form.
 */
export function lateShift(values: readonly number[], season: number): LateShift | null {
  const recent = Float64Array.from(values.slice(-Math.max(LONGEST, 2 * season + LATEST)));
  const level = withoutPattern(recent, season);
  let found: (LateShift & { readonly size: number }) | null = null;
  for (let index = Math.max(FEWEST_BEFORE, level.length - LATEST); index <= level.length - FEWEST_AFTER; index += 1) {
    const before = level.subarray(0, index);
    const after = level.subarray(index);
    const { median: usual, sigma } = robustSpread(before);
    const spread = Math.max(sigma, (quantile(before, 0.9) - quantile(before, 0.1)) / 2.563);
    const by = median(after) - usual;
    const isOutside = after.every((value) => Math.sign(value - usual) === Math.sign(by) && Math.abs(value - usual) > OUTSIDE * spread);
    const size = spread > 0 ? Math.abs(by) / spread : by === 0 ? 0 : Infinity;
    if (isOutside && size > FAR && (found === null || size > found.size)) found = { index, by, size };
  }
  return found === null ? null : { index: values.length - level.length + found.index, by: found.by };
}

/** What a series differs by from a season before; where it has none, from its line (Theil and Sen's, which one jump does not move). */
function withoutPattern(values: Float64Array, period: number): Float64Array {
  if (period > 1 && values.length >= period + FEWEST_BEFORE + FEWEST_AFTER) return values.subarray(period).map((value, index) => value - at(values, index));
  const slope = medianSlope(values, 1);
  return values.map((value, index) => value - slope * index);
}
