import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { at } from '../../../core/statistics/at.ts';
import { findAnomalies } from '../../../core/statistics/anomaly.ts';
import { SHARED_DATA } from '../../environment/tools.ts';
import { normalisedScore, type ScoredSeries } from './nab-scoring.ts';

const FOLDER = join(SHARED_DATA, 'reference/nab');
/** Values that the windowed Gaussian detector looks back on. */
const GAUSSIAN_WINDOW = 6400;

interface LabelledSeries {
  readonly values: readonly number[];
  readonly windows: readonly (readonly [number, number])[];
}

/** The streaming detector, which knows at each point only what came before, by the scoring of NAB; beside a windowed Gaussian. */
export function benchAnomalies(): void {
  const corpus = readCorpus();
  console.log(`NAB standard profile, ${String(corpus.length)} series`.padEnd(40), '  score  found  false alarms  ms each');
  report('windowed Gaussian', corpus, windowedGaussian);
  report('ours, streaming', corpus, (values) => findAnomalies(values, 'streaming').scores);
  report('ours, streaming, at our own threshold', corpus, (values) => {
    const { scores, anomalies } = findAnomalies(values, 'streaming');
    const called = new Set(anomalies);
    return scores.map((_, index) => Number(called.has(index)));
  });
}

function report(name: string, corpus: readonly LabelledSeries[], detect: (values: readonly number[]) => ArrayLike<number>): void {
  const start = performance.now();
  const scored = corpus.map(({ values, windows }): ScoredSeries => ({ scores: detect(values), windows }));
  const milliseconds = (performance.now() - start) / corpus.length;
  const { score, found, windows, falseAlarms } = normalisedScore(scored);
  console.log(`  ${name.padEnd(38)} ${score.toFixed(1).padStart(7)} ${`${String(found)}/${String(windows)}`.padStart(6)} ${String(falseAlarms).padStart(13)} ${milliseconds.toFixed(0).padStart(8)}`);
}

/** Distance from the mean of the values before, in their standard deviations. */
function windowedGaussian(values: readonly number[]): Float64Array {
  let total = 0;
  let squares = 0;
  return Float64Array.from(values, (value, index) => {
    const count = Math.min(index, GAUSSIAN_WINDOW);
    const mean = total / count;
    const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    total += value;
    squares += value * value;
    if (index >= GAUSSIAN_WINDOW) {
      const oldest = at(values, index - GAUSSIAN_WINDOW);
      total -= oldest;
      squares -= oldest * oldest;
    }
    return deviation > 0 ? Math.abs(value - mean) / deviation : 0;
  });
}

function readCorpus(): LabelledSeries[] {
  const labels = z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))).parse(JSON.parse(readFileSync(join(FOLDER, 'windows.json'), 'utf8')));
  return Object.entries(labels).map(([file, spans]) => {
    const rows = readFileSync(join(FOLDER, file), 'utf8').trim().split('\n').slice(1).map((line) => line.trim().split(','));
    const times = rows.map(([time = '']) => time);
    // Times are written the same way throughout, so that they stand in the order of their texts.
    const windows = spans.map(([from, to]): [number, number] => [times.findIndex((time) => time >= from.slice(0, 19)), times.findLastIndex((time) => time <= to.slice(0, 19))]);
    return { values: rows.map((row) => Number(row[1])), windows };
  });
}
