import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBuckets } from '../../../hub/server/token-buckets.ts';

describe('token buckets', () => {
  it('let so many through at once, then as many as come back', () => {
    let now = 100;
    const buckets = new TokenBuckets({ perSecond: 2, burst: 3 }, () => now);
    expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([0, 0, 0]);
    expect(buckets.take('a')).toBe(0.5);
    expect(buckets.take('b')).toBe(0);
    now += 0.5;
    expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 0.5]);
    now += 3600;
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 0.5]);
  });

  it('never let more through than the burst and what came back since', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { maxLength: 200 }), (pauses) => {
        let now = 0;
        const buckets = new TokenBuckets({ perSecond: 3, burst: 5 }, () => now);
        const let_ = pauses.filter((pause) => {
          now += pause;
          return buckets.take('a') === 0;
        });
        expect(let_.length).toBeLessThanOrEqual(5 + 3 * now + 1e-6);
      }),
    );
  });

  it('forget nobody who waits, while those who come are not too many', () => {
    const buckets = new TokenBuckets({ perSecond: 1, burst: 1 }, () => 0);
    expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 1]);
    for (let n = 0; n < 5000; n += 1) buckets.take(`other ${n}`);
    expect(buckets.take('a')).toBe(1);
  });
});
