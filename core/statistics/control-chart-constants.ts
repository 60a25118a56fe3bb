import { at } from './at.ts';
import { logGamma } from './log-gamma.ts';
import { normalTail } from './normal.ts';

/** The range of a sample of normal values, in standard deviations. */
export interface RangeConstants {
  /** Its mean. */
  readonly d2: number;
  /** Its standard deviation. */
  readonly d3: number;
}

/** Beyond this a standard normal value practically never lies, on either side. */
const FURTHEST = 9;
/** Grid points in one standard deviation; ranges are taken at each, lowest values at every fifth. */
const GRID = 50;
const EVERY = 5;
const POINTS = 2 * FURTHEST * GRID;
const known = new Map<number, RangeConstants>();

/**
 * d2 and d3 for a sample of `size` values, at least two, to about nine digits: those of ASTM's table 16 (Manual on
 * presentation of data and control chart analysis) at any size. From the distribution of the range,
 * P(R <= r) = n times the integral of phi(x) (Phi(x + r) - Phi(x))^(n-1), by the trapezoidal rule over x, which is
 * exact for such curves, and Simpson's over r.
 */
export function rangeConstants(size: number): RangeConstants {
  const before = known.get(size);
  if (before) return before;
  const tails = Float64Array.from({ length: 2 * POINTS + 1 }, (_, point) => normalTail(point / GRID - FURTHEST));
  let mean = 0;
  let square = 0;
  for (let point = 0; point <= POINTS; point += 1) {
    const weight = (point === 0 || point === POINTS ? 1 : point % 2 === 1 ? 4 : 2) / (3 * GRID);
    const beyond = 1 - rangeWithin(point, size, tails);
    mean += weight * beyond;
    square += weight * 2 * (point / GRID) * beyond;
  }
  const constants = { d2: mean, d3: Math.sqrt(square - mean * mean) };
  known.set(size, constants);
  return constants;
}

/** The probability that the range of `size` normal values is at most `range`, counted in grid points as `tails` is. */
function rangeWithin(range: number, size: number, tails: Float64Array): number {
  let total = 0;
  for (let lowest = 0; lowest <= POINTS; lowest += EVERY) {
    const z = lowest / GRID - FURTHEST;
    total += Math.exp(-0.5 * z * z) * (at(tails, lowest) - at(tails, lowest + range)) ** (size - 1);
  }
  return (total * EVERY * size) / GRID / Math.sqrt(2 * Math.PI);
}

/** c4: the mean standard deviation (n-1) of a sample of `size` normal values, in standard deviations. */
export function deviationConstant(size: number): number {
  return Math.sqrt(2 / (size - 1)) * Math.exp(logGamma(size / 2) - logGamma((size - 1) / 2));
}
