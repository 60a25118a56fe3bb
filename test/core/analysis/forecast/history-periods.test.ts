import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heededDays } from '../../../../core/analysis/forecast/heeded-days.ts';
import { historyPeriods } from '../../../../core/analysis/forecast/history-periods.ts';
import { periodsAhead } from '../../../../core/analysis/forecast/forecast-horizon.ts';
import { PLAIN_CALENDAR } from '../../../../core/metric/business-calendar.ts';
import { serialOf, weekdayOf } from '../../../../core/metric/calendar.ts';
import { periodKey } from '../../../../core/metric/period-key.ts';
import type { Period } from '../../../../core/metric/period.ts';

const wishes = { calendar: PLAIN_CALENDAR, grain: null, dataThrough: null };
const everyDay = (from: number, to: number) => Float64Array.from({ length: to - from + 1 }, (_, index) => from + index);
const firstsOfMonths = (year: number, count: number) => Float64Array.from({ length: count }, (_, index) => serialOf(year, 1 + index, 1));
const keys = (periods: readonly Period[]) => periods.map((period) => periodKey(period, PLAIN_CALENDAR));

describe('the periods of a history', () => {
  it('are months where there is a year of them, the running one left out', () => {
    const found = historyPeriods(everyDay(serialOf(2024, 1, 1), serialOf(2025, 3, 10)), wishes);
    expect(found?.periods.grain).toBe('month');
    expect(found?.complete).toHaveLength(14);
    expect(keys(found?.complete ?? []).at(-1)).toBe('2025-02');
    expect(found?.usual).toBeNull();
  });

  it('are weeks where there are few months of days, and days where there are few weeks', () => {
    const weeks = historyPeriods(everyDay(serialOf(2025, 1, 6), serialOf(2025, 7, 31)), wishes);
    expect(weeks?.periods.grain).toBe('week');
    expect(weeks?.usual).toEqual({ grain: 'month', count: 6 });
    const days = historyPeriods(everyDay(serialOf(2025, 1, 6), serialOf(2025, 3, 2)), wishes);
    expect(days?.periods.grain).toBe('day');
    expect(days?.complete).toHaveLength(56);
  });

  it('are months all the same where dates stand for months', () => {
    const found = historyPeriods(firstsOfMonths(2025, 9), wishes);
    expect(found?.periods.grain).toBe('month');
    expect(found?.complete).toHaveLength(9);
  });

  it('are months rather than years where days reach back long', () => {
    const found = historyPeriods(everyDay(serialOf(2012, 1, 1), serialOf(2025, 12, 31)), wishes);
    expect(found?.periods.grain).toBe('month');
    expect(found?.complete).toHaveLength(168);
  });

  it('are not days where most days have nothing', () => {
    const tuesdays = everyDay(serialOf(2025, 1, 1), serialOf(2025, 9, 30)).filter((day) => weekdayOf(day) === 1);
    expect(historyPeriods(tuesdays, wishes)?.periods.grain).toBe('week');
  });

  it('are what was asked for', () => {
    expect(historyPeriods(everyDay(serialOf(2022, 1, 1), serialOf(2025, 3, 31)), { ...wishes, grain: 'quarter' })?.complete).toHaveLength(13);
  });

  it('are never broken, whatever the days', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 45_000, max: 46_000 }), { minLength: 1, maxLength: 60 }), (days) => {
        const { complete = [] } = historyPeriods(Float64Array.from(days.sort((a, b) => a - b)), wishes) ?? {};
        for (const [index, period] of complete.entries()) if (index > 0) expect(period.from).toBe(complete[index - 1]?.to);
      }),
    );
  });
});

describe('the days that count', () => {
  it('leave out a mistyped year, before and after, and say how many rows it holds', () => {
    const year = everyDay(serialOf(2025, 1, 1), serialOf(2025, 6, 30));
    const { days, stray } = heededDays([...year, serialOf(2052, 3, 1), serialOf(1900, 3, 1)], null);
    expect(days).toEqual(year);
    expect(stray).toEqual({ rows: 2, first: serialOf(1900, 3, 1), last: serialOf(2052, 3, 1) });
  });

  it('keep yearly dates, sparse ones, and whatever many rows share', () => {
    const years = Array.from({ length: 12 }, (_, index) => serialOf(2010 + index, 1, 1));
    expect(heededDays(years, null).days).toHaveLength(12);
    const spring = everyDay(serialOf(2024, 1, 1), serialOf(2024, 2, 28));
    expect(heededDays([...spring, ...new Array<number>(30).fill(serialOf(2025, 1, 1))], null).days).toHaveLength(60);
  });

  it('end where the sheet says that its data ends', () => {
    const { days, beyond } = heededDays([NaN, 45_000.5, 45_001, 45_001.2, 45_010], 45_005);
    // A day by its last moment: whether it breaks off is seen from that.
    expect([...days]).toEqual([45_000.5, 45_001.2]);
    expect(beyond).toEqual({ rows: 1, first: 45_010, last: 45_010 });
  });
});

describe('the periods ahead', () => {
  const months = (count: number) => historyPeriods(firstsOfMonths(2022, count), wishes)?.complete ?? [];

  it('go to the end of the year, half a year at least where seasons are known', () => {
    expect(keys(periodsAhead(months(42), null, PLAIN_CALENDAR))).toEqual(['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12']);
    expect(keys(periodsAhead(months(46), null, PLAIN_CALENDAR)).at(-1)).toBe('2026-04');
    expect(periodsAhead(months(36), null, PLAIN_CALENDAR)).toHaveLength(12);
  });

  it('go to the end of the fiscal year where that is another', () => {
    expect(keys(periodsAhead(months(39), null, { ...PLAIN_CALENDAR, fiscalYearStart: 4 })).at(-1)).toBe('2026-03');
  });

  it('are never more than half as many as there were, unless asked for', () => {
    expect(periodsAhead(months(5), null, PLAIN_CALENDAR)).toHaveLength(2);
    expect(periodsAhead(months(5), 9, PLAIN_CALENDAR)).toHaveLength(9);
  });
});
