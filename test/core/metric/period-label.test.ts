import { describe, expect, it } from 'vitest';
import { serialOf } from '../../../core/metric/calendar.ts';
import { periodLabel } from '../../../core/metric/period-label.ts';
import { firstDays, parsePeriod } from '../../../core/metric/periods.ts';

describe('a period is called', () => {
  it.each([
    ['2018-04', '2018年4月', 'Apr 2018'],
    ['2018-Q2', '2018年第2季度', 'Q2 2018'],
    ['2018-W14', '2018年第14周', 'Week 14, 2018'],
    ['2018', '2018年', '2018'],
    ['2018-05-06', '2018年5月6日', 'May 6, 2018'],
  ])('%s: %s, %s', (key, zh, en) => {
    expect(periodLabel(parsePeriod(key))).toEqual({ zh, en });
  });

  it('by its first days, by several in a row, by its ends', () => {
    const may = parsePeriod('2018-05');
    expect(periodLabel(firstDays(may, 6))).toEqual({ zh: '2018年5月（前6天）', en: 'May 2018 (first 6 days)' });
    expect(periodLabel({ ...may, from: serialOf(2017, 6, 1) })).toEqual({ zh: '2017年6月至2018年5月', en: 'Jun 2017 to May 2018' });
    expect(periodLabel({ ...may, from: serialOf(2018, 5, 4) })).toEqual({ zh: '5月4日至2018年5月31日', en: 'May 4 to May 31, 2018' });
  });
});
