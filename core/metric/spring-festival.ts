import { dayOf, serialOf } from './calendar.ts';
import type { Period } from './period.ts';

const FIRST_YEAR = 1990;

/**
 * Days from January 20 to the festival, a base-36 digit for each year from 1990 to 2100. From the almanac that
 * GB/T 33661-2017 defines, as two published tables have it; Intl's Chinese calendar is a day off in years when the
 * new moon falls near midnight in Beijing (2027 and 2030 in ICU 78).
 */
const DAYS_AFTER_JANUARY_20 =
  '7qf3lbui8rg4nc2k9ti6pe3lbuj8rg5nc2l9sh6oe3mbuj8qf4nc2lash6pd3mcuj8qf4nd1k9sg6pe3mbui7qg4nd2k9sh6pe4lati7qg5nc1k';

/** The first day of the Chinese year that begins in this year, as a serial day. Null outside 1990 to 2100. */
export function springFestival(year: number): number | null {
  const digit = DAYS_AFTER_JANUARY_20[year - FIRST_YEAR];
  return digit === undefined ? null : serialOf(year, 1, 20) + Number.parseInt(digit, 36);
}

/**
 * Days around the festival on which trade follows it rather than the date: from the weeks of buying ahead to those
 * in which work comes back after the Lantern Festival. Wide enough that no day of the holiday is compared with
 * an ordinary one, as the festival moves by 9 to 21 weekday-aligned days from year to year.
 */
const REACH = { before: 28, after: 21 } as const;

/**
 * A day or week near Spring Festival, as many days before or after the festival of the year before. Null for
 * periods that do not touch its season.
 */
export function festivalYearBefore(period: Period): Period | null {
  const { year } = dayOf(period.to - 1);
  const festival = springFestival(year);
  const before = springFestival(year - 1);
  if (festival === null || before === null) return null;
  if (period.to <= festival - REACH.before || period.from > festival + REACH.after) return null;
  const back = festival - before;
  return { grain: period.grain, from: period.from - back, to: period.to - back };
}
