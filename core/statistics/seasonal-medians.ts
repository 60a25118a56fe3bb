import { at } from './at.ts';
import { median } from './quantile.ts';

/** Values are equally near where they differ by rounding only: which of them is taken must not hang on it. */
const EQUAL = 1e-9;

/**
 * What each place in the season adds to a series without trend, by place: the median of its values, so that one odd
 * season in three does not count. Of two values the one nearer to nothing: an odd value cannot be outvoted there, but
 * what both have is usual. The pattern has median 0.
 */
export function seasonalMedians(detrended: Float64Array, period: number): Float64Array {
  const pattern = Float64Array.from({ length: period }, (_, place) => commonOf(detrended.filter((_value, index) => index % period === place)));
  const middle = median(pattern);
  return pattern.map((value) => value - middle);
}

function commonOf(values: Float64Array): number {
  if (values.length !== 2) return median(values);
  const [one, other] = [at(values, 0), at(values, 1)];
  const nearer = Math.abs(one) - Math.abs(other);
  if (Math.abs(nearer) <= EQUAL * (Math.abs(one) + Math.abs(other))) return (one + other) / 2;
  return nearer < 0 ? one : other;
}
