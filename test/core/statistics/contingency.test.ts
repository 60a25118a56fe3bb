import { describe, expect, it } from 'vitest';
import { chiSquareTest, standardizedResiduals } from '../../../core/statistics/contingency.ts';
import { netPromoter } from '../../../core/statistics/net-promoter.ts';
import { survivalQuantile } from '../../../core/statistics/survival-quantile.ts';

describe('the chi-square test of a table of counts', () => {
  it('agrees with gender and party identification (Agresti, Introduction to Categorical Data Analysis, 2007, table 2.5)', () => {
    const test = chiSquareTest([
      [762, 327, 468],
      [484, 239, 477],
    ]);
    expect(test?.chiSquare).toBeCloseTo(30.07, 2);
    expect(test?.degreesOfFreedom).toBe(2);
    expect(test?.p).toBeCloseTo(2.954e-7, 10);
  });

  it('is one of effect where the rows decide the columns, and leaves out what nobody said', () => {
    const test = chiSquareTest([
      [20, 0, 0],
      [0, 0, 20],
      [0, 0, 0],
    ]);
    expect([test?.effect, test?.degreesOfFreedom, test?.leastExpected]).toEqual([1, 1, 10]);
    expect(chiSquareTest([[3, 4]])).toBeNull();
  });
});

describe('how far cells are from chance', () => {
  it('agrees with gender and party identification (Agresti 2007, table 2.6)', () => {
    const residuals = standardizedResiduals([
      [762, 327, 468],
      [484, 239, 477],
    ]);
    expect(residuals.map((row) => row.map((residual) => residual.toFixed(2)))).toEqual([
      ['4.50', '0.70', '-5.32'],
      ['-4.50', '-0.70', '5.32'],
    ]);
  });
});

describe('the net promoter score', () => {
  it('has the interval of its published variance', () => {
    const { estimate, lower, upper } = netPromoter({ promoters: 132, detractors: 63, answers: 300 });
    const half = 1.959963984540054 * Math.sqrt((0.44 + 0.21 - 0.23 ** 2) / 300);
    expect(estimate).toBeCloseTo(0.23, 12);
    expect([lower, upper].map((end) => end.toFixed(9))).toEqual([(0.23 - half).toFixed(9), (0.23 + half).toFixed(9)]);
  });
});

describe('the time by which half are done, open ones counted', () => {
  it('agrees with the remission of leukaemia under 6-MP: 23 weeks (Freireich 1963, in Kalbfleisch and Prentice)', () => {
    const done = Float64Array.from([6, 6, 6, 7, 10, 13, 16, 22, 23]);
    const open = Float64Array.from([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
    expect(survivalQuantile(done, open, 0.5)).toBe(23);
  });

  it('is the plain median of the placebo group, where none is open, and unknown where most are', () => {
    const placebo = Float64Array.from([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]);
    expect(survivalQuantile(placebo, new Float64Array(), 0.5)).toBe(8);
    expect(survivalQuantile(Float64Array.from([1]), Float64Array.from([2, 3, 4]), 0.5)).toBeNull();
  });
});
