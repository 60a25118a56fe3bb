import type { NewClip, NewFigure, NewKpi, News, PriceStep } from '../../../core/digest/digest.ts';

export const SPAN = { team: '市场部', since: '2026-11-23T01:00:00.000Z', until: '2026-11-24T01:00:00.000Z' };

export const price = (said: Partial<PriceStep> = {}): PriceStep => ({ product: 'lamp', name: '星河台灯', currency: 'CNY', before: '129.00', now: '99.00', url: 'https://shop.example.com/lamp?id=1', at: '2026-11-23T08:00:00.000Z', ...said });
export const clip = (said: Partial<NewClip> = {}): NewClip => ({ title: '星河台灯 2026 款', url: 'https://www.shop.example.com/lamp', who: '安娜', project: '竞品', at: '2026-11-23T08:00:00.000Z', ...said });
export const figure = (said: Partial<NewFigure> = {}): NewFigure => ({ sentence: '星河的份额约 30%。', url: 'https://news.example.com/a', at: '2026-11-23T08:00:00.000Z', ...said });
export const kpi = (said: Partial<NewKpi> = {}): NewKpi => ({
  label: '销售', period: '2025年9月', value: 56320100, unit: 'CNY', shown: '¥5632万', report: '销售表现', workbook: '月报.xlsx', who: '安娜', source: '销售明细!F5:F373', url: null,
  before: { period: '2025年8月', value: 54283000, shown: '¥5428.3万' }, ...said,
});

export const news = (said: Partial<News> = {}): News => ({ clips: [], prices: [], figures: [], kpis: [], ...said });
export const everything = news({ clips: [clip()], prices: [price()], figures: [figure()], kpis: [kpi()] });
