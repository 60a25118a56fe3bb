import { momentsOf } from './moments.ts';
import type { Moments } from './moments.ts';
import type { Interval } from './proportion.ts';
import { studentTwoSided, studentWithin } from './student.ts';

/** By how much the mean of the second values is over that of the first. */
export interface MeanDifference extends Interval {
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** How likely chance alone makes the means differ as much. */
  readonly p: number;
}

/**
 * The second mean less the first, with an interval that does not ask both to spread alike. Null where one side has
 * fewer than two values or nothing varies.
 *
 * Source: Welch, The generalization of Student's problem when several different population variances are involved
 * (1947); degrees of freedom of Satterthwaite (1946).
 */
export function welchDifference(first: ArrayLike<number>, second: ArrayLike<number>, confidence = 0.95): MeanDifference | null {
  return welchOfMoments(momentsOf(first), momentsOf(second), confidence);
}

/** The same of values whose moments are known. */
export function welchOfMoments(first: Moments, second: Moments, confidence = 0.95): MeanDifference | null {
  if (first.count < 2 || second.count < 2) return null;
  const [a, b] = [first, second].map(({ count, squares }) => squares / (count - 1) / count);
  if (a === undefined || b === undefined) return null;
  if (!(a + b > 0)) return null;
  const estimate = second.mean - first.mean;
  const error = Math.sqrt(a + b);
  const degreesOfFreedom = (a + b) ** 2 / (a ** 2 / (first.count - 1) + b ** 2 / (second.count - 1));
  const reach = error * studentWithin(confidence, degreesOfFreedom);
  const t = estimate / error;
  return { estimate, lower: estimate - reach, upper: estimate + reach, t, degreesOfFreedom, p: studentTwoSided(t, degreesOfFreedom) };
}
