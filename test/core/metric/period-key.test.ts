import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { dayOf, serialOf, serialOfIso } from '../../../core/metric/calendar.ts';
import { parsePeriod, periodKey } from '../../../core/metric/period-key.ts';
import { januaryAndFebruary, periodAt } from '../../../core/metric/periods.ts';
import { anyCalendar, anyDay, anyGrain, calendarOf, span } from './some-periods.ts';

describe('the name of a period', () => {
  it('is read back to the same period, for every grain and calendar', () => {
    fc.assert(
      fc.property(anyGrain, anyDay, anyCalendar, (grain, day, calendar) => {
        const period = periodAt(grain, day, calendar);
        expect(parsePeriod(periodKey(period, calendar), calendar)).toEqual(period);
        const both = januaryAndFebruary(dayOf(day).year);
        expect(parsePeriod(periodKey(both, calendar), calendar)).toEqual(both);
      }),
    );
  });

  it('is no other period’s: periods in a row have different names', () => {
    fc.assert(
      fc.property(anyGrain, anyDay, anyCalendar, (grain, day, calendar) => {
        const period = periodAt(grain, day, calendar);
        expect(periodKey(periodAt(grain, period.to, calendar), calendar)).not.toBe(periodKey(period, calendar));
      }),
    );
  });

  it.each(['2018-13', '2018-02-30', '2018-W54', '2018-W00', '2019-W53', '2018-Q5', '2018-H3', '2018-02/03', 'FY2018-Q1', 'May 2018', ''])('%j is refused with what to write instead', (words) => {
    expect(() => parsePeriod(words, PLAIN_CALENDAR)).toThrow('bad-period');
  });

  it('is refused as a calendar quarter where quarters are fiscal: it would be taken for another one', () => {
    expect(() => parsePeriod('2018-Q2', calendarOf({ fiscalYearStart: 4 }))).toThrow('bad-period');
  });
});

describe('fiscal years', () => {
  it.each([
    [1, 'end', 'FY2025', '2025-01-01..2025-12-31'],
    [4, 'end', 'FY2025', '2024-04-01..2025-03-31'],
    [4, 'start', 'FY2025', '2025-04-01..2026-03-31'],
    [7, 'end', 'FY2025-Q1', '2024-07-01..2024-09-30'],
    [10, 'end', 'FY2025-Q1', '2024-10-01..2024-12-31'],
    [10, 'end', 'FY2025-Q2', '2025-01-01..2025-03-31'],
    [4, 'end', 'FY2025-H2', '2024-10-01..2025-03-31'],
    [4, 'start', 'FY2025-Q4', '2026-01-01..2026-03-31'],
  ] as const)('from month %i, called by their %s: %s is %s', (fiscalYearStart, fiscalYearNamedBy, key, days) => {
    expect(span(parsePeriod(key, calendarOf({ fiscalYearStart, fiscalYearNamedBy })))).toBe(days);
  });

  it('of the calendar keep the calendar’s names', () => {
    expect(periodKey(periodAt('quarter', serialOf(2025, 5, 1), PLAIN_CALENDAR), PLAIN_CALENDAR)).toBe('2025-Q2');
    expect(periodKey(periodAt('half-year', serialOf(2025, 7, 1), PLAIN_CALENDAR), PLAIN_CALENDAR)).toBe('2025-H2');
    expect(periodKey(periodAt('year', serialOf(2025, 7, 1), calendarOf({ fiscalYearStart: 4 })), calendarOf({ fiscalYearStart: 4 }))).toBe('2025');
  });
});

/** As the standard and its users list them: years of 53 weeks are 2004, 2009, 2015, 2020, 2026, 2032. */
describe('weeks by ISO 8601 (GB/T 7408)', () => {
  it.each([
    ['2005-01-01', '2004-W53'],
    ['2005-01-02', '2004-W53'],
    ['2005-12-31', '2005-W52'],
    ['2007-01-01', '2007-W01'],
    ['2008-12-29', '2009-W01'],
    ['2010-01-03', '2009-W53'],
    ['2016-01-03', '2015-W53'],
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
  ])('%s is in %s', (day, key) => {
    expect(weekKey(day, {})).toBe(key);
  });

  it('number 53 in the years that are known for it, and in no others', () => {
    const years = Array.from({ length: 30 }, (_, index) => 2003 + index);
    const long = years.filter((year) => periodKey(periodAt('week', serialOf(year, 12, 28), PLAIN_CALENDAR), PLAIN_CALENDAR).endsWith('W53'));
    expect(long).toEqual([2004, 2009, 2015, 2020, 2026, 2032]);
  });
});

/** MMWR weeks of the CDC: from Sunday, week 1 the first with four days or more in the year; 2014, 2020 and 2025 have 53. */
describe('weeks from Sunday, by most of their days', () => {
  it.each([
    ['2014-12-31', '2014-W53'],
    ['2015-01-04', '2015-W01'],
    ['2020-01-04', '2020-W01'],
    ['2021-01-02', '2020-W53'],
    ['2026-01-03', '2025-W53'],
    ['2026-01-04', '2026-W01'],
  ])('%s is in %s', (day, key) => {
    expect(weekKey(day, { weekStart: 'sunday' })).toBe(key);
  });
});

/** Excel's WEEKNUM(date, 2), except that a week across New Year has one number: that of January 1. */
describe('weeks by January 1', () => {
  it.each([
    ['2025-01-01', '2025-W01'],
    ['2025-01-05', '2025-W01'],
    ['2025-01-06', '2025-W02'],
    ['2025-12-28', '2025-W52'],
    ['2025-12-29', '2026-W01'],
    ['2026-01-04', '2026-W01'],
    ['2026-01-05', '2026-W02'],
    ['2023-01-01', '2023-W01'],
    ['2023-01-02', '2023-W02'],
    ['2023-12-31', '2023-W53'],
  ])('%s is in %s', (day, key) => {
    expect(weekKey(day, { weekNumbers: 'january-1' })).toBe(key);
  });

  it('from Sunday are as WEEKNUM(date, 1) has them', () => {
    expect(weekKey('2026-01-03', { weekNumbers: 'january-1', weekStart: 'sunday' })).toBe('2026-W01');
    expect(weekKey('2026-01-04', { weekNumbers: 'january-1', weekStart: 'sunday' })).toBe('2026-W02');
  });
});

function weekKey(day: string, differs: Parameters<typeof calendarOf>[0]): string {
  const calendar = calendarOf(differs);
  return periodKey(periodAt('week', serialOfIso(day) ?? NaN, calendar), calendar);
}
