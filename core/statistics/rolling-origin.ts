/** Origins to try a forecast from: more tell little more and cost as much each. */
const MOST_ORIGINS = 6;

/**
 * Lengths of the beginnings of a series from which its methods are tried on what came next, longest first: evenly
 * spaced, at most a horizon apart, none shorter than `least`. Empty where the series is too short for one.
 *
 * Source: Tashman, Out-of-sample tests of forecasting accuracy: an analysis and review (2000).
 */
export function rollingOrigins(length: number, horizon: number, least: number): number[] {
  const latest = length - horizon;
  if (latest < least) return [];
  const step = Math.max(1, Math.min(horizon, Math.floor((latest - least) / (MOST_ORIGINS - 1))));
  return Array.from({ length: MOST_ORIGINS }, (_, index) => latest - index * step).filter((origin) => origin >= least);
}

/**
 * The mean absolute error of one step of the seasonal naive forecast within a series: what MASE counts errors in
 * (Hyndman and Koehler, Another look at measures of forecast accuracy, 2006). 1 where the series repeats exactly.
 */
export function naiveError(values: Float64Array, period: number): number {
  let total = 0;
  for (let index = period; index < values.length; index += 1) total += Math.abs((values[index] ?? NaN) - (values[index - period] ?? NaN));
  const error = total / (values.length - period);
  return error > 0 ? error : 1;
}
