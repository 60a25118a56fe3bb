import type { RoleSlot } from './plugin.ts';

/** What people call the things that a table measures, the surest first. */
const MEASURE_WORDS: RoleSlot['hints'] = {
  zh: ['销售额', '成交额', '成交金额', '销售金额', '营业额', '营收', '收入', '销售', '实际', '金额', '订单数', '销量', '数量'],
  en: ['sales', 'revenue', 'sales amount', 'gmv', 'turnover', 'net sales', 'actual', 'amount', 'total', 'orders', 'quantity', 'units'],
};

/** Slots that most analyses of a table with dates share, to be put together as an analysis needs them. */
export const TABLE_SLOTS = {
  time: {
    slot: 'time',
    roles: ['time', 'start'],
    optional: false,
    many: false,
    hints: { zh: ['下单', '订单日期', '成交日期', '销售日期', '日期', '月份', '时间'], en: ['order date', 'sale date', 'invoice date', 'date', 'month', 'day'] },
  },
  /** What is planned is told apart from what is measured. */
  target: {
    slot: 'target',
    roles: ['measure'],
    optional: true,
    many: false,
    hints: { zh: ['目标', '计划', '预算', '指标'], en: ['target', 'plan', 'budget', 'quota'] },
  },
  /** All that can be added up, what people ask for first in front. */
  value: { slot: 'value', roles: ['measure'], optional: true, many: true, hints: MEASURE_WORDS },
  /** Rates and scores, which are averaged. */
  rate: { slot: 'rate', roles: ['ratio', 'score'], optional: true, many: true, hints: { zh: [], en: [] } },
  currency: { slot: 'currency', roles: ['currency'], optional: true, many: false, hints: { zh: ['币种', '货币'], en: ['currency'] } },
  dimension: { slot: 'dimension', roles: ['dimension', 'person', 'status', 'text'], optional: true, many: true, hints: { zh: [], en: [] } },
} as const satisfies Readonly<Record<string, RoleSlot>>;
