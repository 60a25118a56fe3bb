import type { Text } from '../language.ts';
import { BY_GRAIN } from './period-words.ts';
import type { Grain } from './period-words.ts';

const FESTIVAL_MONTHS: Record<'together' | 'later' | 'alone', Text> = {
  together: { zh: '要点里给出两个月合并的比较。', en: ' The findings compare both months together.' },
  later: { zh: '两个月的数据都完整后，可以合并看。', en: ' They can be taken together once both are complete.' },
  alone: { zh: '此前没有可比的完整月份，两个月合并也无从比较。', en: ' There are no complete months before to compare both together with.' },
};

export const salesTexts = {
  title: { zh: '销售表现', en: 'Sales performance' },
  question: { zh: '销售怎么样，和之前比变了多少，变在哪里？', en: 'How are sales, how did they change, and where?' },
  goodFit: (value: string, time: string): Text => ({
    zh: `有日期列“${time}”和销售列“${value}”`,
    en: `It has a date column “${time}” and a sales column “${value}”`,
  }),
  looseFit: (value: string, time: string): Text => ({
    zh: `有日期列“${time}”和可相加的“${value}”`,
    en: `It has a date column “${time}” and “${value}”, which can be added up`,
  }),

  rows: { zh: '记录数', en: 'Rows' },
  attainment: { zh: '目标完成率', en: 'Target reached' },
  per: (value: Text, volume: Text): Text => ({ zh: `${value.zh} ÷ ${volume.zh}`, en: `${value.en} ÷ ${volume.en}` }),
  perRow: (value: Text): Text => ({ zh: `每条记录${value.zh}`, en: `${value.en} per row` }),
  inPeriod: (measure: Text, period: Text): Text => ({ zh: `${period.zh}${measure.zh}`, en: `${measure.en}, ${period.en}` }),
  inGroup: (measure: Text, name: string, period: Text): Text => ({
    zh: `${period.zh}${name}的${measure.zh}`,
    en: `${measure.en} of ${name}, ${period.en}`,
  }),
  changeOf: (measure: Text, before: Text): Text => ({ zh: `${measure.zh}较${before.zh}`, en: `${measure.en} against ${before.en}` }),
  allData: { zh: '全部数据', en: 'all data' },
  period: { zh: '期间', en: 'Period' },
  measure: { zh: '指标', en: 'Measure' },
  dimension: { zh: '维度', en: 'Dimension' },
  name: { zh: '名称', en: 'Name' },

  total: {
    zh: '{measure}在{period}为 {value}，较{before} {change}。',
    en: '{measure} came to {value} in {period}, {change} against {before}.',
  },
  totalAlone: { zh: '{measure}在{period}为 {value}。', en: '{measure} came to {value} in {period}.' },
  yearOnYear: {
    zh: '与上年同期相比 {change}：{period} {value}，{before} {was}。',
    en: 'Year on year that is {change}: {value} after {was} in {before}.',
  },
  withinUsual: {
    zh: '{change} 的变化在通常波动之内：历次环比多在 {low} 至 {high} 之间。',
    en: 'A change of {change} is within the usual swing: from one period to the next it mostly lies between {low} and {high}.',
  },
  beyondUsual: {
    zh: '{change} 的变化超出通常波动：历次环比多在 {low} 至 {high} 之间。',
    en: 'A change of {change} is more than the usual swing: from one period to the next it mostly lies between {low} and {high}.',
  },
  toDate: {
    zh: '{period}还没结束：截至{through}为 {value}，较{before}的同样天数 {change}。',
    en: '{period} is still running: {value} through {through}, {change} against as many days of {before}.',
  },
  toDateAlone: {
    zh: '{period}还没结束：截至{through}为 {value}。',
    en: '{period} is still running: {value} through {through}.',
  },
  festivalMonths: {
    zh: '春节在两个月之间移动，合并看：{measure}在{period}为 {value}，较{before} {change}（{was}）。',
    en: 'Taken together, as Spring Festival moves between the two months: {measure} came to {value} in {period}, {change} against {was} in {before}.',
  },
  driver: {
    zh: '按{dimension}看，{name}对变化的贡献最大：{delta}，在总变化 {change} 中占 {contribution}。',
    en: 'By {dimension}, {name} contributed most to the change: {delta}, {contribution} of the total’s {change}.',
  },
  detractor: {
    zh: '按{dimension}看，{name}的方向相反：{delta}，对总变化 {change} 的影响为 {contribution}。',
    en: 'By {dimension}, {name} went the other way: {delta}, {contribution} against the total’s {change}.',
  },
  target: {
    zh: '{period}完成目标的 {attainment}：目标 {target}，实际 {value}。',
    en: '{period} reached {attainment} of its target: {value} of {target}.',
  },
  attainmentBy: {
    zh: '按{dimension}看，{low}离目标最远，完成 {lowReached}（目标 {target}，实际 {value}）；{high}完成得最好，为 {highReached}。',
    en: 'By {dimension}, {low} is furthest from its target with {lowReached} ({value} of {target}); {high} did best with {highReached}.',
  },
  rising: { zh: '近 {count} 个完整期间，{measure}总体上升，平均每期 {slope}。', en: 'Over the last {count} complete periods {measure} has been rising, by {slope} a period on average.' },
  falling: { zh: '近 {count} 个完整期间，{measure}总体下降，平均每期 {slope}。', en: 'Over the last {count} complete periods {measure} has been falling, by {slope} a period on average.' },
  concentrationThen: {
    zh: '{over}，{count} 个{dimension}中最大的 {top} 个占{measure}的 {share}，上年同期为 {was}（{change}）。',
    en: 'In {over}, the largest {top} of {count} values of {dimension} made {share} of {measure}, after {was} a year before ({change}).',
  },
  concentration: {
    zh: '{over}，{count} 个{dimension}中最大的 {top} 个占{measure}的 {share}。',
    en: 'In {over}, the largest {top} of {count} values of {dimension} made {share} of {measure}.',
  },
  highest: { zh: '{period}是 {count} 个完整期间里最高的。', en: '{period} is the highest of {count} complete periods.' },
  lowest: { zh: '{period}是 {count} 个完整期间里最低的。', en: '{period} is the lowest of {count} complete periods.' },
  risingRun: { zh: '{measure}已连续 {count} 期上升，直到{period}。', en: '{measure} has risen {count} periods in a row up to {period}.' },
  fallingRun: { zh: '{measure}已连续 {count} 期下降，直到{period}。', en: '{measure} has fallen {count} periods in a row up to {period}.' },

  trendTitle: (measure: Text, grain: Grain): Text => ({ zh: `${measure.zh}${BY_GRAIN[grain].zh}走势`, en: `${measure.en} ${BY_GRAIN[grain].en}` }),
  trendSubtitle: (unit: Text, grain: Grain, hatched: boolean): Text => ({
    zh: [`${unit.zh}，${BY_GRAIN[grain].zh}`, ...(hatched ? ['最后一期未结束'] : [])].join('；'),
    en: [`${unit.en} ${BY_GRAIN[grain].en}`, ...(hatched ? ['last one still running'] : [])].join('; '),
  }),
  breakdownTitle: (measure: Text, dimension: string): Text => ({ zh: `${measure.zh}按${dimension}`, en: `${measure.en} by ${dimension}` }),
  breakdownSubtitle: (unit: Text, period: Text, before: Text | null): Text => ({
    zh: before === null ? `${unit.zh}，${period.zh}` : `${unit.zh}，${period.zh}对比${before.zh}`,
    en: before === null ? `${unit.en}, ${period.en}` : `${unit.en}, ${period.en} against ${before.en}`,
  }),
  breakdownChartSubtitle: (unit: Text, period: Text, before: Text | null): Text => ({
    zh: before === null ? `${unit.zh}，${period.zh}` : `${unit.zh}，${period.zh}（深色）对比 ${before.zh}（灰色）`,
    en: before === null ? `${unit.en}, ${period.en}` : `${unit.en}, ${period.en} (dark) and ${before.en} (grey)`,
  }),
  targetChartSubtitle: (unit: Text, period: Text, before: Text | null, hasShort: boolean): Text => ({
    zh: `${unit.zh}，${period.zh}（框：目标${before === null ? '' : `；灰：${before.zh}`}${hasShort ? '；橙：离目标最远' : ''}）`,
    en: `${unit.en}, ${period.en} (frame: target${before === null ? '' : `; grey: ${before.en}`}${hasShort ? '; orange: furthest short' : ''})`,
  }),
  concentrationTitle: (measure: Text, dimension: string): Text => ({ zh: `${measure.zh}最高的${dimension}`, en: `${dimension} with most ${measure.en}` }),
  columns: {
    value: { zh: '本期', en: 'This period' },
    share: { zh: '占比', en: 'Share' },
    previous: { zh: '上期', en: 'Previous' },
    delta: { zh: '变化', en: 'Change' },
    change: { zh: '环比', en: 'Change %' },
    contribution: { zh: '贡献百分点', en: 'Points of change' },
    yearBefore: { zh: '上年同期', en: 'Year before' },
    yearChange: { zh: '同比', en: 'Year on year' },
    target: { zh: '完成率', en: 'Of target' },
  },
  others: { zh: '其他', en: 'Others' },
  all: { zh: '合计', en: 'Total' },
  against: (period: Text): Text => ({ zh: `较 ${period.zh}`, en: `vs ${period.en}` }),

  distinctMethod: (column: string): Text => ({ zh: `“${column}”里不同的值`, en: `different values of ${column}` }),
  usualMethod: {
    zh: '历次环比的中位数加减两倍稳健标准差（中位数绝对偏差 × 1.4826），且不窄于历次环比的中间八成',
    en: 'median of all changes from one period to the next, plus and minus twice their robust standard deviation (median absolute deviation × 1.4826), and no narrower than the middle 80% of them',
  },
  countMethod: { zh: '数据里的期间个数', en: 'periods counted in the data' },
  dateMethod: { zh: '数据的最后一天', en: 'last day in the data' },
  usualLow: { zh: '通常波动下限', en: 'Usual swing, low' },
  usualHigh: { zh: '通常波动上限', en: 'Usual swing, high' },
  distinct: (column: string): Text => ({ zh: `${column}个数`, en: `Number of values of ${column}` }),
  periodsCounted: { zh: '期间个数', en: 'Number of periods' },
  dataThrough: { zh: '数据截至', en: 'Data through' },
  slope: { zh: '平均每期变化', en: 'Average change a period' },
  slopeMethod: { zh: '对各完整期间拟合直线的斜率；检验时计入前后期的相关', en: 'slope of the straight line through the complete periods; its test allows for periods that go together' },
  topSum: (measure: Text, dimension: string): Text => ({ zh: `最大的${dimension}的${measure.zh}`, en: `${measure.en} of the largest ${dimension}` }),

  noPeriods: {
    zh: '这张表没有可用的日期，无法按期间分析。请确认日期列里是日期。',
    en: 'This table has no usable dates, so it cannot be looked at by period. Check that its date column holds dates.',
  },
  partial: (period: Text, days: number, of: number): Text => ({
    zh: `${period.zh}只有 ${of} 天中的 ${days} 天数据，不与完整期间比较，只与同样天数比较。`,
    en: `${period.en} has data for ${days} of its ${of} days, so it is compared with as many days, never with whole periods.`,
  }),
  stampedPartial: (period: Text, days: number, of: number): Text => ({
    zh: `${period.zh}只到第 ${days} 天（共 ${of} 天），而数据只精确到期间，无法按相同天数比较。`,
    en: `${period.en} reaches day ${days} of ${of}, and rows are dated by whole periods only, so the same days cannot be compared.`,
  }),
  smallSample: (rows: number): Text => ({
    zh: `本期只有 ${rows} 行数据，变化容易受个别记录影响。`,
    en: `This period has only ${rows} rows: single records can move the figures.`,
  }),
  mixedCurrencies: (kept: string, others: readonly string[]): Text => ({
    zh: `表里混有多种币种，这里只计 ${kept}，未计入 ${others.join('、')}。`,
    en: `The table mixes currencies: only ${kept} is counted here, ${others.join(', ')} is left out.`,
  }),
  noYearBefore: { zh: '没有上年同期的完整数据，因此没有同比。', en: 'There is no complete data a year before, so nothing is compared year on year.' },
  withoutDate: (rows: number): Text => ({
    zh: `${rows} 行没有日期，没有计入任何期间。`,
    en: `${rows} rows have no date and are counted in no period.`,
  }),
  festivalMoves: (festival: Text, before: Text, then: 'together' | 'later' | 'alone'): Text => ({
    zh: `春节本年是${festival.zh}，上年是${before.zh}，1月、2月单独看的环比和同比会错位。${FESTIVAL_MONTHS[then].zh}`,
    en: `Spring Festival was on ${festival.en} and, the year before, on ${before.en}: January or February alone compare unlike days.${FESTIVAL_MONTHS[then].en}`,
  }),
  festivalAligned: (festival: Text, before: Text): Text => ({
    zh: `同比按春节对齐：春节本年是${festival.zh}，上年是${before.zh}，比较的是离春节同样天数的日子。`,
    en: `Year on year is aligned by Spring Festival (${festival.en}; the year before ${before.en}): days as far from it are compared.`,
  }),
  otherWeekNumber: (week: Text, before: Text): Text => ({
    zh: `同比取 52 周前、日期最接近的一周：${week.zh}对比${before.zh}，周次不同。`,
    en: `Year on year looks 52 weeks back, at the week with the nearest dates: ${week.en} against ${before.en}, whose number differs.`,
  }),
  noSuchPeriod: (asked: Text, first: Text, last: Text, shown: Text): Text => ({
    zh: `数据里没有${asked.zh}（只有${first.zh}至${last.zh}），这里改看${shown.zh}。`,
    en: `The data has no ${asked.en}: it runs from ${first.en} to ${last.en}. ${shown.en} is shown in its place.`,
  }),
};
