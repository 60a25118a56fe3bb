import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../../../core/statistics/at.ts';
import { autocorrelations } from '../../../core/statistics/autocorrelation.ts';
import { forecastSeries } from '../../../core/statistics/forecast.ts';
import { seasonalNaive } from '../../../core/statistics/forecast-methods.ts';
import { mean } from '../../../core/statistics/mean.ts';
import { naiveDeviation, naiveDeviations } from '../../../core/statistics/naive-interval.ts';
import { normalQuantile } from '../../../core/statistics/normal.ts';
import { naiveError } from '../../../core/statistics/rolling-origin.ts';
import { thetaForecast } from '../../../core/statistics/theta.ts';
import { SHARED_DATA } from '../../environment/tools.ts';

interface Series {
  readonly train: Float64Array;
  readonly test: Float64Array;
}
interface Predicted {
  readonly forecast: ArrayLike<number>;
  readonly lower?: ArrayLike<number>;
  readonly upper?: ArrayLike<number>;
}
type Forecaster = (train: Float64Array, horizon: number) => Predicted;

/** Series of the M4 competition, by its measures: sMAPE, MASE in units of the frequency that it gives each kind. */
export function benchForecasts(): void {
  for (const { kind, frequency, seasons } of [
    { kind: 'Weekly', frequency: 1, seasons: [1, 52] },
    { kind: 'Hourly', frequency: 24, seasons: [24, null] },
  ]) {
    const series = readSeries(kind);
    console.log(`M4 ${kind.toLowerCase()}, ${String(series.length)} series`.padEnd(40), '  sMAPE   MASE  covered  ms each');
    report('seasonal naive', series, frequency, (train, horizon) => repeatedSeason(train, horizon, frequency));
    report('Theta as in M4', series, frequency, (train, horizon) => ({ forecast: competitionTheta(train, horizon, frequency) }));
    for (const season of seasons) report(`ours, season ${String(season)}`, series, frequency, (train, horizon) => forecastSeries(Array.from(train), season, horizon));
  }
}

function report(name: string, series: readonly Series[], frequency: number, predict: Forecaster): void {
  const start = performance.now();
  const predictions = series.map(({ train, test }) => predict(train, test.length));
  const milliseconds = (performance.now() - start) / series.length;
  const smape = series.map(({ test }, index) => mean(test.map((actual, step) => symmetricError(at(predictions[index]?.forecast ?? [], step), actual))));
  const mase = series.map(({ train, test }, index) => mean(test.map((actual, step) => Math.abs(at(predictions[index]?.forecast ?? [], step) - actual))) / naiveError(train, frequency));
  const covered = series.flatMap(({ test }, index) => {
    const { lower, upper } = predictions[index] ?? {};
    return lower && upper ? Array.from(test, (actual, step) => Number(actual >= at(lower, step) && actual <= at(upper, step))) : [];
  });
  const share = covered.length > 0 ? mean(covered).toFixed(3) : '-';
  console.log(`  ${name.padEnd(38)} ${mean(smape).toFixed(3).padStart(7)} ${mean(mase).toFixed(3).padStart(6)} ${share.padStart(8)} ${milliseconds.toFixed(1).padStart(8)}`);
}

const symmetricError = (forecast: number, actual: number) => (200 * Math.abs(forecast - actual)) / (Math.abs(forecast) + Math.abs(actual));

/** The last season again, with the normal interval of 95% that it has in theory. */
function repeatedSeason(train: Float64Array, horizon: number, frequency: number): Predicted {
  const forecast = seasonalNaive(train, horizon, frequency);
  const reach = normalQuantile(0.975);
  const deviations = naiveDeviations(naiveDeviation(train, frequency), horizon, frequency);
  return { forecast, lower: forecast.map((value, step) => value - reach * at(deviations, step)), upper: forecast.map((value, step) => value + reach * at(deviations, step)) };
}

/** Theta as the competition ran it: on values that are divided by classical seasonal indices where a test of 90% finds a season. */
function competitionTheta(train: Float64Array, horizon: number, frequency: number): Float64Array {
  const indices = isSeasonal(train, frequency) ? seasonalIndices(train, frequency) : new Float64Array(frequency).fill(1);
  const adjusted = train.map((value, index) => value / at(indices, index % frequency));
  return thetaForecast(adjusted, horizon).map((value, step) => value * at(indices, (train.length + step) % frequency));
}

function isSeasonal(values: Float64Array, frequency: number): boolean {
  if (frequency === 1 || values.length < 3 * frequency) return false;
  const correlations = autocorrelations(values, frequency);
  const before = correlations.subarray(1, frequency).reduce((total, one) => total + one * one, 0);
  return Math.abs(at(correlations, frequency)) > 1.645 * Math.sqrt((1 + 2 * before) / values.length);
}

/** Multiplicative classical decomposition by a centred moving average over an even period. */
function seasonalIndices(values: Float64Array, period: number): Float64Array {
  const half = period / 2;
  const ratios = Array.from({ length: period }, (): number[] => []);
  for (let index = half; index < values.length - half; index += 1) {
    const inner = values.subarray(index - half + 1, index + half);
    const average = (inner.reduce((total, value) => total + value, 0) + (at(values, index - half) + at(values, index + half)) / 2) / period;
    ratios[index % period]?.push(at(values, index) / average);
  }
  const means = Float64Array.from(ratios, mean);
  const middle = mean(means);
  return means.map((one) => one / middle);
}

function readSeries(kind: string): Series[] {
  const read = (part: string) => {
    const lines = readFileSync(join(SHARED_DATA, `reference/m4/${kind}-${part}.csv`), 'utf8').trim().split('\n').slice(1);
    return new Map(lines.map((line) => {
      const [name = '', ...cells] = line.trim().split(',').map((cell) => cell.replaceAll('"', ''));
      return [name, Float64Array.from(cells.filter((cell) => cell !== ''), Number)];
    }));
  };
  const tests = read('test');
  return [...read('train')].map(([name, train]) => ({ train, test: tests.get(name) ?? new Float64Array(0) }));
}
