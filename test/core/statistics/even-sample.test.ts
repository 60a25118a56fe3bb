import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenSample } from '../../../core/statistics/even-sample.ts';

const rowsUpTo = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

describe('an even sample of rows', () => {
  it('is all of them where they are not too many', () => {
    expect([...evenSample(rowsUpTo(5), 5)]).toEqual([0, 1, 2, 3, 4]);
  });

  it('has one row of each stretch, in order, the same each time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1000 }), (most, more) => {
        const sample = [...evenSample(rowsUpTo(most + more), most)];
        expect(sample).toHaveLength(most);
        expect(sample.every((row, index) => row >= Math.floor((index * (most + more)) / most) && row < Math.floor(((index + 1) * (most + more)) / most))).toBe(true);
        expect([...evenSample(rowsUpTo(most + more), most)]).toEqual(sample);
      }),
    );
  });

  it('begins each stretch where whole numbers say, where a quotient would be a hair short', () => {
    for (let most = 1; most <= 200; most += 1) {
      const starts = [...evenSample(rowsUpTo(most * 3), most)].map((row) => Math.floor(row / 3));
      expect(starts).toEqual([...rowsUpTo(most)]);
    }
  });

  it.each([2, 5, 7, 10])('holds each of %i kinds of row that come round about equally often', (kinds) => {
    const counts = new Array<number>(kinds).fill(0);
    for (const row of evenSample(rowsUpTo(100_000), 10_000)) counts[row % kinds] = (counts[row % kinds] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count / 10_000 - 1 / kinds)).toBeLessThan(0.01);
  });
});
