import { logGamma } from './log-gamma.ts';
import { mean, standardDeviation } from './mean.ts';
import type { Interval } from './proportion.ts';
import { studentTwoSided, studentWithin } from './student.ts';

/** What two measurements of each of several things differ by. */
export interface PairedDifference {
  readonly pairs: number;
  /** Second less first, on average, with its interval. */
  readonly difference: Interval;
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** How likely chance alone makes the average difference as large, on either side. */
  readonly p: number;
  /** The difference in standard deviations of the differences (Cohen's d_z): t by the root of the number of pairs. */
  readonly inDifferences: number;
  /** The same in those of the measurements, corrected for few pairs (Hedges' g_av): how far things moved beside how far they lie apart. */
  readonly effect: number;
}

/**
 * The paired t test with its interval and effect sizes. Null for fewer than two pairs, and where all differ by the same,
 * so that nothing says how sure that is.
 *
 * Source: Student, The probable error of a mean (1908); Hedges, Distribution theory for Glass's estimator (1981) for the
 * correction; Cumming, Understanding the New Statistics (2012), chapter 11, for the standardizer of pairs, the root of
 * the mean of both variances.
 */
export function pairedDifference(first: ArrayLike<number>, second: ArrayLike<number>, confidence = 0.95): PairedDifference | null {
  const pairs = first.length;
  const differences = new Float64Array(pairs);
  for (let index = 0; index < pairs; index += 1) differences[index] = (second[index] ?? NaN) - (first[index] ?? NaN);
  const spread = standardDeviation(differences);
  if (!(spread > 0)) return null;
  const estimate = mean(differences);
  const error = spread / Math.sqrt(pairs);
  const degreesOfFreedom = pairs - 1;
  const t = estimate / error;
  const half = studentWithin(confidence, degreesOfFreedom) * error;
  const apart = Math.sqrt((standardDeviation(first) ** 2 + standardDeviation(second) ** 2) / 2);
  return {
    pairs,
    difference: { estimate, lower: estimate - half, upper: estimate + half },
    t,
    degreesOfFreedom,
    p: studentTwoSided(t, degreesOfFreedom),
    inDifferences: estimate / spread,
    effect: (fewCorrection(degreesOfFreedom) * estimate) / apart,
  };
}

/** Hedges' J: by how much few values make a standardized difference look too large; 0 for a single degree of freedom, where none can be had. */
function fewCorrection(degreesOfFreedom: number): number {
  if (degreesOfFreedom < 2) return 0;
  return Math.exp(logGamma(degreesOfFreedom / 2) - logGamma((degreesOfFreedom - 1) / 2) - 0.5 * Math.log(degreesOfFreedom / 2));
}
