import { describe, expect, it } from 'vitest';
import { isoDayOf, serialOf, serialOfIso } from '../../../core/metric/calendar.ts';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { periodAt, yearBefore } from '../../../core/metric/periods.ts';
import { festivalYearBefore, springFestival } from '../../../core/metric/spring-festival.ts';
import { span } from './some-periods.ts';

const YEARS = Array.from({ length: 111 }, (_, index) => 1990 + index);
const iso = (year: number) => isoDayOf(springFestival(year) ?? NaN);

describe('Spring Festival', () => {
  it.each(['1990-01-27', '2000-02-05', '2015-02-19', '2020-01-25', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2030-02-03', '2100-02-09'])(
    'is on %s',
    (day) => {
      expect(iso(Number(day.slice(0, 4)))).toBe(day);
    },
  );

  it('is the first day of the first month of Intl’s Chinese calendar, give or take the day that ICU errs by', () => {
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
    const words = (serial: number) => chinese.format(new Date((serial - 25_569) * 86_400_000));
    const off = YEARS.filter((year) => words(springFestival(year) ?? NaN) !== '1/1');
    for (const year of off) expect([-1, 1].map((days) => words((springFestival(year) ?? NaN) + days))).toContain('1/1');
    expect(off.length).toBeLessThanOrEqual(5);
  });

  it('comes 12 or 13 moons after the one before', () => {
    for (const year of YEARS.slice(1)) {
      const days = (springFestival(year) ?? NaN) - (springFestival(year - 1) ?? NaN);
      expect([353, 354, 355, 383, 384, 385]).toContain(days);
    }
  });

  it('is not known before 1990 and after 2100', () => {
    expect([springFestival(1989), springFestival(2101)]).toEqual([null, null]);
  });
});

describe('the year before, by Spring Festival', () => {
  const at = (grain: 'day' | 'week', day: string) => span(festivalYearBefore(periodAt(grain, serialOfIso(day) ?? NaN, PLAIN_CALENDAR)));

  it('of New Year’s Day is New Year’s Day', () => {
    expect(at('day', '2026-02-17')).toBe('2025-01-29..2025-01-29');
    expect(at('day', '2025-01-28')).toBe('2024-02-09..2024-02-09');
  });

  it('of a week before it lies as many days before', () => {
    expect(at('week', '2026-02-09')).toBe('2025-01-21..2025-01-27');
  });

  it('is left to the date far from the festival', () => {
    expect(at('week', '2026-01-05')).toBeNull();
    expect(at('week', '2026-03-16')).toBeNull();
    expect(at('day', '2026-10-01')).toBeNull();
  });

  it('never compares an ordinary day with one of the festival’s two weeks', () => {
    const nearFestival = (serial: number) => YEARS.some((year) => Math.abs((springFestival(year) ?? NaN) - serial) <= 7);
    const unlike: string[] = [];
    for (let serial = serialOf(1992, 1, 1); serial < serialOf(2100, 12, 31); serial += 1) {
      const day = periodAt('day', serial, PLAIN_CALENDAR);
      const before = festivalYearBefore(day) ?? yearBefore(day);
      if (nearFestival(serial) !== nearFestival(before.from)) unlike.push(isoDayOf(serial));
    }
    expect(unlike).toEqual([]);
  });
});
