import { describe, expect, it } from 'vitest';
import { normalityProbability } from '../../../core/statistics/normality.ts';

describe('the test for departure from normality', () => {
  /** Expected: the moments of these samples, and what SciPy's `normaltest` says of them. */
  it.each([
    ['eleven weights of men, one of them heavy, three times', 33, 1.678543901586165, 1.9912977494355717, 0.00012164430469301924],
    ['fifteen viscosities, two times', 30, -0.12291601735734786, -1.1929456786189414, 0.06961348927383375],
  ])('%s', (_what, count, skewness, excessKurtosis, expected) => {
    expect(normalityProbability({ count, skewness, excessKurtosis })).toBeCloseTo(expected, 12);
  });

  it('finds nothing in the moments of normal values', () => {
    expect(normalityProbability({ count: 1000, skewness: 0, excessKurtosis: 0 })).toBeGreaterThan(0.9);
  });
});
