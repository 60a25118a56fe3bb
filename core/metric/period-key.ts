import { Problem } from '../language/problem.ts';
import { metricTexts } from '../language/texts/metric.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { fiscalYearBeginning, fiscalYearName, isFiscal } from './business-calendar.ts';
import { dayOf, isoDayOf, serialOf } from './calendar.ts';
import type { Grain, Period } from './period.ts';
import { isJanuaryAndFebruary, januaryAndFebruary, periodAt, yearStart } from './periods.ts';

/**
 * A stable short name: `2018-04`, `2018-01/02`, `2018-Q2`, `2018-H1`, `2018-W14`, `2018`, `2018-04-01`; where the
 * fiscal year does not begin in January also `FY2018-Q1`, `FY2018-H1`, and for the year itself `FY2018` anywhere.
 */
export function periodKey(period: Period, calendar: BusinessCalendar): string {
  const { year, month } = dayOf(period.from);
  switch (period.grain) {
    case 'day':
      return isoDayOf(period.from);
    case 'week': {
      const { year: owner, week } = weekOf(period, calendar);
      return `${owner}-W${twoDigits(week)}`;
    }
    case 'month':
      return isJanuaryAndFebruary(period) ? `${year}-01/02` : `${year}-${twoDigits(month)}`;
    case 'quarter':
    case 'half-year': {
      const { year: name, part } = yearPart(period, calendar);
      return `${isFiscal(calendar) ? 'FY' : ''}${name}-${period.grain === 'quarter' ? 'Q' : 'H'}${part}`;
    }
    case 'year':
      return String(year);
    case 'fiscal-year':
      return `FY${fiscalYearName(year, calendar)}`;
  }
}

/** Year and number of a week: by `iso` it is of the year that has most of its days, by `january-1` of that of its last day. */
export function weekOf(week: Period, calendar: BusinessCalendar): { readonly year: number; readonly week: number } {
  const { year } = dayOf(week.from + decidingDay(calendar));
  return { year, week: (week.from - firstWeek(year, calendar).from) / 7 + 1 };
}

/** The year that a quarter or half-year belongs to, as it is called, and its number in it. */
export function yearPart(period: Period, calendar: BusinessCalendar): { readonly year: number; readonly part: number } {
  const { year, month } = dayOf(period.from);
  const start = yearStart(period.grain, calendar);
  const into = (month - start + 12) % 12;
  return { year: fiscalYearName(month < start ? year - 1 : year, calendar), part: into / (period.grain === 'quarter' ? 3 : 6) + 1 };
}

/** The day of a week, counted from 0, whose year is the week's: the fourth lies with most of them. */
function decidingDay({ weekNumbers }: BusinessCalendar): number {
  return weekNumbers === 'iso' ? 3 : 6;
}

function firstWeek(year: number, calendar: BusinessCalendar): Period {
  return periodAt('week', serialOf(year, 1, calendar.weekNumbers === 'iso' ? 4 : 1), calendar);
}

const KEY = /^(FY)?(\d{4})(?:-(?:(\d{2})(?:-(\d{2})|\/(02))?|([QH])([1-4])|W(\d{2})))?$/;

/** Reads what `periodKey` writes. Throws Problem `bad-period`. */
export function parsePeriod(words: string, calendar: BusinessCalendar): Period {
  const key = words.trim();
  const match = KEY.exec(key);
  const period = match === null ? null : periodOfMatch(match, calendar);
  if (period === null || periodKey(period, calendar) !== key) throw new Problem('bad-period', metricTexts.badPeriod(words, isFiscal(calendar)));
  return period;
}

function periodOfMatch([, fiscal, yearDigits, month, day, february, letter, part, week]: RegExpExecArray, calendar: BusinessCalendar): Period {
  const year = Number(yearDigits);
  if (week !== undefined) return periodAt('week', firstWeek(year, calendar).from + (Number(week) - 1) * 7, calendar);
  if (letter !== undefined) return yearPartAt(letter === 'Q' ? 'quarter' : 'half-year', year, Number(part), calendar);
  if (february !== undefined) return januaryAndFebruary(year);
  if (day !== undefined) return periodAt('day', serialOf(year, Number(month), Number(day)), calendar);
  if (month !== undefined) return periodAt('month', serialOf(year, Number(month), 1), calendar);
  return fiscal === undefined ? periodAt('year', serialOf(year, 1, 1), calendar) : yearPartAt('fiscal-year', year, 1, calendar);
}

function yearPartAt(grain: Extract<Grain, 'quarter' | 'half-year' | 'fiscal-year'>, name: number, part: number, calendar: BusinessCalendar): Period {
  const months = grain === 'quarter' ? 3 : 6;
  return periodAt(grain, serialOf(fiscalYearBeginning(name, calendar), calendar.fiscalYearStart + (part - 1) * months, 1), calendar);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
