import { at } from './at.ts';
import { autocorrelations } from './autocorrelation.ts';
import { mean } from './mean.ts';

/** Periods that business series have: days, hours, weeks, months and quarters of the hour. */
const CALENDAR = [4, 5, 7, 12, 24, 48, 52, 96, 144, 168, 288, 336, 365];
const DAYS_OF_WEEK = 7;
const MOST_SEASONS = 2;
/** One-sided normal quantile of 90%, as in M4's test of seasonality. */
const SIGNIFICANT = 1.645;
/** Seasons that a series must hold for a period that is known to be believed. */
const FEWEST_OF_KNOWN = 2;
/** The same for one that is looked for. */
const FEWEST_OF_FOUND = 3;
/** A period is meant rather than its multiples where it agrees so nearly as well. */
const NEARLY = 0.9;

/**
 * The periods that a series repeats itself in, shortest first, at most two: the one that is `given`, where the series
 * holds two of it, and those of the calendar at which it agrees with itself more than chance and shorter lags allow
 * (Bartlett's limit, as in the test of the M4 competition). The second is looked for in what the first leaves. `given`
 * is 1 or null where none is known.
 */
export function seasonsOf(values: Float64Array, given: number | null): number[] {
  const seasons: number[] = [];
  let rest = values;
  if (given !== null && given > 1 && values.length >= FEWEST_OF_KNOWN * given) seasons.push(given);
  while (seasons.length < MOST_SEASONS) {
    const last = seasons.at(-1);
    if (last !== undefined) rest = withoutSeason(rest, last);
    const found = strongestPeriod(rest, [...CALENDAR, ...seasons.map((period) => period * DAYS_OF_WEEK)].filter((period) => !seasons.includes(period)));
    if (found === null) break;
    seasons.push(found);
  }
  return seasons.sort((a, b) => a - b);
}

function strongestPeriod(values: Float64Array, periods: readonly number[]): number | null {
  let found: { period: number; agreement: number } | null = null;
  for (const period of periods) {
    if (values.length < FEWEST_OF_FOUND * period) continue;
    const correlations = autocorrelations(withoutTrend(values, period), period + 1);
    const agreement = at(correlations, period);
    if (!isSignificant(correlations, period, values.length) || !isPeak(correlations, period)) continue;
    const needed = found === null ? 0 : period % found.period === 0 ? found.agreement / NEARLY : found.agreement;
    if (agreement > needed) found = { period, agreement };
  }
  return found?.period ?? null;
}

function isSignificant(correlations: Float64Array, period: number, count: number): boolean {
  const before = correlations.subarray(1, period).reduce((total, correlation) => total + correlation * correlation, 0);
  return at(correlations, period) > SIGNIFICANT * Math.sqrt((1 + 2 * before) / count);
}

function isPeak(correlations: Float64Array, period: number): boolean {
  return at(correlations, period) >= at(correlations, period - 1) && at(correlations, period) >= at(correlations, period + 1);
}

/** What is left of values beside the mean of a period around them; the ends, where there is none, are cut off. */
function withoutTrend(values: Float64Array, period: number): Float64Array {
  const half = Math.floor(period / 2);
  const sums = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index += 1) sums[index + 1] = at(sums, index) + at(values, index);
  return values.slice(half, values.length - half).map((value, index) => value - (at(sums, index + 2 * half + 1) - at(sums, index)) / (2 * half + 1));
}

/** What is left of values beside the mean of their place in the season. */
function withoutSeason(values: Float64Array, period: number): Float64Array {
  const means = Float64Array.from({ length: period }, (_, phase) => mean(values.filter((_value, index) => index % period === phase)));
  return values.map((value, index) => value - at(means, index % period));
}
