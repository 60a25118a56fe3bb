import { chiSquareTail } from './distribution-tails.ts';
import { logGamma } from './log-gamma.ts';
import type { Hits } from './proportion.ts';

/** Probabilities that are equal but for rounding count as equal. */
const SLACK = 1 + 1e-7;

/**
 * How likely chance alone makes two shares of hits differ as much: chi-square with N - 1 in place of N where every
 * expected count is 1 or more, else Fisher's exact test by Irwin's rule, both two-sided. Null where one side has no
 * tries, 1 where nothing differs at all.
 *
 * Source: Campbell, Chi-squared and Fisher-Irwin tests of two-by-two tables with small sample recommendations (2007).
 */
export function twoProportionsTest(first: Hits, second: Hits): number | null {
  const all = first.tries + second.tries;
  const hits = first.hits + second.hits;
  if (first.tries === 0 || second.tries === 0) return null;
  if (hits === 0 || hits === all) return 1;
  const least = (Math.min(first.tries, second.tries) * Math.min(hits, all - hits)) / all;
  return least >= 1 ? chiSquareTail(pearsonLessOne(first, second), 1) : fisherIrwin(first, second);
}

function pearsonLessOne(first: Hits, second: Hits): number {
  const all = first.tries + second.tries;
  const hits = first.hits + second.hits;
  const cross = first.hits * (second.tries - second.hits) - second.hits * (first.tries - first.hits);
  return ((all - 1) * cross * cross) / (first.tries * second.tries * hits * (all - hits));
}

function fisherIrwin(first: Hits, second: Hits): number {
  const all = first.tries + second.tries;
  const hits = first.hits + second.hits;
  const whole = logChoose(all, hits);
  const chance = (count: number) => Math.exp(logChoose(first.tries, count) + logChoose(second.tries, hits - count) - whole);
  const seen = chance(first.hits) * SLACK;
  let sum = 0;
  for (let count = Math.max(0, hits - second.tries); count <= Math.min(first.tries, hits); count += 1) {
    const each = chance(count);
    if (each <= seen) sum += each;
  }
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
