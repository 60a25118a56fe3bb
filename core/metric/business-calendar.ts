import * as z from 'zod';
import { COMPARISONS } from './period.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** How a business divides time. */
export const businessCalendarSchema = z.object({
  /** The fiscal year's first month, 1..12. Quarters, half-years and fiscal years follow it. */
  fiscalYearStart: z.int().min(1).max(12),
  /** Whether April 2024 to March 2025 is FY2025 (by the year it ends in) or FY2024 (by the year it starts in). */
  fiscalYearNamedBy: z.enum(['end', 'start']),
  weekStart: z.enum(WEEKDAYS),
  /**
   * `iso`: week 1 is the first with most of its days in the year (ISO 8601 and GB/T 7408 where weeks begin on
   * Monday, the MMWR weeks of the CDC where they begin on Sunday). `january-1`: week 1 holds January 1, as Excel's
   * WEEKNUM counts. Either way a week is of one year only.
   */
  weekNumbers: z.enum(['iso', 'january-1']),
  /** Whether comparisons heed that Spring Festival moves between January and February; `auto` where data is Chinese. */
  springFestival: z.enum(['auto', 'on', 'off']),
  /** What a period is compared with first: the one before (also where left out), or the same a year before where data reaches that far. */
  compareWith: z.enum(COMPARISONS).optional(),
});
export type BusinessCalendar = z.infer<typeof businessCalendarSchema>;

/** Some of it: what was said, to hold over a calendar that stands already. */
export const calendarWishesSchema = businessCalendarSchema.partial();

/** Years from January, weeks from Monday with ISO numbers. */
export const PLAIN_CALENDAR: BusinessCalendar = { fiscalYearStart: 1, fiscalYearNamedBy: 'end', weekStart: 'monday', weekNumbers: 'iso', springFestival: 'auto' };

/** Weekday that weeks begin with: 0 is Monday, 6 is Sunday. */
export function firstWeekday({ weekStart }: BusinessCalendar): number {
  return WEEKDAYS.indexOf(weekStart);
}

/** Whether quarters and years are other than the calendar's. */
export function isFiscal({ fiscalYearStart }: BusinessCalendar): boolean {
  return fiscalYearStart !== 1;
}

/** The year by which the fiscal year that begins in `startYear` is called. */
export function fiscalYearName(startYear: number, calendar: BusinessCalendar): number {
  return isFiscal(calendar) && calendar.fiscalYearNamedBy === 'end' ? startYear + 1 : startYear;
}

/** The year in which the fiscal year of a name begins: what `fiscalYearName` undoes. */
export function fiscalYearBeginning(name: number, calendar: BusinessCalendar): number {
  return name - (fiscalYearName(name, calendar) - name);
}

/** The calendar for certain data: `auto` is settled by whether the data is Chinese. */
export function settledCalendar(calendar: BusinessCalendar, isChinese: boolean): BusinessCalendar {
  return calendar.springFestival === 'auto' ? { ...calendar, springFestival: isChinese ? 'on' : 'off' } : calendar;
}
