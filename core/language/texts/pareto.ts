import type { Text } from '../language.ts';

export const paretoTexts = {
  title: { zh: '帕累托（80/20）', en: 'Pareto (80/20)' },
  question: { zh: '哪几项占了大头？', en: 'Which few make most of it?' },
  fit: (column: string): Text => ({ zh: `可以按“${column}”排出大头`, en: `It can be ranked by “${column}”` }),
  noFit: { zh: '没有可以用来排名的列', en: 'It has no column to rank by' },
  noMembers: {
    zh: '这张表里没有可以排名的列，或者没有大于零的数。请用选项 by 指定一列，例如客户或原因。',
    en: 'No column of this table can be ranked, or nothing in it is above zero. Name a column with the option “by”, such as customer or cause.',
  },
  noSuchMember: (asked: string, known: readonly string[]): Text => ({
    zh: `没有可以按其排名的列“${asked}”。可用的有：${known.join('、')}。`,
    en: `There is no column “${asked}” to rank by. There are: ${known.join(', ')}.`,
  }),
  noSuchMeasure: (asked: string, known: readonly string[]): Text => ({
    zh: `没有可以相加的列“${asked}”。可用的有：${known.join('、')}（rows 表示行数）。`,
    en: `There is no column “${asked}” to add up. There are: ${known.join(', ')} (rows counts rows).`,
  }),
  optionBy: { zh: '按哪一列排名，例如 客户', en: 'which column to rank by, such as Customer' },
  optionMeasure: { zh: '比较哪个数，例如 金额；rows 表示行数', en: 'what to compare, such as Amount; rows counts rows' },

  few: {
    zh: '{over}，{all} 个{dimension}中的 {count} 个就占了{measure}的 {share}。',
    en: 'In {over}, {count} of {all} values of {dimension} make {share} of {measure}.',
  },
  fewTroubles: {
    zh: '先解决这几类：{names}。{all} 类{dimension}中只有这 {count} 类，却占了{measure}的 {share}。',
    en: 'Solve these first: {names}. They are only {count} of {all} values of {dimension}, yet make {share} of {measure}.',
  },
  alike: {
    zh: '分布平均：{all} 个{dimension}的{measure}大小相近，没有“关键少数”。',
    en: 'It is spread evenly: all {all} values of {dimension} are of like size in {measure}, so there are no vital few.',
  },
  even: {
    zh: '没有“关键少数”：{all} 个{dimension}中要 {count} 个才占到{measure}的 {share}。',
    en: 'There are no vital few: it takes {count} of {all} values of {dimension} to make {share} of {measure}.',
  },
  largest: {
    zh: '最大的是{name}：{value}，一项就占 {share}。',
    en: 'The largest is {name}: {value}, {share} on its own.',
  },
  many: {
    zh: '最小的 {count} 个{dimension}加起来只占 {share}。',
    en: 'The smallest {count} values of {dimension} together make only {share}.',
  },
  entered: {
    zh: '{name}进入了 A 类：{value}，{before}为 {was}。',
    en: '{name} moved up into class A: {value} after {was} in {before}.',
  },
  left: {
    zh: '{name}退出了 A 类：{value}，{before}为 {was}。',
    en: '{name} dropped out of class A: {value} after {was} in {before}.',
  },
  narrower: {
    zh: '比{before}更集中：占大头的{dimension}从 {was} 个减到 {count} 个。',
    en: 'It is more concentrated than in {before}: {count} values of {dimension} make most of it, down from {was}.',
  },
  wider: {
    zh: '比{before}更分散：占大头的{dimension}从 {was} 个增到 {count} 个。',
    en: 'It is less concentrated than in {before}: {count} values of {dimension} make most of it, up from {was}.',
  },

  shareOf: (value: Text): Text => ({ zh: `${value.zh}占比`, en: `${value.en}, share` }),
  cumulativeTo: (value: Text): Text => ({ zh: `累计占比，到${value.zh}`, en: `Cumulative share down to ${value.en}` }),
  shareOfFew: (measure: Text): Text => ({ zh: `A 类占${measure.zh}`, en: `Class A, of ${measure.en}` }),
  shareOfMany: { zh: 'C 类占比', en: 'Share of class C' },
  partOfMembers: (dimension: string): Text => ({ zh: `A 类占${dimension}个数`, en: `Class A, of ${dimension}` }),
  above: (measure: Text): Text => ({ zh: `${measure.zh}（不含负数）`, en: `${measure.en}, negatives left out` }),
  others: (count: number): Text => ({ zh: `其余 ${count} 个`, en: `${count} others` }),
  all: { zh: '合计', en: 'Total' },
  listed: (dimension: string): Text => ({ zh: `A 类${dimension}`, en: `Class A of ${dimension}` }),
  membersOf: (dimension: string): Text => ({ zh: `${dimension}个数`, en: `Values of ${dimension}` }),
  fewOf: (dimension: string): Text => ({ zh: `A 类${dimension}`, en: `${dimension}, class A` }),
  fewBefore: (dimension: string, before: Text): Text => ({ zh: `${before.zh} A 类${dimension}个数`, en: `Class A: values of ${dimension}, ${before.en}` }),
  manyOf: (dimension: string): Text => ({ zh: `C 类${dimension}个数`, en: `Class C: values of ${dimension}` }),

  methodCumulative: { zh: '从最大的一项起累加占比', en: 'shares added up from the largest down' },
  methodCount: { zh: '按大小排序，累计占比到 80% 为 A 类，到 95% 为 B 类，其余为 C 类；大小相同的归同一类', en: 'in order of size: class A up to 80% of the whole, B up to 95%, C the rest; members of one size are in one class' },
  methodClass: { zh: '该类各项之和 ÷ 大于零的各项之和', en: 'sum of the class ÷ sum of all that is above zero' },
  methodAbove: (measure: Text): Text => ({ zh: `${measure.zh}大于零的各项之和`, en: `sum of all members whose ${measure.en} is above zero` }),
  methodPart: { zh: 'A 类个数 ÷ 全部个数', en: 'number in class A ÷ number of all' },
  methodNames: { zh: '按大小排序', en: 'in order of size' },

  chartTitle: (measure: Text, dimension: string): Text => ({ zh: `${measure.zh}按${dimension}：从大到小`, en: `${measure.en} by ${dimension}, largest first` }),
  chartSubtitle: (unit: Text, over: Text): Text => ({ zh: `${unit.zh}，${over.zh}；深色为 A 类，线为累计占比`, en: `${unit.en}, ${over.en}; class A dark, the line is the cumulative share` }),
  classChartTitle: (dimension: string, measure: Text): Text => ({ zh: `${dimension}个数占比与${measure.zh}占比`, en: `Share of ${dimension} and of ${measure.en}` }),
  classChartSubtitle: (dimension: string, measure: Text): Text => ({ zh: `浅色：${dimension}个数；深色：${measure.zh}`, en: `light: number of ${dimension}; dark: ${measure.en}` }),
  tableTitle: (measure: Text, dimension: string): Text => ({ zh: `${dimension} ABC 分类（按${measure.zh}）`, en: `ABC of ${dimension} by ${measure.en}` }),
  tableSubtitle: (unit: Text, over: Text): Text => ({
    zh: `${unit.zh}，${over.zh}；A：累计到 80%，B：到 95%，C：其余`,
    en: `${unit.en}, ${over.en}; A up to 80% of the whole, B up to 95%, C the rest`,
  }),
  classesTitle: { zh: '各类合计', en: 'By class' },
  classesSubtitle: (unit: Text, dimension: string): Text => ({ zh: `${dimension}个数和${unit.zh}`, en: `Number of values of ${dimension}, and ${unit.en}` }),
  classNames: {
    A: { zh: 'A 类：占大头', en: 'A: the vital few' },
    B: { zh: 'B 类：其次', en: 'B: the middle' },
    C: { zh: 'C 类：零散', en: 'C: the many small' },
  },
  negativeTitle: (measure: Text): Text => ({ zh: `${measure.zh}为负的`, en: `${measure.en} below zero` }),
  negativeSubtitle: { zh: '没有计入占比', en: 'left out of all shares' },
  columns: {
    rank: { zh: '名次', en: 'Rank' },
    share: { zh: '占比', en: 'Share' },
    cumulative: { zh: '累计占比', en: 'Cumulative' },
    abc: { zh: '类别', en: 'Class' },
    members: { zh: '个数', en: 'Number' },
    memberShare: { zh: '个数占比', en: 'Share of number' },
    before: { zh: '对比期', en: 'Before' },
    change: { zh: '变化', en: 'Change' },
    abcBefore: { zh: '对比期类别', en: 'Class before' },
  },

  negative: (count: number, measure: Text): Text => ({
    zh: `有 ${count} 项的${measure.zh}为负（例如退货多于销售），单独列出，不计入占比。`,
    en: `${count} members have ${measure.en} below zero, such as more returned than sold. They are listed apart and left out of all shares.`,
  }),
  blank: (amount: Text, dimension: string): Text => ({
    zh: `有一部分没有填写${dimension}（${amount.zh}），按“（空白）”算作一项。补全后再看更准。`,
    en: `Some rows name no ${dimension} (${amount.en}); they count as one member, “(blank)”. Fill them in for a truer picture.`,
  }),
  oneMember: (dimension: string): Text => ({
    zh: `只有一个${dimension}有大于零的数，谈不上集中。`,
    en: `Only one value of ${dimension} is above zero, so there is nothing to compare.`,
  }),
  fewMembers: (count: number, dimension: string): Text => ({
    zh: `只有 ${count} 个${dimension}，80/20 的说法要谨慎看。`,
    en: `There are only ${count} values of ${dimension}: take 80/20 with care.`,
  }),
  shortList: (listed: number, all: number): Text => ({
    zh: `列出最大的 ${listed} 个，共 ${all} 个；其余合并为一行。`,
    en: `The largest ${listed} of ${all} are listed; the rest stand together in a row.`,
  }),
  noComparison: {
    zh: '数据不足两年，没有与之前比较各项的升降。',
    en: 'There is less than two years of data, so nothing is compared with the time before.',
  },
  noSuchPeriod: (asked: Text, shown: Text): Text => ({
    zh: `数据里没有${asked.zh}，这里看的是${shown.zh}。`,
    en: `The data has no ${asked.en}; ${shown.en} is shown in its place.`,
  }),
};
