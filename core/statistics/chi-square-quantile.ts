import { chiSquareTail } from './distribution-tails.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';

const MOST_STEPS = 50;
const ENOUGH = 1e-13;
/** From here on the starting value is as exact as the tail that would better it. */
const MANY = 100_000;

/**
 * The value under which chi-square with so many degrees of freedom (any number above 0) lies with a probability
 * between 0 and 1; to about ten digits.
 *
 * Source: Wilson and Hilferty, The distribution of chi-square (1931), bettered by Newton's steps.
 */
export function chiSquareQuantile(probability: number, degreesOfFreedom: number): number {
  const part = 2 / (9 * degreesOfFreedom);
  const start = degreesOfFreedom * (1 - part + normalQuantile(probability) * Math.sqrt(part)) ** 3;
  if (degreesOfFreedom >= MANY) return start;
  const half = degreesOfFreedom / 2;
  const logScale = half * Math.LN2 + logGamma(half);
  let value = Math.max(start, smallQuantile(probability, degreesOfFreedom));
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const density = Math.exp((half - 1) * Math.log(value) - value / 2 - logScale);
    const change = (chiSquareTail(value, degreesOfFreedom) - (1 - probability)) / density;
    const next = Math.max(value / 2, value + change);
    if (!(Math.abs(next - value) > ENOUGH * value)) return next;
    value = next;
  }
  return value;
}

/** Near 0 the density is that of its first term: Wilson and Hilferty's value may lie below 0 there. */
function smallQuantile(probability: number, degreesOfFreedom: number): number {
  const half = degreesOfFreedom / 2;
  return 2 * Math.exp((Math.log(probability) + logGamma(half + 1)) / half);
}
