import { Problem } from '../language/problem.ts';
import { metricTexts } from '../language/texts/metric.ts';
import { dayOf, isoDayOf, serialOf, weekdayOf } from './calendar.ts';
import type { Grain, Period } from './period.ts';

/** The period of a grain that a day falls in. Weeks begin on Monday. */
export function periodAt(grain: Grain, serial: number): Period {
  const day = Math.floor(serial);
  const { year, month } = dayOf(day);
  switch (grain) {
    case 'day':
      return { grain, from: day, to: day + 1 };
    case 'week': {
      const monday = day - weekdayOf(day);
      return { grain, from: monday, to: monday + 7 };
    }
    case 'month':
      return { grain, from: serialOf(year, month, 1), to: serialOf(year, month + 1, 1) };
    case 'quarter': {
      const first = Math.floor((month - 1) / 3) * 3 + 1;
      return { grain, from: serialOf(year, first, 1), to: serialOf(year, first + 3, 1) };
    }
    case 'year':
      return { grain, from: serialOf(year, 1, 1), to: serialOf(year + 1, 1, 1) };
  }
}

export function previousPeriod(period: Period): Period {
  return periodAt(period.grain, period.from - 1);
}

export function nextPeriod(period: Period): Period {
  return periodAt(period.grain, period.to);
}

/** The same period a year before; for weeks and days 52 weeks before, so that weekdays stay aligned. */
export function yearBefore(period: Period): Period {
  if (period.grain === 'day' || period.grain === 'week') {
    return { grain: period.grain, from: period.from - 364, to: period.to - 364 };
  }
  const { year, month } = dayOf(period.from);
  return periodAt(period.grain, serialOf(year - 1, month, 1));
}

/** Every period from that of the first day to that of the last, in order. */
export function periodsBetween(grain: Grain, first: number, last: number): Period[] {
  const periods: Period[] = [];
  for (let period = periodAt(grain, first); period.from <= last; period = nextPeriod(period)) periods.push(period);
  return periods;
}

/** The first `days` days of a period: what is compared with a period that is still running. */
export function firstDays(period: Period, days: number): Period {
  return { grain: period.grain, from: period.from, to: Math.min(period.to, period.from + days) };
}

/** A stable short name: `2018-04`, `2018-Q2`, `2018-W14`, `2018`, `2018-04-01`. */
export function periodKey(period: Period): string {
  const { year, month } = dayOf(period.from);
  switch (period.grain) {
    case 'day':
      return isoDayOf(period.from);
    case 'week': {
      // ISO 8601: a week belongs to the year of its Thursday.
      const owner = dayOf(period.from + 3).year;
      const first = periodAt('week', serialOf(owner, 1, 4)).from;
      return `${owner}-W${String((period.from - first) / 7 + 1).padStart(2, '0')}`;
    }
    case 'month':
      return `${year}-${String(month).padStart(2, '0')}`;
    case 'quarter':
      return `${year}-Q${Math.floor((month - 1) / 3) + 1}`;
    case 'year':
      return String(year);
  }
}

/** Reads what `periodKey` writes. Throws Problem `bad-period`. */
export function parsePeriod(words: string): Period {
  const match = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|W(\d{2})))?$/.exec(words.trim());
  const period = match === null ? null : periodOfMatch(match);
  if (period === null || periodKey(period) !== words.trim()) throw new Problem('bad-period', metricTexts.badPeriod(words));
  return period;
}

function periodOfMatch(match: RegExpExecArray): Period {
  const year = Number(match[1]);
  if (match[5] !== undefined) return periodAt('week', periodAt('week', serialOf(year, 1, 4)).from + (Number(match[5]) - 1) * 7);
  if (match[4] !== undefined) return periodAt('quarter', serialOf(year, Number(match[4]) * 3, 1));
  if (match[3] !== undefined) return periodAt('day', serialOf(year, Number(match[2]), Number(match[3])));
  if (match[2] !== undefined) return periodAt('month', serialOf(year, Number(match[2]), 1));
  return periodAt('year', serialOf(year, 1, 1));
}
