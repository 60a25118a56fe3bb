import { describe, expect, it } from 'vitest';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { serialOf } from '../../../core/metric/calendar.ts';
import { periodLabel } from '../../../core/metric/period-label.ts';
import { parsePeriod } from '../../../core/metric/period-key.ts';
import { firstDays } from '../../../core/metric/periods.ts';
import { calendarOf } from './some-periods.ts';

describe('a period is called', () => {
  it.each([
    ['2018-04', '2018年4月', 'Apr 2018'],
    ['2018-Q2', '2018年第2季度', 'Q2 2018'],
    ['2018-W14', '2018年第14周', 'Week 14, 2018'],
    ['2018-H1', '2018年上半年', 'H1 2018'],
    ['2018', '2018年', '2018'],
    ['FY2018', '2018年', '2018'],
    ['2018-01/02', '2018年1—2月', 'Jan–Feb 2018'],
    ['2018-05-06', '2018年5月6日', 'May 6, 2018'],
  ])('%s: %s, %s', (key, zh, en) => {
    expect(periodLabel(parsePeriod(key, PLAIN_CALENDAR), PLAIN_CALENDAR)).toEqual({ zh, en });
  });

  it('by its first days, by several in a row, by its ends', () => {
    const may = parsePeriod('2018-05', PLAIN_CALENDAR);
    expect(periodLabel(firstDays(may, 6), PLAIN_CALENDAR)).toEqual({ zh: '2018年5月（前6天）', en: 'May 2018 (first 6 days)' });
    expect(periodLabel({ ...may, from: serialOf(2017, 6, 1) }, PLAIN_CALENDAR)).toEqual({ zh: '2017年6月至2018年5月', en: 'Jun 2017 to May 2018' });
    expect(periodLabel({ ...may, from: serialOf(2018, 5, 4) }, PLAIN_CALENDAR)).toEqual({ zh: '2018年5月4日至5月31日', en: 'May 4 to May 31, 2018' });
    expect(periodLabel({ ...may, from: serialOf(2017, 12, 30), to: serialOf(2018, 1, 3) }, PLAIN_CALENDAR).zh).toBe('2017年12月30日至2018年1月2日');
  });

  it.each([
    ['FY2025', '2025财年', 'FY2025'],
    ['FY2025-Q1', '2025财年第1季度', 'Q1 FY2025'],
    ['FY2025-H2', '2025财年下半年', 'H2 FY2025'],
    ['2025', '2025年', '2025'],
    ['2025-04', '2025年4月', 'Apr 2025'],
  ])('in a business whose year begins in April %s: %s, %s', (key, zh, en) => {
    const calendar = calendarOf({ fiscalYearStart: 4 });
    expect(periodLabel(parsePeriod(key, calendar), calendar)).toEqual({ zh, en });
  });

  it('by the number that the business gives its weeks', () => {
    const week = parsePeriod('2026-W01', calendarOf({ weekNumbers: 'january-1', weekStart: 'sunday' }));
    expect(periodLabel(week, calendarOf({ weekNumbers: 'january-1', weekStart: 'sunday' })).en).toBe('Week 1, 2026');
    expect(periodLabel(week, calendarOf({ weekStart: 'sunday' })).en).toBe('Week 53, 2025');
  });
});
