import { weekdayOf } from './calendar.ts';
import type { Grain, Period } from './period.ts';
import { firstDays, periodAt, periodsBetween, previousPeriod, yearBefore } from './periods.ts';

/** A period that data reaches into, and what it may honestly be compared with. */
export interface ReportingPeriod {
  readonly period: Period;
  /** False where data begins after the period does or ends before it ends. */
  readonly isComplete: boolean;
  /** The days of the period that have data: the whole of it, or up to the last day of data. */
  readonly covered: Period;
  /**
   * What to compare with: the whole period before, or the same number of days of it where this one is still
   * running. Null where data does not cover that, or where days cannot be told apart.
   */
  readonly previous: Period | null;
  /** The same a year before. */
  readonly yearBefore: Period | null;
}

export interface ReportingPeriods {
  readonly grain: Grain;
  /** From the first with data to the last, without gaps. */
  readonly periods: readonly ReportingPeriod[];
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
  /** Taken over the one that fits the data. */
  readonly grain?: Grain;
  /** The last day that data reaches, where the sheet says it beside the table. */
  readonly dataThrough?: number | null;
}

/**
 * The periods of a column of dates. A last period is partial where, by the rhythm of the data, days with data
 * are still to come in it: for daily data on working days that is any working day, for sparse data a longer
 * gap than nine in ten of those seen. Null where there are no dates.
 */
export function reportingPeriods(dates: Float64Array, wishes: PeriodWishes = {}): ReportingPeriods | null {
  const days = distinctDays(dates);
  const firstDay = days[0];
  const latest = days[days.length - 1];
  if (firstDay === undefined || latest === undefined) return null;
  const stamp = stampedGrain(days);
  const grain = wishes.grain ?? fittingGrain(days, stamp);
  const isStamped = stamp !== null && coarseness(stamp) >= coarseness(grain);
  const saidThrough = wishes.dataThrough ?? null;
  const lastDay = isStamped && stamp !== null ? periodAt(stamp, latest).to - 1 : latest;
  const lastSaid = saidThrough !== null && saidThrough >= latest && saidThrough < lastDay ? Math.floor(saidThrough) : null;
  const dataEnd = lastSaid ?? lastDay;

  const rhythm = rhythmOf(days);
  const all = periodsBetween(grain, firstDay, latest);
  const isCovered = (period: Period) => {
    const starts = period.from >= firstDay || isStamped || rhythm.expected(period.from, firstDay) <= 0.1 * rhythm.expected(period.from, period.to);
    const ends = period.to - 1 <= dataEnd || (lastSaid === null && !isStamped && rhythm.isOver(dataEnd, period.to));
    return starts && ends;
  };
  const complete = all.map(isCovered);
  const firstComplete = all[complete.indexOf(true)];
  const reaches = (period: Period) => period.from >= (firstComplete?.from ?? Infinity);

  const periods = all.map((period, index): ReportingPeriod => {
    const isComplete = complete[index] ?? false;
    const covered = isComplete ? period : { grain, from: Math.max(period.from, firstDay), to: Math.min(period.to, dataEnd + 1) };
    const runsStill = !isComplete && index === all.length - 1 && period.from >= firstDay;
    const comparable = (other: Period) => {
      if (!reaches(other) || (!isComplete && !runsStill)) return null;
      if (isComplete) return other;
      return isStamped ? null : firstDays(other, covered.to - covered.from);
    };
    return { period, isComplete, covered, previous: comparable(previousPeriod(period)), yearBefore: comparable(yearBefore(period)) };
  });
  const last = periods[periods.length - 1];
  return {
    grain,
    periods,
    lastComplete: periods.findLast((each) => each.isComplete) ?? null,
    partial: last !== undefined && !last.isComplete ? last : null,
    firstDay,
    lastDay: dataEnd,
    isStamped,
  };
}

function distinctDays(dates: Float64Array): number[] {
  const days = new Set<number>();
  for (const serial of dates) if (!Number.isNaN(serial)) days.add(Math.floor(serial));
  return [...days].sort((a, b) => a - b);
}

const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year'];

function coarseness(grain: Grain): number {
  return GRAINS.indexOf(grain);
}

/** Dates that stand for whole periods: one a month and always the first or last day of it, and so on. */
function stampedGrain(days: readonly number[]): Grain | null {
  if (days.length < 2) return null;
  for (const grain of ['year', 'quarter', 'month'] as const) {
    const periods = days.map((day) => periodAt(grain, day));
    const oneEach = new Set(periods.map((period) => period.from)).size === days.length;
    const atStart = periods.every((period, index) => period.from === days[index]);
    const atEnd = periods.every((period, index) => period.to - 1 === days[index]);
    if (oneEach && (atStart || atEnd)) return grain;
  }
  return null;
}

function fittingGrain(days: readonly number[], stamp: Grain | null): Grain {
  const span = (days[days.length - 1] ?? 0) - (days[0] ?? 0) + 1;
  const natural: Grain = span <= 21 ? 'day' : span <= 75 ? 'week' : span <= 366 * 8 ? 'month' : 'year';
  return stamp !== null && coarseness(stamp) > coarseness(natural) ? stamp : natural;
}

interface Rhythm {
  /** Days on which data is to be expected from `from` until before `to`. */
  expected(from: number, to: number): number;
  /** Whether no more data is to be expected after `last` until before `to`. */
  isOver(last: number, to: number): boolean;
}

/** Which weekdays have data, and how far apart in such days data usually is. */
function rhythmOf(days: readonly number[]): Rhythm {
  const perWeekday = new Array<number>(7).fill(0);
  for (const day of days) perWeekday[weekdayOf(day)] = (perWeekday[weekdayOf(day)] ?? 0) + 1;
  const busiest = Math.max(...perWeekday);
  const isActive = perWeekday.map((count) => count > busiest * 0.1);
  const expected = (from: number, to: number) => {
    let count = 0;
    for (let day = from; day < to; day += 1) if (isActive[weekdayOf(day)] === true) count += 1;
    return count;
  };
  const gaps = days.slice(1).map((day, index) => Math.max(1, expected((days[index] ?? day) + 1, day + 1))).sort((a, b) => a - b);
  const usualGap = gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * 0.9))] ?? 1;
  return { expected, isOver: (last, to) => expected(last + 1, to) < usualGap };
}

