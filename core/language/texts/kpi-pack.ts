import type { Text } from '../language.ts';

/** What a report made from a KPI pack says of its own. */
export const kpiPackTexts = {
  question: (title: Text): Text => ({ zh: `${title.zh}怎么样，变了多少？`, en: `How do the ${title.en} figures stand, and how did they change?` }),
  units: {
    seconds: { zh: '秒', en: 's' },
    minutes: { zh: '分钟', en: 'min' },
    hours: { zh: '小时', en: 'h' },
    days: { zh: '天', en: 'days' },
  },
  hasColumns: (columns: readonly string[]): Text => ({ zh: `有列${columns.map((name) => `“${name}”`).join('、')}`, en: `It has the columns ${columns.map((name) => `“${name}”`).join(', ')}` }),
  lacksColumns: { zh: '表里没有这个指标包需要的列', en: 'The table lacks the columns that this pack needs' },
  lacksLike: (columns: readonly Text[]): Text => ({
    zh: `没有“${columns.map(({ zh }) => zh).join('”、“')}”这样的列`,
    en: `It has no column like “${columns.map(({ en }) => en).join('”, “')}”`,
  }),
  fitsNothing: (pack: string, table: string, lacks: readonly Text[]): Text => ({
    zh: lacks.length === 0 ? `指标包“${pack}”不适合这个工作簿：没有表能算出它的大部分指标。` : `指标包“${pack}”不适合这个工作簿：最接近的表“${table}”里没有“${lacks.map(({ zh }) => zh).join('”、“')}”这样的列。请核对表头，或改指标包里的 words。`,
    en: lacks.length === 0 ? `The pack “${pack}” does not fit this workbook: no table gives most of its metrics.` : `The pack “${pack}” does not fit this workbook: the nearest table, “${table}”, has no column like “${lacks.map(({ en }) => en).join('”, “')}”. Check the headers, or the words in the pack.`,
  }),
  nothingToMeasure: {
    zh: '这张表算不出指标包里的任何一个指标。请检查指标包里的列名与条件。',
    en: 'This table gives none of the pack’s metrics. Check the columns and conditions that the pack names.',
  },
  overall: { zh: '{measure}为 {value}。', en: '{measure} is {value}.' },
  /** By whether more is better, then by whether the target is reached. */
  target: {
    dated: {
      up: {
        reached: { zh: '{period}{measure}为 {value}，达到目标 {target}。', en: '{measure} was {value} in {period} and met its target of {target}.' },
        missed: { zh: '{period}{measure}为 {value}，没有达到目标 {target}。', en: '{measure} was {value} in {period} and missed its target of {target}.' },
      },
      down: {
        reached: { zh: '{period}{measure}为 {value}，控制在目标 {target} 以内。', en: '{measure} was {value} in {period}, within its target of {target}.' },
        missed: { zh: '{period}{measure}为 {value}，超出目标 {target}。', en: '{measure} was {value} in {period}, over its target of {target}.' },
      },
    },
    overall: {
      up: {
        reached: { zh: '{measure}为 {value}，达到目标 {target}。', en: '{measure} is {value} and meets its target of {target}.' },
        missed: { zh: '{measure}为 {value}，没有达到目标 {target}。', en: '{measure} is {value} and misses its target of {target}.' },
      },
      down: {
        reached: { zh: '{measure}为 {value}，控制在目标 {target} 以内。', en: '{measure} is {value}, within its target of {target}.' },
        missed: { zh: '{measure}为 {value}，超出目标 {target}。', en: '{measure} is {value}, over its target of {target}.' },
      },
    },
  },
  worst: { zh: '按{dimension}看，{name}的{measure}最差：{value}，整体为 {whole}。', en: 'By {dimension}, {name} is worst in {measure}: {value}, against {whole} overall.' },
  best: { zh: '按{dimension}看，{name}的{measure}最好：{value}，整体为 {whole}。', en: 'By {dimension}, {name} is best in {measure}: {value}, against {whole} overall.' },
  targetOf: (measure: Text): Text => ({ zh: `${measure.zh}目标`, en: `Target of ${measure.en}` }),
  targetMethod: (pack: string): Text => ({ zh: `指标包 ${pack} 里写的目标`, en: `target set in the pack ${pack}` }),

  trendTitle: (pack: Text): Text => ({ zh: `${pack.zh}走势`, en: `${pack.en} over time` }),
  breakdownTitle: (pack: Text, dimension: string): Text => ({ zh: `${pack.zh}按${dimension}`, en: `${pack.en} by ${dimension}` }),
  breakdownSubtitle: (period: Text, shown: number, all: number): Text => ({
    zh: shown < all ? `${period.zh}；${all} 个中的前 ${shown} 个` : period.zh,
    en: shown < all ? `${period.en}; the first ${shown} of ${all}` : period.en,
  }),
  listed: (measures: readonly Text[]): Text => ({ zh: measures.map(({ zh }) => zh).join('、'), en: measures.map(({ en }) => en).join(', ') }),
  change: (measure: Text, isYear: boolean): Text => ({ zh: `${measure.zh}${isYear ? '同比' : '环比'}`, en: `${measure.en}, ${isYear ? 'year on year' : 'change'}` }),
  seriesNames: (first: Text, others: readonly Text[]): Text => ({
    zh: [`${first.zh}（深色）`, ...others.map((name) => name.zh)].join('、'),
    en: [`${first.en} (dark)`, ...others.map((name) => name.en)].join(', '),
  }),

  missingColumns: (columns: readonly LeftOutLine[]): Text => ({
    zh: `没有找到这些列，相应的指标没有列出：${columns.map(leftOut).map(({ zh }) => zh).join('；')}。`,
    en: `These columns were not found, so their metrics are left out: ${columns.map(leftOut).map(({ en }) => en).join('; ')}.`,
  }),
  unfitColumns: (columns: readonly LeftOutLine[]): Text => ({
    zh: `这些列里的内容不合指标的要求，相应的指标没有列出：${columns.map(leftOut).map(({ zh }) => zh).join('；')}。`,
    en: `These columns hold something else than their metrics need, which are left out: ${columns.map(leftOut).map(({ en }) => en).join('; ')}.`,
  }),
};

/** A column, and the metrics that are left out because of it. */
type LeftOutLine = readonly [column: Text, metrics: readonly Text[]];

function leftOut([column, metrics]: LeftOutLine): Text {
  return { zh: `“${column.zh}”（${metrics.map(({ zh }) => zh).join('、')}）`, en: `“${column.en}” (${metrics.map(({ en }) => en).join(', ')})` };
}
