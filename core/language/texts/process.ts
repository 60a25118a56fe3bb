import type { Text } from '../language.ts';

export const processTexts = {
  title: { zh: '流程分析', en: 'Process' },
  question: { zh: '事情卡在哪一步？', en: 'Where do cases get stuck?' },
  fit: (caseColumn: string, activity: string): Text => ({ zh: `每行是“${caseColumn}”的一步“${activity}”`, en: `Each row is one step, “${activity}”, of a “${caseColumn}”` }),
  noFit: { zh: '没有“案例、步骤、时间”这样的三列，或每个案例只有一行', en: 'It has no columns for case, step and time, or only one row a case' },
  noLog: { zh: '没有哪个案例有两个以上的步骤，看不出先后。', en: 'No case has two steps or more, so nothing follows anything.' },
  noSuchActivity: (asked: string, known: readonly string[]): Text => ({
    zh: `没有步骤“${asked}”。有的是：${known.slice(0, 20).join('、')}。`,
    en: `There is no step “${asked}”. There are: ${known.slice(0, 20).join(', ')}.`,
  }),
  optionValueAdding: { zh: '哪些步骤为客户增值，用分号隔开', en: 'which steps add value for the customer, separated by semicolons' },

  bottleneckBoth: {
    zh: '最耗时间的一段是“{from}”到“{to}”：平均 {mean}，共 {total}，占步骤之间全部时间的 {share}。',
    en: 'Most time is lost from “{from}” to “{to}”: {mean} on average, {total} in all, {share} of all time between steps.',
  },
  bottleneckTotal: {
    zh: '步骤之间合计最耗时间的一段是“{from}”到“{to}”：{count} 次，共 {total}，占 {share}。',
    en: 'In all, most time between steps goes from “{from}” to “{to}”: {total} over {count} times, {share} of it.',
  },
  bottleneckMean: {
    zh: '平均最慢的一段是“{from}”到“{to}”：平均 {mean}（{count} 次）。',
    en: 'The slowest on average is from “{from}” to “{to}”: {mean} ({count} times).',
  },
  cycle: {
    zh: '一半案例在 {median}内走完，九成在 {most}内走完。',
    en: 'Half of all cases are through within {median}, nine of ten within {most}.',
  },
  paths: {
    zh: '{cases} 个案例走了 {count} 种路径，最常见的一种占 {share}。',
    en: '{cases} cases took {count} different paths; the most common one covers {share}.',
  },
  ownPaths: {
    zh: '{cases} 个案例各走各的路径，没有两个相同。',
    en: 'Each of {cases} cases took a path of its own; no two are alike.',
  },
  rework: {
    zh: '{share}的案例有步骤重复，最常重复的是“{step}”（多做 {times} 次）。',
    en: '{share} of cases repeat a step, most often “{step}” ({times} times more than once).',
  },
  reworkSlower: {
    zh: '有重复的案例用时中位数 {slow}，没有重复的 {quick}。',
    en: 'Cases with a repeated step take {slow} (median), those without {quick}.',
  },
  noRework: { zh: '{cases} 个案例都没有重复的步骤。', en: 'None of {cases} cases repeats a step.' },
  valueTime: {
    zh: '增值步骤的工作时间只占案例总用时的 {share}。',
    en: 'Work on value-adding steps makes {share} of the time that cases take.',
  },
  valueEvents: {
    zh: '{share}的步骤次数为客户增值。',
    en: '{share} of all steps done add value for the customer.',
  },
  waiting: {
    zh: '案例总用时里 {share}是等待。',
    en: '{share} of the time that cases take is waiting.',
  },

  events: { zh: '步骤次数', en: 'Steps done' },
  cases: { zh: '案例数', en: 'Cases' },
  work: { zh: '平均工作时间', en: 'Work, average' },
  cost: { zh: '费用', en: 'Cost' },
  cycleMedian: { zh: '用时（中位数）', en: 'Time taken (median)' },
  cycleP90: { zh: '用时（九成以内）', en: 'Nine in ten within' },
  reworkShare: { zh: '有重复步骤的案例', en: 'Cases with a repeated step' },
  reworkCount: { zh: '有重复步骤的案例数', en: 'Number of cases with a repeated step' },
  pathCount: { zh: '路径种数', en: 'Different paths' },
  commonShare: { zh: '最常见路径占比', en: 'Share of the most common path' },
  slowMedian: { zh: '有重复的案例用时（中位数）', en: 'Time taken with a repeated step (median)' },
  quickMedian: { zh: '没有重复的案例用时（中位数）', en: 'Time taken without (median)' },
  valueShare: { zh: '增值占比', en: 'Value-adding share' },
  valueWork: { zh: '增值步骤的工作时间', en: 'Work on value-adding steps' },
  valueCount: { zh: '增值步骤的次数', en: 'Value-adding steps done' },
  allCycle: { zh: '全部案例用时', en: 'Time taken by all cases' },
  allWait: { zh: '步骤之间的全部时间', en: 'All time between steps' },
  waitShare: { zh: '等待占比', en: 'Share of waiting' },
  between: (from: string, to: string): Text => ({ zh: `${from} → ${to}`, en: `${from} → ${to}` }),
  of: (label: Text, name: string): Text => ({ zh: `${name}：${label.zh}`, en: `${name}: ${label.en}` }),
  step: { zh: '步骤', en: 'Step' },
  path: (place: number): Text => ({ zh: `路径 ${String(place)}`, en: `Path ${String(place)}` }),

  methodEdge: { zh: '同一案例里前一步完成到后一步开始的时间；没有开始时间的，到后一步的记录时间。重叠的按 0 计', en: 'from the end of a step to the start of the next of the same case; to its time where no start is recorded. Overlaps count as 0' },
  methodMean: { zh: '合计 ÷ 次数', en: 'total ÷ number of times' },
  methodCycle: { zh: '已结束案例从第一步到最后一步的时间', en: 'from the first to the last step of cases that have ended' },
  methodAllCycle: { zh: '每个案例从第一步到最后一步的时间之和', en: 'from the first to the last step, added up over cases' },
  methodPath: { zh: '步骤按时间排序，顺序完全相同的算一种路径', en: 'steps in order of time; cases with just the same order share a path' },
  methodRepeat: { zh: '同一案例里第二次及以后做同一步骤', en: 'doing a step a second time or more in one case' },
  methodWork: { zh: '从开始时间到完成时间', en: 'from start to end' },
  methodCount: { zh: '按案例和时间排序后计数', en: 'counted in order of case and time' },

  edgesTitle: { zh: '流程图：哪一步接哪一步', en: 'Process map: what follows what' },
  edgesSubtitle: (unit: Text): Text => ({ zh: `步骤之间的时间（${unit.zh}），合计最长的在前`, en: `Time between steps (${unit.en}), most in all first` }),
  edgeChartTitle: (unit: Text): Text => ({ zh: `步骤之间的时间合计（${unit.zh}）`, en: `Time between steps in all (${unit.en})` }),
  stepsTitle: { zh: '各步骤', en: 'Steps' },
  stepsSubtitle: { zh: '做得最多的在前', en: 'Done most often first' },
  variantsTitle: { zh: '最常见的路径', en: 'Most common paths' },
  variantsSubtitle: (unit: Text): Text => ({ zh: `用时为已结束案例的中位数（${unit.zh}）`, en: `Time is the median of cases that have ended (${unit.en})` }),
  resourcesTitle: (resource: string): Text => ({ zh: `按${resource}`, en: `By ${resource}` }),
  resourcesSubtitle: { zh: '做得最多的在前', en: 'Most steps first' },
  columns: {
    times: { zh: '次数', en: 'Times' },
    inAll: { zh: '合计', en: 'In all' },
    share: { zh: '占比', en: 'Share' },
    mean: { zh: '平均', en: 'Average' },
    median: { zh: '中位数', en: 'Median' },
    p90: { zh: '九成以内', en: '90th pct.' },
    events: { zh: '次数', en: 'Times' },
    cases: { zh: '案例', en: 'Cases' },
    first: { zh: '作为第一步', en: 'As first' },
    last: { zh: '作为最后一步', en: 'As last' },
    repeats: { zh: '重复', en: 'Repeats' },
    before: { zh: '之前的时间', en: 'Time before' },
    work: { zh: '平均工作', en: 'Work, avg.' },
    cost: { zh: '费用', en: 'Cost' },
    value: { zh: '分类', en: 'Class' },
    steps: { zh: '步骤顺序', en: 'Steps in order' },
  },
  classNames: {
    'value-adding': { zh: '增值', en: 'Value-adding' },
    business: { zh: '必要', en: 'Necessary' },
    waste: { zh: '非增值', en: 'Not value-adding' },
  },

  noStart: {
    zh: '日志只有一个时间，步骤之间的时间包含后一步本身的工作时间。',
    en: 'The log has one time a step, so the time between steps includes the work on the later one.',
  },
  unfinished: (open: number, all: number): Text => ({
    zh: `${String(all)} 个案例中有 ${String(open)} 个没有走到常见的最后一步，视为未结束，不计入用时。`,
    en: `${String(open)} of ${String(all)} cases have not come to a usual last step. They count as not ended and are left out of the time taken.`,
  }),
  noEnd: {
    zh: '看不出哪一步是结束，没有算案例用时。',
    en: 'No step is recognisable as the end, so the time that cases take is not given.',
  },
  tied: (count: number): Text => ({
    zh: `有 ${String(count)} 步与同案例的前一步时间相同，先后按表里的行序。只有日期没有钟点时常见。`,
    en: `${String(count)} steps have the same time as the one before in their case and stand in the order of rows. That is common where only days are recorded.`,
  }),
  overlaps: (count: number): Text => ({
    zh: `有 ${String(count)} 步在前一步完成之前就开始了，它们的等待按 0 计。`,
    en: `${String(count)} steps began before the one before was done; their wait counts as 0.`,
  }),
  backward: (count: number): Text => ({
    zh: `有 ${String(count)} 行的开始时间晚于完成时间，请核对。`,
    en: `${String(count)} rows begin after they end: please check them.`,
  }),
  leftOut: (count: number): Text => ({
    zh: `有 ${String(count)} 行缺少案例、步骤或时间，没有排进路径。`,
    en: `${String(count)} rows lack case, step or time and are left out of the paths.`,
  }),
  fewCases: (count: number): Text => ({
    zh: `只有 ${String(count)} 个案例，平均数和占比只作参考。`,
    en: `There are only ${String(count)} cases: take averages and shares with care.`,
  }),
  shortList: (listed: number, all: number): Text => ({
    zh: `流程图列出合计时间最长的 ${String(listed)} 段，共 ${String(all)} 段。`,
    en: `The map lists the ${String(listed)} links with most time in all, of ${String(all)}.`,
  }),
  wholeLog: { zh: '案例常跨多个周期，这里看的是全部日志。', en: 'Cases often span periods, so the whole log is looked at.' },
};
