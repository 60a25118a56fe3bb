import { at } from './at.ts';
import { bisquare, loess } from './loess.ts';
import { median } from './quantile.ts';
import { robustSpread } from './robust-spread.ts';

/** What a series does from one end to the other, and how many numbers it took to say so. */
export interface FittedTrend {
  readonly kind: 'level' | 'line' | 'smooth';
  readonly values: Float64Array;
  readonly parameters: number;
}

/** From so many values on a line is told from a level. */
const SHORTEST_LINE = 8;
/** A line is believed where its slope is so many times its error: chance hardly gets there. */
const SIGNIFICANT = 4;
const ROUNDS = 5;

/**
 * The trend of a series without a season, which odd values do not bend: a smooth curve where the series is at least
 * twice as long as `window` (odd), the straight line of the median slope where that is clearly no chance, else the
 * median.
 *
 * Source: Cleveland, Robust locally weighted regression (1979); Sen, Estimates of the regression coefficient based on
 * Kendall's tau (1968).
 */
export function robustTrend(series: Float64Array, window: number): FittedTrend {
  const n = series.length;
  if (n >= 2 * window) return smoothTrend(series, window);
  const middle = median(series);
  const level: FittedTrend = { kind: 'level', values: series.map(() => middle), parameters: 1 };
  if (n < SHORTEST_LINE) return level;
  const { slope, line } = medianLine(series, 1);
  const error = spreadAround(series, line) / Math.sqrt((n * (n * n - 1)) / 12);
  return Math.abs(slope) > SIGNIFICANT * error ? line : level;
}

/**
 * A first trend of a series with a season of `period` values, which the season does not bend: the smooth curve, or the
 * line of the median slope between values whole seasons apart.
 *
 * Source: Hirsch, Slack and Smith, Techniques of trend analysis for monthly water quality data (1982).
 */
export function seasonalTrend(series: Float64Array, window: number, period: number): FittedTrend {
  return series.length >= 2 * window ? smoothTrend(series, window) : medianLine(series, period).line;
}

function smoothTrend(series: Float64Array, window: number): FittedTrend {
  const weightsBy = (curve: Float64Array) => bisquare(series.map((value, index) => value - at(curve, index)));
  // Medians to begin with: the first curve would bend to odd values, and where nothing else varies keep to them.
  let values = runningMedian(series, window);
  for (let round = 0; round < ROUNDS; round += 1) values = loess(series, window, 1, weightsBy(values));
  return { kind: 'smooth', values, parameters: smoothParameters(series.length, window) };
}

/** The median of each value and its neighbours, `length` of them together where there are as many; `length` is odd. */
export function runningMedian(series: Float64Array, length: number): Float64Array {
  const half = (length - 1) / 2;
  return series.map((_, index) => median(series.subarray(Math.max(0, index - half), index + half + 1)));
}

/** About how many numbers a smooth curve through so many values takes: local lines of tricube weight. */
export function smoothParameters(length: number, window: number): number {
  return (2 * length) / window;
}

/** The line of the median slope between values a multiple of `step` apart. */
function medianLine(series: Float64Array, step: number): { readonly slope: number; readonly line: FittedTrend } {
  const slope = medianSlope(series, step);
  const start = median(series.map((value, index) => value - slope * index));
  return { slope, line: { kind: 'line', values: series.map((_, index) => start + slope * index), parameters: 2 } };
}

/** The median slope between values a multiple of `step` apart (Theil and Sen's with step 1); 0 where there are no two. */
export function medianSlope(series: Float64Array, step: number): number {
  const slopes: number[] = [];
  for (let from = 0; from < series.length; from += 1) {
    for (let to = from + step; to < series.length; to += step) slopes.push((at(series, to) - at(series, from)) / (to - from));
  }
  return slopes.length === 0 ? 0 : median(slopes);
}

function spreadAround(series: Float64Array, { values }: FittedTrend): number {
  return robustSpread(series.map((value, index) => value - at(values, index))).sigma;
}
