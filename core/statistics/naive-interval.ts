import { at } from './at.ts';
import { mean } from './mean.ts';

/**
 * The standard deviation of errors one season ahead, and so one step ahead, when a series of values repeats itself
 * from `period` before: the root of the mean squared change from one season to the next. NaN where there is no change.
 */
export function naiveDeviation(values: Float64Array, period: number): number {
  return Math.sqrt(mean(Float64Array.from({ length: Math.max(0, values.length - period) }, (_, index) => (at(values, index + period) - at(values, index)) ** 2)));
}

/**
 * The standard deviation of errors at each step ahead of a forecast that repeats the last season (the last value where
 * `period` is 1): it grows with the root of the seasons that have gone by.
 *
 * Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (3rd ed, 2021), section 5.5.
 */
export function naiveDeviations(deviation: number, horizon: number, period: number): Float64Array {
  return new Float64Array(horizon).map((_, step) => deviation * Math.sqrt(Math.floor(step / period) + 1));
}
