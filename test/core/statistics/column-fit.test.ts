import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitColumns, predictRow } from '../../../core/statistics/column-fit.ts';
import { dependentGroups, standardisedEffect, testGroup, varianceInflation } from '../../../core/statistics/column-groups.ts';
import { crossProducts } from '../../../core/statistics/cross-products.ts';
import type { RowReader } from '../../../core/statistics/cross-products.ts';
import { regress } from '../../../core/statistics/regression.ts';
import { atOnce } from '../../../core/statistics/steps.ts';
import { CARS, MOTOR_CARS } from './published-rows.ts';

const reader = (rows: readonly (readonly number[])[]): RowReader => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  read: (row, into) => {
    into.set(rows[row] ?? []);
  },
});
const fit = (rows: readonly (readonly number[])[], factors: readonly number[], outcome: number) => {
  const read = reader(rows);
  return atOnce(fitColumns(read, atOnce(crossProducts(read)), factors, outcome));
};
const stopping = fit(CARS, [0], 1);

describe('a fit of columns', () => {
  it('predicts stopping distances with the intervals that R gives (predict.lm)', () => {
    const rounded = (speed: number) => Object.values(predictRow(stopping, [speed])).map((value: number) => Number(value.toFixed(4)));
    expect(rounded(12)).toEqual([29.6098, -1.7495, 60.9691, 24.3951, 34.8245]);
    expect(rounded(19)).toEqual([57.1367, 25.7618, 88.5116, 51.8291, 62.4442]);
    expect(rounded(24)).toEqual([76.7987, 44.7525, 108.845, 68.3877, 85.2098]);
  });

  it('knows what columns have in common as olsrr’s ols_vif_tol does for fuel consumption', () => {
    const inflation = varianceInflation(atOnce(crossProducts(reader(MOTOR_CARS))), [[2], [3], [4], [5]]);
    expect(inflation.map((one) => Number(one.toFixed(6)))).toEqual([7.985439, 5.166758, 6.916942, 3.133119]);
  });

  it('does not care which member of a dimension is left out, in inflation and in tests', () => {
    const rows = MOTOR_CARS.map(([mpg, cylinders, , , weight]) => [mpg, weight, cylinders === 4 ? 1 : 0, cylinders === 6 ? 1 : 0, cylinders === 8 ? 1 : 0]);
    const products = atOnce(crossProducts(reader(rows)));
    const [first, second] = [[2, 3], [3, 4]].map((group) => {
      const fitted = fit(rows, [1, ...group], 0);
      return { inflation: varianceInflation(products, [[1], group]), test: testGroup(fitted, fitted.covariance, [1, 2]), effect: standardisedEffect(fitted, [1, 2]) };
    });
    expect(second?.inflation[1]).toBeCloseTo(first?.inflation[1] ?? NaN, 10);
    // What adding the dimension explains, by the residual sums of squares of both fits.
    const [with_, without] = [fit(rows, [1, 2, 3], 0), fit(rows, [1], 0)];
    const gained = without.variance * without.degreesOfFreedom - with_.variance * with_.degreesOfFreedom;
    expect(first?.test?.f).toBeCloseTo(gained / 2 / with_.variance, 9);
    expect(second?.test?.f).toBeCloseTo(first?.test?.f ?? NaN, 9);
    expect(second?.effect).toBeCloseTo(first?.effect ?? NaN, 10);
  });

  it('has errors that hold whatever the spread: the coefficients without each row, taken together (HC3)', () => {
    const slopes = CARS.map((_, left) => fit(CARS.filter((__, row) => row !== left), [0], 1).coefficients[0] ?? NaN);
    const moved = slopes.reduce((sum, slope) => sum + (slope - (stopping.coefficients[0] ?? NaN)) ** 2, 0);
    expect(stopping.robustCovariance[0]).toBeCloseTo(moved, 12);
  });

  it('tests a single column as Student does', () => {
    const { t, p } = regress(CARS.map(([, distance]) => distance), CARS.map(([speed]) => [speed]));
    const test = testGroup(stopping, stopping.covariance, [0]);
    expect(test?.f).toBeCloseTo((t[1] ?? NaN) ** 2, 9);
    expect(test?.p).toBeCloseTo(p[1] ?? NaN, 15);
    expect(stopping.f).toBeCloseTo(test?.f ?? NaN, 9);
  });

  it('agrees with QR in double-double to ten digits where columns have little in common', () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    const rows = fc.array(fc.tuple(value, value, value, value), { minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 100_000 }), (made, offset) => {
        const shifted = made.map(([a, b, c, y]) => [a + offset, b - offset, c, y] as const);
        const products = atOnce(crossProducts(reader(shifted)));
        fc.pre(varianceInflation(products, [[0], [1], [2]]).every((one) => one < 10));
        const quick = fit(shifted, [0, 1, 2], 3);
        const exact = regress(shifted.map((row) => row[3] ?? NaN), shifted.map((row) => row.slice(0, 3)));
        const [, ...errors] = exact.standardErrors;
        for (const [index, error] of errors.entries()) {
          const far = Math.abs((quick.coefficients[index] ?? NaN) - (exact.coefficients[index + 1] ?? NaN));
          expect(far).toBeLessThanOrEqual(1e-10 * Math.max(error, Math.abs(exact.coefficients[index + 1] ?? 0)));
          expect(Math.sqrt(quick.covariance[index * 4] ?? NaN)).toBeCloseTo(error, 10);
        }
      }),
    );
  });
});

describe('columns that say the same', () => {
  it('are found in the order given, a sum after its parts', () => {
    const rows = Array.from({ length: 30 }, (_, index) => [index, (index * 7) % 11, index + ((index * 7) % 11), index % 3 === 0 ? 1 : 0, 5]);
    const products = atOnce(crossProducts(reader(rows)));
    expect(dependentGroups(products, [[0], [1], [2], [3]])).toEqual([2]);
    expect(dependentGroups(products, [[2], [0], [1]])).toEqual([2]);
    expect(dependentGroups(products, [[4], [0]])).toEqual([0]);
    expect(varianceInflation(products, [[0], [1], [2]])).toEqual([Infinity, Infinity, Infinity]);
  });
});

describe('a long reading', () => {
  it('can be put down every few thousand rows, and says how far it is', () => {
    const many = reader(Array.from({ length: 10_000 }, (_, row) => [row % 7, row % 11]));
    const products = crossProducts(many);
    const told = [...products];
    expect(told).toEqual([...told].sort((a, b) => a - b));
    // Three blocks of rows, read twice.
    expect(told).toHaveLength(6);
    const fitted = [...fitColumns(many, atOnce(crossProducts(many)), [0], 1)];
    expect(fitted).toEqual([...fitted].sort((a, b) => a - b));
    expect(fitted).toHaveLength(6);
    expect(Math.max(...told, ...fitted)).toBeLessThan(1);
  });
});
