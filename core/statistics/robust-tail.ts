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
/** Values of a side from which on it is judged by itself, where it is this many errors from the other. */
const FEWEST_OF_SIDE = 20;
const SKEWED = 3;
/** So many errors of the ratio are forgiven, so that chance seldom makes normal tails heavy. */
const FORGIVEN = 2.5;
const NORMAL_HALF = 0.6744897501960817;
/** 90% of absolute values over their median, of Student's t by degrees of freedom; of normal values it is 2.439. */
const TAILS = [4, 5, 6, 8, 12, 20].map((degreesOfFreedom) => {
  const half = studentWithin(0.5, degreesOfFreedom);
  return { degreesOfFreedom, ratio: studentWithin(0.9, degreesOfFreedom) / half, stretch: half / NORMAL_HALF };
});

/** How far usual values reach to one side. */
export interface SideSpread {
  /** A robust standard deviation, told by the values of the side where it clearly differs from the other. */
  readonly sigma: number;
  readonly tail: Tail;
}

/**
 * How far deviations (NaN where missing) reach above and below nothing: by the spread of all, or where one side clearly
 * reaches further, as amounts and counts do, each by its own median. Their tails are those of Student's t of as many
 * degrees of freedom as the spread is worth, or fewer where the values of the side have heavier ones.
 *
 * Source: the double median absolute deviation of Rosenmai, Using the median absolute deviation to find outliers (2013).
 */
export function sideSpreads(off: Float64Array, sigma: number, worth: number): { readonly above: SideSpread; readonly below: SideSpread } {
  const up = off.filter((value) => value > 0);
  const down = off.filter((value) => value < 0).map(Math.abs);
  const [upper, lower] = [median(up), median(down)];
  const isEven = Math.min(up.length, down.length) < FEWEST_OF_SIDE || Math.abs(Math.log(upper / lower)) < SKEWED * Math.sqrt(1 / up.length + 1 / down.length);
  if (isEven) {
    const tail = tailOf(off.map((value) => value / sigma), worth);
    return { above: { sigma, tail }, below: { sigma, tail } };
  }
  const middle = Math.sqrt(upper * lower);
  const side = (sizes: Float64Array, half: number): SideSpread => ({ sigma: (sigma * half) / middle, tail: tailOf(sizes, worth / 2) });
  return { above: side(up, upper), below: side(down, lower) };
}

/**
 * Student's t of the values nearest to nothing, 90% of them: of `worth` degrees of freedom, or fewer where their own
 * tails are heavier.
 */
function tailOf(deviations: Float64Array, worth: number): Tail {
  const sizes = deviations.filter((value) => !Number.isNaN(value)).map(Math.abs);
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
