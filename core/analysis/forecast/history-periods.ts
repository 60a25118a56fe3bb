import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import type { Grain, Period } from '../../metric/period.ts';
import type { ReportingPeriods } from '../../metric/reporting-periods.ts';
import { reportingPeriods } from '../../metric/reporting-periods.ts';

/** The periods that a forecast can be made from. */
export interface HistoryPeriods {
  readonly periods: ReportingPeriods;
  /** Without gaps, the latest last. */
  readonly complete: readonly Period[];
  /** The grain that people would look at, and how many of its periods are complete: where the forecast goes by a finer one. */
  readonly usual: { readonly grain: Grain; readonly count: number } | null;
}

export interface HistoryWishes {
  readonly calendar: BusinessCalendar;
  /** Taken over the one that fits. */
  readonly grain: Grain | null;
  /** The last day that the sheet says its data reaches. */
  readonly dataThrough: number | null;
}

/**
 * From how many complete periods on a grain is worth a forecast, coarse before fine: a year of months says more than
 * the weeks in it, fewer months say less than their weeks.
 */
const WORTH: readonly { readonly grain: Grain; readonly least: number }[] = [
  { grain: 'month', least: 12 },
  { grain: 'week', least: 16 },
  { grain: 'day', least: 28 },
];
/** Share of the days (or weeks) within the data that must have rows for a finer grain to make sense. */
const DENSE = 0.6;

/**
 * The complete periods that days with data make: by the grain asked for, by that of the dates where they stand for
 * whole periods, by month where there is a year of them, else by week or by day where that gives a longer history.
 * Null where there are no days.
 */
export function historyPeriods(days: Float64Array, { calendar, grain, dataThrough }: HistoryWishes): HistoryPeriods | null {
  const by = (wished?: Grain) => reportingPeriods(days, { calendar, dataThrough, ...(wished === undefined ? {} : { grain: wished }) });
  const natural = by();
  if (natural === null) return null;
  if (grain !== null) return history(by(grain) ?? natural, null);
  if (natural.isStamped) return history(natural, null);
  const tried = WORTH.flatMap(({ grain: one, least }) => {
    const periods = by(one);
    return periods === null ? [] : [{ periods, least, count: completeOf(periods).length }];
  });
  const [months] = tried;
  const chosen = tried.find(({ periods, count, least }) => count >= least && (periods.grain === 'month' || isDense(days, periods))) ?? (months !== undefined && months.count >= 4 ? months : longest(tried, days));
  if (chosen === undefined) return history(natural, null);
  return history(chosen.periods, months === undefined || chosen === months ? null : { grain: 'month', count: months.count });
}

function history(periods: ReportingPeriods, usual: HistoryPeriods['usual']): HistoryPeriods {
  return { periods, complete: completeOf(periods), usual };
}

/** The last run of complete periods. */
function completeOf({ periods }: ReportingPeriods): Period[] {
  const last = periods.findLastIndex((each) => each.isComplete);
  const before = periods.findLastIndex((each, index) => index < last && !each.isComplete);
  return last < 0 ? [] : periods.slice(before + 1, last + 1).map((each) => each.period);
}

function longest<Tried extends { readonly periods: ReportingPeriods; readonly count: number }>(tried: readonly Tried[], days: Float64Array): Tried | undefined {
  return tried.filter(({ periods }) => isDense(days, periods)).sort((a, b) => b.count - a.count)[0];
}

/** Whether most periods have data of their own. */
function isDense(days: Float64Array, { periods }: ReportingPeriods): boolean {
  let filled = 0;
  let at = 0;
  for (const { period } of periods) {
    const start = at;
    while (at < days.length && (days[at] ?? Infinity) < period.to) at += 1;
    if (at > start) filled += 1;
  }
  return filled >= DENSE * periods.length;
}
