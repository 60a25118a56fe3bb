import { describe, expect, it } from 'vitest';
import { extremes } from '../../../core/statistics/extremes.ts';
import { joinedMoments, momentsOf } from '../../../core/statistics/moments.ts';

const GROUPS = [[4, 8, 15], [], [16], [23, 42, 108, -7.5]];

describe('moments of groups joined', () => {
  it('are those of all their values together', () => {
    const [joined, whole] = [joinedMoments(GROUPS.map(momentsOf)), momentsOf(GROUPS.flat())];
    expect(joined.count).toBe(whole.count);
    expect(joined.mean).toBeCloseTo(whole.mean, 12);
    expect(joined.squares).toBeCloseTo(whole.squares, 8);
  });

  it('keep their digits where values lie far from nothing and close to each other', () => {
    // NIST's NumAcc4 in small: a mean of 10000000.2 and a deviation of 0.1 (StRD, univariate).
    const values = Array.from({ length: 1001 }, (_, index) => (index === 0 ? 10_000_000.2 : index % 2 === 1 ? 10_000_000.1 : 10_000_000.3));
    const { count, squares } = joinedMoments([values.slice(0, 300), values.slice(300)].map(momentsOf));
    expect(Math.sqrt(squares / (count - 1))).toBeCloseTo(0.1, 8);
  });

  it('are nothing of no groups', () => {
    expect(joinedMoments([])).toEqual({ count: 0, mean: 0, squares: 0 });
  });
});

describe('the extremes of values', () => {
  it('are found of more values than a call takes', () => {
    expect(extremes(Float64Array.from({ length: 1_000_000 }, (_, index) => index - 5))).toEqual({ least: -5, most: 999_994 });
    expect(extremes([])).toBeNull();
  });
});
