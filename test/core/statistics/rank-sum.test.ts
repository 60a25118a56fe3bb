import { describe, expect, it } from 'vitest';
import { rankSumP } from '../../../core/statistics/rank-sum.ts';

/** Ranks two groups by hand, ties sharing the mean of their places. */
function ranked(first: readonly number[], second: readonly number[]) {
  const all = [...first, ...second];
  const rank = (value: number) => all.filter((one) => one < value).length + (all.filter((one) => one === value).length + 1) / 2;
  return {
    first: first.length,
    second: second.length,
    rankSum: first.reduce((sum, value) => sum + rank(value), 0),
    ties: all.reduce((sum, value) => sum + all.filter((one) => one === value).length ** 2 - 1, 0),
  };
}

describe('the rank-sum test', () => {
  it('agrees with the permeability data of Hollander and Wolfe, two-sided with correction (scipy 1.17 mannwhitneyu)', () => {
    const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    expect(rankSumP(ranked(term, [1.15, 0.88, 0.9, 0.74, 1.21]))).toBeCloseTo(0.24462360512698333, 12);
  });

  it('heeds ties (scipy 1.17 mannwhitneyu)', () => {
    expect(rankSumP(ranked([1, 2, 2, 3, 3, 3, 4], [3, 4, 4, 5, 5]))).toBeCloseTo(0.02404437693605591, 12);
  });

  it('says nothing of very small groups, and certain chance where all are alike', () => {
    expect(rankSumP(ranked([1, 2, 3, 4], [5, 6, 7, 8, 9]))).toBeNull();
    expect(rankSumP(ranked([2, 2, 2, 2, 2], [2, 2, 2, 2, 2]))).toBe(1);
  });
});
