import { logGamma } from './log-gamma.ts';

const TINY = 1e-300;
const ENOUGH = 1e-16;
const MOST_TERMS = 10_000;

/**
 * The regularised incomplete beta function I_x(a, b), for x from 0 to 1. `y` is 1 - x: whoever knows it better than
 * x tells, gives it.
 *
 * Source: the continued fraction of DLMF 8.17.22 by the modified method of Lentz (Thompson and Barnett 1986).
 */
export function incompleteBeta(a: number, b: number, x: number, y = 1 - x): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, y, x);
  const front = Math.exp(a * Math.log(x) + b * Math.log(y) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const numerator of [even, odd]) {
      d = 1 / nonZero(1 + numerator * d);
      c = nonZero(1 + numerator / c);
      change = c * d;
      fraction *= change;
    }
    if (Math.abs(change - 1) < ENOUGH) break;
  }
  return front * fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
