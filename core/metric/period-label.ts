import { formatDate, formatDay, formatMonth } from '../language/format.ts';
import type { Language, Text } from '../language/language.ts';
import { metricTexts } from '../language/texts/metric.ts';
import { dayOf } from './calendar.ts';
import type { Period } from './period.ts';
import { periodAt, periodKey } from './periods.ts';

/**
 * A period as people name it: `2018年4月`, `Apr 2018`; its first days as `2018年5月（前6天）`,
 * `May 2018 (first 6 days)`; several in a row as `2017年5月至2018年4月`.
 */
export function periodLabel(period: Period): Text {
  const whole = periodAt(period.grain, period.from);
  const { year, month } = dayOf(period.from);
  if (whole.from !== period.from || whole.to !== period.to) {
    const last = periodAt(period.grain, period.to - 1);
    const isWholePeriods = whole.from === period.from && last.to === period.to;
    if (isWholePeriods) return stretchLabel(whole, last);
    return whole.from === period.from && period.to < whole.to ? metricTexts.firstDays(periodLabel(whole), period.to - period.from) : spanLabel(period);
  }
  switch (period.grain) {
    case 'day':
      return inBoth((language) => formatDate(period.from, language));
    case 'week': {
      const [owner = '', week = ''] = periodKey(period).split('-W');
      return metricTexts.week(Number(owner), Number(week));
    }
    case 'month':
      return inBoth((language) => formatMonth(period.from, language));
    case 'quarter':
      return metricTexts.quarter(year, Math.ceil(month / 3));
    case 'year':
      return metricTexts.year(year);
  }
}

function spanLabel(period: Period): Text {
  const last = period.to - 1;
  const sameYear = dayOf(period.from).year === dayOf(last).year;
  const first = inBoth((language) => (sameYear ? formatDay : formatDate)(period.from, language));
  return last === period.from ? inBoth((language) => formatDate(last, language)) : metricTexts.span(first, inBoth((language) => formatDate(last, language)));
}

function stretchLabel(first: Period, last: Period): Text {
  return metricTexts.span(periodLabel(first), periodLabel(last));
}

function inBoth(format: (language: Language) => string): Text {
  return { zh: format('zh'), en: format('en') };
}
