import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN_CALENDAR, WEEKDAYS } from '../../../core/metric/business-calendar.ts';
import { serialOf, serialOfIso, weekdayOf } from '../../../core/metric/calendar.ts';
import { firstDays, januaryAndFebruary, nextPeriod, periodAt, periodsBetween, previousPeriod, sameDaysBefore, yearBefore } from '../../../core/metric/periods.ts';
import { anyCalendar, anyDay, anyGrain, calendarOf, span } from './some-periods.ts';

const wednesday = serialOf(2018, 5, 16);

describe('a period', () => {
  it('begins on the first day of its month, quarter, half-year or year, or on Monday', () => {
    const at = (grain: Parameters<typeof periodAt>[0]) => span(periodAt(grain, wednesday + 0.9, PLAIN_CALENDAR));
    expect(at('day')).toBe('2018-05-16..2018-05-16');
    expect(at('week')).toBe('2018-05-14..2018-05-20');
    expect(at('month')).toBe('2018-05-01..2018-05-31');
    expect(at('quarter')).toBe('2018-04-01..2018-06-30');
    expect(at('half-year')).toBe('2018-01-01..2018-06-30');
    expect(at('year')).toBe('2018-01-01..2018-12-31');
    expect(at('fiscal-year')).toBe('2018-01-01..2018-12-31');
  });

  it.each([
    [4, '2018-04-01..2018-06-30', '2018-04-01..2018-09-30', '2018-04-01..2019-03-31'],
    [7, '2018-04-01..2018-06-30', '2018-01-01..2018-06-30', '2017-07-01..2018-06-30'],
    [10, '2018-04-01..2018-06-30', '2018-04-01..2018-09-30', '2017-10-01..2018-09-30'],
    [2, '2018-05-01..2018-07-31', '2018-02-01..2018-07-31', '2018-02-01..2019-01-31'],
  ])('follows a fiscal year that begins in month %i, while months and years stay the calendar’s', (fiscalYearStart, quarter, half, year) => {
    const calendar = calendarOf({ fiscalYearStart });
    expect(span(periodAt('quarter', wednesday, calendar))).toBe(quarter);
    expect(span(periodAt('half-year', wednesday, calendar))).toBe(half);
    expect(span(periodAt('fiscal-year', wednesday, calendar))).toBe(year);
    expect(span(periodAt('month', wednesday, calendar))).toBe('2018-05-01..2018-05-31');
    expect(span(periodAt('year', wednesday, calendar))).toBe('2018-01-01..2018-12-31');
  });

  it('of a week begins on whatever day weeks begin', () => {
    const starts = WEEKDAYS.map((weekStart) => periodAt('week', wednesday, calendarOf({ weekStart })));
    expect(starts.map((week) => weekdayOf(week.from))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(span(periodAt('week', wednesday, calendarOf({ weekStart: 'sunday' })))).toBe('2018-05-13..2018-05-19');
    expect(span(periodAt('week', wednesday, calendarOf({ weekStart: 'friday' })))).toBe('2018-05-11..2018-05-17');
  });

  it('of any grain and calendar tiles the days: every day is in one, which the next one follows', () => {
    fc.assert(
      fc.property(anyGrain, anyDay, anyCalendar, (grain, day, calendar) => {
        const period = periodAt(grain, day, calendar);
        const next = nextPeriod(period, calendar);
        expect(period.from <= day && day < period.to).toBe(true);
        expect(next.from).toBe(period.to);
        expect(previousPeriod(next, calendar)).toEqual(period);
        expect(periodAt(grain, period.from, calendar)).toEqual(period);
        expect(periodAt(grain, period.to - 1, calendar)).toEqual(period);
      }),
    );
  });

  it('lists without gaps', () => {
    expect(periodsBetween('month', serialOf(2017, 11, 30), serialOf(2018, 2, 1), PLAIN_CALENDAR).map(span)).toEqual([
      '2017-11-01..2017-11-30',
      '2017-12-01..2017-12-31',
      '2018-01-01..2018-01-31',
      '2018-02-01..2018-02-28',
    ]);
  });
});

describe('the year before', () => {
  it('of a month, quarter or fiscal year has the same months, leap day or not', () => {
    const fiscal = calendarOf({ fiscalYearStart: 4 });
    expect(span(yearBefore(periodAt('month', serialOf(2020, 2, 29), PLAIN_CALENDAR)))).toBe('2019-02-01..2019-02-28');
    expect(span(yearBefore(periodAt('month', serialOf(2021, 2, 1), PLAIN_CALENDAR)))).toBe('2020-02-01..2020-02-29');
    expect(span(yearBefore(periodAt('quarter', wednesday, fiscal)))).toBe('2017-04-01..2017-06-30');
    expect(span(yearBefore(periodAt('fiscal-year', wednesday, fiscal)))).toBe('2017-04-01..2018-03-31');
    expect(span(yearBefore(januaryAndFebruary(2024)))).toBe('2023-01-01..2023-02-28');
  });

  it('of a week is 52 weeks before, so that weekdays meet and dates are nearest, also after a year of 53 weeks', () => {
    expect(span(yearBefore(periodAt('week', wednesday, PLAIN_CALENDAR)))).toBe('2017-05-15..2017-05-21');
    expect(span(yearBefore(periodAt('week', serialOf(2021, 1, 4), PLAIN_CALENDAR)))).toBe('2020-01-06..2020-01-12');
  });

  it('of any period is a period of the same kind', () => {
    fc.assert(
      fc.property(anyGrain, anyDay, anyCalendar, (grain, day, calendar) => {
        const before = yearBefore(periodAt(grain, day, calendar));
        expect(periodAt(grain, before.from, calendar)).toEqual(before);
      }),
    );
  });
});

describe('as many days of the period before', () => {
  const before = (day: number, days: number) => span(sameDaysBefore(periodAt('month', day, PLAIN_CALENDAR), days, PLAIN_CALENDAR));

  it('are its first days', () => {
    expect(before(serialOf(2018, 5, 6), 6)).toBe('2018-04-01..2018-04-06');
    expect(before(serialOf(2018, 5, 30), 30)).toBe('2018-04-01..2018-04-30');
    expect(before(serialOf(2023, 3, 28), 28)).toBe('2023-02-01..2023-02-28');
  });

  it('reach back before it where it has fewer: 30 days of March are never compared with 28', () => {
    expect(before(serialOf(2023, 3, 30), 30)).toBe('2023-01-30..2023-02-28');
    expect(before(serialOf(2024, 3, 30), 30)).toBe('2024-01-31..2024-02-29');
  });

  it('are always as many, end where or before this period begins, and keep the weekday in weeks', () => {
    fc.assert(
      fc.property(anyGrain, anyDay, anyCalendar, (grain, day, calendar) => {
        const period = periodAt(grain, day, calendar);
        const days = day - period.from + 1;
        const compared = sameDaysBefore(period, days, calendar);
        expect(compared.to - compared.from).toBe(days);
        expect(compared.to).toBeLessThanOrEqual(period.from);
        if (grain === 'week') expect(weekdayOf(compared.from)).toBe(weekdayOf(period.from));
      }),
    );
  });

  it('never more than asked for', () => {
    const february = periodAt('month', serialOf(2018, 2, 1), PLAIN_CALENDAR);
    expect(span(firstDays(february, 6))).toBe('2018-02-01..2018-02-06');
    expect(firstDays(february, 31)).toEqual(february);
  });
});

describe('an ISO date', () => {
  it('keeps the clock and leaves the zone', () => {
    expect(serialOfIso('2025-10-17T12:00:00Z')).toBe(serialOf(2025, 10, 17) + 0.5);
    expect(serialOfIso('October')).toBeNull();
  });
});
