import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { isFiscal } from '../../metric/business-calendar.ts';
import { dayOf } from '../../metric/calendar.ts';
import type { Grain, Period } from '../../metric/period.ts';
import { nextPeriod, periodAt } from '../../metric/periods.ts';

/** Periods that make a season, where a grain has one: days of a week, weeks, months, quarters and halves of a year. */
const SEASONS: Partial<Record<Grain, number>> = { day: 7, week: 52, month: 12, quarter: 4, 'half-year': 2 };
/** How far ahead people look, where the year's end does not say it. */
const AHEAD: Readonly<Record<Grain, number>> = { day: 14, week: 8, month: 3, quarter: 2, 'half-year': 2, year: 2, 'fiscal-year': 2 };
/** With two seasons behind them months are looked at half a year ahead. */
const MONTHS_WITH_SEASONS = 6;

export function seasonOf(grain: Grain): number | null {
  return SEASONS[grain] ?? null;
}

/** The year that a forecast beginning with a period runs in, as the business counts it. */
export function yearOf(first: Period, calendar: BusinessCalendar): Period {
  return periodAt(isFiscal(calendar) ? 'fiscal-year' : 'year', first.from, calendar);
}

/**
 * The periods to forecast after the last of a history: as many as `wished`, else to the end of the year where months
 * and quarters are counted, and never more than half as many as there were.
 */
export function periodsAhead(history: readonly Period[], wished: number | null, calendar: BusinessCalendar): Period[] {
  const last = history.at(-1);
  if (last === undefined) return [];
  const first = nextPeriod(last, calendar);
  const ahead: Period[] = [first];
  const count = wished ?? usualCount(history, first, calendar);
  while (ahead.length < count) ahead.push(nextPeriod(ahead.at(-1) ?? first, calendar));
  return ahead;
}

function usualCount(history: readonly Period[], first: Period, calendar: BusinessCalendar): number {
  const { grain } = first;
  const most = Math.max(1, Math.floor(history.length / 2));
  const usual = grain === 'month' && history.length >= 24 ? MONTHS_WITH_SEASONS : AHEAD[grain];
  if (grain !== 'month' && grain !== 'quarter') return Math.min(most, usual);
  const { to } = yearOf(first, calendar);
  let left = 0;
  for (let period = first; period.to <= to; period = nextPeriod(period, calendar)) left += 1;
  return Math.min(most, Math.max(usual, left));
}

/** Whether a period is a January or a February. */
export function isFestivalMonth({ grain, from }: Period): boolean {
  return grain === 'month' && dayOf(from).month <= 2;
}
