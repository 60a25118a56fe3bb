import { at } from './at.ts';
import { forecastSeries, triedOrigins } from './forecast.ts';
import { methodForecasts, naiveName, seasonalNaive } from './forecast-methods.ts';
import { mean, sum } from './mean.ts';
import { naiveError } from './rolling-origin.ts';
import { seasonsOf } from './seasons.ts';

/** How far a way to forecast was off, over all steps from all origins. */
export interface BacktestError {
  readonly method: string;
  /** Mean absolute error in units of the seasonal naive one within each history (Hyndman and Koehler 2006). */
  readonly mase: number;
  /** Symmetric mean absolute percentage error as in the M competitions: a fraction from 0 to 2. */
  readonly smape: number;
  /** All absolute errors over all absolute values: a fraction. Infinite where all values are 0. */
  readonly wape: number;
}

export interface Backtest {
  /** How many values each trial began with, longest first. */
  readonly origins: readonly number[];
  /** Steps ahead in each trial. */
  readonly tried: number;
  /** The forecast as a whole: methods chosen anew at each origin by what was known there. */
  readonly chosen: BacktestError;
  /** Repeating the last season; the last value where there is no season. */
  readonly repeated: BacktestError;
  /** Each method by itself, from the best. */
  readonly methods: readonly BacktestError[];
}

export interface BacktestWishes {
  /** The period that is known; null or 1 for none. */
  readonly season: number | null;
  readonly horizon: number;
  readonly signal?: AbortSignal;
}

/**
 * What forecasts from earlier origins would have been worth: the whole way to forecast, repeating what was, and every
 * single method, each on what came next. The choice between methods is made within each trial, so that it never
 * sees what it is measured on. Null where the series is too short for a trial. Throws AbortError when stopped.
 *
 * Source: Tashman, Out-of-sample tests of forecasting accuracy (2000).
 */
export function backtest(values: readonly number[], { season, horizon, signal }: BacktestWishes): Backtest | null {
  const series = Float64Array.from(values);
  const seasons = seasonsOf(series, season).filter((period) => period === season || 2 * period <= values.length - horizon);
  const { tried, origins } = triedOrigins(values.length, seasons, horizon);
  if (origins.length === 0) return null;

  const isPositive = values.every((value) => value > 0);
  const period = seasons.includes(season ?? 1) ? (season ?? 1) : (seasons[0] ?? 1);
  const trials = origins.map((origin): Trial => {
    signal?.throwIfAborted();
    const history = series.subarray(0, origin);
    const { forecast } = forecastSeries(values.slice(0, origin), season, tried);
    return {
      actual: series.subarray(origin, origin + tried),
      unit: naiveError(history, period),
      chosen: forecast,
      repeated: seasonalNaive(history, tried, period),
      methods: methodForecasts(history, tried, seasons, isPositive),
    };
  });
  const names = trials[0]?.methods.map(({ method }) => method) ?? [];
  return {
    origins,
    tried,
    chosen: errorOf('chosen', trials, (trial) => trial.chosen),
    repeated: errorOf(naiveName(period), trials, (trial) => trial.repeated),
    methods: names
      .map((method, index) => errorOf(method, trials, (trial) => trial.methods[index]?.values ?? []))
      .filter(({ mase }) => Number.isFinite(mase))
      .sort((a, b) => a.mase - b.mase),
  };
}

interface Trial {
  readonly actual: Float64Array;
  readonly unit: number;
  readonly chosen: readonly number[];
  readonly repeated: Float64Array;
  readonly methods: readonly { readonly method: string; readonly values: Float64Array }[];
}

function errorOf(method: string, trials: readonly Trial[], of: (trial: Trial) => ArrayLike<number>): BacktestError {
  const points = trials.flatMap((trial) => Array.from(trial.actual, (actual, step) => ({ actual, unit: trial.unit, error: Math.abs(at(of(trial), step) - actual), size: Math.abs(actual) + Math.abs(at(of(trial), step)) })));
  return {
    method,
    mase: mean(points.map(({ error, unit }) => error / unit)),
    smape: mean(points.map(({ error, size }) => (size === 0 ? 0 : (2 * error) / size))),
    wape: sum(points.map(({ error }) => error)) / sum(points.map(({ actual }) => Math.abs(actual))),
  };
}
