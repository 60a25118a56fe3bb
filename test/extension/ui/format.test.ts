import { describe, expect, it } from 'vitest';
import { daysUntil, formatAgo, formatMoney, formatPrice, formatPublished } from '../../../extension/ui/format.ts';

describe('formatMoney', () => {
  it('keeps every digit as it was read', () => {
    expect(formatMoney({ amount: '1299.00', currency: 'CNY', symbol: '¥' }, 'zh')).toBe('¥1,299.00');
    expect(formatMoney({ amount: '1299', currency: 'USD', symbol: '$' }, 'en')).toBe('$1,299');
    expect(formatMoney({ amount: '9007199254740993.10', currency: 'USD', symbol: '$' }, 'en')).toBe('$9,007,199,254,740,993.10');
    expect(formatMoney({ amount: '0.005', currency: 'USD', symbol: '$' }, 'en')).toBe('$0.005');
  });

  it('shows the symbol of the page where the currency is not known', () => {
    expect(formatMoney({ amount: '49.9', currency: null, symbol: '¥' }, 'en')).toBe('¥49.9');
    expect(formatMoney({ amount: '49.9', currency: null, symbol: null }, 'en')).toBe('49.9');
  });
});

describe('formatPrice', () => {
  const at = (amount: string) => ({ amount, currency: 'USD', symbol: '$' });

  it('tells one price from a range and from where prices begin', () => {
    expect(formatPrice({ price: at('29'), priceTo: null, isPriceFrom: false }, 'en')).toBe('$29');
    expect(formatPrice({ price: at('29'), priceTo: at('49'), isPriceFrom: true }, 'en')).toBe('$29–$49');
    expect(formatPrice({ price: at('29'), priceTo: null, isPriceFrom: true }, 'en')).toBe('from $29');
    expect(formatPrice({ price: at('29'), priceTo: null, isPriceFrom: true }, 'zh')).toBe('$29 起');
    expect(formatPrice({ price: null, priceTo: null, isPriceFrom: false }, 'zh')).toBe('');
  });
});

describe('formatAgo', () => {
  const now = new Date('2026-03-10T12:00:00Z');
  it.each([
    ['2026-03-10T11:59:40Z', 'just now', '刚刚'],
    ['2026-03-10T11:55:00Z', '5 minutes ago', '5分钟前'],
    ['2026-03-09T12:00:00Z', 'yesterday', '昨天'],
    ['2026-03-07T11:00:00Z', '3 days ago', '3天前'],
    ['2025-03-07T11:00:00Z', 'last year', '去年'],
    ['2026-03-10T12:00:30Z', 'just now', '刚刚'],
  ])('%s', (moment, en, zh) => {
    expect(formatAgo(moment, now, 'en')).toBe(en);
    expect(formatAgo(moment, now, 'zh')).toBe(zh);
  });
});

describe('formatPublished', () => {
  it('keeps a day the same day in every time zone, and odd writing as it is', () => {
    expect(formatPublished('2026-08-03', 'en')).toBe('Aug 3, 2026');
    expect(formatPublished('last spring', 'en')).toBe('last spring');
  });
});

describe('daysUntil', () => {
  const now = new Date('2026-03-10T12:00:00Z');
  it.each([
    ['2026-03-17T12:00:00Z', 7],
    ['2026-03-17T11:59:00Z', 7],
    ['2026-03-16T12:00:00Z', 6],
    ['2026-03-10T18:00:00Z', 1],
    ['2026-03-09T12:00:00Z', 0],
  ])('%s', (moment, days) => expect(daysUntil(moment, now)).toBe(days));
});
