import type { Text } from '../language.ts';

const quoted = (columns: readonly string[], language: 'zh' | 'en'): string => columns.map((column) => `“${column}”`).join(language === 'zh' ? '、' : ', ');

export const supportTexts = {
  optionHours: { zh: '按工作时间计，例如 9-18', en: 'count working hours only, such as 9-18' },
  optionDays: { zh: '每周从周一起有几个工作日，默认 5', en: 'working days of a week from Monday on, 5 where left out' },
  optionWithin: { zh: '承诺多少小时内解决', en: 'hours within which tickets should be resolved' },
  hoursWrong: (written: string): Text => ({
    zh: `看不懂工作时间“${written}”。请写成 9-18 或 9:30-17:30，工作日为 1 到 7。`,
    en: `The working hours “${written}” are not understood. Write 9-18 or 9:30-17:30, and workdays from 1 to 7.`,
  }),

  slowest: {
    zh: '按{dimension}看，{name}解决最慢：中位数 {value}，整体 {whole}（{period}，{count} 单）。',
    en: 'By {dimension}, {name} is slowest to resolve: {value} (median) against {whole} overall ({period}, {count} tickets).',
  },
  unhappiest: {
    zh: '按{dimension}看，{name}的满意率最低：{value}，整体 {whole}（{period}，{count} 份评价）。',
    en: 'By {dimension}, {name} is rated lowest: CSAT {value} against {whole} overall ({period}, {count} ratings).',
  },
  backlogUp: { zh: '未解决的工单从{before}末的 {was} 增加到{period}末的 {now}。', en: 'Open tickets rose from {was} at the end of {before} to {now} at the end of {period}.' },
  backlogDown: { zh: '未解决的工单从{before}末的 {was} 减少到{period}末的 {now}。', en: 'Open tickets fell from {was} at the end of {before} to {now} at the end of {period}.' },
  censored: { zh: '把还没解决的也算上，一半工单在 {value}内解决。', en: 'Counting those still open, half of all tickets are resolved within {value}.' },
  working: { zh: '按工作时间，一半工单在 {median}内解决，九成在 {most}内。', en: 'In working hours, half of all tickets are resolved within {median}, nine of ten within {most}.' },
  workingResponse: { zh: '按工作时间，首次响应的中位数为 {median}。', en: 'In working hours, the first response takes {median} (median).' },
  sla: { zh: '{period}的 SLA 达成率为 {value}。', en: 'The SLA was kept for {value} of tickets in {period}.' },
  slaChanged: { zh: '{period}的 SLA 达成率为 {value}，{before}为 {was}。', en: 'The SLA was kept for {value} of tickets in {period}, after {was} in {before}.' },
  satisfied: { zh: '{period}的评价里 {value}是好评。', en: 'In {period}, {value} of the ratings given were good.' },
  satisfiedChanged: { zh: '{period}的评价里 {value}是好评，{before}为 {was}。', en: 'In {period}, {value} of the ratings given were good, after {was} in {before}.' },
  within: { zh: '{share}的工单在承诺的 {hours}内解决，到期未解决的算未达成。', en: '{share} of tickets were resolved within the {hours} promised; those still open after that count as missed.' },

  npsScore: {
    zh: 'NPS 为 {score}（区间 {lower} 到 {upper}，{answers} 份回答）。',
    en: 'NPS is {score} (between {lower} and {upper}, {answers} answers).',
  },

  answers: { zh: '回答数', en: 'Answers' },
  backlog: { zh: '未解决工单', en: 'Open tickets' },
  opened: { zh: '累计新建', en: 'Created so far' },
  closed: { zh: '累计解决', en: 'Resolved so far' },
  backlogTitle: { zh: '未解决工单的变化', en: 'Open tickets over time' },
  backlogSubtitle: { zh: '每期末：累计新建 − 累计解决', en: 'at the end of each period: created less resolved' },
  resolution: { zh: '解决时长（中位数）', en: 'Resolution (median)' },
  censoredMedian: { zh: '解决时长（含未解决）', en: 'Resolution, open ones counted' },
  workingMedian: { zh: '解决时长（工作时间）', en: 'Resolution, working hours' },
  workingP90: { zh: '解决时长（工作时间，九成以内）', en: 'Resolution, working hours (9 in 10)' },
  workingFirst: { zh: '首次响应（工作时间）', en: 'First response, working hours' },
  slaRate: { zh: 'SLA 达成率', en: 'SLA kept' },
  satisfiedRate: { zh: '好评率', en: 'CSAT (good ratings)' },
  withinShare: { zh: '承诺时间内解决', en: 'Resolved in time' },
  promised: { zh: '承诺的小时数', en: 'Hours promised' },
  resolvedCount: { zh: '已解决工单', en: 'Resolved tickets' },
  ratedCount: { zh: '评价数', en: 'Ratings' },
  csat: { zh: '满意率', en: 'CSAT' },
  nps: { zh: 'NPS', en: 'NPS' },

  queuesTitle: { zh: '明显不同的队列', en: 'Queues that clearly differ' },
  queuesSubtitle: (period: Text): Text => ({ zh: `${period.zh}，不像是偶然的，最明显的在前`, en: `${period.en}; not by chance, the clearest first` }),
  columns: {
    by: { zh: '按', en: 'By' },
    what: { zh: '指标', en: 'Measure' },
    count: { zh: '样本', en: 'Tickets' },
    value: { zh: '数值', en: 'Value' },
    whole: { zh: '整体', en: 'Overall' },
    p: { zh: '偶然概率', en: 'By chance' },
  },

  methodBacklog: { zh: '期末之前新建的 − 期末之前解决的', en: 'created before the end − resolved before it' },
  methodCensored: { zh: 'Kaplan-Meier 估计：未解决的按已等待的时间计入', en: 'Kaplan-Meier: open tickets count for as long as they have been open' },
  methodWorking: (hours: string, days: number): Text => ({ zh: `只计周一起 ${String(days)} 天、${hours} 点之间的时间，不扣节假日`, en: `only ${String(days)} days a week from Monday on, from ${hours} o'clock; public holidays are not taken off` }),
  methodWithin: { zh: '按时解决的 ÷（已解决的 + 已超时未解决的）', en: 'resolved in time ÷ (resolved + open past the time promised)' },
  methodRankSum: { zh: '该队列与其余工单的秩和检验（Mann-Whitney），再按全部比较校正（Benjamini-Hochberg）', en: 'rank-sum test of the queue against all others (Mann-Whitney), corrected for all comparisons (Benjamini-Hochberg)' },
  methodChi: { zh: '该队列与其余评价的卡方检验，再按全部比较校正（Benjamini-Hochberg）', en: 'chi-square test of the queue against all other ratings, corrected for all comparisons (Benjamini-Hochberg)' },
  methodNps: { zh: '打 9–10 分的占比 − 打 0–6 分的占比，再乘 100；95% 区间按 Var = (p+d) − (p−d)²', en: 'share of 9 and 10 less share of 0 to 6, times 100; 95% interval by Var = (p+d) − (p−d)²' },
  methodCount: { zh: '计数', en: 'counted' },
  noteTool: { zh: '由导出的工具测得，是自然时间还是工作时间以列名为准', en: 'measured by the exporting tool, in calendar or business time as the header says' },
  methodAsked: { zh: '由选项给出', en: 'given as an option' },

  open: (open: number, all: number): Text => ({
    zh: `${String(all)} 单里有 ${String(open)} 单没有解决时间，解决时长的中位数没有算它们。`,
    en: `${String(open)} of ${String(all)} tickets have no time of resolution; the median of resolution leaves them out.`,
  }),
  toolCalendar: (columns: readonly string[]): Text => ({
    zh: `时长取自导出工具自己测得的${quoted(columns, 'zh')}；列名没有写工作时间，按自然时间看。`,
    en: `Times are those that the exporting tool measured itself (${quoted(columns, 'en')}); the header says no business hours, so they are taken for calendar time.`,
  }),
  toolBusiness: (columns: readonly string[]): Text => ({
    zh: `时长取自导出工具自己测得的${quoted(columns, 'zh')}，只计工作时间，以该工具的设置为准。`,
    en: `Times are those that the exporting tool measured itself (${quoted(columns, 'en')}), in business hours as that tool is set.`,
  }),
  toolUnit: (columns: readonly string[]): Text => ({
    zh: `${quoted(columns, 'zh')}没有写单位，数字按原样列出。在列名里写上“（分钟）”即可。`,
    en: `${quoted(columns, 'en')} ${columns.length === 1 ? 'says' : 'say'} no unit, so numbers stand as they are. Write “(min)” into the header.`,
  }),
  backward: (count: number): Text => ({
    zh: `有 ${String(count)} 单的解决时间早于创建时间，请核对。`,
    en: `${String(count)} tickets are resolved before they are created: please check them.`,
  }),
  holidays: { zh: '工作时间没有扣除法定节假日。', en: 'Working hours do not heed public holidays.' },
  daysOnly: { zh: '表里只有日期没有钟点，按工作时间算出的时长不可靠。', en: 'The table has days without a time of day, so working hours are not reliable.' },
  slaUnclear: (column: string): Text => ({
    zh: `看不出“${column}”里哪些值表示达成，没有算 SLA 达成率。`,
    en: `It is not clear which values of “${column}” mean that the SLA was kept, so its rate is not given.`,
  }),
};
