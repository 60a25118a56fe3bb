import { describe, expect, it } from 'vitest';
import { competitionRanks, rankRanges, spreadParts, weightedMean } from '../../../core/statistics/weighted-ranking.ts';

describe('a weighted mean', () => {
  it('goes by the weights of the scores that are there', () => {
    expect(weightedMean([80, 60], [3, 1])).toBe(75);
    expect(weightedMean([80, NaN, 50], [1, 7, 2])).toBe(60);
    expect(weightedMean([NaN], [1])).toBeNaN();
  });
});

describe('places', () => {
  it('are shared by equals, and those after them left out, as RANK.EQ does', () => {
    expect(competitionRanks([7, 3.5, 3.5, 1, 2])).toEqual([1, 2, 2, 5, 4]);
  });

  it('take sums for equal that differ in their last digits', () => {
    expect(competitionRanks([0.1 + 0.2, 0.3])).toEqual([1, 1]);
  });
});

describe('places while weights vary', () => {
  it('hold where one is better in everything', () => {
    const [best, worst] = rankRanges([[9, 9], [1, 1]], [0.5, 0.5], 0.2);
    expect(best).toEqual({ best: 1, worst: 1, held: 1 });
    expect(worst).toEqual({ best: 2, worst: 2, held: 1 });
  });

  it('change where a small shift of weight is enough, and not where it is not', () => {
    // 52 against 50 at even weights; the second leads once its measure weighs more than 0.513 of all: up to 0.6 is reached.
    const close = rankRanges([[100, 4], [0, 100]], [1, 1], 0.2);
    expect(close.map(({ best, worst }) => [best, worst])).toEqual([[1, 2], [1, 2]]);
    // 60 against 40 needs 0.625, which weights varied by a fifth do not reach.
    const far = rankRanges([[100, 20], [0, 80]], [1, 1], 0.2);
    expect(far.map(({ best, worst }) => [best, worst])).toEqual([[1, 1], [2, 2]]);
  });

  it('are kept in the share of cases that geometry says', () => {
    // With w1 and w2 even over 0.8..1.2 the first leads where w2 < w1 x 100 / 96: a half and a little more.
    const [first] = rankRanges([[100, 4], [0, 100]], [1, 1], 0.2);
    const steps = 400;
    let inside = 0;
    for (let a = 0; a < steps; a += 1) for (let b = 0; b < steps; b += 1) if (96 * (0.8 + (0.4 * (b + 0.5)) / steps) < 100 * (0.8 + (0.4 * (a + 0.5)) / steps)) inside += 1;
    expect(Math.abs((first?.held ?? NaN) - inside / steps ** 2)).toBeLessThan(0.02);
  });
});

describe('parts of the spread', () => {
  it('add up to all of it, by hand', () => {
    // Totals 1 and 3 of parts (0, 1) and (2, 1) at even weights: all comes from the first.
    expect(spreadParts([[0, 2], [4, 2]], [1, 1])).toEqual([1, 0]);
    const parts = spreadParts([[3, 9, 2], [5, 1, 8], [4, 4, 4], [9, 2, 7]], [0.5, 0.3, 0.2]);
    expect(parts?.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
  });

  it('are nothing where nothing differs', () => {
    expect(spreadParts([[1, 3], [3, 1]], [1, 1])).toBeNull();
  });
});
