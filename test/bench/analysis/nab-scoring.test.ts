import { describe, expect, it } from 'vitest';
import { normalisedScore, probation } from './nab-scoring.ts';

const LENGTH = 100;
const scores = (...called: number[]) => Float64Array.from({ length: LENGTH }, (_, index) => Number(called.includes(index)));
const windows = [[40, 49], [80, 89]] as const;

describe('the scoring of NAB', () => {
  it('is 0 for nothing found and 100 for every window at its first point', () => {
    expect(normalisedScore([{ scores: scores(), windows }]).score).toBe(0);
    expect(normalisedScore([{ scores: scores(40, 80), windows }])).toMatchObject({ score: 100, found: 2, windows: 2, falseAlarms: 0 });
  });

  it('counts the earliest point of a window, and less the later it is', () => {
    expect(normalisedScore([{ scores: scores(40, 45, 49), windows }]).score).toBe(50);
    const last = (2 / (1 + Math.exp(-0.5)) - 1) / (2 / (1 + Math.exp(-5)) - 1);
    expect(normalisedScore([{ scores: scores(49), windows }]).score).toBeCloseTo(25 + 25 * last, 12);
  });

  it('takes a false alarm off, less right after a window', () => {
    expect(normalisedScore([{ scores: scores(20, 40, 80), windows }]).score).toBeCloseTo(100 - (100 * 0.11) / 4, 12);
    const near = -(2 / (1 + Math.exp(5 / 9)) - 1) * 0.11;
    expect(normalisedScore([{ scores: scores(40, 50, 80), windows }]).score).toBeCloseTo(100 - (100 * near) / 4, 12);
  });

  it('leaves the first 15% out, of at most 5,000 values', () => {
    expect([probation(100), probation(4000), probation(22_000)]).toEqual([15, 600, 750]);
    expect(normalisedScore([{ scores: scores(3, 40, 80), windows }]).score).toBe(100);
  });

  it('takes the threshold that is best for all series together', () => {
    const loud = scores(40, 80).map((score) => score * 0.9);
    const { score, threshold } = normalisedScore([{ scores: loud, windows }, { scores: scores(40, 80).map((one) => one * 0.6), windows }]);
    expect([score, threshold]).toEqual([100, 0.6]);
  });
});
