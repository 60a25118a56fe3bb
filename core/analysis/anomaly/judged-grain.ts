import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { weekdayOf } from '../../metric/calendar.ts';
import type { Grain, Period } from '../../metric/period.ts';
import { lastDayBreaksOff } from '../../metric/day-end.ts';
import { reportingPeriods } from '../../metric/reporting-periods.ts';
import { mean, standardDeviation } from '../../statistics/mean.ts';
import type { SeriesRhythm } from '../../statistics/usual-values.ts';

/** How finely a table of dates is looked at. */
export interface JudgedGrain {
  readonly grain: Grain;
  /** Weekdays (0 is Monday) on which there is data; all for coarser grains than days. */
  readonly weekdays: ReadonlySet<number>;
  /** Periods that are over and can be judged, with or without rows. */
  readonly judged: readonly Period[];
  readonly rhythm: SeriesRhythm;
}

/** The days that have rows, in order. */
interface DaysOfRows {
  readonly days: Float64Array;
  /** How many rows each has. */
  readonly counts: Float64Array;
  /** The time of day of its last row, as a part of the day. */
  readonly ends: Float64Array;
}

const FINE_TO_COARSE = ['day', 'week', 'month', 'quarter', 'year'] as const;
/** Fewer tell nothing about what is usual. */
export const FEWEST_JUDGED = 8;
/** The share of periods that must have rows. */
const COMPLETE = 0.85;
/** A weekday with less than this share of the busiest one's days is a day off. */
const DAY_OFF = 0.1;
/** Row counts that vary no more than this are those of a report: so many lines each period. */
const EVEN = 0.02;
const UNEVEN = 0.2;

/**
 * The finest grain in which nearly all periods have rows, and at least eight of them; where rows come as so many a month
 * or quarter, scattered over its days, that one. Null where even years are too few or too patchy.
 */
export function judgedGrain(dates: Float64Array, calendar: BusinessCalendar, dataThrough: number | null): JudgedGrain | null {
  const rows = daysOf(dates);
  let finest: { readonly found: JudgedGrain; readonly spread: number } | null = null;
  for (const grain of FINE_TO_COARSE) {
    const found = periodsOf(rows, grain, calendar, dataThrough);
    if (found === null || found.judged.length < FEWEST_JUDGED) continue;
    const counts = rowCounts(rows, found.judged);
    if (counts.filter((count) => count > 0).length < COMPLETE * counts.length) continue;
    const spread = standardDeviation(counts) / mean(counts);
    if (finest === null) finest = { found, spread };
    else if (spread < EVEN && finest.spread > UNEVEN) return found;
  }
  return finest?.found ?? null;
}

function periodsOf(rows: DaysOfRows, grain: Grain, calendar: BusinessCalendar, dataThrough: number | null): JudgedGrain | null {
  const reporting = reportingPeriods(rows.days, { calendar, grain, dataThrough });
  if (reporting?.grain !== grain) return null;
  const weekdays = grain === 'day' ? activeWeekdays(rows) : new Set([0, 1, 2, 3, 4, 5, 6]);
  const isCut = grain === 'day' && lastDayBreaksOff(rows.ends);
  const judged = reporting.periods.filter(({ isComplete, period }) => isComplete && !(isCut && period.from === reporting.lastDay) && (grain !== 'day' || weekdays.has(weekdayOf(period.from)))).map(({ period }) => period);
  return { grain, weekdays, judged, rhythm: rhythmOf(grain, weekdays.size) };
}

function rhythmOf(grain: Grain, weekdays: number): SeriesRhythm {
  switch (grain) {
    case 'day':
      return { season: weekdays, steady: Math.round((61 * weekdays) / 7) };
    case 'week':
      return { season: 52, steady: 27 };
    case 'month':
      return { season: 12, steady: 25 };
    case 'quarter':
      return { season: 4, steady: 9 };
    default:
      return { season: null, steady: 9 };
  }
}

/** All that is asked of the dates, in one pass over them. */
function daysOf(dates: Float64Array): DaysOfRows {
  const found = new Map<number, { count: number; end: number }>();
  for (const serial of dates) {
    if (Number.isNaN(serial)) continue;
    const day = Math.floor(serial);
    const known = found.get(day);
    if (known === undefined) found.set(day, { count: 1, end: serial - day });
    else {
      known.count += 1;
      if (serial - day > known.end) known.end = serial - day;
    }
  }
  const inOrder = [...found].sort(([a], [b]) => a - b);
  return {
    days: Float64Array.from(inOrder, ([day]) => day),
    counts: Float64Array.from(inOrder, ([, { count }]) => count),
    ends: Float64Array.from(inOrder, ([, { end }]) => end),
  };
}

function activeWeekdays({ days }: DaysOfRows): ReadonlySet<number> {
  const counts = new Array<number>(7).fill(0);
  for (const day of days) counts[weekdayOf(day)] = (counts[weekdayOf(day)] ?? 0) + 1;
  const busiest = Math.max(...counts);
  return new Set([...counts.keys()].filter((weekday) => (counts[weekday] ?? 0) > DAY_OFF * busiest));
}

/** How many rows lie in each of some periods; both in order. */
function rowCounts({ days, counts }: DaysOfRows, periods: readonly Period[]): number[] {
  let place = 0;
  return periods.map(({ from, to }) => {
    let rows = 0;
    while ((days[place] ?? Infinity) < from) place += 1;
    for (; (days[place] ?? Infinity) < to; place += 1) rows += counts[place] ?? 0;
    return rows;
  });
}
