import { incompleteBeta } from './incomplete-beta.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';

/** The probability that Student's t of so many degrees of freedom is further from 0 than `t`, on either side. */
export function studentTwoSided(t: number, degreesOfFreedom: number): number {
  const square = t * t;
  if (square === Infinity) return 0;
  const whole = degreesOfFreedom + square;
  return incompleteBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / whole, square / whole);
}

const MOST_STEPS = 500;
const ENOUGH = 1e-14;

/**
 * How far from 0 Student's t stays, on either side, with the probability `within`: 0.95 gives the half width of a
 * 95% interval in standard errors.
 *
 * Newton from the normal value: the distribution is concave there, so that every step comes nearer from below.
 */
export function studentWithin(within: number, degreesOfFreedom: number): number {
  const outside = 1 - within;
  const logScale = logGamma((degreesOfFreedom + 1) / 2) - logGamma(degreesOfFreedom / 2) - 0.5 * Math.log(Math.PI * degreesOfFreedom);
  let t = normalQuantile(1 - outside / 2);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const density = Math.exp(logScale - ((degreesOfFreedom + 1) / 2) * Math.log1p((t * t) / degreesOfFreedom));
    const change = (studentTwoSided(t, degreesOfFreedom) - outside) / (2 * density);
    t += change;
    if (!(Math.abs(change) > ENOUGH * t)) break;
  }
  return t;
}
