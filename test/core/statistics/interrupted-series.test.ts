import { describe, expect, it } from 'vitest';
import { interruptedSeries, longRunCovariance, usualLag } from '../../../core/statistics/interrupted-series.ts';
import { regress } from '../../../core/statistics/regression.ts';

describe('a series interrupted by an action', () => {
  it('gives back the level and the slopes that it was made of', () => {
    const values = [...[0, 1, 2, 3, 4, 5].map((time) => 10 + 0.5 * time), ...[0, 1, 2, 3, 4].map((after) => 10 + 0.5 * (6 + after) - 4 - 0.25 * after)];
    const found = interruptedSeries(values, 6);
    expect(found?.start).toBeCloseTo(10, 12);
    expect(found?.slopeBefore.estimate).toBeCloseTo(0.5, 12);
    expect(found?.level.estimate).toBeCloseTo(-4, 12);
    expect(found?.slopeChange.estimate).toBeCloseTo(-0.25, 12);
    expect(found?.withoutAction.at(-1)).toBeCloseTo(15, 12);
  });

  it('has the level and slopes of two lines fitted by themselves, by hand', () => {
    // Before: (0,1) (1,3) (2,2) (3,4): mean 2.5 at 1.5, Sxy = 4, Sxx = 5, slope 0.8, at 4: 4.5.
    // After: (4,9) (5,8) (6,8) (7,7): mean 8 at 5.5, Sxy = -3, slope -0.6, at 4: 8.9.
    const found = interruptedSeries([1, 3, 2, 4, 9, 8, 8, 7], 4);
    expect(found?.slopeBefore.estimate).toBeCloseTo(0.8, 12);
    expect(found?.level.estimate).toBeCloseTo(8.9 - 4.5, 12);
    expect(found?.slopeChange.estimate).toBeCloseTo(-0.6 - 0.8, 12);
    expect(found?.degreesOfFreedom).toBe(4);
  });

  it('goes by the steps at which values stand, gaps among them', () => {
    const times = [0, 1, 3, 4, 7, 9, 10, 12];
    const found = interruptedSeries(times.map((time, index) => 2 + time + (index < 4 ? 0 : 5)), 4, times);
    expect(found?.slopeBefore.estimate).toBeCloseTo(1, 12);
    expect(found?.level.estimate).toBeCloseTo(5, 12);
    expect(found?.slopeChange.estimate).toBeCloseTo(0, 12);
  });

  it('is nothing with fewer than four points on a side', () => {
    expect(interruptedSeries([1, 2, 3, 4, 5, 6, 7], 3)).toBeNull();
    expect(interruptedSeries([1, 2, 3, 4, 5, 6, 7], 4)).toBeNull();
  });
});

describe('errors where neighbours are alike', () => {
  it('are those of a mean, by hand', () => {
    // Residuals 2, 1, -1, -2 about a mean; sums of squares 10, of neighbours 2 - 1 + 2 = 3, weight 1 - 1/2 at lag 1:
    // (10 + 2 x 0.5 x 3) / 4^2, times 4 / 3 for the small sample.
    const ones = [[1, 1, 1, 1]];
    const [[variance] = []] = longRunCovariance(ones, [2, 1, -1, -2], [[0.25]], 1);
    expect(variance).toBeCloseTo((13 / 16) * (4 / 3), 12);
  });

  it('without neighbours are those of White (1980), by hand', () => {
    const [[variance] = []] = longRunCovariance([[1, 1, 1, 1]], [2, 1, -1, -2], [[0.25]], 0);
    expect(variance).toBeCloseTo((10 / 16) * (4 / 3), 12);
  });

  it('are those of a slope through the origin, by hand', () => {
    // x = 1, 2, 3; scores x e = 1, -4, 3: 26 + 2 x 0.5 x (-4 - 12) = 10; (x'x)^-1 = 1/14; times 3 / 2.
    const [[variance] = []] = longRunCovariance([[1, 2, 3]], [1, -2, 1], [[1 / 14]], 1);
    expect(variance).toBeCloseTo((10 / 196) * 1.5, 12);
  });

  it('come near those of plain least squares where neighbours have nothing to do with each other', () => {
    let state = 7;
    const noise = () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state / 2 ** 31 - 0.5;
    };
    const values = Array.from({ length: 400 }, (_, index) => (index < 200 ? 5 : 6) + noise() + noise() + noise());
    const found = interruptedSeries(values, 200);
    const plain = regress(values, values.map((_, index) => [index, index < 200 ? 0 : 1, Math.max(0, index - 200)]));
    expect((found?.level.standardError ?? NaN) / (plain.standardErrors[2] ?? NaN)).toBeGreaterThan(0.75);
    expect((found?.level.standardError ?? NaN) / (plain.standardErrors[2] ?? NaN)).toBeLessThan(1.25);
  });

  it('heed more neighbours in longer series', () => {
    expect([24, 60, 100, 400].map(usualLag)).toEqual([2, 3, 4, 5]);
  });
});
