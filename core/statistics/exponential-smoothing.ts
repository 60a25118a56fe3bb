import { at } from './at.ts';
import { boundedMinimum } from './bounded-minimum.ts';
import { straightLine } from './straight-line.ts';

/** Where smoothing has come to at the end of a series. */
interface Smoothed {
  readonly level: number;
  readonly trend: number;
  readonly squaredErrors: number;
}

/** Values that the level and trend at the start are taken from. */
const START = 10;
const LEAST_WEIGHT = 1e-4;
const MOST_WEIGHT = 0.9999;
/** Hyndman's bounds for the damping of a trend: under them it is gone at once, over them it is not damped. */
const DAMPING = { start: 0.95, least: 0.8, most: 0.98 };

/**
 * The forecast of damped trend exponential smoothing, ETS(A,Ad,N), for a series without a season. Weights and damping
 * are those with the least squared errors one step ahead; level and trend start as the line through the first values.
 *
 * Source: Gardner and McKenzie, Forecasting trends in time series (1985); Hyndman, Koehler, Ord and Snyder,
 * Forecasting with Exponential Smoothing (2008).
 */
export function dampedTrendForecast(values: Float64Array, horizon: number): Float64Array {
  const { start, slope } = straightLine(values.subarray(0, START));
  const smooth = (alpha: number, beta: number, damping: number): Smoothed => {
    let level = start - slope;
    let trend = slope;
    let squaredErrors = 0;
    for (let index = 0; index < values.length; index += 1) {
      const damped = damping * trend;
      const error = at(values, index) - level - damped;
      level += damped + alpha * error;
      trend = damped + alpha * beta * error;
      squaredErrors += error * error;
    }
    return { level, trend, squaredErrors };
  };
  const [alpha = NaN, beta = NaN, damping = NaN] = boundedMinimum(([a = NaN, b = NaN, phi = NaN]) => smooth(a, b, phi).squaredErrors, [
    { start: 0.3, least: LEAST_WEIGHT, most: MOST_WEIGHT },
    { start: 0.1, least: LEAST_WEIGHT, most: MOST_WEIGHT },
    DAMPING,
  ]);
  const { level, trend } = smooth(alpha, beta, damping);
  let carried = 0;
  return new Float64Array(horizon).map((_, step) => {
    carried += damping ** (step + 1);
    return level + carried * trend;
  });
}

/**
 * The last level of simple exponential smoothing, its weight being that with the least squared errors one step
 * ahead; it starts at the first value.
 *
 * Source: Brown 1956; ETS(A,N,N) of Hyndman et al. (2008).
 */
export function smoothedLevel(values: Float64Array): number {
  const smooth = (alpha: number): Smoothed => {
    let level = at(values, 0);
    let squaredErrors = 0;
    for (let index = 1; index < values.length; index += 1) {
      const error = at(values, index) - level;
      level += alpha * error;
      squaredErrors += error * error;
    }
    return { level, trend: 0, squaredErrors };
  };
  const [alpha = NaN] = boundedMinimum(([weight = NaN]) => smooth(weight).squaredErrors, [{ start: 0.5, least: LEAST_WEIGHT, most: MOST_WEIGHT }]);
  return smooth(alpha).level;
}
