import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecimal } from '../../../core/statistics/decimal.ts';
import { DoubleDouble } from '../../../core/statistics/double-double.ts';

const exact = ({ high, low }: DoubleDouble) => BigInt(high) + BigInt(low);
const integer = fc.maxSafeInteger();

describe('double-double', () => {
  it('adds and multiplies whole numbers without losing a digit', () => {
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        expect(exact(DoubleDouble.of(a).times(DoubleDouble.of(b)))).toBe(BigInt(a) * BigInt(b));
        expect(exact(DoubleDouble.of(a).plus(DoubleDouble.of(b)))).toBe(BigInt(a) + BigInt(b));
        expect(exact(DoubleDouble.product(a, b))).toBe(BigInt(a) * BigInt(b));
      }),
    );
  });

  it('undoes what it did, to thirty digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (a, b) => {
        const quotient = DoubleDouble.of(a).over(DoubleDouble.of(b));
        expect(Math.abs(quotient.times(DoubleDouble.of(b)).minus(DoubleDouble.of(a)).toNumber())).toBeLessThan(a * 1e-30);
        const root = DoubleDouble.of(a).squareRoot();
        expect(Math.abs(root.times(root).minus(DoubleDouble.of(a)).toNumber())).toBeLessThan(a * 1e-30);
      }),
    );
  });
});

describe('a decimal', () => {
  it('is what was written, not the double next to it', () => {
    expect(readDecimal('0.1').times(DoubleDouble.of(10)).minus(DoubleDouble.ONE).toNumber()).toBe(0);
    expect(readDecimal(10000000.2).minus(DoubleDouble.of(10000000)).times(DoubleDouble.of(5)).toNumber()).toBe(1);
  });

  it('keeps thirty digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (whole) => {
        expect(exact(readDecimal(String(whole)))).toBe(whole);
      }),
    );
  });

  it.each([
    ['1e3', 1000],
    ['-2.5E-1', -0.25],
    ['.5', 0.5],
    ['007.', 7],
    ['+1', 1],
    ['0.0', 0],
    ['1e-320', 1e-320],
    ['1e300', 1e300],
    [' 4 ', 4],
  ])('may be written %s', (text, value) => {
    expect(readDecimal(text).toNumber()).toBe(value);
  });

  it.each(['', '.', 'e5', '1,000', '0x10', 'Infinity', '1e999', '1e'])('is not %j', (text) => {
    expect(() => readDecimal(text)).toThrow(/not-a-number/);
  });
});
