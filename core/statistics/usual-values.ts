import { at } from './at.ts';
import { levelShifts, withoutShifts } from './level-shifts.ts';
import type { LevelShift } from './level-shifts.ts';
import { mean } from './mean.ts';
import { median } from './quantile.ts';
import { robustSpread } from './robust-spread.ts';
import { sideSpreads, tailProbability } from './robust-tail.ts';
import type { SideSpread } from './robust-tail.ts';
import { robustTrend, seasonalTrend, smoothParameters } from './robust-trend.ts';
import type { FittedTrend } from './robust-trend.ts';
import { seasonalMedians } from './seasonal-medians.ts';
import { nextOdd, stl } from './stl.ts';

export interface SeriesRhythm {
  /** Values of a season that the calendar gives: 7 days of a week, 12 months; null for none. */
  readonly season: number | null;
  /** Over how many values the level is steady: changes that take longer are trend, shorter ones odd. */
  readonly steady: number;
}

/** What each value of a series was to be, as the others tell. */
export interface UsualValues {
  readonly trend: FittedTrend['kind'];
  /** Values of a season, where the series repeats itself so. */
  readonly season: number | null;
  readonly shifts: readonly LevelShift[];
  readonly expected: Float64Array;
  /** A robust standard deviation of values about what was expected; 0 where they do not vary. */
  readonly sigma: number;
  /** How usual values spread above and below what was expected: amounts reach further up than down. */
  readonly above: SideSpread;
  readonly below: SideSpread;
  /** How many standard deviations each value is above what was expected; NaN for missing values. */
  readonly z: Float64Array;
  /** How likely a usual value is at least as far off; NaN for missing values. */
  readonly p: Float64Array;
}

/** Seasons from which the pattern may change slowly: fewer tell it only as a whole. */
const FEWEST_FOR_STL = 15;
/** Seasons over which a pattern is smoothed: long, so that an odd season does not become the pattern. */
const SEASONAL_WINDOW = 35;
const ROUNDS = 4;
/** A pattern is believed where it leaves this much less spread than none does. */
const NARROWER = 0.9;
/** How well a median absolute deviation tells a spread, against a standard deviation. */
const EFFICIENCY = 0.37;
/** Differences smaller than this share of the values are rounding. */
const ROUNDING = 1e-9;

/**
 * What each value of a series was to be, and how far off it is: trend and season, which odd values do not bend, with
 * shifts of level taken out first. NaN is a missing value. Fifteen seasons or more are decomposed by robust STL, two to
 * fifteen by medians of each place in the season, fewer by a level, a line or a smooth curve alone. p is of Student's t
 * with the degrees of freedom that the median absolute deviation is worth, so that a short series must show more, and
 * that heavy tails of its own demand.
 *
 * Source: Cleveland et al., STL (1990); Hochenbaum, Vallis and Kejariwal, Automatic anomaly detection in the cloud via
 * statistical learning (2017); Iglewicz and Hoaglin, How to detect and handle outliers (1993).
 */
export function usualValues(values: ArrayLike<number>, { season, steady }: SeriesRhythm): UsualValues {
  const known = Float64Array.from(values);
  const period = season !== null && season > 1 && known.length >= 2 * season ? season : null;
  const series = withoutGaps(known, period ?? 1);
  const window = nextOdd(steady);
  const adjusted = period === null ? series : minusPattern(series, roughPattern(series, period));
  const shortest = Math.max(6, Math.min(period ?? 6, 7));
  const hasRoom = series.length >= 3 * Math.max(shortest, period ?? 0);
  const shifts = hasRoom ? levelShifts(adjusted, { shortest, reach: window }) : [];
  const aligned = withoutShifts(series, shifts);

  const plain = withoutSeason(aligned, window);
  const seasonal = period === null ? null : withSeason(aligned, period, window);
  const fitted = seasonal !== null && seasonal.sigma < NARROWER * plain.sigma ? seasonal : plain;
  const parameters = fitted.parameters + 2 * shifts.length;
  const left = Math.max(2, EFFICIENCY * (series.length - parameters));
  const steps = withoutShifts(series.map(() => 0), shifts);
  const expected = fitted.expected.map((value, index) => value - at(steps, index));
  const least = ROUNDING * known.reduce((most, value) => (Number.isNaN(value) ? most : Math.max(most, Math.abs(value))), 0);
  const off = known.map((value, index) => {
    const difference = value - at(expected, index);
    return Math.abs(difference) <= least ? 0 : difference;
  });
  const { above, below } = sideSpreads(off, Math.max(fitted.sigma, least), left);
  const sideOf = (difference: number) => (difference < 0 ? below : above);
  const z = off.map((difference) => difference / sideOf(difference).sigma || (Number.isNaN(difference) ? NaN : 0));
  return {
    trend: fitted.trend,
    season: fitted === seasonal ? period : null,
    shifts,
    expected,
    sigma: fitted.sigma,
    above,
    below,
    z,
    p: z.map((deviation) => (Number.isNaN(deviation) ? NaN : tailProbability(sideOf(deviation).tail, deviation))),
  };
}

interface Fit {
  readonly trend: FittedTrend['kind'];
  readonly expected: Float64Array;
  readonly sigma: number;
  readonly parameters: number;
}

function withoutSeason(series: Float64Array, window: number): Fit {
  const { kind, values, parameters } = robustTrend(series, window);
  return centred(kind, series, values, parameters);
}

function withSeason(series: Float64Array, period: number, window: number): Fit {
  const seasons = series.length / period;
  if (seasons >= FEWEST_FOR_STL) {
    const { trend, seasonal } = stl(series, { period, seasonalWindow: SEASONAL_WINDOW, trendWindow: Math.max(window, nextOdd(1.6 * period)), isRobust: true });
    const fit = centred('smooth', series, plus(trend, seasonal), smoothParameters(series.length, window) + period * Math.max(1, smoothParameters(seasons, SEASONAL_WINDOW)));
    return { ...fit, sigma: Math.max(fit.sigma, spreadBySeason(series, trend, period)) };
  }
  let pattern: Float64Array = new Float64Array(period);
  let trend = seasonalTrend(series, window, period);
  for (let round = 0; round < ROUNDS; round += 1) {
    pattern = seasonalMedians(minus(series, trend.values), period);
    trend = robustTrend(minusPattern(series, pattern), window);
  }
  const expected = trend.values.map((value, index) => value + at(pattern, index % period));
  const fit = centred(trend.kind, series, expected, trend.parameters + period);
  const spread = spreadBySeason(series, trend.values, period);
  // With two seasons a value is compared with a single other one, which is as far off as itself.
  return { ...fit, sigma: Math.max(fit.sigma, seasons < 3 ? Math.SQRT2 * spread : spread) };
}

/**
 * The spread of a series about its pattern, told by what differs from one season to the next: of few values those that
 * make the pattern are exactly as expected, so that remainders are too small.
 */
function spreadBySeason(series: Float64Array, trend: Float64Array, period: number): number {
  const detrended = minus(series, trend);
  const differences = detrended.subarray(period).map((value, index) => value - at(detrended, index));
  return robustSpread(differences).sigma / Math.SQRT2;
}

/** The fit brought to the middle of the values, and their spread about it for all that fitting took away. */
function centred(trend: FittedTrend['kind'], series: Float64Array, fitted: Float64Array, parameters: number): Fit {
  const { median: middle, sigma } = robustSpread(minus(series, fitted));
  const left = Math.max(1, series.length - parameters);
  return { trend, expected: fitted.map((value) => value + middle), sigma: sigma * Math.sqrt(series.length / left), parameters };
}

/** The pattern of a season as means over one season about each value leave it: shifts of level spoil few of them. */
function roughPattern(series: Float64Array, period: number): Float64Array {
  const level = minus(series, seasonalTrend(series, series.length, period).values);
  const last = level.length - period;
  const aroundMean = level.map((value, index) => {
    const from = Math.min(last, Math.max(0, index - (period >> 1)));
    return value - mean(level.subarray(from, from + period));
  });
  return seasonalMedians(aroundMean, period);
}

/** Missing values as the nearest of the same place in the season before and after have it. */
function withoutGaps(values: Float64Array, period: number): Float64Array {
  const fallback = median(values.filter((value) => !Number.isNaN(value)));
  const nearest = (index: number, step: number) => {
    for (let place = index + step; place >= 0 && place < values.length; place += step) if (!Number.isNaN(at(values, place))) return at(values, place);
    return null;
  };
  return values.map((value, index) => {
    if (!Number.isNaN(value)) return value;
    const around = [nearest(index, -period), nearest(index, period)].filter((one) => one !== null);
    return around.length === 0 ? fallback : around.reduce((sum, one) => sum + one, 0) / around.length;
  });
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, index) => value - at(b, index));
}

function plus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, index) => value + at(b, index));
}

function minusPattern(series: Float64Array, pattern: Float64Array): Float64Array {
  return series.map((value, index) => value - at(pattern, index % pattern.length));
}
