import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest } from '../../../core/statistics/backtest.ts';
import { lateShift } from '../../../core/statistics/late-shift.ts';

const irregular = (index: number) => ((index * 7919) % 13) / 6 - 1;
const growing = Array.from({ length: 60 }, (_, month) => 200 + 4 * month + 30 * Math.sin((2 * Math.PI * month) / 12) + 3 * irregular(month));

describe('a backtest', () => {
  it('tells how much less a forecast was off than repeating the year before', () => {
    const found = backtest(growing, { season: 12, horizon: 6 });
    expect(found?.tried).toBe(6);
    expect(found?.origins).toEqual([54, 48, 42, 36, 30, 24]);
    expect(found?.repeated.method).toBe('seasonal-naive(12)');
    expect(found?.chosen.wape).toBeLessThan(0.5 * (found?.repeated.wape ?? 0));
    expect(found?.methods.map(({ mase }) => mase)).toEqual(found?.methods.map(({ mase }) => mase).toSorted((a, b) => a - b));
  });

  it('measures repeating a season by hand', () => {
    const found = backtest([10, 20, 10, 20, 10, 20, 10, 20, 12, 22, 12, 22], { season: 2, horizon: 2 });
    // From 10 values on the season before was right; then one of two off by 2, both, the other, and none.
    expect(found?.origins).toEqual([10, 9, 8, 7, 6]);
    expect(found?.repeated.wape).toBeCloseTo((2 + 2 + 2 + 2) / (34 + 34 + 34 + 32 + 30), 12);
    expect(found?.repeated.smape).toBeCloseTo((2 / 21 + 2 / 21 + 2 / 11 + 2 / 11) / 10, 12);
    // Within 9 values repeating the season was off by 2 in one of 7 cases; before that never, where errors count as they are.
    expect(found?.repeated.mase).toBeCloseTo((2 / (2 / 7) + (2 + 2) + 2) / 10, 12);
  });

  it('never looks at what it is measured on', () => {
    const found = backtest(growing, { season: 12, horizon: 3 });
    const longest = found?.origins[0] ?? 0;
    const changed = growing.map((value, index) => (index < longest ? value : value + 1000));
    const again = backtest(changed, { season: 12, horizon: 3 });
    expect(again?.origins).toEqual(found?.origins);
    expect(again?.chosen.wape).toBeGreaterThan(found?.chosen.wape ?? Infinity);
  });

  it('is not made of a series too short for it, and can be stopped', () => {
    expect(backtest(growing.slice(0, 24), { season: 12, horizon: 6 })).toBeNull();
    expect(backtest(growing.slice(0, 25), { season: 12, horizon: 6 })).toBeNull();
    expect(backtest(growing.slice(0, 5), { season: null, horizon: 2 })).toBeNull();
    const stopped = AbortSignal.abort();
    expect(() => backtest(growing, { season: 12, horizon: 6, signal: stopped })).toThrow(/abort/i);
  });

  it('does not depend on the unit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 10, max: 500 }), { minLength: 10, maxLength: 30 }), (values) => {
        const plain = backtest(values, { season: null, horizon: 2 });
        const thousands = backtest(values.map((value) => value * 1024), { season: null, horizon: 2 });
        expect(thousands?.repeated.wape).toBeCloseTo(plain?.repeated.wape ?? NaN, 9);
        expect(thousands?.chosen.mase).toBeCloseTo(plain?.chosen.mase ?? NaN, 4);
      }),
      { numRuns: 8 },
    );
  });
});

describe('a late shift of level', () => {
  const level = Array.from({ length: 30 }, (_, index) => 100 + 2 * irregular(index));

  it('is found where it begins, with its size', () => {
    const shifted = level.map((value, index) => (index < 26 ? value : value + 60));
    expect(lateShift(shifted, 1)).toMatchObject({ index: 26 });
    expect(Math.abs((lateShift(shifted, 1)?.by ?? 0) - 60)).toBeLessThan(5);
  });

  it('is found under trend and season', () => {
    const fallen = growing.map((value, index) => (index < 56 ? value : value - 150));
    expect(lateShift(fallen, 12)?.index).toBe(56);
    expect(Math.abs((lateShift(fallen, 12)?.by ?? 0) + 150)).toBeLessThan(10);
  });

  it('is neither trend nor season nor a single odd value', () => {
    expect(lateShift(growing, 12)).toBeNull();
    expect(lateShift(level, 1)).toBeNull();
    expect(lateShift(level.map((value, index) => (index === 29 ? 400 : value)), 1)).toBeNull();
    expect(lateShift(level.map((value, index) => (index === 27 ? 400 : value)), 1)).toBeNull();
    expect(lateShift([1, 2, 3], 1)).toBeNull();
    expect(lateShift(new Array<number>(12).fill(7), 1)).toBeNull();
  });

  it('is seldom seen in noise alone', () => {
    const noise = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 24, maxLength: 24 });
    const found = fc.sample(noise, { numRuns: 200, seed: 7 }).filter((values) => lateShift(values, 1) !== null);
    expect(found.length).toBeLessThan(10);
  });
});
