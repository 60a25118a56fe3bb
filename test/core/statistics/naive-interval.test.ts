import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastSeries } from '../../../core/statistics/forecast.ts';
import { naiveDeviation, naiveDeviations } from '../../../core/statistics/naive-interval.ts';
import { normalQuantile } from '../../../core/statistics/normal.ts';

/** Closing price of Google stock at the end of 2015, from Hyndman and Athanasopoulos, Forecasting: Principles and Practice (3rd ed), section 5.5. */
const GOOGLE = { last: 758.88, deviation: 11.19, variances: [125, 250, 376, 501, 626] };

describe('the interval of repeating the last value', () => {
  it.each([
    [0.95, 736.9, 780.8],
    [0.8, 744.5, 773.2],
  ])('is the published one of Google stock at %d', (confidence, lower, upper) => {
    const [deviation = NaN] = naiveDeviations(GOOGLE.deviation, 1, 1);
    const reach = normalQuantile((1 + confidence) / 2) * deviation;
    expect(Math.abs(GOOGLE.last - reach - lower)).toBeLessThan(0.06);
    expect(Math.abs(GOOGLE.last + reach - upper)).toBeLessThan(0.06);
  });

  it('has the published variances at the steps that follow', () => {
    expect(Array.from(naiveDeviations(GOOGLE.deviation, 5, 1), (deviation) => Math.round(deviation ** 2))).toEqual(GOOGLE.variances);
  });

  it('grows with the seasons ahead, not within one', () => {
    expect(Array.from(naiveDeviations(2, 5, 2), (deviation) => Number((deviation ** 2 / 4).toFixed(12)))).toEqual([1, 1, 2, 2, 3]);
  });

  it('comes from the changes of the series', () => {
    expect(naiveDeviation(Float64Array.from([1, 3, 2, 4]), 1)).toBeCloseTo(Math.sqrt((4 + 1 + 4) / 3), 12);
    expect(naiveDeviation(Float64Array.from([1, 3, 2, 7]), 2)).toBeCloseTo(Math.sqrt((1 + 16) / 2), 12);
  });
});

describe('the interval of a series that is too short to try methods on', () => {
  it('is wider than the normal one, as its deviation is known from few changes only', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1000, max: 2000 }), { minLength: 3, maxLength: 5 }), (values) => {
        const { forecast, upper, lower } = forecastSeries(values, null, 2);
        const deviation = naiveDeviation(Float64Array.from(values), 1);
        for (const [step, value] of forecast.entries()) {
          const normal = normalQuantile(0.975) * deviation * Math.sqrt(step + 1);
          expect((upper[step] ?? NaN) - value).toBeGreaterThanOrEqual(normal);
          expect(lower[step]).toBeCloseTo(Math.max(0, 2 * value - (upper[step] ?? NaN)), 6);
        }
      }),
    );
  });

  it('is of Student with as many degrees of freedom as there are changes: 4.303 deviations for two', () => {
    const { upper } = forecastSeries([100, 110, 120], null, 1);
    expect(upper[0]).toBeCloseTo(120 + 4.302653 * 10, 4);
  });
});
