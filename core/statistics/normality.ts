import { chiSquareTail } from './distribution-tails.ts';

/** The shape of values: their count, at least 20, and their standardised third and fourth moments (divided by n). */
export interface Moments {
  readonly count: number;
  readonly skewness: number;
  /** Less the 3 of normal values. */
  readonly excessKurtosis: number;
}

/**
 * The probability of such skewness and kurtosis, or further from 0, in values that are normal. Rounded values do not
 * disturb it, as they do tests of the whole distribution.
 *
 * Source: D'Agostino and Pearson, Tests for departure from normality (1973); the transformations of D'Agostino (1970)
 * and of Anscombe and Glynn (1983).
 */
export function normalityProbability({ count: n, skewness, excessKurtosis }: Moments): number {
  return chiSquareTail(skewnessScore(skewness, n) ** 2 + kurtosisScore(excessKurtosis + 3, n) ** 2, 2);
}

function skewnessScore(skewness: number, n: number): number {
  const y = skewness * Math.sqrt(((n + 1) * (n + 3)) / (6 * (n - 2)));
  const beta = (3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3)) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
  const square = -1 + Math.sqrt(2 * (beta - 1));
  const scale = 1 / Math.sqrt(0.5 * Math.log(square));
  return scale * Math.asinh(y / Math.sqrt(2 / (square - 1)));
}

function kurtosisScore(kurtosis: number, n: number): number {
  const expected = (3 * (n - 1)) / (n + 1);
  const variance = (24 * n * (n - 2) * (n - 3)) / ((n + 1) ** 2 * (n + 3) * (n + 5));
  const x = (kurtosis - expected) / Math.sqrt(variance);
  const beta = ((6 * (n * n - 5 * n + 2)) / ((n + 7) * (n + 9))) * Math.sqrt((6 * (n + 3) * (n + 5)) / (n * (n - 2) * (n - 3)));
  const a = 6 + (8 / beta) * (2 / beta + Math.sqrt(1 + 4 / beta ** 2));
  const term = 1 - 2 / (9 * a);
  const below = 1 + x * Math.sqrt(2 / (a - 4));
  return (term - Math.sign(below) * Math.cbrt((1 - 2 / a) / Math.abs(below))) / Math.sqrt(2 / (9 * a));
}
