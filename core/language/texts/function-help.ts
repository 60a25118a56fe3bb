import type { Text } from '../language.ts';

interface FunctionHelp {
  readonly description: Text;
  /** In the order in which a formula gives them. */
  readonly parameters: readonly { readonly name: Text; readonly description: Text }[];
}

/** What Excel shows beside a formula of ours while it is typed. */
export const FUNCTION_HELP = {
  clip: {
    description: { zh: '工作簿里一条剪藏的某一项，如标题、价格、剪藏时间。', en: 'One thing that a clip in this workbook says: its title, price, when it was clipped.' },
    parameters: [
      { name: { zh: '剪藏', en: 'clip' }, description: { zh: '剪藏的编号，或网页的网址。', en: 'The clip’s id, or the address of its page.' } },
      { name: { zh: '项目', en: 'field' }, description: { zh: '标题、网址、网站、剪藏时间、发布时间、商品、价格、货币、原价、评分等。', en: 'title, address, site, clipped, published, product, price, currency, old price, rating and others.' } },
    ],
  },
  price: {
    description: { zh: '商品在竞品那里的价格：最近一次剪藏的，或某一天为止的。', en: 'The price of a product at a competitor: as last clipped, or as clipped by a date.' },
    parameters: [
      { name: { zh: '商品', en: 'product' }, description: { zh: '商品名称，不必和网页上一字不差。', en: 'The product’s name; it need not be letter for letter that of the page.' } },
      { name: { zh: '竞品', en: 'competitor' }, description: { zh: '卖家或网站的名称，或网站的域名。', en: 'The seller’s or site’s name, or the site’s domain.' } },
      { name: { zh: '日期', en: 'date' }, description: { zh: '可不填。填了就取这一天为止最近一次剪藏的价格。', en: 'May be left out. With it: the price as last clipped by that day.' } },
    ],
  },
  kpi: {
    description: { zh: '本工作簿报告里一个指标在某个期间的数。', en: 'A metric of the reports in this workbook for a period.' },
    parameters: [
      { name: { zh: '指标', en: 'metric' }, description: { zh: '报告里的指标名称，如“销售”。', en: 'The metric as the report calls it, such as Sales.' } },
      { name: { zh: '期间', en: 'period' }, description: { zh: '如“2025年9月”、2025-09、2025-Q3，或这个期间里的一个日期。', en: 'Such as 2025-09, Sep 2025, 2025-Q3, or a date in the period.' } },
      { name: { zh: '条件', en: 'filters' }, description: { zh: '可不填。如“渠道=门店”；几个条件用分号隔开，也可以引用两列单元格。', en: 'May be left out. Such as Region=East; several are parted by semicolons, or stand in two columns of cells.' } },
    ],
  },
} as const satisfies Record<string, FunctionHelp>;
