import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastSeries } from '../../../core/statistics/forecast.ts';

const irregular = (index: number) => ((index * 7919) % 13) / 6 - 1;
const years = Array.from({ length: 72 }, (_, month) => 100 + month + 20 * Math.sin((2 * Math.PI * month) / 12) + irregular(month));

describe('a forecast', () => {
  it('goes on with trend and season, within an interval that widens', () => {
    const { forecast, lower, upper, seasons } = forecastSeries(years, 12, 12);
    expect(seasons).toContain(12);
    for (const [step, value] of forecast.entries()) {
      const month = years.length + step;
      expect(Math.abs(value - (100 + month + 20 * Math.sin((2 * Math.PI * month) / 12)))).toBeLessThan(8);
      expect(lower[step]).toBeLessThan(value);
      expect(upper[step]).toBeGreaterThan(value);
    }
    expect((upper[11] ?? 0) - (lower[11] ?? 0)).toBeGreaterThanOrEqual((upper[0] ?? 0) - (lower[0] ?? 0));
  });

  it('finds the season by itself', () => {
    const { forecast } = forecastSeries(years, null, 12);
    expect(forecast[3]).toBeGreaterThan((forecast[9] ?? 0) + 20);
  });

  it('names what it is made of, from the largest part', () => {
    const { method, methods } = forecastSeries(years, 12, 6);
    expect(method).toBe('combination');
    expect(methods.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 12);
    expect(methods.map(({ share }) => share)).toEqual(methods.map(({ share }) => share).toSorted((a, b) => b - a));
    for (const { mase } of methods) expect(mase).toBeLessThan(1);
  });

  it('repeats the last season of a short series, and the last value of one without', () => {
    expect(forecastSeries([4, 8, 5, 9], 2, 3)).toMatchObject({ forecast: [5, 9, 5], method: 'seasonal-naive(2)', methods: [{ share: 1, mase: null }] });
    expect(forecastSeries([4, 8, 5], null, 2)).toMatchObject({ forecast: [5, 5], method: 'naive' });
  });

  it('is certain of what never changes or repeats exactly', () => {
    expect(forecastSeries(new Array<number>(30).fill(5), null, 2)).toMatchObject({ forecast: [5, 5], lower: [5, 5], upper: [5, 5], method: 'naive' });
    const weeks = Array.from({ length: 42 }, (_, day) => [3, 4, 5, 6, 5, 9, 1][day % 7] ?? 0);
    expect(forecastSeries(weeks, 7, 3)).toMatchObject({ forecast: [3, 4, 5], lower: [3, 4, 5], upper: [3, 4, 5], method: 'seasonal-naive(7)' });
  });

  it('stays finite where growth would run away', () => {
    const explosive = Array.from({ length: 30 }, (_, index) => 10 ** (index * 10));
    expect(forecastSeries(explosive, null, 30).forecast.every(Number.isFinite)).toBe(true);
  });

  it('is not negative where the series never was', () => {
    const falling = Array.from({ length: 30 }, (_, index) => Math.max(0, 60 - 2.2 * index + 5 * irregular(index)));
    const { forecast, lower } = forecastSeries(falling, 1, 20);
    expect(Math.min(...forecast, ...lower)).toBe(0);
  });

  it('refuses a single value', () => {
    expect(() => forecastSeries([1], 1, 1)).toThrow(/too-few-points/);
  });

  it('grows with its series', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (values, season) => {
        const plain = forecastSeries(values, season, 4);
        const doubled = forecastSeries(values.map((value) => value * 2), season, 4);
        expect(plain.forecast.every(Number.isFinite)).toBe(true);
        for (const [step, value] of plain.forecast.entries()) {
          expect(Math.abs((doubled.forecast[step] ?? NaN) - 2 * value)).toBeLessThan(1e-6 * (1 + Math.abs(value)));
          expect(plain.lower[step]).toBeLessThanOrEqual(value);
          expect(plain.upper[step]).toBeGreaterThanOrEqual(value);
        }
      }),
      { numRuns: 60 },
    );
  });
});
