import type { Text } from '../language.ts';

/** `{a} × {b}`: names of a segment's members. */
function members(count: number): string {
  return ['{a}', '{b}', '{c}'].slice(0, count).join(' × ');
}

export const whyTexts = {
  title: { zh: '变化原因', en: 'Why it changed' },
  question: { zh: '为什么变了，变化主要来自哪里？', en: 'Why did it change, and where did the change come from?' },
  fit: (value: string, dimensions: number): Text => ({
    zh: `“${value}”可以按 ${dimensions} 个维度拆开，和上期比较`,
    en: `“${value}” can be split by ${dimensions} columns and compared with the period before`,
  }),
  noFit: { zh: '缺少日期，或没有可以拆分的维度', en: 'It lacks dates, or columns to split by' },
  optionMeasure: { zh: '要解释的列：相加或取平均的列名，或 rows（行数）', en: 'the column to explain, added up or averaged, or rows' },
  optionPer: { zh: '除以哪一列（解释比率），或 rows（行数）', en: 'the column to divide by, which explains a ratio, or rows' },
  optionAgainst: { zh: '填 year 则与上年同期比较', en: 'year compares with the year before' },
  noMeasure: (name: string): Text => ({ zh: `没有可以解释的数值列“${name}”。请检查列名。`, en: `There is no column of figures “${name}” to explain. Check the name.` }),
  countOf: (column: string): Text => ({ zh: `${column}个数`, en: `Count of ${column}` }),
  noDimensions: { zh: '没有可以拆分的维度，说不出变化来自哪里。', en: 'There is no dimension to split by, so it cannot be said where the change came from.' },
  nothingBefore: { zh: '这一期之前没有可比的完整期间，说不出变化来自哪里。', en: 'There is no complete period before to compare with, so it cannot be said where the change came from.' },
  blank: { zh: '（空白）', en: '(blank)' },
  segment: { zh: '组合', en: 'Segment' },
  inSegment: (measure: Text, names: string, period: Text): Text => ({ zh: `${period.zh}${names}的${measure.zh}`, en: `${measure.en} of ${names}, ${period.en}` }),

  along: (count: number): Text => ({
    zh: `${members(count)} 的{measure}从{before}的 {was} 变为{period}的 {value}（{change}），占总变化 {total} 的 {share}。`,
    en: `${members(count)} contributed {share} of the total change of {total}: {measure} went from {was} in {before} to {value} in {period} ({change}).`,
  }),
  against: (count: number): Text => ({
    zh: `${members(count)} 的{measure}从{before}的 {was} 变为{period}的 {value}（{change}），变化 {delta}；同期整体变化 {total}，方向相反。`,
    en: `${members(count)} went against the whole: {measure} from {was} in {before} to {value} in {period} ({change}), {delta}, while the total changed by {total}.`,
  }),
  apart: (count: number): Text => ({
    zh: `${members(count)} 的{measure}从{before}的 {was} 变为{period}的 {value}（{change}），变化 {delta}；同期整体变化 {total}。`,
    en: `${members(count)} stood out: {measure} went from {was} in {before} to {value} in {period} ({change}), {delta}; the total changed by {total}.`,
  }),
  weightAlong: (count: number): Text => ({
    zh: `${members(count)} 的占比从{before}的 {weightBefore} 变为{period}的 {weight}，在{measure}的变化 {total} 中贡献 {mix}。`,
    en: `${members(count)} moved from {weightBefore} of the whole in {before} to {weight} in {period}, which contributed {mix} to the change of {total} in {measure}.`,
  }),
  ratioAlong: (count: number): Text => ({
    zh: `${members(count)} 的{measure}从{before}的 {was} 变为{period}的 {value}，在整体变化 {total} 中贡献 {contribution}。`,
    en: `${members(count)}: {measure} went from {was} in {before} to {value} in {period}, which contributed {contribution} to the total change of {total}.`,
  }),
  total: {
    zh: '{measure}在{period}为 {value}，{before}为 {was}，变化 {delta}（{change}）。',
    en: '{measure} came to {value} in {period} after {was} in {before}, a change of {delta} ({change}).',
  },
  totalRatio: {
    zh: '{measure}在{period}为 {value}，{before}为 {was}，变化 {delta}。',
    en: '{measure} came to {value} in {period} after {was} in {before}, a change of {delta}.',
  },
  alike: {
    zh: '{measure}由{before}到{period}的变化 {delta} 没有集中在某个组合：各部分有升有降，都在各自的正常起伏之内。',
    en: 'No one segment explains the change of {delta} in {measure} from {before} to {period}: parts rose and fell within their ordinary ups and downs.',
  },
  unchanged: {
    zh: '{measure}在{period}与{before}相同，都是 {value}，各部分也没有变化。',
    en: '{measure} is the same in {period} as in {before}, {value}, and so is every part of it.',
  },
  rest: {
    zh: '其余部分合计贡献 {rest}。',
    en: 'Everything else together contributed {rest}.',
  },
  driver: {
    zh: '按{dimension}看，{name}的变化最大：{delta}，占总变化 {total} 的 {share}。',
    en: 'By {dimension}, {name} changed most: {delta}, {share} of the total change of {total}.',
  },
  detractor: {
    zh: '按{dimension}看，{name}的方向与整体相反：{delta}（整体 {total}）。',
    en: 'By {dimension}, {name} went the other way: {delta}, while the total changed by {total}.',
  },

  segmentsTitle: { zh: '变化来自哪些部分', en: 'Where the change came from' },
  byTitle: (measure: Text, dimension: string): Text => ({ zh: `按${dimension}看${measure.zh}的变化`, en: `Change in ${measure.en} by ${dimension}` }),
  subtitle: (unit: Text, now: Text, before: Text): Text => ({ zh: `${unit.zh}，${now.zh}对比${before.zh}`, en: `${unit.en}, ${now.en} against ${before.en}` }),
  contributionsSubtitle: (unit: Text, now: Text, before: Text): Text => ({ zh: `对变化的贡献，${unit.zh}，${now.zh}对比${before.zh}`, en: `Contributions to the change, ${unit.en}, ${now.en} against ${before.en}` }),
  waterfallTitle: (measure: Text, before: Text, now: Text): Text => ({ zh: `${measure.zh}：从${before.zh}到${now.zh}`, en: `${measure.en}: from ${before.en} to ${now.en}` }),
  columns: {
    now: { zh: '本期', en: 'This period' },
    before: { zh: '对比期', en: 'Compared with' },
    delta: { zh: '变化', en: 'Change' },
    change: { zh: '变化率', en: 'Change %' },
    contribution: { zh: '贡献', en: 'Contribution' },
    share: { zh: '占总变化', en: 'Share of change' },
    weightNow: { zh: '本期占比', en: 'Weight now' },
    weightBefore: { zh: '对比期占比', en: 'Weight before' },
    rate: { zh: '水平变化', en: 'Rate effect' },
    mix: { zh: '结构变化', en: 'Mix effect' },
    level: { zh: '期末水平', en: 'Level' },
    base: { zh: '起点', en: 'Start' },
    whole: { zh: '总量', en: 'Total' },
    up: { zh: '增加', en: 'Up' },
    down: { zh: '减少', en: 'Down' },
  },
  others: { zh: '其余', en: 'Everything else' },
  all: { zh: '合计', en: 'Total' },
  rateMethod: { zh: '两期平均占比 × 自身数值的变化', en: 'mean weight of both periods × change of its own value' },
  mixMethod: { zh: '占比的变化 ×（自身平均 − 整体平均）', en: 'change of weight × (its mean value − the mean of the whole)' },
  contributionMethod: { zh: '水平变化 + 结构变化，各部分相加等于总变化', en: 'rate effect + mix effect; parts add up to the total change' },
  ownMethod: { zh: '减去与前面各部分重叠的贡献', en: 'less what it shares with the parts before it' },
  levelMethod: { zh: '累计到这一步的水平', en: 'what all steps so far come to' },

  smallBase: { zh: '有的组合对比期或本期数值很小，变化率容易显得很大，请同时看变化量。', en: 'Some parts are small in one of the periods, so their percentages look large: look at the amounts beside them.' },
  withinUsual: { zh: '总变化在通常波动之内，下面的贡献说明数字从哪里来，不一定说明出了问题。', en: 'The total change is within the usual swing: contributions say where the figures come from, not that something went wrong.' },
  leftOut: (columns: readonly string[]): Text => ({ zh: `未按${columns.join('、')}拆分：不同的值太多，或拆分后组合太多。`, en: `Not split by ${columns.join(', ')}: too many different values or combinations.` }),
  contributedOnly: { zh: '“贡献”表示变化落在哪里，不等于原因。', en: '“Contributed” says where the change lies, which need not be its cause.' },
};
