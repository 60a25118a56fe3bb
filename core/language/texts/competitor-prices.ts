import type { Text } from '../language.ts';

export const competitorTexts = {
  title: { zh: '竞品价格', en: 'Competitor prices' },
  question: { zh: '竞品卖多少钱，和我们的价格差多少？', en: 'What do competitors charge, and how far is it from our prices?' },
  fit: (count: number): Text => ({ zh: `剪藏里有 ${count} 个价格`, en: `Clipped pages hold ${count} prices` }),

  prices: { zh: '价格数', en: 'Prices' },
  sellers: { zh: '卖家数', en: 'Sellers' },
  medianIndex: { zh: '价格指数中位数', en: 'Median price index' },
  matched: { zh: '匹配商品数', en: 'Products matched' },
  priceOf: (name: string): Text => ({ zh: `${name}的价格`, en: `Price of ${name}` }),
  ourPriceOf: (name: string): Text => ({ zh: `我们的${name}价格`, en: `Our price of ${name}` }),
  ratingOf: (name: string): Text => ({ zh: `${name}的评分`, en: `Rating of ${name}` }),
  capturedLabel: { zh: '剪藏时间', en: 'Clipped on' },
  name: { zh: '名称', en: 'Name' },

  range: {
    zh: '{currency}价格从 {low}（{lowName}，{lowSeller}）到 {high}（{highName}，{highSeller}）。',
    en: 'Prices in {currency} run from {low} ({lowName}, {lowSeller}) to {high} ({highName}, {highSeller}).',
  },
  cheaper: {
    zh: '{seller}的{name}比我们便宜最多：{theirs}，我们 {ours}，指数 {index}。',
    en: '{seller} undercuts us most on {name}: {theirs} against our {ours}, an index of {index}.',
  },
  dearer: {
    zh: '{seller}的{name}比我们贵最多：{theirs}，我们 {ours}，指数 {index}。',
    en: '{seller} is furthest above us on {name}: {theirs} against our {ours}, an index of {index}.',
  },
  discounts: {
    zh: '{all} 个价格里有 {count} 个标了原价，降幅最大的是{name}：{cut}。',
    en: '{count} of {all} prices show an old price; the deepest cut is {cut} on {name}.',
  },
  summary: { zh: '{count} 个价格，来自 {sellers} 个卖家。', en: '{count} prices from {sellers} sellers.' },

  tableTitle: (currency: string | null): Text =>
    currency === null ? { zh: '币种不明的价格', en: 'Prices without a known currency' } : { zh: `${currency} 价格`, en: `Prices in ${currency}` },
  tableSubtitle: { zh: '由低到高；指数 = 对方价格 ÷ 我们的价格', en: 'Lowest first; index = their price ÷ ours' },
  tableSubtitlePlain: { zh: '由低到高', en: 'Lowest first' },
  columns: {
    seller: { zh: '卖家', en: 'Seller' },
    price: { zh: '价格', en: 'Price' },
    oldPrice: { zh: '原价', en: 'Old price' },
    cut: { zh: '降幅', en: 'Cut' },
    rating: { zh: '评分（满分 5）', en: 'Rating (of 5)' },
    captured: { zh: '剪藏日期', en: 'Clipped' },
    ours: { zh: '我们的价格', en: 'Our price' },
    index: { zh: '指数', en: 'Index' },
  },

  methodPage: { zh: '剪藏网页上所示', en: 'as shown on the clipped page' },
  methodCell: { zh: '价格表中的单元格', en: 'the cell of the price list' },
  methodCount: { zh: '剪藏中计数，同一网页只取最近一次剪藏', en: 'counted on the clips, the latest clip of each page' },
  methodMedian: { zh: '各匹配商品指数的中位数', en: 'median of the indices of matched products' },

  manyCurrencies: {
    zh: '价格有多种币种，只在同一币种内比较，没有换算汇率。',
    en: 'Prices are in several currencies: they are compared within one currency only, and no exchange rate is applied.',
  },
  noPriceList: {
    zh: '工作簿里没有认出我们自己的价格表（每个商品一行，有名称和价格列），因此没有价格指数。',
    en: 'No price list of our own was recognised in the workbook (a row for each product, with a name and a price), so there is no price index.',
  },
  noMatch: (threshold: string): Text => ({
    zh: `没有竞品名称与我们的商品足够相似（门槛 ${threshold}），因此没有价格指数。`,
    en: `No clipped product is named like one of ours closely enough (threshold ${threshold}), so there is no price index.`,
  }),
  matchedByName: (threshold: string): Text => ({
    zh: `商品按名称相似度匹配（门槛 ${threshold}，型号和规格数字必须一致），请核对后再用。`,
    en: `Products are matched by the likeness of their names (threshold ${threshold}; model numbers must be equal): check before use.`,
  }),
  currencyAssumed: (currency: string): Text => ({
    zh: `价格表没有写币种，按 ${currency} 比较。`,
    en: `The price list does not say its currency; it is taken to be ${currency}.`,
  }),
  otherCurrency: (ours: string): Text => ({
    zh: `我们的价格是 ${ours}，剪藏里没有同币种的价格，因此没有价格指数。`,
    en: `Our prices are in ${ours} and no clipped price is, so there is no price index.`,
  }),
  longList: (shown: number, all: number): Text => ({
    zh: `表中列出 ${all} 个价格里最低的 ${shown} 个。`,
    en: `The table lists the lowest ${shown} of ${all} prices.`,
  }),
};
