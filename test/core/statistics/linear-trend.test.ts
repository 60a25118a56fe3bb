import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autocorrelations } from '../../../core/statistics/autocorrelation.ts';
import { linearTrend } from '../../../core/statistics/linear-trend.ts';
import { regress } from '../../../core/statistics/regression.ts';
import { straightLine } from '../../../core/statistics/straight-line.ts';

const series = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 8, maxLength: 40 });

describe('a straight line through values', () => {
  it('has the slope and p of a regression on their places, where what strays from it does not go together', () => {
    fc.assert(
      fc.property(series, (values) => {
        const { start, slope } = straightLine(values);
        const residuals = values.map((value, index) => value - start - slope * index);
        fc.pre((autocorrelations(residuals, 1)[1] ?? 0) <= 0 && residuals.some((residual) => Math.abs(residual) > 1e-6));
        const trend = linearTrend(values);
        const fit = regress(values, values.map((_, index) => [index]));
        expect(trend?.slope).toBeCloseTo(fit.coefficients[1] ?? NaN, 9);
        expect(trend?.p).toBeCloseTo(fit.p[1] ?? NaN, 9);
      }),
      { seed: 20_000_705 },
    );
  });

  it('is less sure where what strays from it goes on for several values: long waves are no trend', () => {
    const waves = Array.from({ length: 24 }, (_, index) => 100 + 10 * Math.sin((2 * Math.PI * index) / 22));
    const plain = regress(waves, waves.map((_, index) => [index])).p[1] ?? 1;
    expect(plain).toBeLessThan(0.05);
    expect(linearTrend(waves)?.p ?? 1).toBeGreaterThan(0.2);
  });

  it('is told of no fewer than eight values, and of none that are all the same', () => {
    expect(linearTrend([1, 2, 3, 4, 5, 6, 7])).toBeNull();
    expect(linearTrend(new Array<number>(10).fill(3))).toBeNull();
    expect(linearTrend([1, 2, 3, 4, 5, 6, 7, 8])).toMatchObject({ slope: 1, mean: 4.5 });
  });
});
