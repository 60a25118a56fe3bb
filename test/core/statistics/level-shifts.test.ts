import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelShifts, withoutShifts } from '../../../core/statistics/level-shifts.ts';
import { normalNoise } from './noise.ts';

const OPTIONS = { shortest: 7, reach: 61 };
const series = (length: number, seed: number, of: (index: number) => number) => Float64Array.from(normalNoise(length, seed), (noise, index) => of(index) + noise);
const placesOf = (values: Float64Array) => levelShifts(values, OPTIONS).map(({ index }) => index);

describe('shifts of level', () => {
  it('are found where they were planted, with their size', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 20, max: 80 }), fc.constantFrom(-8, 6, 20), (seed, place, size) => {
        const [shift, ...more] = levelShifts(series(100, seed, (index) => (index >= place ? size : 0)), OPTIONS);
        expect(more).toEqual([]);
        expect(Math.abs((shift?.index ?? NaN) - place)).toBeLessThanOrEqual(2);
        expect(Math.abs((shift?.size ?? NaN) - size)).toBeLessThan(1.5);
      }),
    );
  });

  it('are found one after the other', () => {
    expect(placesOf(series(300, 1, (index) => (index >= 100 ? 10 : 0) + (index >= 200 ? 10 : 0)))).toEqual([100, 200]);
  });

  it.each([
    ['noise', () => 0],
    ['a slope', (index: number) => 0.2 * index],
    ['a slow wave', (index: number) => 10 * Math.sin(index / 60)],
    ['a spike', (index: number) => (index === 90 ? 60 : 0)],
    ['three odd days', (index: number) => (index >= 90 && index < 93 ? 60 : 0)],
    ['three weeks that go by', (index: number) => (index >= 90 && index < 111 ? -20 : 0)],
  ])('are not seen in %s', (_name, of) => {
    for (let seed = 0; seed < 20; seed += 1) expect(placesOf(series(200, seed, of))).toEqual([]);
  });

  it('leave a series of one level when they are taken out', () => {
    const values = series(120, 2, (index) => (index >= 60 ? 15 : 0));
    const aligned = withoutShifts(values, levelShifts(values, OPTIONS));
    expect(placesOf(aligned)).toEqual([]);
    expect(aligned[119]).toBe(values[119]);
  });

  it('are none where nothing varies or nothing is', () => {
    expect(levelShifts(new Float64Array(40), OPTIONS)).toEqual([]);
    expect(levelShifts(new Float64Array(0), OPTIONS)).toEqual([]);
  });
});
