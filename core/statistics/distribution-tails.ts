import { incompleteBeta } from './incomplete-beta.ts';
import { upperIncompleteGamma } from './incomplete-gamma.ts';

/** The probability that F with so many degrees of freedom above and below is over `f`. */
export function fisherTail(f: number, above: number, below: number): number {
  if (f <= 0) return 1;
  if (f === Infinity) return 0;
  const whole = below + above * f;
  return incompleteBeta(below / 2, above / 2, below / whole, (above * f) / whole);
}

/** The probability that chi-square with so many degrees of freedom is over `square`. */
export function chiSquareTail(square: number, degreesOfFreedom: number): number {
  return upperIncompleteGamma(degreesOfFreedom / 2, square / 2);
}
