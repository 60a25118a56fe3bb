import { describe as suite, expect, it } from 'vitest';
import { autocorrelations } from '../../../core/statistics/autocorrelation.ts';
import { boundedMinimum } from '../../../core/statistics/bounded-minimum.ts';
import { describe } from '../../../core/statistics/describe.ts';
import { dampedTrendForecast, smoothedLevel } from '../../../core/statistics/exponential-smoothing.ts';
import { seasonalNaive } from '../../../core/statistics/forecast-methods.ts';
import { naiveError, rollingOrigins } from '../../../core/statistics/rolling-origin.ts';
import { seasonsOf } from '../../../core/statistics/seasons.ts';
import { thetaForecast } from '../../../core/statistics/theta.ts';

const line = Float64Array.from({ length: 40 }, (_, index) => 5 + 2 * index);
const wave = (length: number, ...periods: number[]) =>
  Float64Array.from({ length }, (_, index) => 100 + index * 0.1 + periods.reduce((total, period) => total + 10 * Math.sin((2 * Math.PI * index) / period) + (index % period === 0 ? 8 : 0), 0) + ((index * 7919) % 11) / 5);

suite('exponential smoothing', () => {
  it('stays at a level that does not change', () => {
    const level = new Float64Array(20).fill(7);
    expect(smoothedLevel(level)).toBe(7);
    expect([...dampedTrendForecast(level, 3)]).toEqual([7, 7, 7]);
  });

  it('damps a trend: every step is shorter than the one before', () => {
    const forecast = [...dampedTrendForecast(line, 5)];
    const steps = forecast.map((value, index) => value - (forecast[index - 1] ?? 83));
    for (const [index, step] of steps.entries()) {
      expect(step).toBeGreaterThan(0);
      expect(step).toBeLessThan(steps[index - 1] ?? 2);
    }
  });

  it('follows a new level', () => {
    expect(smoothedLevel(Float64Array.from([1, 1, 1, 9, 9, 9, 9, 9]))).toBeCloseTo(9, 2);
  });
});

suite('Theta', () => {
  it('goes on with half the slope of the line', () => {
    const forecast = thetaForecast(line, 3);
    expect((forecast[2] ?? NaN) - (forecast[1] ?? NaN)).toBeCloseTo(1, 9);
    expect(forecast[0]).toBeCloseTo(84, 1);
  });
});

suite('the bounded minimum', () => {
  it('is found inside and at the bounds', () => {
    const [x, y] = boundedMinimum(([a = NaN, b = NaN]) => 1 + (a - 0.3) ** 2 + (b - 5) ** 2, [{ start: 0.9, least: 0, most: 1 }, { start: 1, least: 0, most: 2 }]);
    expect(x).toBeCloseTo(0.3, 1);
    expect(y).toBeCloseTo(2, 1);
  });
});

suite('autocorrelations', () => {
  it('are those of the description at lag 1', () => {
    const values = [1, 5, 2, 8, 3];
    expect(autocorrelations(values, 1)[1]).toBeCloseTo(describe(values).autocorrelation ?? NaN, 14);
    expect([...autocorrelations([2, 2, 2], 2)]).toEqual([1, 0, 0]);
  });
});

suite('the seasons of a series', () => {
  it('are found where none is given', () => {
    expect(seasonsOf(wave(200, 12), null)).toEqual([12]);
    expect(seasonsOf(wave(200, 7), 1)).toEqual([7]);
  });

  it('are two where a day and a week repeat', () => {
    expect(seasonsOf(wave(24 * 7 * 5, 24, 168), 24)).toEqual([24, 168]);
    expect(seasonsOf(wave(24 * 7 * 5, 24, 168), null)).toEqual([24, 168]);
  });

  it('are not believed in where the series does not hold them twice', () => {
    expect(seasonsOf(wave(20, 12), 12)).toEqual([]);
    expect(seasonsOf(line, null)).toEqual([]);
  });
});

suite('the backtest', () => {
  it('starts from earlier origins, a horizon apart where there is room', () => {
    expect(rollingOrigins(100, 10, 20)).toEqual([90, 80, 70, 60, 50, 40]);
    expect(rollingOrigins(40, 10, 20)).toEqual([30, 28, 26, 24, 22, 20]);
    expect(rollingOrigins(30, 10, 20)).toEqual([20]);
    expect(rollingOrigins(29, 10, 20)).toEqual([]);
  });

  it('counts errors in those of the seasonal naive forecast', () => {
    expect(naiveError(Float64Array.from([1, 2, 4, 3]), 1)).toBeCloseTo(4 / 3, 12);
    expect(naiveError(Float64Array.from([1, 2, 1, 2]), 2)).toBe(1);
    expect([...seasonalNaive(Float64Array.from([9, 1, 2]), 5, 2)]).toEqual([1, 2, 1, 2, 1]);
  });
});
