import type { Text } from '../language.ts';

const UNITS = {
  day: { zh: '天', en: 'day' },
  week: { zh: '周', en: 'week' },
  month: { zh: '个月', en: 'month' },
  quarter: { zh: '个季度', en: 'quarter' },
  'half-year': { zh: '个半年', en: 'half-year' },
  year: { zh: '年', en: 'year' },
  'fiscal-year': { zh: '个财年', en: 'fiscal year' },
} as const;
type Unit = keyof typeof UNITS;

export const cohortTexts = {
  title: { zh: '留存（同期群）', en: 'Retention by cohort' },
  question: { zh: '新来的客户有多少会回来？', en: 'How many new customers come back?' },
  fit: (customer: string, time: string): Text => ({ zh: `可以按“${customer}”和“${time}”看客户的留存`, en: `Who comes back can be read from “${customer}” and “${time}”` }),
  noFit: { zh: '没有会多次出现的客户和日期', en: 'It has no customers with dates who come more than once' },
  tooLittle: { zh: '完整的时段不到三个，看不出留存。', en: 'There are fewer than three complete periods: too few for retention.' },
  optionGrain: { zh: '按什么分批：day、week、month、quarter', en: 'what cohorts go by: day, week, month or quarter' },
  optionRetention: { zh: 'classic 表示当期有活动，rolling 表示当期或之后有活动', en: 'classic counts who is active in the period, rolling who is active in it or later' },
  grainWrong: { zh: '选项 grain 只能是 day、week、month 或 quarter。', en: 'The option “grain” is day, week, month or quarter.' },
  retentionWrong: { zh: '选项 retention 只能是 classic 或 rolling。', en: 'The option “retention” is classic or rolling.' },

  next: { zh: '新客户中，{offset}还在的平均有 {rate}。', en: 'On average {rate} of new customers are active {offset}.' },
  later: { zh: '{offset}还在的是 {rate}。', en: 'And {offset} it is {rate}.' },
  better: { zh: '最近几批更好：{offset}留存 {rate}，更早的是 {was}。', en: 'The latest cohorts do better: {rate} are active {offset}, against {was} of earlier ones.' },
  worse: { zh: '最近几批变差：{offset}留存 {rate}，更早的是 {was}。', en: 'The latest cohorts do worse: {rate} are active {offset}, against {was} of earlier ones.' },
  best: { zh: '{cohort}来的客户留得最好：{offset} {rate}，其余 {rest}。', en: 'Customers new in {cohort} stay best: {rate} are active {offset}, against {rest} of the others.' },
  worst: { zh: '{cohort}来的客户留得最差：{offset} {rate}，其余 {rest}。', en: 'Customers new in {cohort} stay least: {rate} are active {offset}, against {rest} of the others.' },

  offset: (count: number, grain: Unit): Text => ({ zh: `${count} ${UNITS[grain].zh}后`, en: `${count} ${UNITS[grain].en}${count === 1 ? '' : 's'} later` }),
  offsetHeading: (count: number, grain: Unit): Text => ({ zh: `${count}${UNITS[grain].zh}后`, en: `+${count} ${UNITS[grain].en}${count === 1 ? '' : 's'}` }),
  offsetLabel: { zh: '之后', en: 'After' },
  cohortName: { zh: '首次活动', en: 'First active' },
  customers: { zh: '客户数', en: 'Customers' },
  sizeOf: (cohort: Text): Text => ({ zh: `${cohort.zh}新客户`, en: `New in ${cohort.en}` }),
  knownBy: (day: string): Text => ({ zh: `${day} 之前来过的客户`, en: `Customers seen before ${day}` }),
  activeOf: (cohort: Text, offset: Text): Text => ({ zh: `${cohort.zh}新客户，${offset.zh}还在`, en: `New in ${cohort.en}, active ${offset.en}` }),
  rateOf: (cohort: Text, offset: Text): Text => ({ zh: `${cohort.zh}新客户，${offset.zh}留存`, en: `New in ${cohort.en}, retention ${offset.en}` }),
  averageOf: (offset: Text): Text => ({ zh: `${offset.zh}平均留存`, en: `Average retention, ${offset.en}` }),
  latestOf: (offset: Text): Text => ({ zh: `最近几批，${offset.zh}留存`, en: `Latest cohorts, ${offset.en}` }),
  earlierOf: (offset: Text): Text => ({ zh: `更早的几批，${offset.zh}留存`, en: `Earlier cohorts, ${offset.en}` }),
  othersOf: (offset: Text): Text => ({ zh: `其余各批，${offset.zh}留存`, en: `Other cohorts, ${offset.en}` }),
  sumOf: (offset: Text): Text => ({ zh: `${offset.zh}还在的客户`, en: `Active ${offset.en}` }),
  sizesOf: (offset: Text): Text => ({ zh: `看得到${offset.zh}的各批客户`, en: `Customers of cohorts seen ${offset.en}` }),
  average: { zh: '平均', en: 'Average' },

  methodActive: {
    classic: { zh: '首次活动在该时段、并在之后第 N 期有活动的客户', en: 'customers first active in the cohort’s period and active in the later one' },
    rolling: { zh: '首次活动在该时段、并在之后第 N 期或更晚有活动的客户', en: 'customers first active in the cohort’s period and active in the later one or after it' },
  },
  chartTitle: { zh: '平均留存曲线', en: 'Average retention' },
  chartSubtitle: { classic: { zh: '占新客户的比例，当期有活动', en: 'share of new customers active in the period' }, rolling: { zh: '占新客户的比例，当期或之后有活动', en: 'share of new customers active in the period or later' } },
  tableTitle: { zh: '各批客户的留存', en: 'Retention by cohort' },
  tableSubtitle: {
    classic: { zh: '占该批新客户的比例，当期有活动；空白表示还没到时间', en: 'share of each cohort active in the period; blank where its time has not come' },
    rolling: { zh: '占该批新客户的比例，当期或之后有活动；空白表示还没到时间', en: 'share of each cohort active in the period or later; blank where its time has not come' },
  },
  seenTitle: { zh: '这一天之前来过的客户', en: 'Customers seen before a day' },
  seenSubtitle: { zh: '各批新客户是相邻两行之差', en: 'each cohort is the difference of two rows' },
  countsTitle: { zh: '各批客户的人数', en: 'Customers by cohort' },
  countsSubtitle: { zh: '还在的客户数', en: 'number of customers still active' },
  columns: { size: { zh: '新客户', en: 'New' } },

  immature: (partial: Text | null): Text =>
    partial === null
      ? { zh: '还没到时间的格子留空，不算作零，也不进平均。', en: 'Cells whose time has not come are left blank: they are no zeros and no part of an average.' }
      : { zh: `还没到时间的格子留空；${partial.zh}还没过完，没有计入。`, en: `Cells whose time has not come are left blank; ${partial.en} is still running and left out.` },
  firstCohort: (cohort: Text): Text => ({
    zh: `${cohort.zh}是数据的开头，那一批里有老客户，所以不进平均和比较。`,
    en: `${cohort.en} begins the data: its cohort holds customers from before, so it is left out of averages and comparisons.`,
  }),
  rolling: { zh: '“当期或之后”的留存越靠右越偏低，因为之后的时间还短。', en: 'Retention “or later” is too low towards the right, where little time has passed since.' },
  smallCohorts: (count: number, least: number): Text => ({ zh: `有 ${count} 批新客户不到 ${least} 个，比率只供参考。`, en: `${count} cohorts have fewer than ${least} new customers: their rates are rough.` }),
  shortened: (cohorts: number): Text => ({ zh: `只列出最近 ${cohorts} 批。`, en: `The latest ${cohorts} cohorts are shown.` }),
  withoutCustomer: (rows: string): Text => ({ zh: `有 ${rows} 行没有写明客户，没有计入。`, en: `${rows} rows name no customer and are left out.` }),
};
