import type { Text } from '../language.ts';

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'fiscal-year';

export const BY_GRAIN: Record<Grain, Text> = {
  day: { zh: '按日', en: 'by day' },
  week: { zh: '按周', en: 'by week' },
  month: { zh: '按月', en: 'by month' },
  quarter: { zh: '按季度', en: 'by quarter' },
  'half-year': { zh: '按半年', en: 'by half-year' },
  year: { zh: '按年', en: 'by year' },
  'fiscal-year': { zh: '按财年', en: 'by fiscal year' },
};

export const COUNTED: Record<Grain, { readonly zh: string; readonly one: string; readonly many: string }> = {
  day: { zh: '天', one: 'day', many: 'days' },
  week: { zh: '周', one: 'week', many: 'weeks' },
  month: { zh: '个月', one: 'month', many: 'months' },
  quarter: { zh: '个季度', one: 'quarter', many: 'quarters' },
  'half-year': { zh: '个半年', one: 'half-year', many: 'half-years' },
  year: { zh: '年', one: 'year', many: 'years' },
  'fiscal-year': { zh: '个财年', one: 'fiscal year', many: 'fiscal years' },
};

/** `12 个月`, `1 month`: how periods of a grain are counted. */
export function periodsNoun(grain: Grain, count: number): Text {
  const { zh, one, many } = COUNTED[grain];
  return { zh, en: count === 1 ? one : many };
}
