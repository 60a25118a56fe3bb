import type { Text } from '../language.ts';
import { BY_GRAIN, COUNTED, periodsNoun } from './period-words.ts';
import type { Grain } from './period-words.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS_ZH = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const SMOOTHERS: Readonly<Record<string, Text>> = {
  theta: { zh: 'Theta 法', en: 'Theta' },
  'damped-ets': { zh: '阻尼指数平滑', en: 'damped exponential smoothing' },
};

/** What repeating the last season of so many periods is, in a person's words. */
function repeating(period: number, grain: Grain): Text {
  if (period === 1) return { zh: '照搬上一期', en: 'repeating the last period' };
  const isYear = (grain === 'month' && period === 12) || (grain === 'quarter' && period === 4) || (grain === 'half-year' && period === 2) || (grain === 'week' && period === 52);
  if (isYear) return { zh: '照搬去年同期', en: 'repeating the year before' };
  if (grain === 'day' && period === 7) return { zh: '照搬上周同一天', en: 'repeating the same day a week before' };
  const { zh, many } = COUNTED[grain];
  return { zh: `照搬 ${period} ${zh}前`, en: `repeating ${period} ${many} before` };
}

/** A method without what was done to the series before: `log stl(12) + theta` is Theta 法. */
export function methodFamily(method: string, grain: Grain): Text {
  const naive = /^(?:seasonal-)?naive(?:\((\d+)\))?$/.exec(method);
  if (naive) return repeating(Number(naive[1] ?? 1), grain);
  return SMOOTHERS[/[a-z-]+$/.exec(method)?.[0] ?? ''] ?? { zh: method, en: method };
}

/**
 * A method as people call it: `seasonal-naive(12)` is 照搬去年同期; `log stl(12) + theta` is Theta 法, the season taken
 * out before, on percent changes.
 */
export function methodWords(method: string, grain: Grain): Text {
  const name = methodFamily(method, grain);
  const seasonal = method.includes('stl(');
  const logarithmic = method.startsWith('log ');
  const zh = [...(seasonal ? ['先去季节'] : []), ...(logarithmic ? ['按比例'] : [])].join('、');
  const en = [...(seasonal ? ['season taken out first'] : []), ...(logarithmic ? ['in percent'] : [])].join(', ');
  return { zh: zh === '' ? name.zh : `${name.zh}（${zh}）`, en: en === '' ? name.en : `${name.en} (${en})` };
}

/** A target that the forecast can still miss or reach. */
const WITHIN: Text = { zh: '（在预测区间之内）', en: ' (within the interval)' };

export const forecastTexts = {
  title: { zh: '预测', en: 'Forecast' },
  question: { zh: '接下来会怎样，离目标还差多少？', en: 'What comes next, and how far is it from the target?' },
  goodFit: (measure: Text, count: number, grain: Grain): Text => ({
    zh: `“${measure.zh}”有 ${count} ${COUNTED[grain].zh}的完整数据`,
    en: `“${measure.en}” has ${count} complete ${periodsNoun(grain, count).en}`,
  }),
  looseFit: { zh: '完整的期间太少，还不能预测', en: 'It has too few complete periods to forecast from' },
  noPeriods: {
    zh: '这张表没有可用的日期，无法预测。请确认日期列里是日期。',
    en: 'This table has no usable dates, so nothing can be forecast. Check that its date column holds dates.',
  },
  tooFew: (count: number, grain: Grain, least: number): Text => ({
    zh: `只有 ${count} ${COUNTED[grain].zh}的完整数据，至少要 ${least} ${COUNTED[grain].zh}才能预测。请补充更早的数据后再试。`,
    en: `There ${count === 1 ? 'is' : 'are'} only ${count} complete ${periodsNoun(grain, count).en}; a forecast takes at least ${least}. Add earlier data and try again.`,
  }),
  optionOutOfRange: (name: string, from: string, to: string): Text => ({
    zh: `选项“${name}”要在 ${from} 到 ${to} 之间。`,
    en: `The option “${name}” must lie between ${from} and ${to}.`,
  }),
  unknownMeasure: (name: string, known: readonly string[]): Text => ({
    zh: `没有名为“${name}”的指标，可选：${known.join('、')}。`,
    en: `There is no measure “${name}”. Choose one of: ${known.join(', ')}.`,
  }),
  unknownGrain: (name: string, known: readonly string[]): Text => ({
    zh: `不认识的期间“${name}”，可选：${known.join('、')}。`,
    en: `“${name}” is not a kind of period. Choose one of: ${known.join(', ')}.`,
  }),
  options: {
    horizon: { zh: '预测多少期', en: 'how many periods to forecast' },
    confidence: { zh: '区间的把握程度，如 95%', en: 'how sure the interval is to be, such as 95%' },
    growth: { zh: '假设在预测上增减多少，如 5%', en: 'by how much more or less than forecast to assume, such as 5%' },
    measure: { zh: '预测哪个指标（列名）', en: 'which measure to forecast (a column)' },
    grain: { zh: '按日、周、月还是季度：day、week、month、quarter', en: 'day, week, month or quarter' },
  },

  next: {
    zh: '{measure}在{period}预计为 {value}，有 {confidence} 的可能在 {low} 至 {high} 之间，较{before} {change}。',
    en: '{measure} for {period} is expected to come to {value}, between {low} and {high} with a probability of {confidence}: {change} against {before}.',
  },
  nextAlone: {
    zh: '{measure}在{period}预计为 {value}，有 {confidence} 的可能在 {low} 至 {high} 之间。',
    en: '{measure} for {period} is expected to come to {value}, between {low} and {high} with a probability of {confidence}.',
  },
  sum: {
    zh: '接下来 {count}合计预计 {value}（{low} 至 {high}），较上年同期 {change}。',
    en: 'The next {count} are expected to add up to {value} ({low} to {high}), {change} against the same periods a year before.',
  },
  sumAlone: {
    zh: '接下来 {count}合计预计 {value}（{low} 至 {high}）。',
    en: 'The next {count} are expected to add up to {value} ({low} to {high}).',
  },
  year: {
    zh: '{year}预计共 {value}：{elapsed}已实现 {actual}，其余 {count}预计 {rest}；较上年 {change}。',
    en: '{year} is expected to end at {value}: {actual} from {elapsed}, and {rest} in the {count} to come. That is {change} against the year before.',
  },
  yearAlone: {
    zh: '{year}预计共 {value}：{elapsed}已实现 {actual}，其余 {count}预计 {rest}。',
    en: '{year} is expected to end at {value}: {actual} from {elapsed}, and {rest} in the {count} to come.',
  },
  short: (within: boolean): Text => ({
    zh: `{span}的目标是 {target}，照此预测将少 {gap}${within ? WITHIN.zh : ''}：剩下 {count}平均每期要做到 {needed}，而预测是 {average}。`,
    en: `The target of {span} is {target}, and the forecast ends {gap} short of it${within ? WITHIN.en : ''}: what is left ({count}) must bring {needed} each, against {average} in the forecast.`,
  }),
  over: (within: boolean): Text => ({
    zh: `{span}的目标是 {target}，照此预测将超出 {gap}${within ? WITHIN.zh : ''}：剩下 {count}平均每期做到 {needed} 就够，预测是 {average}。`,
    en: `The target of {span} is {target}, and the forecast ends {gap} above it${within ? WITHIN.en : ''}: what is left ({count}) need only bring {needed} each, against {average} in the forecast.`,
  }),
  better: {
    zh: '预测由{method}得出。回到过去试了 {trials}，平均误差为实际值的 {error}，比{repeat}低 {less}。',
    en: 'The forecast comes from {method}. Tried from {trials} in the past, it was off by {error} of the actual values, {less} less than {repeat}.',
  },
  worse: {
    zh: '预测由{method}得出。回到过去试了 {trials}，平均误差为实际值的 {error}，并不比{repeat}（{other}）准。',
    en: 'The forecast comes from {method}. Tried from {trials} in the past, it was off by {error} of the actual values, no better than {repeat} ({other}).',
  },
  seasonal: {
    zh: '{measure}{cycle}的规律{clarity}：{peak}最高，通常比平时多 {high}；{trough}最低，通常少 {low}。',
    en: '{measure} has a {clarity} pattern {cycle}: highest {peak}, usually {high} above its level; lowest {trough}, usually {low} below.',
  },
  unseasonal: {
    zh: '{measure}看不出可靠的{cycle}规律：现有的高低起伏，偶然也会出现。',
    en: '{measure} shows no reliable pattern {cycle}: its ups and downs may well be chance.',
  },
  constant: {
    zh: '{measure}每期都是 {value}，从没变过；照此，{period}也是 {value}。',
    en: '{measure} has been {value} in every period so far, so {value} is expected for {period} too.',
  },
  running: {
    zh: '{period}还没结束：截至{through}已有 {value}，是全期预测 {forecast} 的 {share}。',
    en: '{period} is still running: {value} through {through}, {share} of the {forecast} forecast for all of it.',
  },
  whatIf: {
    zh: '假如比预测多 {growth}，接下来 {count}合计为 {value}；增幅可以在表里改。',
    en: 'With {growth} on top of the forecast, the next {count} would add up to {value}; the assumption can be changed in the table.',
  },
  whatIfLess: {
    zh: '假如比预测变化 {growth}，接下来 {count}合计为 {value}；增幅可以在表里改。',
    en: 'With a change of {growth} from the forecast, the next {count} would add up to {value}; the assumption can be changed in the table.',
  },

  cycle: (grain: Grain): Text => (grain === 'day' ? { zh: '每周', en: 'within the week' } : { zh: '每年', en: 'within the year' }),
  clear: { zh: '很明显', en: 'clear' },
  some: { zh: '有一些', en: 'slight' },
  placeInYear: (month: number): Text => ({ zh: `${month}月`, en: `in ${MONTHS[month - 1] ?? ''}` }),
  placeInWeek: (weekday: number): Text => ({ zh: WEEKDAYS_ZH[weekday] ?? '', en: `on ${WEEKDAYS_EN[weekday] ?? ''}s` }),
  quarterOfYear: (quarter: number): Text => ({ zh: `第${quarter}季度`, en: `in quarter ${quarter}` }),
  halfOfYear: (half: number): Text => ({ zh: half === 1 ? '上半年' : '下半年', en: half === 1 ? 'in the first half' : 'in the second half' }),
  mixOf: (names: readonly Text[], count: number): Text => ({
    zh: `${names.map(({ zh }) => zh).join('、')}加权（共 ${count} 种做法，按回测误差定权重）`,
    en: `a mix of ${names.map(({ en }) => en).join(', ')} (${count} variants, weighted by their errors)`,
  }),

  expected: (measure: Text, period: Text): Text => ({ zh: `${period.zh}${measure.zh}（预测）`, en: `${measure.en}, ${period.en} (forecast)` }),
  sumOf: (measure: Text, count: number, grain: Grain): Text => ({ zh: `未来 ${count} ${COUNTED[grain].zh}${measure.zh}（预测）`, en: `${measure.en}, next ${count} ${periodsNoun(grain, count).en} (forecast)` }),
  lowOf: (measure: Text, period: Text): Text => ({ zh: `${period.zh}${measure.zh}（预测下限）`, en: `${measure.en}, ${period.en} (low end)` }),
  highOf: (measure: Text, period: Text): Text => ({ zh: `${period.zh}${measure.zh}（预测上限）`, en: `${measure.en}, ${period.en} (high end)` }),
  whatIfOf: (measure: Text, period: Text): Text => ({ zh: `${period.zh}${measure.zh}（假设）`, en: `${measure.en}, ${period.en} (what if)` }),
  growth: { zh: '假设增幅', en: 'Assumed change' },
  error: { zh: '预测的平均误差', en: 'Average error of the forecast' },
  against: (period: Text): Text => ({ zh: `较 ${period.zh}`, en: `vs ${period.en}` }),
  gapTo: (span: Text): Text => ({ zh: `${span.zh}预计比目标`, en: `Expected against target, ${span.en}` }),
  attainment: (span: Text): Text => ({ zh: `${span.zh}预计完成率`, en: `Target reached, ${span.en} (forecast)` }),

  methods: {
    forecast: { zh: '按历史各期推算，方法由回测选定', en: 'projected from the periods before by methods chosen in a backtest' },
    low: (confidence: string): Text => ({ zh: `预测减去回测误差推出的 ${confidence} 区间`, en: `forecast less what backtest errors allow at ${confidence}` }),
    high: (confidence: string): Text => ({ zh: `预测加上回测误差推出的 ${confidence} 区间`, en: `forecast plus what backtest errors allow at ${confidence}` }),
    sum: { zh: '各期预测相加', en: 'the forecasts added up' },
    boundSum: { zh: '各期的下限（上限）相加，偏保守', en: 'the low (high) ends added up: on the safe side' },
    expected: { zh: '已实现 + 其余各期预测', en: 'actual so far + forecasts of what is left' },
    gap: { zh: '预计 − 目标', en: 'expected − target' },
    attainment: { zh: '预计 ÷ 目标', en: 'expected ÷ target' },
    needed: { zh: '（目标 − 已实现）÷ 剩余期数', en: '(target − actual so far) ÷ periods left' },
    average: { zh: '其余各期预测 ÷ 剩余期数', en: 'forecasts of what is left ÷ periods left' },
    growth: { zh: '您可以改的假设，其余各行跟随第一行', en: 'an assumption for you to change; the rows below follow the first' },
    whatIf: { zh: '预测 ×（1 + 假设增幅）', en: 'forecast × (1 + assumed change)' },
    error: { zh: '回测中误差绝对值之和 ÷ 实际值之和', en: 'absolute errors of the backtest ÷ actual values' },
    less: { zh: '1 − 预测的误差 ÷ 照搬的误差', en: '1 − error of the forecast ÷ error of repeating' },
    mase: { zh: '误差 ÷ 历史上照搬的平均误差（MASE）', en: 'error ÷ average error of repeating within the history (MASE)' },
    smape: { zh: '误差 ÷ 预测与实际的平均（sMAPE）', en: 'error ÷ mean of forecast and actual (sMAPE)' },
    share: { zh: '按回测误差分配的权重', en: 'weight by backtest error' },
    season: { zh: 'STL 分解出的季节部分 ÷ 平均水平', en: 'seasonal part by STL ÷ average level' },
    confidence: { zh: '选定的把握程度', en: 'as chosen' },
    trials: { zh: '回测的起点个数', en: 'starting points of the backtest' },
    count: { zh: '预测的期数', en: 'periods forecast' },
    through: { zh: '数据的最后一天', en: 'last day in the data' },
  },
  trialsNoun: (count: number): Text => ({ zh: '次', en: count === 1 ? 'date' : 'dates' }),

  tableTitle: (measure: Text, grain: Grain): Text => ({ zh: `${measure.zh}预测（${BY_GRAIN[grain].zh}）`, en: `${measure.en} forecast ${BY_GRAIN[grain].en}` }),
  tableSubtitle: (unit: Text, confidence: string): Text => ({
    zh: `${unit.zh}；上下限为 ${confidence} 区间；“假设增幅”第一行可改，整列跟随`,
    en: `${unit.en}; low and high are the ${confidence} interval; change the first “Assumed change” and the column follows`,
  }),
  columns: {
    forecast: { zh: '预测', en: 'Forecast' },
    low: { zh: '下限', en: 'Low' },
    high: { zh: '上限', en: 'High' },
    growth: { zh: '假设增幅', en: 'Assumed change' },
    whatIf: { zh: '假设结果', en: 'What if' },
    yearBefore: { zh: '上年同期', en: 'Year before' },
    yearChange: { zh: '同比', en: 'Year on year' },
    actual: { zh: '实际', en: 'Actual' },
    target: { zh: '目标', en: 'Target' },
    error: { zh: '平均误差', en: 'Average error' },
    smape: { zh: '对称误差', en: 'Symmetric error' },
    mase: { zh: '相对误差', en: 'Relative error' },
    share: { zh: '权重', en: 'Weight' },
  },
  rows: {
    sum: (count: number, grain: Grain): Text => ({ zh: `${count} ${COUNTED[grain].zh}合计`, en: `Sum of ${count} ${periodsNoun(grain, count).en}` }),
    actual: (span: Text): Text => ({ zh: `${span.zh}已实现`, en: `Actual, ${span.en}` }),
    expected: (span: Text): Text => ({ zh: `${span.zh}预计`, en: `Expected, ${span.en}` }),
    target: (span: Text): Text => ({ zh: `${span.zh}目标`, en: `Target, ${span.en}` }),
    gap: { zh: '比目标多（少）', en: 'Above (below) target' },
    needed: { zh: '剩余每期要做到', en: 'Needed per period left' },
    chosen: { zh: '本预测', en: 'This forecast' },
  },
  backtestTitle: { zh: '方法回测', en: 'How the methods did in the past' },
  backtestSubtitle: (trials: number, ahead: number, grain: Grain): Text => ({
    zh: `从过去 ${trials} 个时点各预测 ${ahead} ${COUNTED[grain].zh}，与后来的实际值比；“本预测”每次只用当时已有的数据选方法；相对误差以历史上照搬的误差为 1`,
    en: `From ${trials} dates in the past, ${ahead} ${periodsNoun(grain, ahead).en} each, against what then came; “This forecast” chose its methods by what was known then; a relative error of 1 is that of repeating within the history`,
  }),
  nextShort: { zh: '{measure}在{period}预计为 {value}。', en: '{measure} for {period} is expected to come to {value}.' },
  chartTitle: (measure: Text): Text => ({ zh: `${measure.zh}：实际与预测`, en: `${measure.en}: actual and forecast` }),
  chartSubtitle: (unit: Text, grain: Grain, confidence: string): Text => ({
    zh: `${unit.zh}，${BY_GRAIN[grain].zh}；虚线为预测，细线为 ${confidence} 区间`,
    en: `${unit.en} ${BY_GRAIN[grain].en}; dashed is forecast, thin lines are the ${confidence} interval`,
  }),

  comparisonTitle: (measure: Text, hasYear: boolean, hasTarget: boolean): Text => ({
    zh: `${measure.zh}：预测与${[...(hasYear ? ['上年同期'] : []), ...(hasTarget ? ['目标'] : [])].join('、')}`,
    en: `${measure.en}: forecast against ${[...(hasYear ? ['the year before'] : []), ...(hasTarget ? ['target'] : [])].join(' and ')}`,
  }),
  comparisonSubtitle: (unit: Text, grain: Grain, hasYear: boolean, hasTarget: boolean): Text => ({
    zh: [`${unit.zh}，${BY_GRAIN[grain].zh}`, [...(hasYear ? ['灰色为上年同期'] : []), ...(hasTarget ? ['线为目标'] : [])].join('，')].join('；'),
    en: [`${unit.en} ${BY_GRAIN[grain].en}`, [...(hasYear ? ['grey is the year before'] : []), ...(hasTarget ? ['the line is the target'] : [])].join(', ')].join('; '),
  }),
};
