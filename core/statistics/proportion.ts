import { normalQuantile } from './normal.ts';

/** A value with the ends of its confidence interval. */
export interface Interval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** Hits among so many tries; more than none. */
export interface Hits {
  readonly hits: number;
  readonly tries: number;
}

/**
 * The share of hits with Wilson's score interval, which holds for few tries and for shares of 0 and 1.
 *
 * Source: Wilson 1927; method 3 of Newcombe, Two-sided confidence intervals for the single proportion (1998).
 */
export function wilsonInterval({ hits, tries }: Hits, confidence = 0.95): Interval {
  const z = normalQuantile(0.5 + confidence / 2);
  const share = hits / tries;
  const middle = 2 * hits + z * z;
  const half = z * Math.sqrt(z * z + 4 * hits * (1 - share));
  const whole = 2 * (tries + z * z);
  return {
    estimate: share,
    lower: hits === 0 ? 0 : (middle - half) / whole,
    upper: hits === tries ? 1 : (middle + half) / whole,
  };
}

/**
 * By how much the first share of hits is over the second, with an interval made of their Wilson intervals.
 *
 * Source: method 10 of Newcombe, Interval estimation for the difference between independent proportions (1998).
 */
export function newcombeDifference(first: Hits, second: Hits, confidence = 0.95): Interval {
  const a = wilsonInterval(first, confidence);
  const b = wilsonInterval(second, confidence);
  const difference = a.estimate - b.estimate;
  return {
    estimate: difference,
    lower: difference - Math.hypot(a.estimate - a.lower, b.upper - b.estimate),
    upper: difference + Math.hypot(a.upper - a.estimate, b.estimate - b.lower),
  };
}
