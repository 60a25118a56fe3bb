import { tooFewPoints } from '../language/texts/statistics.ts';
import { Problem } from '../language/problem.ts';
import { seasonalOutliers } from './seasonal-outliers.ts';
import { streamingAnomalies } from './streaming-anomaly.ts';

/** `streaming` judges each value by those before it; `whole` by the whole series, as a report looks back on it. */
export type AnomalyMethod = 'streaming' | 'whole';

export interface Anomalies {
  readonly method: AnomalyMethod;
  /** From 0, usual, to 1 for each value; 0.5 where a value begins to be called an anomaly. */
  readonly scores: readonly number[];
  /** The indexes of the anomalies. */
  readonly anomalies: readonly number[];
}

/** What each method's measure is where an anomaly begins: twice beyond the usual, 3.5 robust standard deviations. */
const BEGINS = { streaming: 2, whole: 3.5 };
const CALLED = 0.5;
/** Shorter series leave a stream too little to learn from. */
const SHORTEST_STREAM = 500;
const FEWEST = 3;

/**
 * Scores how unusual each value of a series is. Where no method is given, long series are taken as streams and
 * shorter ones as a whole.
 *
 * Throws Problem `too-few-points` for fewer than three values.
 */
export function findAnomalies(values: readonly number[], method: AnomalyMethod = values.length < SHORTEST_STREAM ? 'whole' : 'streaming'): Anomalies {
  if (values.length < FEWEST) throw new Problem('too-few-points', tooFewPoints(FEWEST));
  const measures = method === 'streaming' ? Array.from(streamingAnomalies(values)) : seasonalOutliers(values).map(Math.abs);
  const scores = measures.map((measure) => measure / (measure + BEGINS[method]));
  return { method, scores, anomalies: [...scores.keys()].filter((index) => (scores[index] ?? 0) > CALLED) };
}
