import { logGamma } from './log-gamma.ts';

const TINY = 1e-300;
const ENOUGH = 1e-16;
const MOST_TERMS = 10_000;

/**
 * The regularised upper incomplete gamma function Q(a, x), for a over 0 and x from 0.
 *
 * Source: the series of DLMF 8.7.1 under x = a + 1, the continued fraction of DLMF 8.9.2 by the modified method of
 * Lentz above.
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n <= MOST_TERMS && term > sum * ENOUGH; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n <= MOST_TERMS; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < ENOUGH) break;
  }
  return fraction;
}
