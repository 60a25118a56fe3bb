import { at } from './at.ts';

/** The values from small to large, as a copy. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/**
 * The quantile at a share from 0 to 1 of values in order: linear between the two nearest; NaN of nothing.
 * Hyndman and Fan's type 7 (Sample quantiles in statistical packages, 1996): R's default, Excel's PERCENTILE.INC.
 */
export function quantileOfSorted(ordered: ArrayLike<number>, share: number): number {
  const position = (ordered.length - 1) * share;
  const below = Math.floor(position);
  const lower = at(ordered, below);
  const rest = position - below;
  if (rest === 0) return lower;
  const upper = at(ordered, below + 1);
  return Math.min(upper, Math.max(lower, lower * (1 - rest) + upper * rest));
}

/** The quantile at a share from 0 to 1 of values in any order (type 7). */
export function quantile(values: ArrayLike<number>, share: number): number {
  return quantileOfSorted(sorted(values), share);
}

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}
