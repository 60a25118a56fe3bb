import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../core/statistics/false-discovery.ts';
import { robustSpread, robustZ } from '../../../core/statistics/robust-spread.ts';
import { tailProbability, tailReach } from '../../../core/statistics/robust-tail.ts';
import { studentTwoSided } from '../../../core/statistics/student.ts';
import { usualValues } from '../../../core/statistics/usual-values.ts';
import type { SeriesRhythm } from '../../../core/statistics/usual-values.ts';
import { normalNoise } from './noise.ts';

const WEEKS = { season: 7, steady: 61 };
const MONTHS = { season: 12, steady: 25 };
const NO_SEASON = { season: null, steady: 13 };

/** Weekends half as busy again, slow growth. */
const days = (length: number, seed: number) => normalNoise(length, seed).map((noise, day) => 100 + 0.02 * day + (day % 7 > 4 ? 50 : 0) + 4 * noise);
const months = (length: number, seed: number) => normalNoise(length, seed).map((noise, month) => 200 + month + 30 * Math.sin((2 * Math.PI * month) / 12) + 3 * noise);
/** Over 3.5 robust standard deviations off and no chance among so many. */
const unusual = (values: readonly number[], rhythm: SeriesRhythm) => {
  const { z, p } = usualValues(values, rhythm);
  const adjusted = benjaminiHochberg(Array.from(p, (one) => (Number.isNaN(one) ? 1 : one)));
  return [...z.keys()].filter((index) => Math.abs(z[index] ?? 0) > 3.5 && (adjusted[index] ?? 1) <= 0.05);
};

describe('usual values', () => {
  it('are the median and its scaled absolute deviation where a short series has neither season nor trend', () => {
    // Tietjen and Moore (1972), mass spectrometer readings of uranium, as in NIST's handbook, in an order of no trend.
    const readings = [201.92, 199.31, 202.18, 245.57, 199.53, 201.95, 200.19, 200.82];
    const usual = usualValues(readings, NO_SEASON);
    expect(usual.trend).toBe('level');
    expect(usual.expected[0]).toBeCloseTo(201.37, 10);
    // 0.6745 x 44.2 / 0.995, as Iglewicz and Hoaglin define the modified z score.
    expect(robustZ(readings)[3]).toBeCloseTo(29.962, 2);
    expect(usual.z[3]).toBeCloseTo(29.962 * Math.sqrt(7 / 8), 2);
    expect(unusual(readings, NO_SEASON)).toEqual([3]);
  });

  it.each([
    ['three weeks of days', days(22, 3), WEEKS, 9],
    ['a month of days', days(31, 4), WEEKS, 17],
    ['a year of days', days(365, 5), WEEKS, 200],
    ['two years of months', months(24, 6), MONTHS, 17],
    ['three years of months', months(36, 7), MONTHS, 20],
    ['eight years of months', months(96, 8), MONTHS, 50],
    ['a dozen values', normalNoise(12, 9), NO_SEASON, 11],
  ])('leave a spike outside, and it alone: %s', (_name, values, rhythm, place) => {
    for (const size of [60, -60]) {
      const planted = values.with(place, (values[place] ?? 0) + size);
      const usual = usualValues(planted, rhythm);
      expect(unusual(planted, rhythm)).toEqual([place]);
      expect(usual.p[place]).toBeLessThan(0.01);
      expect(Math.sign(usual.z[place] ?? 0)).toBe(Math.sign(size));
    }
  });

  it('are not bent by the usual pattern of a week or a year', () => {
    expect(unusual(days(200, 11).map((value, day) => value + (day % 7 === 0 ? 400 : 0)), WEEKS)).toEqual([]);
    expect(unusual(months(60, 12).map((value, month) => value + (month % 12 === 10 ? 300 : 0)), MONTHS)).toEqual([]);
  });

  it('take what two seasons share for usual, and the one of two that stands out for unusual', () => {
    const [first, second] = [10, 22];
    const both = months(24, 13).map((value, month) => value + (month % 12 === 10 ? 300 : 0));
    expect(unusual(both, MONTHS)).toEqual([]);
    for (const place of [first, second]) expect(unusual(months(24, 13).map((value, month) => value + (month === place ? 300 : 0)), MONTHS)).toEqual([place]);
  });

  it('tell a new level from a spike', () => {
    const raised = days(180, 14).map((value, day) => value + (day >= 120 ? 60 : 0));
    const usual = usualValues(raised, WEEKS);
    expect(usual.shifts).toHaveLength(1);
    expect(usual.shifts[0]?.index).toBe(120);
    expect(usual.shifts[0]?.size).toBeCloseTo(60, -1);
    expect(unusual(raised, WEEKS)).toEqual([]);
    expect(usualValues(days(180, 14).with(120, 400), WEEKS).shifts).toEqual([]);
  });

  it('keep a spike unusual after a new level', () => {
    const raised = days(180, 18).map((value, day) => value + (day >= 100 ? 80 : 0) + (day === 150 ? 90 : 0));
    expect(unusual(raised, WEEKS)).toEqual([150]);
  });

  it('take a fortnight that goes by for unusual days, not for a level', () => {
    const holiday = days(150, 16).map((value, day) => value - (day >= 70 && day < 84 ? 80 : 0));
    const usual = usualValues(holiday, WEEKS);
    expect(usual.shifts).toEqual([]);
    expect(unusual(holiday, WEEKS)).toEqual(Array.from({ length: 14 }, (_, day) => 70 + day));
  });

  it('leave missing values out, and judge the others all the same', () => {
    const values = days(60, 17).with(20, NaN).with(21, NaN).with(40, 10);
    const usual = usualValues(values, WEEKS);
    expect(usual.z[20]).toBeNaN();
    expect(usual.p[21]).toBeNaN();
    expect(unusual(values, WEEKS)).toEqual([40]);
  });

  it('find nothing where nothing varies, and the one value that does', () => {
    expect(usualValues(new Array<number>(30).fill(5), WEEKS).z.every((z) => z === 0)).toBe(true);
    expect(unusual(new Array<number>(30).fill(5).with(8, 9), NO_SEASON)).toEqual([8]);
  });

  it('find nothing in what follows a line, a season or both exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 7, maxLength: 7 }), fc.integer({ min: 22, max: 140 }), (slope, week, length) => {
        const values = Array.from({ length }, (_, day) => slope * day + (week[day % 7] ?? 0));
        expect(unusual(values, WEEKS)).toEqual([]);
      }),
    );
  });

  it('do not depend on the unit or on where it begins', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 22, max: 160 }), fc.double({ min: 0.01, max: 1e6, noNaN: true }), fc.integer({ min: -1000, max: 1000 }), (seed, length, scale, shift) => {
        const values = days(length, seed).with(length >> 1, 300);
        const [one, other] = [usualValues(values, WEEKS), usualValues(values.map((value) => scale * (value + shift)), WEEKS)];
        for (const [index, z] of one.z.entries()) expect(Math.abs((other.z[index] ?? NaN) - z)).toBeLessThan(1e-6 * Math.max(1, Math.abs(z)));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the spread of usual values', () => {
  it.each([
    ['days', 120, 7, 61],
    ['months', 36, 12, 25],
    ['months of eight years', 96, 12, 25],
    ['weeks', 60, null, 27],
  ] as const)('is that of the noise, however much is fitted: %s', (_name, length, season, steady) => {
    const spreads = Array.from({ length: 60 }, (_, seed) => usualValues(normalNoise(length, seed).map((noise, index) => noise + (season === null ? 0 : 9 * Math.cos((2 * Math.PI * index) / season))), { season, steady }).sigma);
    expect(robustSpread(spreads).median).toBeGreaterThan(0.85);
    expect(robustSpread(spreads).median).toBeLessThan(1.15);
  });

  it('gives p of Student’s t, and the reach that it belongs to', () => {
    const tail = { degreesOfFreedom: 9, stretch: 1 };
    expect(tailProbability(tail, 2.262157)).toBeCloseTo(0.05, 6);
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 0.5, noNaN: true }), fc.double({ min: 3, max: 200, noNaN: true }), fc.double({ min: 0.8, max: 1.3, noNaN: true }), (outsideShare, degreesOfFreedom, stretch) => {
        expect(tailProbability({ degreesOfFreedom, stretch }, tailReach({ degreesOfFreedom, stretch }, outsideShare))).toBeCloseTo(outsideShare, 8);
      }),
    );
  });

  it('reaches further to the side on which values do', () => {
    const amounts = normalNoise(300, 31).map((noise) => 100 * Math.exp(0.8 * noise));
    const { above, below } = usualValues(amounts, NO_SEASON);
    expect(above.sigma).toBeGreaterThan(1.3 * below.sigma);
    expect(unusual(amounts, NO_SEASON).length).toBeLessThanOrEqual(3);
    const even = usualValues(normalNoise(300, 32), NO_SEASON);
    expect(even.above.sigma).toBe(even.below.sigma);
  });

  it('asks for more where the series has heavy tails of its own', () => {
    const heavy = normalNoise(400, 21).map((noise, index, all) => noise / Math.sqrt(0.25 * [1, 2, 3].reduce((sum, step) => sum + (all[(index + 97 * step) % 400] ?? 0) ** 2, 0) + 0.05));
    const usual = usualValues(heavy, NO_SEASON);
    const side = (usual.z[0] ?? 0) < 0 ? usual.below : usual.above;
    expect(usual.above.tail.degreesOfFreedom).toBeLessThan(12);
    expect(usual.p[0]).toBeCloseTo(studentTwoSided((usual.z[0] ?? 0) * side.tail.stretch, side.tail.degreesOfFreedom), 12);
  });
});
