import type { BusinessCalendar } from './business-calendar.ts';
import { firstWeekday } from './business-calendar.ts';
import type { Grain } from './period.ts';
import { MONTHS_OF, yearStart } from './periods.ts';

/** An SQL expression of the day that the period begins with in which `date` (a DATE or TIMESTAMP) falls: `periodAt` for the engine. */
export function sqlPeriodStart(date: string, grain: Grain, calendar: BusinessCalendar): string {
  if (grain === 'day') return `date_trunc('day', ${date})::DATE`;
  if (grain === 'week') {
    const shift = `INTERVAL ${firstWeekday(calendar)} DAY`;
    return `(date_trunc('week', ${date} - ${shift}) + ${shift})::DATE`;
  }
  const into = `((month(${date}) + ${12 - yearStart(grain, calendar)}) % ${MONTHS_OF[grain]})`;
  return `(date_trunc('month', ${date}) - to_months(${into}::INTEGER))::DATE`;
}
