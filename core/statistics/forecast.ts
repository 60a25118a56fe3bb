import { tooFewPoints } from '../language/texts/statistics.ts';
import { Problem } from '../language/problem.ts';
import { at } from './at.ts';
import { methodForecasts, naiveName, seasonalNaive } from './forecast-methods.ts';
import { mean, sum } from './mean.ts';
import { naiveDeviation, naiveDeviations } from './naive-interval.ts';
import { naiveError, rollingOrigins } from './rolling-origin.ts';
import { seasonsOf } from './seasons.ts';
import { studentWithin } from './student.ts';

/** A method's part in a forecast. */
export interface MethodShare {
  readonly method: string;
  /** From 0 to 1; all parts together are 1. */
  readonly share: number;
  /** Its mean absolute scaled error in the backtest; null where the series was too short for one. */
  readonly mase: number | null;
}

export interface Forecast {
  readonly forecast: readonly number[];
  /** The ends of the interval for each step. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** The method, or `combination` of those in `methods`. */
  readonly method: string;
  /** From the largest share. */
  readonly methods: readonly MethodShare[];
  /** The periods that the series was found to repeat itself in. */
  readonly seasons: readonly number[];
}

/** Shortest beginning of a series that methods are tried from: half of a short series, but never so little. */
const SHORTEST_HISTORY = 8;
const SHORTEST_OF_SHORT = 4;
const SEASONS_IN_HISTORY = 2;
/** What is older than so many values, or so many seasons that are known, is not looked at: it tells little and takes long. */
const LONGEST_HISTORY = 1000;
const SEASONS_KEPT = 8;
/** Shares fall with this power of the error, so that the best few methods make the forecast. */
const SHARPNESS = 4;
/** Parts under this are left out. */
const LEAST_SHARE = 0.02;
/** From this share on a forecast is named for one method. */
const ALONE = 0.95;
/** What rounding alone makes: a method with no more error than this is exact. */
const NO_ERROR = 1e-9;

/**
 * The next `horizon` values of a series with their interval. Seasonal naive, Theta and damped exponential smoothing,
 * with and without the seasons found and on logarithms, are tried from up to six earlier origins; each takes part by
 * its error there. Where the series is too short to try them, its last season is repeated. What was never negative
 * is not forecast to be. `season` is the period if it is known.
 *
 * Source: Makridakis, Spiliotis and Assimakopoulos, The M4 competition (2020), for the methods and that combining
 * them is best; Bates and Granger, The combination of forecasts (1969), for shares by errors.
 * Throws Problem `too-few-points` for fewer than two values.
 */
export function forecastSeries(given: readonly number[], season: number | null, horizon: number, confidence = 0.95): Forecast {
  if (given.length < 2) throw new Problem('too-few-points', tooFewPoints(2));
  const values = Float64Array.from(given.slice(-Math.max(LONGEST_HISTORY, SEASONS_KEPT * (season ?? 1))));
  const seasons = seasonsOf(values, season).filter((period) => period === season || SEASONS_IN_HISTORY * period <= values.length - horizon);
  const { forecast, deviations, tries, methods } = combined(values, seasons, horizon) ?? repeated(values, season ?? 1, horizon);
  const least = given.every((value) => value >= 0) ? 0 : -Infinity;
  const reach = studentWithin(confidence, tries);
  const limited = (value: number) => Math.max(least, value);
  return {
    forecast: Array.from(forecast, limited),
    lower: Array.from(forecast, (value, step) => limited(value - reach * at(deviations, step))),
    upper: Array.from(forecast, (value, step) => limited(value + reach * at(deviations, step))),
    method: methods[0] && methods[0].share >= ALONE ? methods[0].method : 'combination',
    methods,
    seasons,
  };
}

interface Foreseen {
  readonly forecast: Float64Array;
  /** The standard deviation of the error at each step. */
  readonly deviations: Float64Array;
  /** From how many separate errors the deviations are known. */
  readonly tries: number;
  readonly methods: readonly MethodShare[];
}

/** All methods by their errors from earlier origins; null where there is no such origin. */
function combined(values: Float64Array, seasons: readonly number[], horizon: number): Foreseen | null {
  const { tried, origins } = triedOrigins(values.length, seasons, horizon);
  if (origins.length === 0) return null;

  const isPositive = values.every((value) => value > 0);
  const unit = naiveError(values, seasons[0] ?? 1);
  const trials = origins.map((origin) => {
    const actual = values.subarray(origin, origin + tried);
    return methodForecasts(values.subarray(0, origin), tried, seasons, isPositive).map((one) => one.values.map((value, step) => (value - at(actual, step)) / unit));
  });
  const next = methodForecasts(values, horizon, seasons, isPositive);
  const errors = next.map((one, method) => (one.values.every(Number.isFinite) ? mean(trials.flatMap((trial) => Array.from(trial[method] ?? [], Math.abs))) : Infinity));
  const shares = sharesOf(errors);
  const mixed = (parts: readonly Float64Array[], length: number) =>
    new Float64Array(length).map((_, step) => sum(parts.map((part, method) => (at(shares, method) > 0 ? at(shares, method) * at(part, step) : 0))));
  return {
    forecast: mixed(next.map((one) => one.values), horizon),
    deviations: growingDeviations(trials.map((trial) => mixed(trial, tried)), horizon).map((deviation) => deviation * unit),
    tries: trials.length,
    methods: next
      .map(({ method }, index) => ({ method, share: at(shares, index), mase: at(errors, index) }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share),
  };
}

/**
 * From where methods are tried, and how far ahead: no further than half of what the history leaves, as errors from a
 * single origin say little about how far the next ones may go. No origins where the series is too short.
 */
export function triedOrigins(length: number, seasons: readonly number[], horizon: number): { readonly tried: number; readonly origins: readonly number[] } {
  const shortest = Math.min(SHORTEST_HISTORY, Math.max(SHORTEST_OF_SHORT, Math.floor(length / 2)));
  const least = Math.max(shortest, SEASONS_IN_HISTORY * Math.max(1, ...seasons));
  const tried = Math.min(horizon, Math.floor((length - least) / 2));
  return { tried, origins: tried < 1 ? [] : rollingOrigins(length, tried, least) };
}

/** All to the first method that is exact, the simplest; else by the errors. */
function sharesOf(errors: readonly number[]): number[] {
  const exact = errors.findIndex((error) => error < NO_ERROR);
  if (exact >= 0) return errors.map((_, index) => Number(index === exact));
  const weights = errors.map((error) => (Number.isFinite(error) ? error ** -SHARPNESS : 0));
  const total = sum(weights);
  const large = weights.map((weight) => (weight / total >= LEAST_SHARE ? weight : 0));
  return large.map((weight) => weight / sum(large));
}

/** The last season again; its error is that of the same step within the series, and grows with every season ahead. */
function repeated(values: Float64Array, season: number, horizon: number): Foreseen {
  const period = season < values.length ? season : 1;
  return {
    forecast: seasonalNaive(values, horizon, period),
    deviations: naiveDeviations(naiveDeviation(values, period), horizon, period),
    tries: values.length - period,
    methods: [{ method: naiveName(period), share: 1, mase: null }],
  };
}

/**
 * The standard deviation of errors at each step ahead, as a power of the step from 0 (it stays) to 1 (it grows as
 * fast as the step), the one that fits the errors of the backtest.
 */
function growingDeviations(trials: readonly Float64Array[], horizon: number): Float64Array {
  const squares = Array.from(trials[0] ?? [], (_, step) => mean(trials.map((trial) => at(trial, step) ** 2)));
  const known = squares.map((square, step) => ({ log: Math.log(step + 1), size: Math.log(Math.sqrt(square) + Number.MIN_VALUE) })).filter(({ size }) => size > -700);
  if (known.length === 0) return new Float64Array(horizon);
  const middle = mean(known.map(({ log }) => log));
  const spread = sum(known.map(({ log }) => (log - middle) ** 2));
  const slope = spread > 0 ? sum(known.map(({ log, size }) => (log - middle) * size)) / spread : 0.5;
  const power = Math.min(1, Math.max(0, slope));
  const scale = Math.sqrt(mean(squares.map((square, step) => square / (step + 1) ** (2 * power))));
  return new Float64Array(horizon).map((_, step) => scale * (step + 1) ** power);
}
