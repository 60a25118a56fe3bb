import { mean, standardDeviation } from './mean.ts';
import { studentTwoSided } from './student.ts';

/** The means of two groups compared. */
export interface WelchTest {
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** How likely chance alone makes them differ as much, on either side. */
  readonly p: number;
}

/**
 * Whether two groups that may vary differently have one mean. Null where a group has fewer than two values, or where
 * neither varies.
 *
 * Source: Welch, The generalization of Student's problem when several different population variances are involved (1947).
 */
export function welchTest(first: ArrayLike<number>, second: ArrayLike<number>): WelchTest | null {
  const [a, b] = [first, second].map((values) => standardDeviation(values) ** 2 / values.length);
  if (a === undefined || b === undefined || !(a + b > 0)) return null;
  const t = (mean(first) - mean(second)) / Math.sqrt(a + b);
  const degreesOfFreedom = (a + b) ** 2 / (a ** 2 / (first.length - 1) + b ** 2 / (second.length - 1));
  return { t, degreesOfFreedom, p: studentTwoSided(t, degreesOfFreedom) };
}
