import { at } from './at.ts';
import { bisquare, loess } from './loess.ts';
import { robustZ } from './robust-spread.ts';
import { seasonsOf } from './seasons.ts';
import { stl } from './stl.ts';

/** Seasons over which a pattern is smoothed: long, so that an odd season does not become the pattern. */
const SEASONAL_WINDOW = 35;
/** Values over which the trend of a series without a season is smoothed, and how often odd ones are weighed down. */
const TREND_WINDOW = 23;
const ROUNDS = 5;
const SHORTEST_WITH_TREND = 2 * TREND_WINDOW;

/**
 * How many robust standard deviations each value of a whole series is from what its trend and season say, later
 * values being known: the remainder of a robust STL over its median absolute deviation. Over 3.5 is an outlier. A
 * series too short for a trend is judged by its values alone.
 *
 * Source: Hochenbaum, Vallis and Kejariwal, Automatic anomaly detection in the cloud via statistical learning
 * (2017); Iglewicz and Hoaglin (1993) for short series.
 */
export function seasonalOutliers(values: readonly number[]): number[] {
  const series = Float64Array.from(values);
  const [period] = seasonsOf(series, null);
  if (period !== undefined) return robustZ(Array.from(stl(series, { period, seasonalWindow: SEASONAL_WINDOW, isRobust: true }).remainder));
  return robustZ(series.length < SHORTEST_WITH_TREND ? values : Array.from(withoutTrend(series)));
}

function withoutTrend(series: Float64Array): Float64Array {
  let remainder = series;
  let weights: Float64Array | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const trend = loess(series, TREND_WINDOW, 1, weights);
    remainder = series.map((value, index) => value - at(trend, index));
    weights = bisquare(remainder);
  }
  return remainder;
}
