import type { BusinessCalendar } from './business-calendar.ts';
import { isFiscal } from './business-calendar.ts';
import { dayOf } from './calendar.ts';
import { lastDayBreaksOff } from './day-end.ts';
import type { Grain, Period } from './period.ts';
import { GRAINS, isYearly } from './period.ts';
import { firstDays, periodAt, periodsBetween, previousPeriod, samePeriod, sameDaysBefore, yearBefore } from './periods.ts';
import { rhythmOf } from './rhythm.ts';
import { festivalYearBefore } from './spring-festival.ts';

/** A period that data reaches into, and what it may honestly be compared with. */
export interface ReportingPeriod {
  readonly period: Period;
  /** False where data begins after the period does or ends before it ends. */
  readonly isComplete: boolean;
  /** The days of the period that have data: the whole of it, or up to the last day of data. */
  readonly covered: Period;
  /**
   * What to compare with: the whole period before, or the same number of days where this one is still running.
   * For January and February together the two months before. Null where data does not cover that, or where days
   * cannot be told apart. The same a year before, where that is what the calendar compares with first and data reaches it.
   */
  readonly previous: Period | null;
  /** The same a year before; days and weeks around Spring Festival as far from the festival. Null where that is `previous`, as for years. */
  readonly yearBefore: Period | null;
}

export interface ReportingPeriods {
  readonly grain: Grain;
  readonly calendar: BusinessCalendar;
  /** From the first with data to the last, without gaps. */
  readonly periods: readonly ReportingPeriod[];
  /** By months, where Spring Festival is heeded: January and February of every year that has both complete, as one period. */
  readonly combined: readonly ReportingPeriod[];
  readonly lastComplete: ReportingPeriod | null;
  /** The last period where it is still running. */
  readonly partial: ReportingPeriod | null;
  /** First and last day with data. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** True where each date stands for a whole period (all on the first of a month): days cannot be compared. */
  readonly isStamped: boolean;
}

export interface PeriodWishes {
  readonly calendar: BusinessCalendar;
  /** Taken over the one that fits the data, unless dates stand for longer periods than that. */
  readonly grain?: Grain;
  /** The last day that data reaches, where the sheet says it beside the table. */
  readonly dataThrough?: number | null;
}

/**
 * The periods of a column of dates. A last period is partial where, by the rhythm of the data, days with data
 * are still to come in it: for daily data on working days that is any working day, for sparse data a longer
 * gap than nine in ten of those seen; a last day is where times of day break off on it. Null where there are no dates.
 */
export function reportingPeriods(dates: Float64Array, wishes: PeriodWishes): ReportingPeriods | null {
  const ends = dayEnds(dates);
  const days = [...ends.keys()];
  const firstDay = days[0];
  const latest = days[days.length - 1];
  if (firstDay === undefined || latest === undefined) return null;
  const { calendar } = wishes;
  const stamp = stampedGrain(days, calendar);
  const isTooFine = wishes.grain !== undefined && stamp !== null && coarseness(stamp) > coarseness(wishes.grain);
  const grain = isTooFine ? stamp : (wishes.grain ?? fittingGrain(days, stamp, calendar));
  const isStamped = stamp !== null && coarseness(stamp) >= coarseness(grain);
  const saidThrough = wishes.dataThrough ?? null;
  const lastDay = isStamped && stamp !== null ? periodAt(stamp, latest, calendar).to - 1 : latest;
  const lastSaid = saidThrough !== null && saidThrough >= latest && saidThrough < lastDay ? Math.floor(saidThrough) : null;
  const dataEnd = lastSaid ?? lastDay;

  const rhythm = rhythmOf(days);
  const all = periodsBetween(grain, firstDay, latest, calendar);
  const breaksOff = grain === 'day' && lastDayBreaksOff(Float64Array.from(ends.values()));
  const isCovered = (period: Period) => {
    if (breaksOff && period.from === dataEnd) return false;
    const starts = period.from >= firstDay || isStamped || rhythm.expected(period.from, firstDay) <= 0.1 * rhythm.expected(period.from, period.to);
    const ends = period.to - 1 <= dataEnd || (lastSaid === null && !isStamped && rhythm.isOver(dataEnd, period.to));
    return starts && ends;
  };
  const complete = all.map(isCovered);
  const firstComplete = all[complete.indexOf(true)];
  const reaches = (period: Period) => period.from >= (firstComplete?.from ?? Infinity);

  const firstCompared = (each: ReportingPeriod): ReportingPeriod =>
    calendar.compareWith === 'year-before' && each.yearBefore !== null ? { ...each, previous: each.yearBefore, yearBefore: null } : each;
  const periods = all.map((period, index): ReportingPeriod => {
    const isComplete = complete[index] ?? false;
    const covered = isComplete ? period : { grain, from: Math.max(period.from, firstDay), to: Math.min(period.to, dataEnd + 1) };
    const runsStill = !isComplete && index === all.length - 1 && period.from >= firstDay;
    const elapsed = covered.to - covered.from;
    const reached = (other: Period) => (reaches(other) ? other : null);
    const compared = (whole: Period, toDate: () => Period) => {
      if (isComplete) return reached(whole);
      return runsStill && !isStamped && !breaksOff ? reached(toDate()) : null;
    };
    const yearAgo = (calendar.springFestival === 'on' && isDaily(grain) ? festivalYearBefore(period) : null) ?? yearBefore(period);
    return firstCompared({
      period,
      isComplete,
      covered,
      previous: compared(previousPeriod(period, calendar), () => sameDaysBefore(period, elapsed, calendar)),
      yearBefore: isYearly(grain) ? null : compared(yearAgo, () => firstDays(yearAgo, elapsed)),
    });
  });
  const last = periods[periods.length - 1];
  return {
    grain,
    calendar,
    periods,
    combined: grain === 'month' && calendar.springFestival === 'on' ? combinedMonths(periods).map(firstCompared) : [],
    lastComplete: periods.findLast((each) => each.isComplete) ?? null,
    partial: last !== undefined && !last.isComplete ? last : null,
    firstDay,
    lastDay: dataEnd,
    isStamped,
  };
}

/** A period, or all data, and what it is compared with. */
type Compared = Pick<ReportingPeriod, 'previous' | 'yearBefore'> & { readonly covered: Period | null };

/** The same a year before, whether it is compared with first or beside the period before. Null for years. */
export function sameYearBefore({ covered, previous, yearBefore: beside }: Compared): Period | null {
  if (beside !== null || covered === null || previous === null) return beside;
  return liesYearBack(previous, covered) ? previous : null;
}

/** Whether what a period is compared with first is the same a year before. */
export function comparesYears(each: Compared): boolean {
  return each.yearBefore === null && sameYearBefore(each) !== null;
}

/** Whether a period is the same a year before another, told by how far back it lies (354 days where Spring Festival is aligned). Never of years. */
export function liesYearBack(before: Period, now: Period): boolean {
  return now.from - before.from > LEAST_YEAR && !isYearly(now.grain);
}

/** Days by which the same a year before lies back at the least: Spring Festival moves by three weeks and more. */
const LEAST_YEAR = 300;

/** The days in order, and the time of day of the last date of each. */
function dayEnds(dates: Float64Array): Map<number, number> {
  const ends = new Map<number, number>();
  for (const serial of dates) {
    if (Number.isNaN(serial)) continue;
    const day = Math.floor(serial);
    ends.set(day, Math.max(ends.get(day) ?? 0, serial - day));
  }
  return new Map([...ends].sort(([a], [b]) => a - b));
}

function coarseness(grain: Grain): number {
  return GRAINS.indexOf(grain);
}

/** Dates that stand for whole periods: one a month and always the first or last day of it, and so on. */
function stampedGrain(days: readonly number[], calendar: BusinessCalendar): Grain | null {
  if (days.length < 2) return null;
  for (const grain of ['fiscal-year', 'year', 'half-year', 'quarter', 'month'] as const) {
    if (grain === 'fiscal-year' && !isFiscal(calendar)) continue;
    const periods = days.map((day) => periodAt(grain, day, calendar));
    const oneEach = new Set(periods.map((period) => period.from)).size === days.length;
    const atStart = periods.every((period, index) => period.from === days[index]);
    const atEnd = periods.every((period, index) => period.to - 1 === days[index]);
    if (oneEach && (atStart || atEnd)) return grain;
  }
  return null;
}

function fittingGrain(days: readonly number[], stamp: Grain | null, calendar: BusinessCalendar): Grain {
  const span = (days[days.length - 1] ?? 0) - (days[0] ?? 0) + 1;
  const natural: Grain = span <= 21 ? 'day' : span <= 75 ? 'week' : span <= 366 * 8 ? 'month' : isFiscal(calendar) ? 'fiscal-year' : 'year';
  return stamp !== null && coarseness(stamp) > coarseness(natural) ? stamp : natural;
}

function isDaily(grain: Grain): boolean {
  return grain === 'day' || grain === 'week';
}

/** January and February of each year in which both are complete, against November and December and against the year before. */
function combinedMonths(months: readonly ReportingPeriod[]): ReportingPeriod[] {
  const complete = new Set(months.filter((each) => each.isComplete).map((each) => each.period.from));
  const known = (first: Period, last: Period): Period | null =>
    complete.has(first.from) && complete.has(last.from) ? { ...first, to: last.to } : null;
  return months.flatMap((january, index) => {
    const february = months[index + 1];
    if (dayOf(january.period.from).month !== 1 || february === undefined) return [];
    const period = known(january.period, february.period);
    if (period === null) return [];
    const [november, december] = [months[index - 2], months[index - 1]];
    const previous = november === undefined || december === undefined ? null : known(november.period, december.period);
    return [{ period, isComplete: true, covered: period, previous, yearBefore: known(yearBefore(january.period), yearBefore(february.period)) }];
  });
}

/** The period that a report is about: the one asked for, else the last complete one; where data has neither, its last. */
export function reportedPeriod(periods: ReportingPeriods, asked: Period | null): ReportingPeriod | undefined {
  const found = asked === null ? undefined : choosablePeriods(periods).find((each) => samePeriod(each.period, asked));
  return found ?? periods.lastComplete ?? periods.periods.at(-1);
}

/** January and February together where a period is compared with or as one of them, and both together can be compared. */
export function festivalMonths({ combined }: ReportingPeriods, { period }: ReportingPeriod): ReportingPeriod | null {
  const { year, month } = dayOf(period.from);
  if (month > 3) return null;
  return combined.find((each) => (each.yearBefore ?? each.previous) !== null && dayOf(each.period.from).year === year && !samePeriod(each.period, period)) ?? null;
}

/** Every period that a person may choose, in the order in which they end: January and February together after February. */
export function choosablePeriods({ periods, combined }: ReportingPeriods): ReportingPeriod[] {
  return [...periods, ...combined].sort((a, b) => a.period.to - b.period.to);
}
