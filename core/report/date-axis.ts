import type { Language } from '../language/language.ts';
import { dayOf, weekdayOf } from '../metric/calendar.ts';
import type { PlannedChart } from '../workbook/sheet-plan.ts';

/** Distances of ticks, in days: whole weeks, so that every tick is a Monday; each says its own day, since months are not of one length. */
const STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728] as const;
const MOST_TICKS = 8;

type DateAxis = Required<Pick<PlannedChart, 'axisStart' | 'axisEnd' | 'axisStep' | 'axisFormat'>>;

/** An axis of days from before the first to after the last: `last` is the first moment that nothing lies beyond. */
export function dateAxis(first: number, last: number, language: Language): DateAxis {
  const span = Math.max(1, last - first);
  const step = STEPS.find((days) => span / days <= MOST_TICKS) ?? Math.ceil(span / MOST_TICKS / 364) * 364;
  const start = step < 7 ? Math.floor(first) : Math.floor(first) - weekdayOf(first);
  const end = start + Math.ceil((last - start) / step) * step;
  const isOneYear = dayOf(start).year === dayOf(end).year;
  const formats = { zh: isOneYear ? 'm"月"d"日"' : 'yyyy/m/d', en: isOneYear ? 'mmm d' : 'mmm d, yyyy' };
  return { axisStart: start, axisEnd: end, axisStep: step, axisFormat: formats[language] };
}
