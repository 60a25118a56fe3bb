import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile } from '../../../core/statistics/quantile.ts';

describe('quantiles', () => {
  it('are those of PERCENTILE.INC', () => {
    expect(quantile([15, 20, 35, 40, 50], 0.4)).toBeCloseTo(29, 12);
    expect(quantile([3, 1, 2, 4], 0.3)).toBeCloseTo(1.9, 12);
    expect(quantile([5], 0.9)).toBe(5);
  });

  it('hold the middle of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('lie between the smallest and the largest value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const between = quantile(values, share);
        expect(between).toBeGreaterThanOrEqual(Math.min(...values));
        expect(between).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});
