import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regress } from '../../../core/statistics/regression.ts';
import { CERTIFIED_REGRESSIONS } from './certified-regressions.ts';
import { agreeingDigits } from './digits.ts';

const fewestDigits = (values: readonly number[], certified: readonly number[]) => Math.min(...certified.map((one, index) => agreeingDigits(values[index] ?? NaN, one)));

describe('linear regression', () => {
  it.each(CERTIFIED_REGRESSIONS)('agrees with NIST to fourteen digits: $name', ({ x, y, coefficients, standardErrors, residualStandardDeviation, r2 }) => {
    const fit = regress(y, x);
    expect(fewestDigits(fit.coefficients, coefficients)).toBeGreaterThan(14);
    expect(fewestDigits(fit.standardErrors, standardErrors)).toBeGreaterThan(14);
    expect(agreeingDigits(fit.residualStandardDeviation, residualStandardDeviation)).toBeGreaterThan(14);
    expect(agreeingDigits(fit.r2, r2)).toBeGreaterThan(14);
  });

  it('gives t, p, intervals and F beside the coefficients', () => {
    const longley = CERTIFIED_REGRESSIONS.find(({ name }) => name === 'Longley');
    const fit = regress(longley?.y ?? [], longley?.x ?? []);
    expect(fit.terms).toEqual(['intercept', 'x1', 'x2', 'x3', 'x4', 'x5', 'x6']);
    expect(agreeingDigits(fit.f, 330.285339234588)).toBeGreaterThan(14);
    expect(agreeingDigits(fit.fP, 4.9840305287248105e-10)).toBeGreaterThan(11);
    expect(agreeingDigits(fit.adjustedR2, 0.992465007628826)).toBeGreaterThan(14);
    expect(fit.t[0]).toBeCloseTo(-3.910803, 6);
    expect(fit.p[0]).toBeCloseTo(0.00356, 5);
    expect([fit.lower[6], fit.upper[6]].map((end) => Math.round(end ?? NaN))).toEqual([799, 2860]);
  });

  it('takes a column of ones in x for the intercept', () => {
    const fit = regress([1, 3, 5.5], [[0, 1], [1, 1], [2, 1]]);
    expect(fit.terms).toEqual(['x1', 'intercept']);
    expect(fit.coefficients).toEqual(regress([1, 3, 5.5], [[0], [1], [2]]).coefficients.toReversed());
  });

  it('has no t where the fit is exact and no r2 where y does not vary', () => {
    expect(regress([1, 1, 1, 1], [[1], [2], [3], [5]])).toMatchObject({ coefficients: [1, 0], standardErrors: [0, 0], t: [null, null], p: [null, null], r2: null, f: null });
  });

  it.each([
    ['a constant', [[7, 1], [7, 2], [7, 4], [7, 5]], 'x1'],
    ['a copy', [[1, 1], [2, 2], [4, 4], [5, 5]], 'x2'],
    ['a sum that was rounded', [[0.1, 0.2, 0.1 + 0.2], [0.7, 0.1, 0.7 + 0.1], [1.3, 0.6, 1.3 + 0.6], [0.2, 0.9, 0.2 + 0.9], [3.3, 0.4, 3.3 + 0.4]], 'x3'],
  ])('names the column that has no answer: %s', (_what, x, name) => {
    const y = x.map((_, row) => row ** 2);
    expect(() => regress(y, x)).toThrow(`${name} does not vary or is a combination`);
  });

  it('refuses rows that do not fit', () => {
    expect(() => regress([1, 2, 3], [[1], [2]])).toThrow(/rows-differ/);
    expect(() => regress([1, 2, 3], [[1], [2], []])).toThrow(/row-uneven: Row 3 /);
    expect(() => regress([1, 2], [[1], [2]])).toThrow(/too-few-rows/);
    expect(() => regress([], [])).toThrow(/too-few-rows/);
    expect(() => regress(['1', 'b', '3'], [[1], [2], [4]])).toThrow(/not-a-number/);
  });

  it('finds the coefficients that data were made of', () => {
    const whole = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(whole, whole, whole, fc.uniqueArray(fc.tuple(whole, whole), { minLength: 8, maxLength: 20 }), (intercept, first, second, points) => {
        fc.pre(!areOnOneLine(points));
        const fit = regress(points.map(([a, b]) => intercept + first * a + second * b), points);
        for (const [index, expected] of [intercept, first, second].entries()) expect(fit.coefficients[index]).toBeCloseTo(expected, 9);
      }),
    );
  });
});

function areOnOneLine(points: readonly (readonly [number, number])[]): boolean {
  const [[x, y] = [0, 0], [u, v] = [0, 0]] = points;
  return points.every(([a, b]) => (u - x) * (b - y) === (v - y) * (a - x));
}
