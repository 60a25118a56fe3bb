import { normalTail } from './normal.ts';

/** Two groups put in one order: what the rank-sum test needs of them. */
export interface RankedGroups {
  readonly first: number;
  readonly second: number;
  /** Of the first group, ties sharing the mean of their places. */
  readonly rankSum: number;
  /** For every value as often as it occurs t times: t x t - 1, added up; that is t cubed less t for each set of ties. */
  readonly ties: number;
}

/** Fewer in a group than this and the normal curve is no guide. */
const FEWEST = 5;

/**
 * How likely chance alone puts two groups as far apart as they are (two-sided, with the correction for continuity);
 * null where a group is too small, 1 where all values are alike.
 *
 * Source: Wilcoxon (1945), Mann and Whitney (1947), normal approximation with ties as in Hollander, Wolfe and
 * Chicken, Nonparametric Statistical Methods (4.1): R's `wilcox.test(exact = FALSE)`.
 */
export function rankSumP({ first, second, rankSum, ties }: RankedGroups): number | null {
  if (first < FEWEST || second < FEWEST) return null;
  const all = first + second;
  const from = rankSum - (first * (first + 1)) / 2 - (first * second) / 2;
  const variance = ((first * second) / 12) * (all + 1 - ties / (all * (all - 1)));
  if (variance <= 0) return 1;
  return Math.min(1, 2 * normalTail(Math.max(0, Math.abs(from) - 0.5) / Math.sqrt(variance)));
}
