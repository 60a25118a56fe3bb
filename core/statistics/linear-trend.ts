import { autocorrelations } from './autocorrelation.ts';
import { straightLine } from './straight-line.ts';
import { studentTwoSided } from './student.ts';

/** A straight line through values at even steps, and how likely chance alone would make it so steep. */
export interface LinearTrend {
  /** From each value to the next. */
  readonly slope: number;
  readonly mean: number;
  /** Two-sided. */
  readonly p: number;
}

/** Fewer values show no trend that could be told from chance. */
const FEWEST = 8;

/**
 * The least squares line of values over their places, with Student's t test of its slope. What strays from the line for
 * several values in a row is not so many values' worth of evidence: the residuals' first autocorrelation, where above
 * 0, makes both the standard error and the degrees of freedom those of as many independent values as there are
 * (Santer et al., J. Geophys. Res. 105, 2000, equations 4 to 6). Null for fewer than 8 values, and where all are the same
 * or no two independent ones remain.
 */
export function linearTrend(values: readonly number[]): LinearTrend | null {
  const n = values.length;
  if (n < FEWEST) return null;
  const { start, slope } = straightLine(values);
  const residuals = Float64Array.from(values, (value, index) => value - start - slope * index);
  const squares = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (squares === 0) return slope === 0 ? null : { slope, mean, p: 0 };
  const together = Math.max(0, autocorrelations(residuals, 1)[1] ?? 0);
  const independent = (n * (1 - together)) / (1 + together);
  if (independent <= 3) return null;
  const spread = (n * (n * n - 1)) / 12;
  const standardError = Math.sqrt(squares / (independent - 2) / spread);
  return { slope, mean, p: studentTwoSided(slope / standardError, independent - 2) };
}
