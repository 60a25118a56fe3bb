import { at } from './at.ts';
import { DoubleDouble } from './double-double.ts';
import { leastSquares } from './least-squares.ts';
import type { Interval } from './proportion.ts';
import { studentTwoSided, studentWithin } from './student.ts';

/** A coefficient with its error, where neighbours may be alike. */
export interface SeriesEffect extends Interval {
  readonly standardError: number;
  readonly p: number;
}

/** What a series did at an action: it jumped, and it goes on at another slope. */
export interface InterruptedSeries {
  readonly start: number;
  /** Per step before the action. */
  readonly slopeBefore: SeriesEffect;
  /** By how much the first point after it is over what the line before leads to. */
  readonly level: SeriesEffect;
  /** Slope after it less slope before. */
  readonly slopeChange: SeriesEffect;
  /** What the lines say at each point. */
  readonly fitted: readonly number[];
  /** The same as if nothing had been done. */
  readonly withoutAction: readonly number[];
  /** So many neighbours are heeded in the errors. */
  readonly lag: number;
  readonly degreesOfFreedom: number;
}

const COEFFICIENTS = 4;
/** Under so many points on one side a slope says nothing. */
export const FEWEST_FOR_SLOPE = 4;

/**
 * Segmented regression of a series on time, with a change of level and of slope at index `action`. `times` are the steps
 * at which values stand. Null where a side has fewer than four points.
 *
 * Source: Wagner, Soumerai, Zhang and Ross-Degnan, Segmented regression analysis of interrupted time series studies in
 * medication use research (2002); Lopez Bernal, Cummins and Gasparrini, Interrupted time series regression for the
 * evaluation of public health interventions (2017), for time counted from the action; errors as `longRunCovariance`.
 */
export function interruptedSeries(values: readonly number[], action: number, times: readonly number[] = values.map((_, index) => index), confidence = 0.95): InterruptedSeries | null {
  if (action < FEWEST_FOR_SLOPE || values.length - action < FEWEST_FOR_SLOPE) return null;
  const begun = at(times, action);
  const columns = [values.map(() => 1), [...times], values.map((_, index) => (index < action ? 0 : 1)), times.map((time, index) => (index < action ? 0 : time - begun))];
  const exact = leastSquares(columns.map((column) => column.map((value) => DoubleDouble.of(value))), values.map((value) => DoubleDouble.of(value)));
  if ('dependentColumn' in exact) return null;
  const coefficients = exact.coefficients.map((one) => one.toNumber());
  const line = (index: number, terms: number) => columns.slice(0, terms).reduce((sum, column, place) => sum + at(column, index) * at(coefficients, place), 0);
  const fitted = values.map((_, index) => line(index, COEFFICIENTS));
  const inverse = exact.triangle.map((row) => exact.triangle.map((other) => row.reduce((sum, value, index) => sum + value.toNumber() * (other[index]?.toNumber() ?? 0), 0)));
  const lag = usualLag(values.length);
  const covariance = longRunCovariance(columns, values.map((value, index) => value - at(fitted, index)), inverse, lag);
  const degreesOfFreedom = values.length - COEFFICIENTS;
  const reach = studentWithin(confidence, degreesOfFreedom);
  const effect = (place: number): SeriesEffect => {
    const estimate = at(coefficients, place);
    const standardError = Math.sqrt(covariance[place]?.[place] ?? NaN);
    const p = standardError > 0 ? studentTwoSided(estimate / standardError, degreesOfFreedom) : estimate === 0 ? 1 : 0;
    return { estimate, lower: estimate - reach * standardError, upper: estimate + reach * standardError, standardError, p };
  };
  return {
    start: at(coefficients, 0),
    slopeBefore: effect(1),
    level: effect(2),
    slopeChange: effect(3),
    fitted,
    withoutAction: values.map((_, index) => line(index, 2)),
    lag,
    degreesOfFreedom,
  };
}

/** How many neighbours errors heed, by the length of a series. Source: Newey and West, Automatic lag selection (1994), for Bartlett's weights. */
export function usualLag(length: number): number {
  return Math.floor(4 * (length / 100) ** (2 / 9));
}

/**
 * The covariance of least squares coefficients where residuals may spread unevenly and be like their neighbours, with
 * n / (n - k) for small samples. `inverse` is that of X'X.
 *
 * Source: Newey and West, A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent covariance
 * matrix (1987).
 */
export function longRunCovariance(columns: readonly (readonly number[])[], residuals: readonly number[], inverse: readonly (readonly number[])[], lag: number): number[][] {
  const size = columns.length;
  const scores = columns.map((column) => column.map((value, index) => value * at(residuals, index)));
  const product = (one: readonly number[] = [], other: readonly number[] = [], back = 0) => {
    let sum = 0;
    for (let index = back; index < one.length; index += 1) sum += at(one, index) * at(other, index - back);
    return sum;
  };
  const spread = scores.map((one) =>
    scores.map((other) => {
      let sum = product(one, other);
      for (let back = 1; back <= lag; back += 1) sum += (1 - back / (lag + 1)) * (product(one, other, back) + product(other, one, back));
      return sum;
    }),
  );
  const small = residuals.length / (residuals.length - size);
  const left = times(inverse, spread);
  return times(left, inverse).map((row) => row.map((value) => value * small));
}

function times(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): number[][] {
  return one.map((row) => (other[0] ?? []).map((_, column) => row.reduce((sum, value, index) => sum + value * (other[index]?.[column] ?? NaN), 0)));
}
