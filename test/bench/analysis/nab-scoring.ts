/** One series as the scoring sees it: a score per point and the index ranges in which an anomaly is to be found. */
export interface ScoredSeries {
  readonly scores: ArrayLike<number>;
  /** First and last index of each window, in order. */
  readonly windows: readonly (readonly [number, number])[];
}

/** The standard profile: a window found is worth 1, one missed costs 1, a false alarm 0.11. */
const FALSE_ALARM = 0.11;
/** The share of a series that is for learning and not scored, and the length beyond which it does not grow. */
const PROBATION = 0.15;
const PROBATION_LENGTH = 5000;

export function probation(length: number): number {
  return Math.floor(PROBATION * Math.min(length, PROBATION_LENGTH));
}

/** From 1 long before the end of a window to -1 long after it; 0 at its end. */
function sigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}

interface Candidate {
  readonly score: number;
  /** What is gained or lost when this point is called an anomaly. */
  readonly worth: number;
  /** The window that it lies in, counted over the whole corpus. */
  readonly window: number | null;
}

/**
 * The normalised score of the Numenta Anomaly Benchmark, standard profile: 0 for finding nothing, 100 for finding
 * everything at once and nothing else, at the one threshold that is best for the whole corpus.
 *
 * Source: Lavin and Ahmad, Evaluating real-time anomaly detection algorithms: the Numenta Anomaly Benchmark (2015).
 */
export function normalisedScore(corpus: readonly ScoredSeries[]): { readonly score: number; readonly threshold: number; readonly found: number; readonly windows: number; readonly falseAlarms: number } {
  const candidates: Candidate[] = [];
  let windows = 0;
  for (const series of corpus) {
    candidates.push(...candidatesOf(series, windows));
    windows += series.windows.length;
  }
  candidates.sort((a, b) => b.score - a.score);
  const found = new Map<number, number>();
  let total = -windows;
  let falseAlarms = 0;
  let best = { total, threshold: Infinity, found: 0, falseAlarms: 0 };
  for (const [index, { score, worth, window }] of candidates.entries()) {
    if (window === null) {
      total += worth;
      falseAlarms += 1;
    } else {
      const before = found.get(window);
      if (before === undefined || worth > before) {
        total += worth - (before ?? -1);
        found.set(window, worth);
      }
    }
    const isLastOfItsScore = candidates[index + 1]?.score !== score;
    if (isLastOfItsScore && total > best.total) best = { total, threshold: score, found: found.size, falseAlarms };
  }
  return { score: (100 * (best.total + windows)) / (2 * windows), threshold: best.threshold, found: best.found, windows, falseAlarms: best.falseAlarms };
}

function candidatesOf({ scores, windows }: ScoredSeries, earlierWindows: number): Candidate[] {
  return Array.from(scores, (score, index): Candidate => {
    const window = windows.findIndex(([first, last]) => index >= first && index <= last);
    const [first, last] = windows[window] ?? [NaN, NaN];
    if (window >= 0) return { score, worth: sigmoid(-(last - index + 1) / (last - first + 1)) / sigmoid(-1), window: window + earlierWindows };
    const before = windows.findLast((one) => one[1] < index);
    const worth = FALSE_ALARM * (before ? sigmoid((index - before[1]) / (before[1] - before[0])) : -1);
    return { score, worth, window: null };
  }).slice(probation(scores.length));
}
