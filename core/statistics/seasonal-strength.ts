import { at } from './at.ts';
import { fisherTail } from './distribution-tails.ts';
import { mean, sum } from './mean.ts';
import { stl } from './stl.ts';

/** How clearly a series repeats itself, and how. */
export interface SeasonalStrength {
  /** From 0 (no season at all) to 1 (nothing but season and trend). */
  readonly strength: number;
  /** How likely chance alone sets the places of the season so far apart. */
  readonly p: number;
  /** By place in the season, that of the first value first: how much over or under the trend, in the unit of the values. */
  readonly effects: readonly number[];
}

const SEASONAL_WINDOW = 11;

/**
 * The part of what is not trend that the season explains, by STL, and the probability of the differences between its
 * places by analysis of variance, as few seasons always seem to have a pattern. Null where a series does not hold two.
 *
 * Source: Wang, Smith and Hyndman, Characteristic-based clustering for time series data (2006); Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice (3rd ed, 2021), section 4.3.
 */
export function seasonalStrength(values: readonly number[], period: number): SeasonalStrength | null {
  if (period < 2 || values.length < 2 * period) return null;
  const { trend, seasonal, remainder } = stl(values, { period, seasonalWindow: SEASONAL_WINDOW });
  const both = variance(seasonal.map((value, index) => value + at(remainder, index)));
  const strength = both > 0 ? Math.max(0, 1 - variance(remainder) / both) : 0;
  const effects = Array.from({ length: period }, (_, place) => mean(seasonal.filter((_, index) => index % period === place)));
  return { strength, p: chanceOf(Float64Array.from(values, (value, index) => value - at(trend, index)), period), effects };
}

/** One-way analysis of variance: the places of the season against what varies within each. */
function chanceOf(values: Float64Array, period: number): number {
  const whole = mean(values);
  const places = Array.from({ length: period }, (_, place) => values.filter((_, index) => index % period === place));
  const between = sum(places.map((place) => place.length * (mean(place) - whole) ** 2));
  const within = sum(places.map((place) => place.length * variance(place)));
  const [above, below] = [period - 1, values.length - period];
  if (within === 0) return between === 0 ? 1 : 0;
  return fisherTail(between / above / (within / below), above, below);
}

function variance(values: Float64Array): number {
  const middle = mean(values);
  return sum(Array.from(values, (value) => (value - middle) ** 2)) / values.length;
}
