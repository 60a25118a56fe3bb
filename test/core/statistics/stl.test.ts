import { describe, expect, it } from 'vitest';
import { nextOdd, stl } from '../../../core/statistics/stl.ts';

/** Ten years of months: a rising line, a wave, something irregular and one month far off. */
const months = Float64Array.from({ length: 120 }, (_, month) => 10 + 0.05 * month + 3 * Math.sin((2 * Math.PI * month) / 12) + ((month * 7919) % 13) / 6 + (month === 50 ? 15 : 0));

/** Trend and season at some months, as the authors' own program works them out. */
const PUBLISHED = {
  plain: [[0, 11.0096607389, -0.0238449985], [1, 11.0577441625, 0.9461909876], [50, 14.6885104893, 6.8316790608], [60, 14.0400739806, -0.6186209495], [119, 16.9853777017, -1.7361758021]],
  robust: [[0, 11.727597989, 1.0467733874], [1, 11.7286451177, 0.1385302595], [50, 13.7368012372, 2.7078892642], [60, 14.1057052964, -0.584616489], [119, 16.53408569, -1.4024824495]],
} as const;

describe('STL', () => {
  it.each(['plain', 'robust'] as const)('takes a series apart as its authors’ program does: %s', (mode) => {
    const parts = stl(months, { period: 12, seasonalWindow: 7, isRobust: mode === 'robust' });
    for (const [month, trend, seasonal] of PUBLISHED[mode]) {
      expect(parts.trend[month]).toBeCloseTo(trend, 9);
      expect(parts.seasonal[month]).toBeCloseTo(seasonal, 9);
    }
  });

  it('gives parts that add up', () => {
    const { trend, seasonal, remainder } = stl(months, { period: 12, seasonalWindow: 11 });
    for (const [month, value] of months.entries()) expect((trend[month] ?? NaN) + (seasonal[month] ?? NaN) + (remainder[month] ?? NaN)).toBeCloseTo(value, 10);
  });

  it('leaves one odd month to the remainder where it is robust', () => {
    const { remainder } = stl(months, { period: 12, seasonalWindow: 7, isRobust: true });
    expect(remainder[50]).toBeGreaterThan(14);
  });

  it('wants odd windows', () => {
    expect([nextOdd(4), nextOdd(5), nextOdd(5.1)]).toEqual([5, 5, 7]);
  });
});
