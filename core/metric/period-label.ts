import { formatDate, formatDay, formatMonth } from '../language/format.ts';
import type { Language, Text } from '../language/language.ts';
import { metricTexts } from '../language/texts/metric.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { fiscalYearName, isFiscal } from './business-calendar.ts';
import { dayOf } from './calendar.ts';
import type { Period } from './period.ts';
import { weekOf, yearPart } from './period-key.ts';
import { periodAt, samePeriod } from './periods.ts';

/**
 * A period as people name it: `2018年4月`, `Apr 2018`; in a fiscal year `2025财年第1季度`, `Q1 FY2025`; its first days
 * as `2018年5月（前6天）`, `May 2018 (first 6 days)`; several in a row as `2018年1—2月`, `Jan–Feb 2018`, `2017年5月至2018年4月`.
 */
export function periodLabel(period: Period, calendar: BusinessCalendar): Text {
  const whole = periodAt(period.grain, period.from, calendar);
  const { year, month } = dayOf(period.from);
  if (!samePeriod(whole, period)) {
    const last = periodAt(period.grain, period.to - 1, calendar);
    const isWholePeriods = whole.from === period.from && last.to === period.to;
    const end = dayOf(last.from);
    if (isWholePeriods && period.grain === 'month' && end.year === year) return metricTexts.months(year, month, end.month);
    if (isWholePeriods) return metricTexts.span(periodLabel(whole, calendar), periodLabel(last, calendar));
    return whole.from === period.from && period.to < whole.to ? metricTexts.firstDays(periodLabel(whole, calendar), period.to - period.from) : spanLabel(period);
  }
  switch (period.grain) {
    case 'day':
      return inBoth((language) => formatDate(period.from, language));
    case 'week': {
      const { year: owner, week } = weekOf(period, calendar);
      return metricTexts.week(owner, week);
    }
    case 'month':
      return inBoth((language) => formatMonth(period.from, language));
    case 'quarter':
    case 'half-year': {
      const { year: name, part } = yearPart(period, calendar);
      const called = yearLabel(name, calendar);
      return period.grain === 'quarter' ? metricTexts.quarter(called, part) : metricTexts.halfYear(called, part);
    }
    case 'year':
      return metricTexts.year(year);
    case 'fiscal-year':
      return yearLabel(fiscalYearName(year, calendar), calendar);
  }
}

/** `2025财年`, `FY2025`; the plain year where the fiscal year is the calendar's. */
function yearLabel(name: number, calendar: BusinessCalendar): Text {
  return isFiscal(calendar) ? metricTexts.fiscalYear(name) : metricTexts.year(name);
}

/** By its ends, the year said once where both are in one: `2018年5月4日至5月31日`, `May 4 to May 31, 2018`. */
function spanLabel(period: Period): Text {
  const last = period.to - 1;
  if (last === period.from) return inBoth((language) => formatDate(last, language));
  const sameYear = dayOf(period.from).year === dayOf(last).year;
  return metricTexts.span(
    { zh: formatDate(period.from, 'zh'), en: (sameYear ? formatDay : formatDate)(period.from, 'en') },
    { zh: (sameYear ? formatDay : formatDate)(last, 'zh'), en: formatDate(last, 'en') },
  );
}

function inBoth(format: (language: Language) => string): Text {
  return { zh: format('zh'), en: format('en') };
}
