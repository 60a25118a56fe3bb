import type { Text } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import { isFiscal, PLAIN_CALENDAR } from '../metric/business-calendar.ts';
import { periodLabel } from '../metric/period-label.ts';
import { periodAt } from '../metric/periods.ts';
import type { ReportingPeriod, ReportingPeriods } from '../metric/reporting-periods.ts';

/** What a person must know to read the names of a report's periods; null where they are the plain calendar's. */
export function calendarNote({ calendar, grain }: ReportingPeriods, { period }: ReportingPeriod): Text | null {
  if (grain === 'week') {
    const isPlain = calendar.weekStart === PLAIN_CALENDAR.weekStart && calendar.weekNumbers === PLAIN_CALENDAR.weekNumbers;
    return isPlain ? null : reportTexts.weeks(calendar.weekStart, calendar.weekNumbers);
  }
  if (!isFiscal(calendar) || grain === 'day' || grain === 'month' || grain === 'year') return null;
  const year = periodAt('fiscal-year', period.from, calendar);
  return reportTexts.fiscalYear(periodLabel(year, calendar), periodLabel({ ...year, grain: 'month' }, calendar));
}
