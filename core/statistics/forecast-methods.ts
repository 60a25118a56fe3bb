import { at } from './at.ts';
import { dampedTrendForecast } from './exponential-smoothing.ts';
import { stl } from './stl.ts';
import { thetaForecast } from './theta.ts';

/** What one method says comes next. */
export interface MethodForecast {
  readonly method: string;
  readonly values: Float64Array;
}

/** Seasons over which a seasonal pattern is smoothed. */
const SEASONAL_WINDOW = 11;

/** Repeats the last season, or the last value where the period is 1. */
export function seasonalNaive(history: Float64Array, horizon: number, period: number): Float64Array {
  return new Float64Array(horizon).map((_, step) => at(history, history.length - period + (step % period)));
}

export function naiveName(period: number): string {
  return period === 1 ? 'naive' : `seasonal-naive(${String(period)})`;
}

/**
 * What each method says of a series: the last value and the last seasons again; Theta and damped exponential
 * smoothing of the series as it is and without its seasons (STL), each taken out of the values or, where `isPositive`
 * says so, also out of their logarithms. The list is the same for every stretch of a series that holds two of each
 * period.
 */
export function methodForecasts(history: Float64Array, horizon: number, seasons: readonly number[], isPositive: boolean): MethodForecast[] {
  const [first, second] = seasons;
  const adjustments: (readonly number[])[] = [[]];
  if (first !== undefined) adjustments.push([first]);
  if (first !== undefined && second !== undefined) adjustments.push([second], [first, second]);
  const logarithms = isPositive ? history.map(Math.log) : null;
  return [
    ...[1, ...seasons].map((period) => ({ method: naiveName(period), values: seasonalNaive(history, horizon, period) })),
    ...adjustments.flatMap((periods) => smoothed(history, horizon, periods)),
    ...(logarithms ? adjustments.flatMap((periods) => smoothed(logarithms, horizon, periods)) : []).map(({ method, values }) => ({ method: `log ${method}`, values: values.map(Math.exp) })),
  ];
}

function smoothed(history: Float64Array, horizon: number, periods: readonly number[]): MethodForecast[] {
  let adjusted = history;
  let seasonal: Float64Array = new Float64Array(horizon);
  for (const period of periods) {
    const season = stl(adjusted, { period, seasonalWindow: SEASONAL_WINDOW }).seasonal;
    adjusted = adjusted.map((value, index) => value - at(season, index));
    const next = seasonalNaive(season, horizon, period);
    seasonal = seasonal.map((value, step) => value + at(next, step));
  }
  const prefix = periods.length === 0 ? '' : `stl(${periods.join(',')}) + `;
  const withSeason = (values: Float64Array) => values.map((value, step) => value + at(seasonal, step));
  return [
    { method: `${prefix}theta`, values: withSeason(thetaForecast(adjusted, horizon)) },
    { method: `${prefix}damped-ets`, values: withSeason(dampedTrendForecast(adjusted, horizon)) },
  ];
}
