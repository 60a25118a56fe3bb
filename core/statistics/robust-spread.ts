import { median } from './quantile.ts';

/** Makes the median absolute deviation of normal values their standard deviation: 1 / the normal quantile of 3/4. */
const MEDIAN_TO_SIGMA = 1.482602218505602;
/** The same for the mean absolute deviation: the square root of pi / 2. */
const MEAN_TO_SIGMA = 1.2533141373155003;

/** Where values lie and how far they spread, told by their medians: a few odd ones do not matter. */
export interface RobustSpread {
  readonly median: number;
  /** Comparable to a standard deviation; 0 where all values are the same. */
  readonly sigma: number;
}

/**
 * Median and scaled median absolute deviation; where over half of the values are the same, so that it would be 0,
 * the scaled mean absolute deviation.
 *
 * Source: Iglewicz and Hoaglin, How to detect and handle outliers (1993).
 */
export function robustSpread(values: ArrayLike<number>): RobustSpread {
  const middle = median(values);
  const distances = Float64Array.from(values, (value) => Math.abs(value - middle));
  const medianDistance = median(distances);
  if (medianDistance !== 0) return { median: middle, sigma: medianDistance * MEDIAN_TO_SIGMA };
  const meanDistance = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  return { median: middle, sigma: meanDistance * MEAN_TO_SIGMA };
}

/** How many robust standard deviations each value is from the median; 0 where values do not spread. Over 3.5 is an outlier. */
export function robustZ(values: readonly number[]): number[] {
  const { median: middle, sigma } = robustSpread(values);
  return values.map((value) => (sigma > 0 ? (value - middle) / sigma : 0));
}
