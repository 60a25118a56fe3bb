import type { Text } from '../language.ts';

export const funnelTexts = {
  title: { zh: '转化漏斗', en: 'Conversion funnel' },
  question: { zh: '人在哪一步流失最多？', en: 'At which step are most people lost?' },
  fitEvents: (user: string, event: string): Text => ({ zh: `可以按“${user}”和“${event}”看每一步的转化`, en: `Conversion by step can be read from “${user}” and “${event}”` }),
  fitSteps: (first: string, last: string): Text => ({ zh: `有从“${first}”到“${last}”的各步人数`, en: `It counts every step from “${first}” to “${last}”` }),
  noFit: { zh: '没有用户、事件和时间，也没有各步的人数', en: 'It has neither users with events nor counts by step' },
  noSteps: {
    zh: '这张表里看不出转化的步骤。需要用户、事件和时间三列，或者每一步的人数（一步一列或一步一行）。',
    en: 'No steps can be read from this table. It needs a user, an event and a time, or counts by step: a column or a row for each.',
  },
  noSuchStep: (asked: string, known: readonly string[]): Text => ({ zh: `没有步骤“${asked}”。可用的有：${known.join('、')}。`, en: `There is no step “${asked}”. There are: ${known.join(', ')}.` }),
  windowWrong: { zh: '选项 window 要大于 0，单位是天。', en: 'The option “window” must be above 0, in days.' },
  optionSteps: { zh: '步骤及其顺序，用逗号隔开，例如 浏览,加购,支付', en: 'the steps in their order, between commas, such as view,cart,pay' },
  optionWindow: { zh: '从第一步起多少天内完成才算转化', en: 'days from the first step within which further ones count' },

  overall: {
    zh: '到过{first}的有 {entered}，走到{last}的有 {done}，总转化率 {rate}。',
    en: 'Of {entered} at {first}, {done} reached {last}: {rate} overall.',
  },
  weakest: {
    zh: '最弱的一步是{from}到{to}：只有 {rate} 走到下一步，流失 {lost}。',
    en: 'The weakest step is {from} to {to}: only {rate} go on, and {lost} are lost.',
  },
  low: {
    zh: '{from}到{to}，{dimension}里{name}最低：{rate}，其余合计 {rest}。',
    en: 'From {from} to {to}, {name} is lowest by {dimension}: {rate}, against {rest} for all others.',
  },
  high: {
    zh: '{from}到{to}，{dimension}里{name}最高：{rate}，其余合计 {rest}。',
    en: 'From {from} to {to}, {name} is highest by {dimension}: {rate}, against {rest} for all others.',
  },
  possible: {
    zh: '如果{name}在这一步追平其余，走到{to}的会多约 {more}。',
    en: 'Were {name} to match the others at this step, about {more} more would reach {to}.',
  },
  rose: {
    zh: '{period}，{from}到{to}的转化率升到 {rate}，{before}为 {was}。',
    en: 'In {period}, conversion from {from} to {to} rose to {rate}, from {was} in {before}.',
  },
  fell: {
    zh: '{period}，{from}到{to}的转化率降到 {rate}，{before}为 {was}。',
    en: 'In {period}, conversion from {from} to {to} fell to {rate}, from {was} in {before}.',
  },
  slowest: {
    zh: '最慢的是{from}到{to}：一半人在 {median}内走完，最慢的一成超过 {slow}。',
    en: 'The slowest is {from} to {to}: half of those who go on take up to {median}, the slowest tenth over {slow}.',
  },

  stepName: { zh: '步骤', en: 'Step' },
  all: { zh: '全部', en: 'All' },
  rateOf: (from: string, to: string): Text => ({ zh: `${from}→${to} 转化率`, en: `Conversion ${from} → ${to}` }),
  rateIn: (from: string, to: string, group: Text): Text => ({ zh: `${group.zh}：${from}→${to} 转化率`, en: `${group.en}: conversion ${from} → ${to}` }),
  overallRate: { zh: '总转化率', en: 'Overall conversion' },
  overallIn: (group: Text): Text => ({ zh: `${group.zh}：总转化率`, en: `${group.en}: overall conversion` }),
  reachedIn: (step: string, group: Text): Text => ({ zh: `${group.zh}：${step}`, en: `${group.en}: ${step}` }),
  others: (name: string): Text => ({ zh: `${name}以外`, en: `All but ${name}` }),
  lost: (from: string, to: string): Text => ({ zh: `${from}→${to} 流失`, en: `Lost ${from} → ${to}` }),
  lowerOf: (rate: Text): Text => ({ zh: `${rate.zh}，区间下限`, en: `${rate.en}, lower end` }),
  upperOf: (rate: Text): Text => ({ zh: `${rate.zh}，区间上限`, en: `${rate.en}, upper end` }),
  more: { zh: '可多转化', en: 'More that would go on' },
  medianTime: (from: string, to: string): Text => ({ zh: `${from}→${to} 用时中位数`, en: `Median time ${from} → ${to}` }),
  slowTime: (from: string, to: string): Text => ({ zh: `${from}→${to} 最慢一成用时`, en: `Slowest tenth ${from} → ${to}` }),
  minutes: { zh: '分钟', en: 'min' },
  hours: { zh: '小时', en: 'h' },
  days: { zh: '天', en: 'days' },

  methodOrdered: {
    zh: '按用户计：每一步取不早于上一步的第一次；用户归到第一步所在的分组和日期',
    en: 'users; each step counts from its first time at or after the step before; a user belongs to the group and date of their first step',
  },
  methodInterval: { zh: '95% 置信区间（Wilson）', en: '95% confidence interval (Wilson)' },
  methodTime: { zh: '相邻两步第一次之间的时间', en: 'time between the first times of neighbouring steps' },
  methodMore: { zh: '该组上一步人数 × （其余的转化率 − 该组的转化率）', en: 'number at the step before × (rate of the others − own rate)' },

  reachedTitle: { zh: '走到每一步的数量', en: 'How many reach each step' },
  stepsTitle: { zh: '各步转化', en: 'Conversion by step' },
  stepsSubtitle: (over: Text): Text => ({ zh: `${over.zh}；区间为 95% 置信区间`, en: `${over.en}; 95% confidence interval` }),
  segmentTitle: (dimension: string): Text => ({ zh: `按${dimension}的各步转化率`, en: `Conversion by ${dimension}` }),
  trendTitle: { zh: '总转化率的变化', en: 'Overall conversion over time' },
  periodsTitle: { zh: '各期转化率', en: 'Conversion by period' },
  periodsSubtitleEvents: { zh: '按第一步的日期', en: 'by the date of the first step' },
  periodsSubtitle: { zh: '按表中日期', en: 'by the dates of the table' },
  columns: {
    reached: { zh: '数量', en: 'Reached' },
    ofBefore: { zh: '上一步转化率', en: 'Of step before' },
    lower: { zh: '区间下限', en: 'Lower' },
    upper: { zh: '区间上限', en: 'Upper' },
    ofFirst: { zh: '占第一步', en: 'Of first step' },
    lost: { zh: '流失', en: 'Lost' },
    median: (unit: Text): Text => ({ zh: `用时中位数（${unit.zh}）`, en: `Median time (${unit.en})` }),
    slow: (unit: Text): Text => ({ zh: `最慢一成（${unit.zh}）`, en: `Slowest tenth (${unit.en})` }),
    overall: { zh: '总转化率', en: 'Overall' },
  },

  inferred: (steps: readonly string[]): Text => ({
    zh: `步骤和顺序是从数据里看出来的：${steps.join(' → ')}。不对的话用选项 steps 写明。`,
    en: `The steps and their order were read from the data: ${steps.join(' → ')}. Name your own with the option “steps”.`,
  }),
  otherEvents: (count: number): Text => ({ zh: `另有 ${count} 种较少的事件没有算作步骤。`, en: `${count} rarer kinds of event were not taken as steps.` }),
  windowed: (days: string): Text => ({ zh: `只算第一步之后 ${days} 天内完成的。`, en: `Only what happened within ${days} days of the first step counts.` }),
  late: (users: string, share: string): Text => ({
    zh: `有 ${users} 个用户（${share}）来得太晚，可能还会走到最后，转化率因此略低。`,
    en: `${users} users (${share}) came so late that they may still reach the end; the rates are a little low for it.`,
  }),
  outOfOrder: {
    zh: '有用户没有按顺序走完各步（或缺少前面的步骤），这些没有算作转化。',
    en: 'Some users did not take the steps in order, or lack an earlier one: that does not count as conversion.',
  },
  noTime: { zh: '没有时间列，只看做没做过，不看先后和用时。', en: 'There is no time: what counts is whether a user did a step, not in which order or how fast.' },
  countsOnly: {
    zh: '这是各步的汇总数，不是逐个用户。检验把每一次当作独立的一个人；同一个人多次计数时，差异会显得比实际更确定。',
    en: 'These are totals by step, not users one by one. Tests take each as one person: where people are counted more than once, differences look surer than they are.',
  },
  rising: { zh: '有的步骤比上一步还多，转化率超过 100%，请检查步骤的顺序或口径。', en: 'Some steps have more than the step before, so that a rate is over 100%: check the order of steps or how they are counted.' },
  small: (count: string): Text => ({ zh: `第一步只有 ${count}，比率的误差较大。`, en: `Only ${count} are at the first step: the rates are rough.` }),
  noSuchPeriod: (asked: Text): Text => ({ zh: `数据里没有${asked.zh}，这里看的是别的时段。`, en: `The data has no ${asked.en}; another time is shown.` }),
  noComparison: { zh: '没有两个完整的时段可比。', en: 'There are no two complete periods to compare.' },
};
