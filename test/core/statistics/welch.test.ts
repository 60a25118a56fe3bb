import { describe, expect, it } from 'vitest';
import { welchDifference } from '../../../core/statistics/welch.ts';

describe('the difference of two means', () => {
  it("is that of R's t.test for Student's sleep data (1908)", () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const found = welchDifference(first, second);
    expect(found?.estimate).toBeCloseTo(1.58, 12);
    expect(found?.t).toBeCloseTo(1.8608, 4);
    expect(found?.degreesOfFreedom).toBeCloseTo(17.776, 3);
    expect(found?.p).toBeCloseTo(0.07939, 5);
    expect(found?.lower).toBeCloseTo(-0.2054832, 7);
    expect(found?.upper).toBeCloseTo(3.3654832, 7);
  });

  it('is nothing of single values or of what does not vary', () => {
    expect(welchDifference([1], [2, 3])).toBeNull();
    expect(welchDifference([1, 1], [2, 2])).toBeNull();
  });
});
