import { describe, expect, it } from 'vitest';
import { twoProportionsTest } from '../../../core/statistics/two-proportions.ts';

describe('a test of two shares', () => {
  it('gives chi-square less one part in N, as for heart attacks under aspirin and placebo (Agresti, Categorical Data Analysis: X² 25.01 of 22,071)', () => {
    const p = twoProportionsTest({ hits: 189, tries: 11_034 }, { hits: 104, tries: 11_037 });
    expect(p).toBeGreaterThan(5.6e-7);
    expect(p).toBeLessThan(5.8e-7);
  });

  it('is exact where counts are small: one way in 455 to have all three hits on the side of three', () => {
    expect(twoProportionsTest({ hits: 3, tries: 3 }, { hits: 0, tries: 12 })).toBeCloseTo(1 / 455, 12);
  });

  it('counts the ways that are as unlikely on the other side: a single hit is on one of two equal sides in any case', () => {
    expect(twoProportionsTest({ hits: 1, tries: 10 }, { hits: 0, tries: 10 })).toBeCloseTo(1, 12);
  });

  it('says nothing of a side without tries, and finds no difference where all or none are hits', () => {
    expect(twoProportionsTest({ hits: 0, tries: 0 }, { hits: 3, tries: 10 })).toBeNull();
    expect(twoProportionsTest({ hits: 0, tries: 9 }, { hits: 0, tries: 10 })).toBe(1);
    expect(twoProportionsTest({ hits: 9, tries: 9 }, { hits: 10, tries: 10 })).toBe(1);
  });
});
