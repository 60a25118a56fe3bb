import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedDifference } from '../../../core/statistics/paired-difference.ts';

/** Extra hours of sleep of ten people after two drugs (Cushny and Peebles 1905, in Student 1908): R's data set `sleep`. */
const SLEEP = {
  first: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  second: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
};

describe('the difference of pairs', () => {
  it('is that which R gives for sleep: 1.58 (0.70 to 2.46), t = 4.0621, df = 9, p = 0.002833', () => {
    const found = pairedDifference(SLEEP.first, SLEEP.second);
    expect(found?.difference.estimate).toBeCloseTo(1.58, 12);
    expect(found?.difference.lower).toBeCloseTo(0.7001142, 7);
    expect(found?.difference.upper).toBeCloseTo(2.4598858, 7);
    expect(found?.t).toBeCloseTo(4.0621, 4);
    expect(found?.degreesOfFreedom).toBe(9);
    expect(found?.p).toBeCloseTo(0.002833, 6);
  });

  it('has the effect sizes that follow from what R gives: t by the root of n, and t of two groups by the root of half n', () => {
    const found = pairedDifference(SLEEP.first, SLEEP.second);
    expect(found?.inDifferences).toBeCloseTo(4.0621 / Math.sqrt(10), 4);
    // J of nine degrees of freedom, from Hedges' table: 0.9139.
    expect(found?.effect).toBeCloseTo(0.9139 * 1.8608 * Math.sqrt(2 / 10), 4);
  });

  it('is not known of a single pair, nor where all pairs differ alike', () => {
    expect(pairedDifference([1], [2])).toBeNull();
    expect(pairedDifference([1, 2, 3], [2, 3, 4])).toBeNull();
  });

  const scores = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), { minLength: 3, maxLength: 40 });

  it('turns round with the pairs, stays when all scores are raised, and does not depend on their order', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 50 }), (pairs, raise) => {
        const of = (some: readonly (readonly [number, number])[]) => pairedDifference(some.map(([first]) => first), some.map(([, second]) => second));
        const found = of(pairs);
        const [turned, raised, reversed] = [of(pairs.map(([first, second]) => [second, first])), of(pairs.map(([first, second]) => [first + raise, second + raise])), of([...pairs].reverse())];
        if (found === null) return turned === null && raised === null;
        expect(turned?.t).toBeCloseTo(-found.t, 9);
        expect(raised?.p).toBeCloseTo(found.p, 9);
        expect(reversed?.difference.lower).toBeCloseTo(found.difference.lower, 9);
        // The interval leaves out 0 just where chance alone is that unlikely.
        expect(found.difference.lower > 0 || found.difference.upper < 0).toBe(found.p < 0.05);
        return true;
      }),
    );
  });
});
