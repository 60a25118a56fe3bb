import fc from 'fast-check';
import { PLAIN_CALENDAR, WEEKDAYS } from '../../../core/metric/business-calendar.ts';
import type { BusinessCalendar } from '../../../core/metric/business-calendar.ts';
import { isoDayOf, serialOf } from '../../../core/metric/calendar.ts';
import { GRAINS } from '../../../core/metric/period.ts';
import type { Period } from '../../../core/metric/period.ts';

/** `2018-04-01..2018-04-30`: first and last day, to read in an expectation. */
export function span(period: Period | null | undefined): string | null {
  return period ? `${isoDayOf(period.from)}..${isoDayOf(period.to - 1)}` : null;
}

export function calendarOf(differs: Partial<BusinessCalendar>): BusinessCalendar {
  return { ...PLAIN_CALENDAR, ...differs };
}

export const anyCalendar: fc.Arbitrary<BusinessCalendar> = fc.record({
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
  fiscalYearNamedBy: fc.constantFrom('end' as const, 'start' as const),
  weekStart: fc.constantFrom(...WEEKDAYS),
  weekNumbers: fc.constantFrom('iso' as const, 'january-1' as const),
  springFestival: fc.constantFrom('auto' as const, 'on' as const, 'off' as const),
  compareWith: fc.constantFrom('previous' as const, 'year-before' as const),
});
export const anyGrain = fc.constantFrom(...GRAINS);
export const anyDay = fc.integer({ min: serialOf(1990, 1, 1), max: serialOf(2100, 12, 31) });
