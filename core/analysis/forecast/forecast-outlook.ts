import type { Period } from '../../metric/period.ts';
import { isYearly } from '../../metric/period.ts';
import { yearBefore } from '../../metric/periods.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { yearOf } from './forecast-horizon.ts';
import type { HistoryPoint } from './history-series.ts';

/** What has come of a stretch of time and what is still to come. */
export interface Outlook {
  readonly span: Period;
  /** The part of it that has passed; null where all of it lies ahead. */
  readonly elapsed: Period | null;
  /** How many of the periods ahead it takes in. */
  readonly ahead: number;
  /** The same a year before, where the history holds it. */
  readonly yearBefore: Period | null;
}

/**
 * The year that a forecast begins in, where the forecast reaches its end and the history its beginning; and the part
 * of the year, to the last period ahead in a row that has a target. Null where there is no such.
 */
export function outlooks(
  history: readonly HistoryPoint[],
  ahead: readonly { readonly period: Period; readonly target: number | null }[],
  calendar: BusinessCalendar,
): { readonly year: Outlook | null; readonly targeted: Outlook | null } {
  const [next] = ahead;
  if (next === undefined || isYearly(next.period.grain)) return { year: null, targeted: null };
  const year = yearOf(next.period, calendar);
  const inYear = ahead.filter(({ period }) => period.to <= year.to);
  const passed = history.filter(({ period }) => period.from >= year.from);
  const from = passed[0]?.period.from ?? next.period.from;
  const first = history[0]?.period.from ?? Infinity;
  const outlook = (count: number): Outlook | null => {
    const last = inYear[count - 1];
    if (last === undefined) return null;
    const isWhole = from === year.from && last.period.to === year.to;
    const span = isWhole ? year : { grain: next.period.grain, from, to: last.period.to };
    const before = yearBefore(span);
    return {
      span,
      elapsed: passed.length === 0 ? null : { grain: next.period.grain, from, to: next.period.from },
      ahead: count,
      yearBefore: before.from >= first && before.to <= next.period.from && !isDaily(span) ? before : null,
    };
  };
  const withTarget = inYear.findIndex(({ target }) => target === null);
  const whole = outlook(inYear.length);
  return {
    year: whole !== null && whole.span === year ? whole : null,
    targeted: outlook(withTarget < 0 ? inYear.length : withTarget),
  };
}

/** Days of a year before meet weekdays, not dates: sums over stretches of days would not be of the same dates. */
function isDaily({ grain }: Period): boolean {
  return grain === 'day' || grain === 'week';
}
