import { smoothedLevel } from './exponential-smoothing.ts';
import { straightLine } from './straight-line.ts';

/**
 * The Theta forecast of a series without a season: the mean of its line and of the smoothed level of what has twice
 * its distances from the line.
 *
 * Source: Assimakopoulos and Nikolopoulos, The theta model: a decomposition approach to forecasting (2000).
 */
export function thetaForecast(values: Float64Array, horizon: number): Float64Array {
  const { start, slope } = straightLine(values);
  const level = smoothedLevel(values.map((value, index) => 2 * value - (start + slope * index)));
  return new Float64Array(horizon).map((_, step) => (start + slope * (values.length + step) + level) / 2);
}
