import * as z from 'zod';
import { answerChange, changeLine } from './change-line.ts';
import { timestampsDiffer } from '../../core/language/texts/statistics.ts';
import { Problem } from '../../core/language/problem.ts';
import { findAnomalies } from '../../core/statistics/anomaly.ts';
import { describe } from '../../core/statistics/describe.ts';
import { regressAndDiagnose } from '../../core/statistics/diagnosed-regression.ts';
import { forecastSeries } from '../../core/statistics/forecast.ts';
import type { Terminal } from '../command-line/command.ts';
import { answerJsonLines } from '../command-line/json-lines.ts';
import { answerControlChart, controlLine } from './control-chart-line.ts';
import { answerImprovement, improvementLine } from './improvement-line.ts';

/** Answers the lines of one analysis. */
type SeriesAnalysis = (terminal: Terminal) => Promise<number>;

const id = z.union([z.string(), z.number()]);
/** Numbers, or decimal text where more digits count than a double holds. */
const decimals = z.array(z.union([z.number(), z.string()]));
const values = z.array(z.number());

/** `season`: the period, where it is known; others are looked for all the same. */
const forecastLine = z.looseObject({ id, values, season: z.nullish(z.int().check(z.positive())), horizon: z.int().check(z.positive(), z.lte(10_000)) });

/** `method`: `streaming`, which knows at each value only those before, or `whole`; by the length where it is not given. */
const anomalyLine = z.looseObject({ id, timestamps: z.nullish(z.array(z.union([z.string(), z.number()]))), values, method: z.nullish(z.enum(['streaming', 'whole'])) });

function answerAnomalies({ id, timestamps, values: series, method }: z.output<typeof anomalyLine>): object {
  if (timestamps && timestamps.length !== series.length) throw new Problem('timestamps-differ', timestampsDiffer(series.length, timestamps.length));
  const { anomalies, scores, ...found } = findAnomalies(series, method ?? undefined);
  return { id, ...found, scores, anomalies: anomalies.map((index) => ({ index, timestamp: timestamps?.[index] ?? null, value: series[index], score: scores[index] })) };
}

/** The analyses that a series, or rows of two periods, are enough for, by the name that `clipsheet run` knows them by. */
export const SERIES_ANALYSES: ReadonlyMap<string, SeriesAnalysis> = new Map([
  ['describe', (terminal: Terminal) => answerJsonLines(terminal, z.looseObject({ id, values: decimals }), (line) => ({ id: line.id, ...describe(line.values) }))],
  [
    'regression',
    (terminal: Terminal) =>
      answerJsonLines(terminal, z.looseObject({ id, y: decimals, x: z.array(decimals) }), (line) => ({ id: line.id, ...regressAndDiagnose(line.y, line.x) })),
  ],
  ['control-chart', (terminal: Terminal) => answerJsonLines(terminal, controlLine, answerControlChart)],
  ['forecast', (terminal: Terminal) => answerJsonLines(terminal, forecastLine, (line) => ({ id: line.id, ...forecastSeries(line.values, line.season ?? null, line.horizon) }))],
  ['why-changed', (terminal: Terminal) => answerJsonLines(terminal, changeLine, (line) => answerChange(line))],
  ['improvement', (terminal: Terminal) => answerJsonLines(terminal, improvementLine, answerImprovement)],
  ['anomaly', (terminal: Terminal) => answerJsonLines(terminal, anomalyLine, answerAnomalies)],
]);
