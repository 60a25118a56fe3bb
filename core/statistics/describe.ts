import { noValues } from '../language/texts/statistics.ts';
import { Problem } from '../language/problem.ts';
import { readDecimal } from './decimal.ts';
import { DoubleDouble } from './double-double.ts';
import { quantileOfSorted, sorted } from './quantile.ts';

/** What is said of one column of numbers. */
export interface Description {
  readonly count: number;
  readonly mean: number;
  /** With n-1 (STDEV.S); null of a single value. */
  readonly standardDeviation: number | null;
  /** At lag 1, as NIST defines it; null where the values do not vary. */
  readonly autocorrelation: number | null;
  readonly min: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly max: number;
}

/**
 * Describes numbers, given as such or as decimal text. Sums run in double-double and values count as the decimals
 * they were written as (`readDecimal`), so that nothing is lost where values differ in their last digits only.
 * Autocorrelation is sum((y[i] - m)(y[i+1] - m)) / sum((y[i] - m)^2).
 *
 * Source: NIST Statistical Reference Datasets, univariate summary statistics.
 * Throws Problem `no-values` for an empty list, `not-a-number` for what is none.
 */
export function describe(values: readonly (number | string)[]): Description {
  if (values.length === 0) throw new Problem('no-values', noValues);
  const exact = values.map(readDecimal);
  const ordered = sorted(exact.map((value) => value.toNumber()));
  const scale = powerOfTwoNear(Math.max(Math.abs(ordered[0] ?? 0), Math.abs(ordered.at(-1) ?? 0)));
  const { mean, squares, products } = sumsAboutMean(exact.map((value) => DoubleDouble.of(value.high / scale).plus(DoubleDouble.of(value.low / scale))));
  const variance = squares.over(DoubleDouble.of(values.length - 1));
  return {
    count: values.length,
    mean: mean.toNumber() * scale,
    standardDeviation: values.length > 1 ? variance.squareRoot().toNumber() * scale : null,
    autocorrelation: squares.high > 0 ? products.over(squares).toNumber() : null,
    min: quantileOfSorted(ordered, 0),
    lowerQuartile: quantileOfSorted(ordered, 0.25),
    median: quantileOfSorted(ordered, 0.5),
    upperQuartile: quantileOfSorted(ordered, 0.75),
    max: quantileOfSorted(ordered, 1),
  };
}

/** Dividing by it is exact and keeps squares of very large and very small values in range. */
function powerOfTwoNear(size: number): number {
  const power = Math.max(-1000, Math.min(1000, Math.floor(Math.log2(size))));
  return size > 0 ? 2 ** power : 1;
}

interface SumsAboutMean {
  readonly mean: DoubleDouble;
  readonly squares: DoubleDouble;
  /** Of each deviation with the next. */
  readonly products: DoubleDouble;
}

function sumsAboutMean(values: readonly DoubleDouble[]): SumsAboutMean {
  let total = DoubleDouble.ZERO;
  for (const value of values) total = total.plus(value);
  const mean = total.over(DoubleDouble.of(values.length));
  let squares = DoubleDouble.ZERO;
  let products = DoubleDouble.ZERO;
  let before = DoubleDouble.ZERO;
  for (const value of values) {
    const deviation = value.minus(mean);
    squares = squares.plus(deviation.times(deviation));
    products = products.plus(before.times(deviation));
    before = deviation;
  }
  return { mean, squares, products };
}
