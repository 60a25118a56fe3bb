import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalScale, unscaled } from '../../../core/engine/decimal-scale.ts';
import type { TypedColumn } from '../../../core/sheet/typed-table.ts';
import { sampleColumn } from './sample-table.ts';

function amounts(...values: (number | null)[]): TypedColumn {
  return sampleColumn('amount', 0, { type: 'number', values }, 'measure');
}

describe('how many decimals a column of money is counted to', () => {
  it('is as many as its values need', () => {
    expect(decimalScale(amounts(1, 2.5, null))).toBe(1);
    expect(decimalScale(amounts(-0.01, 1.1, 3))).toBe(2);
    expect(decimalScale(amounts(0.0005))).toBe(4);
  });

  it('is none where whole numbers, finer or larger ones stand in it', () => {
    expect(decimalScale(amounts(1, 2, 3))).toBeNull();
    expect(decimalScale(amounts(1.25, 1 / 3))).toBeNull();
    expect(decimalScale(amounts(0.00001))).toBeNull();
    expect(decimalScale(amounts(0.1, 1e15))).toBeNull();
    expect(decimalScale(amounts())).toBeNull();
  });

  it('is none for numbers that are neither a measure nor money', () => {
    const numbers = { type: 'number', values: [1.25, 2.5] } as const;
    expect(decimalScale(sampleColumn('rate', 0, numbers, 'ratio'))).toBeNull();
    expect(decimalScale({ ...sampleColumn('price', 0, numbers, 'ratio'), unit: '元' })).toBe(2);
  });

  it('gives back every value that was counted', () => {
    const value = fc.tuple(fc.integer({ min: -9e10, max: 9e10 }), fc.constantFrom(1, 10, 100, 10_000)).map(([digits, by]) => digits / by);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const scale = decimalScale(amounts(...values)) ?? 0;
        expect(values.map((each) => unscaled(each, scale) / 10 ** scale)).toEqual(values.map((each) => each + 0));
      }),
    );
  });
});
