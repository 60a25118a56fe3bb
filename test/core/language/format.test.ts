import { describe, expect, it } from 'vitest';
import { formatDate, formatDay, formatMoney, formatMonth, formatPercent, formatPrice, formatShort } from '../../../core/language/format.ts';

describe('numbers as people write them', () => {
  it.each([
    [1_265_793.29, '126.6万', '1.27M'],
    [123_456_789, '1.23亿', '123.5M'],
    [-45_678.9, '-4.57万', '-45.68K'],
    [9_999.5, '9,999.5', '9,999.5'],
    [0, '0', '0'],
  ])('%d is %s and %s', (value, zh, en) => {
    expect(formatShort(value, 'zh')).toBe(zh);
    expect(formatShort(value, 'en')).toBe(en);
  });

  it('money has its sign, and cents in full or not at all', () => {
    expect(formatMoney(17.1, 'USD', 'en')).toBe('$17.10');
    expect(formatMoney(270, 'CNY', 'zh')).toBe('¥270');
    expect(formatMoney(12, null, 'en')).toBe('12');
    expect(formatPrice(1299, 'CNY', 'zh')).toBe('¥1,299.00');
  });

  it('changes have a sign where it is asked for, nothing has none', () => {
    expect(formatPercent(0.1234, 'en', { signed: true })).toBe('+12.3%');
    expect(formatPercent(0, 'en', { signed: true })).toBe('0%');
  });

  it('dates are of the language', () => {
    expect([formatDate(43_226, 'zh'), formatDay(43_226, 'zh'), formatMonth(43_226, 'zh')]).toEqual(['2018年5月6日', '5月6日', '2018年5月']);
    expect([formatDate(43_226, 'en'), formatDay(43_226, 'en'), formatMonth(43_226, 'en')]).toEqual(['May 6, 2018', 'May 6', 'May 2018']);
  });
});
