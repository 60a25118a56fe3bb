import { describe, expect, it } from 'vitest';
import { lifetimesOf, logRankTest, survivalCurve, timeUntil } from '../../../core/statistics/kaplan-meier.ts';

/** Weeks in remission of Freireich et al. (1963): 21 with 6-MP, of whom 12 were still in remission, and 21 without. */
const TREATED = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const TREATED_OPEN = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
const PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

const of = (done: readonly number[], open: readonly number[] = [], among?: Float64Array) => lifetimesOf(Float64Array.from(done), Float64Array.from(open), among);

describe('the share still there over time, as Freireich and others published it', () => {
  it('is the published estimate at every time, with as many at risk', () => {
    const steps = survivalCurve(of(TREATED, TREATED_OPEN));
    expect(steps.map(({ time, atRisk }) => [time, atRisk])).toEqual([[6, 21], [7, 17], [10, 15], [13, 12], [16, 11], [22, 7], [23, 6]]);
    for (const [place, left] of [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482].entries()) expect(steps[place]?.left).toBeCloseTo(left, 4);
  });

  it('has the published interval', () => {
    const [first] = survivalCurve(of(TREATED, TREATED_OPEN));
    expect(first?.lower).toBeCloseTo(0.6197, 4);
    expect(first?.upper).toBeCloseTo(0.9516, 4);
  });

  it('is down to half after 23 weeks with the medicine and after 8 without', () => {
    expect(timeUntil(survivalCurve(of(TREATED, TREATED_OPEN)), 0.5)).toBe(23);
    expect(timeUntil(survivalCurve(of(PLACEBO)), 0.5)).toBe(8);
    expect(survivalCurve(of(PLACEBO)).at(-1)).toMatchObject({ left: 0, lower: 0, upper: 0 });
    expect(timeUntil(survivalCurve(of([1], [2, 3, 4])), 0.5)).toBeNull();
  });
});

describe('a group against all others', () => {
  it('differs as the published log-rank test says', () => {
    const all = of([...TREATED, ...PLACEBO], TREATED_OPEN);
    const found = logRankTest(of(TREATED, TREATED_OPEN, all.times), all);
    expect(found?.ended).toBe(9);
    expect(found?.expected).toBeCloseTo(19.2505, 4);
    expect(found?.chiSquare).toBeCloseTo(16.7929, 4);
    expect(found?.p).toBeCloseTo(4.17e-5, 7);
  });

  it('is not compared where nobody else is there', () => {
    const all = of(PLACEBO);
    expect(logRankTest(all, all)).toBeNull();
  });
});
