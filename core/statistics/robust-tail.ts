import { median, quantile } from './quantile.ts';
import { studentTwoSided, studentWithin } from './student.ts';

/** Student's t that usual values spread by, in units of a robust standard deviation. */
export interface Tail {
  readonly degreesOfFreedom: number;
  /** What brings half of its absolute values below that of normal ones. */
  readonly stretch: number;
}

/** Values from which on a series tells how heavy its own tails are. */
const FEWEST = 40;
/** So many errors of the ratio are forgiven, so that chance seldom makes normal tails heavy. */
const FORGIVEN = 2.5;
const NORMAL_HALF = 0.6744897501960817;
/** 90% of absolute values over their median, of Student's t by degrees of freedom; of normal values it is 2.439. */
const TAILS = [4, 5, 6, 8, 12, 20].map((degreesOfFreedom) => {
  const half = studentWithin(0.5, degreesOfFreedom);
  return { degreesOfFreedom, ratio: studentWithin(0.9, degreesOfFreedom) / half, stretch: half / NORMAL_HALF };
});

/**
 * How usual values spread, by the 90% of them that are nearest, as told by deviations in robust standard deviations
 * (NaN where missing): as Student's t of as many degrees of freedom as their spread is worth, or fewer where their own
 * tails are heavier.
 */
export function tailOf(z: Float64Array, worth: number): Tail {
  const sizes = z.filter((off) => !Number.isNaN(off)).map(Math.abs);
  const half = median(sizes);
  const plain = { degreesOfFreedom: worth, stretch: 1 };
  if (sizes.length < FEWEST || half === 0) return plain;
  const ratio = quantile(sizes, 0.9) / half - FORGIVEN / Math.sqrt(sizes.length);
  const own = TAILS.find((tail) => ratio >= tail.ratio);
  return own === undefined || own.degreesOfFreedom >= worth ? plain : { degreesOfFreedom: own.degreesOfFreedom, stretch: own.stretch };
}

/** How likely a usual value is at least so many robust standard deviations off, on either side. */
export function tailProbability({ degreesOfFreedom, stretch }: Tail, z: number): number {
  return studentTwoSided(z * stretch, degreesOfFreedom);
}

/** Within how many robust standard deviations usual values stay, but for the probability `outside`. */
export function tailReach({ degreesOfFreedom, stretch }: Tail, outside: number): number {
  return studentWithin(1 - outside, degreesOfFreedom) / stretch;
}
