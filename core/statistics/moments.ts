import { mean, standardDeviation } from './mean.ts';

/** What is enough of some values to compare their mean with that of others. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** The sum of squared distances from the mean. */
  readonly squares: number;
}

const NOTHING: Moments = { count: 0, mean: 0, squares: 0 };

export function momentsOf(values: ArrayLike<number>): Moments {
  if (values.length < 2) return { count: values.length, mean: values[0] ?? 0, squares: 0 };
  return { count: values.length, mean: mean(values), squares: standardDeviation(values) ** 2 * (values.length - 1) };
}

/**
 * The moments of all values of several groups, without walking over the values again.
 *
 * Source: Chan, Golub and LeVeque, Updating formulae and a pairwise algorithm for computing sample variances (1979).
 */
export function joinedMoments(groups: readonly Moments[]): Moments {
  return groups.reduce((one, other) => {
    const count = one.count + other.count;
    if (other.count === 0) return one;
    const apart = other.mean - one.mean;
    return { count, mean: one.mean + (apart * other.count) / count, squares: one.squares + other.squares + (apart ** 2 * one.count * other.count) / count };
  }, NOTHING);
}
