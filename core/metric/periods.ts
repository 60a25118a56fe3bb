import type { BusinessCalendar } from './business-calendar.ts';
import { firstWeekday } from './business-calendar.ts';
import { dayOf, serialOf, weekdayOf } from './calendar.ts';
import type { Grain, Period } from './period.ts';

/** Months that a period of a grain lasts. */
const MONTHS_OF: Readonly<Record<Exclude<Grain, 'day' | 'week'>, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12, 'fiscal-year': 12 };

/** The period of a grain that a day falls in. */
export function periodAt(grain: Grain, serial: number, calendar: BusinessCalendar): Period {
  const day = Math.floor(serial);
  if (grain === 'day') return { grain, from: day, to: day + 1 };
  if (grain === 'week') {
    const from = day - ((weekdayOf(day) - firstWeekday(calendar) + 7) % 7);
    return { grain, from, to: from + 7 };
  }
  const { year, month } = dayOf(day);
  const length = MONTHS_OF[grain];
  const first = month - ((month - yearStart(grain, calendar) + 12) % length);
  return { grain, from: serialOf(year, first, 1), to: serialOf(year, first + length, 1) };
}

/** The month from which periods of a grain are counted. */
export function yearStart(grain: Grain, { fiscalYearStart }: BusinessCalendar): number {
  return grain === 'year' ? 1 : fiscalYearStart;
}

export function previousPeriod(period: Period, calendar: BusinessCalendar): Period {
  return periodAt(period.grain, period.from - 1, calendar);
}

export function nextPeriod(period: Period, calendar: BusinessCalendar): Period {
  return periodAt(period.grain, period.to, calendar);
}

/**
 * The same period a year before. For weeks and days that is 52 weeks before: weekdays meet, and the dates are as
 * near as they can be (a day or two off), also around years of 53 weeks, where the week of the same number would
 * be six days off; its number may then differ by one.
 */
export function yearBefore(period: Period): Period {
  if (period.grain === 'day' || period.grain === 'week') {
    return { grain: period.grain, from: period.from - 364, to: period.to - 364 };
  }
  return { grain: period.grain, from: yearEarlier(period.from), to: yearEarlier(period.to) };
}

function yearEarlier(serial: number): number {
  const { year, month, day } = dayOf(serial);
  return serialOf(year - 1, month, day);
}

/** Every period from that of the first day to that of the last, in order. */
export function periodsBetween(grain: Grain, first: number, last: number, calendar: BusinessCalendar): Period[] {
  const periods: Period[] = [];
  for (let period = periodAt(grain, first, calendar); period.from <= last; period = nextPeriod(period, calendar)) periods.push(period);
  return periods;
}

/** The first `days` days of a period: what is compared with a period that is still running. */
export function firstDays(period: Period, days: number): Period {
  return { grain: period.grain, from: period.from, to: Math.min(period.to, period.from + days) };
}

/**
 * As many days of the period before as have gone by of this one, from its beginning on. Where it is shorter than
 * that (30 days of March against February), days before it are added, so that both sides have as many: the clamp to
 * February's end that date functions make would compare 30 days with 28.
 */
export function sameDaysBefore(period: Period, days: number, calendar: BusinessCalendar): Period {
  const before = previousPeriod(period, calendar);
  return days <= before.to - before.from ? firstDays(before, days) : { ...before, from: before.to - days };
}

/** January and February of a year as one period, as the National Bureau of Statistics reports them: Spring Festival falls in either. */
export function januaryAndFebruary(year: number): Period {
  return { grain: 'month', from: serialOf(year, 1, 1), to: serialOf(year, 3, 1) };
}

export function isJanuaryAndFebruary(period: Period): boolean {
  const { year } = dayOf(period.from);
  return samePeriod(period, januaryAndFebruary(year));
}

export function samePeriod(one: Period, other: Period): boolean {
  return one.grain === other.grain && one.from === other.from && one.to === other.to;
}
