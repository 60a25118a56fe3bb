import { at } from './at.ts';
import { bisquare, loess, loessBeyond } from './loess.ts';

/** A series as the sum of three. */
export interface Decomposition {
  readonly trend: Float64Array;
  readonly seasonal: Float64Array;
  readonly remainder: Float64Array;
}

export interface StlOptions {
  /** Points of a season, at least 2; the series holds at least two of them. */
  readonly period: number;
  /** How many seasons the seasonal pattern is smoothed over; odd, at least 7. */
  readonly seasonalWindow: number;
  /** Odd; by default the next odd number from 1.5 period / (1 - 1.5 / seasonalWindow). */
  readonly trendWindow?: number;
  /** Whether single odd values are kept out of trend and season. */
  readonly isRobust?: boolean;
}

const INNER = { plain: 2, robust: 1 };
const OUTER = { plain: 0, robust: 15 };

/** The next odd whole number. */
export function nextOdd(value: number): number {
  const whole = Math.ceil(value);
  return whole % 2 === 0 ? whole + 1 : whole;
}

/**
 * Seasonal and trend decomposition by loess.
 *
 * Source: Cleveland, Cleveland, McRae and Terpenning, STL: a seasonal-trend decomposition procedure based on loess
 * (1990), with its defaults: local lines, jumps of a tenth of each window.
 */
export function stl(values: ArrayLike<number>, { period, seasonalWindow, trendWindow, isRobust = false }: StlOptions): Decomposition {
  const series = Float64Array.from(values);
  const n = series.length;
  const windows = { seasonal: seasonalWindow, trend: trendWindow ?? nextOdd((1.5 * period) / (1 - 1.5 / seasonalWindow)), lowPass: nextOdd(period + 1) };
  const mode = isRobust ? 'robust' : 'plain';
  let trend: Float64Array = new Float64Array(n);
  let seasonal: Float64Array = new Float64Array(n);
  let weights: Float64Array | null = null;
  for (let outer = 0; outer <= OUTER[mode]; outer += 1) {
    for (let inner = 0; inner < INNER[mode]; inner += 1) {
      const cycles = smoothCycles(minus(series, trend), period, windows.seasonal, weights);
      const passed = loess(movingAverage(movingAverage(movingAverage(cycles, period), period), 3), windows.lowPass, jumpOf(windows.lowPass));
      seasonal = Float64Array.from({ length: n }, (_, index) => at(cycles, index + period) - at(passed, index));
      trend = loess(minus(series, seasonal), windows.trend, jumpOf(windows.trend), weights);
    }
    if (isRobust) weights = bisquare(minus(minus(series, trend), seasonal));
  }
  return { trend, seasonal, remainder: minus(minus(series, trend), seasonal) };
}

const jumpOf = (window: number) => Math.ceil(window / 10);

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, index) => value - at(b, index));
}

/** Every cycle-subseries smoothed and led on by one value at both ends: a period longer at each end than the series. */
function smoothCycles(detrended: Float64Array, period: number, window: number, weights: Float64Array | null): Float64Array {
  const n = detrended.length;
  const cycles = new Float64Array(n + 2 * period);
  for (let phase = 0; phase < period; phase += 1) {
    const length = Math.floor((n - 1 - phase) / period) + 1;
    const pick = (from: Float64Array) => Float64Array.from({ length }, (_, index) => at(from, phase + index * period));
    const values = pick(detrended);
    const own = weights && pick(weights);
    const smooth = loess(values, window, jumpOf(window), own);
    cycles[phase] = loessBeyond(values, window, 0, own);
    for (let index = 0; index < length; index += 1) cycles[phase + (index + 1) * period] = at(smooth, index);
    cycles[phase + (length + 1) * period] = loessBeyond(values, window, 'after', own);
  }
  return cycles;
}

/** Means of `length` neighbours: so much shorter than the series, less one. */
function movingAverage(values: Float64Array, length: number): Float64Array {
  const averages = new Float64Array(values.length - length + 1);
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) {
    sum += at(values, index);
    if (index >= length) sum -= at(values, index - length);
    if (index >= length - 1) averages[index - length + 1] = sum / length;
  }
  return averages;
}
