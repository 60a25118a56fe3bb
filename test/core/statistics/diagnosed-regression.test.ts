import { describe, expect, it } from 'vitest';
import { regressAndDiagnose } from '../../../core/statistics/diagnosed-regression.ts';
import { regress } from '../../../core/statistics/regression.ts';
import { CERTIFIED_REGRESSIONS } from './certified-regressions.ts';
import { CARS } from './published-rows.ts';

const stopping = regressAndDiagnose(CARS.map(([, distance]) => distance), CARS.map(([speed]) => [speed]));
const employment = CERTIFIED_REGRESSIONS.find(({ name }) => name === 'Longley');
const longley = regressAndDiagnose(employment?.y ?? [], employment?.x ?? []);
const largest = (values: readonly number[]) => values.indexOf(Math.max(...values));

describe('diagnostics of a regression', () => {
  it('give the variance inflation that R gives for Longley (car::vif)', () => {
    const [intercept, ...inflation] = longley.varianceInflation;
    expect(intercept).toBeNull();
    expect(inflation.map((one) => Number(one?.toFixed(5)))).toEqual([135.53244, 1788.51348, 33.61889, 3.58893, 399.15102, 758.9806]);
  });

  it('give the Durbin-Watson and Jarque-Bera statistics that statsmodels prints for Longley', () => {
    expect(longley.diagnostics.durbinWatson).toBeCloseTo(2.559, 3);
    const { statistic, p, skewness, kurtosis } = longley.diagnostics.jarqueBera ?? { statistic: NaN, p: NaN, skewness: NaN, kurtosis: NaN };
    expect([statistic, p, skewness, kurtosis].map((value) => value.toFixed(3))).toEqual(['0.684', '0.710', '0.420', '2.434']);
  });

  it('give what R gives for stopping distances: lmtest, tseries, cooks.distance', () => {
    expect(stopping.diagnostics.durbinWatson).toBeCloseTo(1.6762, 4);
    expect(stopping.diagnostics.breuschPagan?.statistic).toBeCloseTo(3.2149, 4);
    expect(stopping.diagnostics.breuschPagan?.p).toBeCloseTo(0.07297, 5);
    expect(stopping.diagnostics.jarqueBera?.statistic).toBeCloseTo(8.1888, 4);
    expect(stopping.diagnostics.jarqueBera?.p).toBeCloseTo(0.01667, 5);
    expect(stopping.cooksDistance?.[48]).toBeCloseTo(0.340396, 6);
    expect(largest(stopping.cooksDistance ?? [])).toBe(48);
    // The correlation of the two.
    expect(stopping.standardizedCoefficients[1]).toBeCloseTo(0.8068949, 7);
  });

  it.each(CERTIFIED_REGRESSIONS)('have leverages that add up to the number of coefficients: $name', ({ y, x, coefficients }) => {
    const { leverage } = regressAndDiagnose(y, x);
    expect(leverage.reduce((sum, one) => sum + one, 0)).toBeCloseTo(coefficients.length, 9);
    expect(Math.min(...leverage)).toBeGreaterThan(0);
    expect(Math.max(...leverage)).toBeLessThan(1 + 1e-12);
  });

  it('have Cook’s distances that say how far all fitted values move when a row is left out', () => {
    const rows = CARS.map(([speed, distance]) => ({ speed, distance }));
    const fitted = (left: number | null) => {
      const kept = rows.filter((_, row) => row !== left);
      const { coefficients } = regress(kept.map(({ distance }) => distance), kept.map(({ speed }) => [speed]));
      return rows.map(({ speed }) => (coefficients[0] ?? NaN) + (coefficients[1] ?? NaN) * speed);
    };
    const all = fitted(null);
    for (const row of [0, 22, 48]) {
      const without = fitted(row);
      const moved = all.reduce((sum, value, index) => sum + (value - (without[index] ?? NaN)) ** 2, 0);
      expect(stopping.cooksDistance?.[row]).toBeCloseTo(moved / (2 * stopping.residualStandardDeviation ** 2), 10);
    }
  });

  it('say nothing of residuals where there are none', () => {
    const exact = regressAndDiagnose([1, 3, 5, 7], [[0], [1], [2], [3]]);
    expect(exact.diagnostics).toEqual({ durbinWatson: null, breuschPagan: null, jarqueBera: null });
    expect(exact.cooksDistance).toBeNull();
  });
});
