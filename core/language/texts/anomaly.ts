import type { Text } from '../language.ts';
import { BY_GRAIN, COUNTED, type Grain } from './period-words.ts';

/** What a sentence on an unusual period has beside its value. */
export interface EventParts {
  readonly isHigh: boolean;
  readonly isRun: boolean;
  readonly ofMember: boolean;
  /** What is named as having made it: a single row, a member, or nothing. */
  readonly madeBy: 'row' | 'member' | null;
  readonly inFestival: boolean;
  readonly isDay: boolean;
}

export const anomalyTexts = {
  title: { zh: '异常', en: 'What is unusual' },
  question: { zh: '哪些日子不寻常，是哪里变了？', en: 'Which days are unusual, and what changed there?' },
  fits: (value: Text, grain: Grain, count: number): Text => ({
    zh: `${value.zh}有 ${count} ${COUNTED[grain].zh}的数据，可以看出什么是通常的`,
    en: `${value.en} has ${count} ${COUNTED[grain].many} of data: enough to know what is usual`,
  }),
  tooShort: { zh: '时间太短或缺得太多，看不出什么是通常的', en: 'There is too little time in it to know what is usual' },
  noPeriods: (least: number): Text => ({
    zh: `日期太少或缺得太多，看不出什么是通常的：至少需要连续 ${least} 个有数据的完整期间。`,
    en: `Its dates are too few or too patchy to know what is usual: it takes at least ${least} complete periods with data.`,
  }),

  event: ({ isHigh, isRun, ofMember, madeBy, inFestival, isDay }: EventParts): Text => {
    const zhWho = ofMember ? '{name}的{measure}' : '{measure}';
    const enWho = ofMember ? '{measure} of {name}' : '{measure}';
    const at = isDay ? 'on' : 'in';
    const zhSide = isHigh ? '高于' : '低于';
    const enSide = isHigh ? 'above' : 'below';
    const zh = [
      isRun ? `${zhWho}从{first}到{last}持续${isHigh ? '偏高' : '偏低'}，{period}最突出：{value}，${zhSide}通常的 {low} 至 {high}` : `${zhWho}在{period}为 {value}，${zhSide}通常的 {low} 至 {high}`,
      ...(madeBy === 'member' ? ['主要来自{dimension}“{member}”（{delta}，占差额的 {share}）'] : []),
      ...(madeBy === 'row' ? ['主要来自第 {row} 行的 {amount}，没有它则为 {rest}，属于通常'] : []),
      ...(inFestival ? ['时间在春节（{festival}）前后'] : []),
    ];
    const en = [
      isRun ? `${enWho} stayed ${isHigh ? 'high' : 'low'} from {first} to {last}, most of all ${at} {period}: {value}, ${enSide} the usual {low} to {high}` : `${enWho} came to {value} ${at} {period}, ${enSide} the usual {low} to {high}`,
      ...(madeBy === 'member' ? ['{dimension} “{member}” contributed most ({delta}, {share} of the difference)'] : []),
      ...(madeBy === 'row' ? ['row {row} alone contributed {amount}, without it {rest} would be usual'] : []),
      ...(inFestival ? ['this is around Spring Festival ({festival})'] : []),
    ];
    return { zh: `${zh.join('；')}。`, en: `${en.join('; ')}.` };
  },
  shift: (isUp: boolean): Text => ({
    zh: `{measure}从{period}起${isUp ? '升' : '降'}到另一个水平：此前通常约 {before}，此后通常约 {after}。`,
    en: `{measure} ${isUp ? 'rose' : 'fell'} to another level from {period} on: usually about {before} before, about {after} since.`,
  }),
  nothing: {
    zh: '没有不寻常的：从{first}到{last}，{measures}的 {points} 个数值都在通常范围内。',
    en: 'Nothing is unusual: from {first} to {last} all {points} values of {measures} are within what is usual.',
  },
  someFew: {
    zh: '从{first}到{last}看了 {points} 个数值（{measures}），{unusual} 处不寻常，最近一处是{latest}。',
    en: '{points} values from {first} to {last} were looked at ({measures}). Unusual: {unusual}, the latest {latest}.',
  },
  nothingAsked: {
    zh: '{period}里没有可以判断的完整期间。',
    en: 'There is no complete period to judge in {period}.',
  },
  measuresOf: (names: readonly Text[], members: number, dimension: string | null): Text => ({
    zh: [names.map(({ zh }) => zh).join('、'), ...(members > 0 && dimension !== null ? [`最大的几个${dimension}`] : [])].join('，以及'),
    en: [names.map(({ en }) => en).join(', '), ...(members > 0 && dimension !== null ? [`the largest of ${dimension}`] : [])].join(' and '),
  }),

  lookedAt: { zh: '看过的数值', en: 'Values looked at' },
  unusualCount: { zh: '不寻常的处数', en: 'Unusual' },
  latest: (measure: Text, period: Text): Text => ({ zh: `最近一处：${period.zh}${measure.zh}`, en: `Latest: ${measure.en}, ${period.en}` }),
  againstUsual: { zh: '较预期', en: 'vs expected' },
  measures: { zh: '看过的指标', en: 'What was looked at' },
  measure: { zh: '指标', en: 'Measure' },
  member: { zh: '名称', en: 'Name' },
  period: { zh: '期间', en: 'Period' },
  festival: { zh: '春节', en: 'Spring Festival' },
  row: { zh: '行号', en: 'Row' },
  amount: { zh: '单行数值', en: 'Value of the row' },
  without: { zh: '去掉这一行', en: 'Without the row' },
  withoutMethod: { zh: '当期数值减去这一行', en: 'the period less this row' },
  rowMethod: { zh: '数据表里这一行的单元格', en: 'the cell of this row in the data' },
  rowNumberMethod: { zh: '工作表里的行号', en: 'its number on the sheet' },
  expectedOf: (measure: Text, period: Text): Text => ({ zh: `${period.zh}${measure.zh}的预期`, en: `${measure.en} expected, ${period.en}` }),
  lowOf: (measure: Text, period: Text): Text => ({ zh: `${period.zh}${measure.zh}通常的下限`, en: `${measure.en}, low end of the usual, ${period.en}` }),
  highOf: (measure: Text, period: Text): Text => ({ zh: `${period.zh}${measure.zh}通常的上限`, en: `${measure.en}, high end of the usual, ${period.en}` }),
  offBy: (measure: Text, period: Text): Text => ({ zh: `${period.zh}${measure.zh}与预期之差`, en: `${measure.en} less expected, ${period.en}` }),
  shareOf: (measure: Text, period: Text): Text => ({ zh: `${period.zh}${measure.zh}差额占比`, en: `Share of the difference of ${measure.en}, ${period.en}` }),
  levelBefore: (measure: Text): Text => ({ zh: `${measure.zh}此前的水平`, en: `${measure.en}, level before` }),
  levelAfter: (measure: Text): Text => ({ zh: `${measure.zh}此后的水平`, en: `${measure.en}, level since` }),
  levelMethod: { zh: '变化前后各期（去掉季节后）的中位数之差，加在预期之上', en: 'what was expected, without and with the difference of the medians before and after, season taken out' },
  countMethod: { zh: '计数', en: 'counted' },
  differenceMethod: { zh: '实际减预期', en: 'actual less expected' },
  shareMethod: { zh: '该项的差额 ÷ 总差额', en: 'its difference ÷ the difference of the whole' },
  memberExpectedMethod: {
    zh: '最相近的通常期间里的占比 × 总体的预期',
    en: 'its part of the most similar usual periods × what was expected of the whole',
  },
  expectedMethod: (season: number | null, trend: 'level' | 'line' | 'smooth', isStl: boolean): Text => {
    const zhTrend = { level: '水平（中位数）', line: '稳健直线趋势', smooth: '稳健平滑趋势' }[trend];
    const enTrend = { level: 'level (median)', line: 'robust straight trend', smooth: 'robust smooth trend' }[trend];
    if (season === null) return { zh: zhTrend, en: enTrend };
    return {
      zh: `${zhTrend}加 ${season} 期一轮的季节（${isStl ? '稳健 STL，Cleveland 等 1990' : '各位置的中位数'}）`,
      en: `${enTrend} and a season of ${season} (${isStl ? 'robust STL, Cleveland et al. 1990' : 'medians of each place'})`,
    };
  },
  bandMethod: {
    zh: '预期加减至少 3.5 个稳健标准差（由中位数绝对偏差得出，Iglewicz 与 Hoaglin 1993），并按看过的全部数值控制误报（Benjamini 与 Hochberg 1995）',
    en: 'expected plus and minus at least 3.5 robust standard deviations (from the median absolute deviation, Iglewicz and Hoaglin 1993), wide enough that of all values called unusual few are chance (Benjamini and Hochberg 1995)',
  },

  chartTitle: (measure: Text, grain: Grain): Text => ({ zh: `${measure.zh}${BY_GRAIN[grain].zh}，与通常的范围`, en: `${measure.en} ${BY_GRAIN[grain].en}, and what is usual` }),
  chartSubtitle: (unit: Text, isCut: boolean, hasMarks: boolean): Text => ({
    zh: [unit.zh, '虚线为通常的上下限', ...(hasMarks ? ['圆点为不寻常的'] : []), ...(isCut ? ['只画最近的一段'] : [])].join('；'),
    en: [unit.en, 'dashed lines show the usual range', ...(hasMarks ? ['dots are unusual'] : []), ...(isCut ? ['the latest stretch is drawn'] : [])].join('; '),
  }),
  tableTitle: (measure: Text): Text => ({ zh: `${measure.zh}不寻常的期间`, en: `Unusual periods of ${measure.en}` }),
  tableSubtitle: (unit: Text, isCut: boolean): Text => ({ zh: `${unit.zh}${isCut ? '；列出偏离最大的' : '；按时间先后'}`, en: `${unit.en}; ${isCut ? 'those furthest off' : 'in order of time'}` }),
  membersTitle: (measure: Text, dimension: string): Text => ({ zh: `${measure.zh}：不寻常的${dimension}`, en: `${measure.en}: unusual ${dimension}` }),
  columns: {
    value: { zh: '实际', en: 'Actual' },
    expected: { zh: '预期', en: 'Expected' },
    low: { zh: '通常下限', en: 'Usual from' },
    high: { zh: '通常上限', en: 'Usual to' },
    difference: { zh: '差额', en: 'Difference' },
    contributed: { zh: '主要来自', en: 'Mostly from' },
    delta: { zh: '其中差额', en: 'Of which' },
    share: { zh: '占差额', en: 'Share' },
    name: { zh: '名称', en: 'Name' },
  },

  short: (count: number, grain: Grain): Text => ({
    zh: `只有 ${count} ${COUNTED[grain].zh}，通常的范围还不稳，只有偏离很大的才会列出。`,
    en: `With only ${count} ${COUNTED[grain].many} the usual range is rough: only what is far off is named.`,
  }),
  noSeason: (grain: Grain): Text => ({
    zh: `不足两年，${BY_GRAIN[grain].zh}的季节规律还看不出来：旺季本身可能显得不寻常。`,
    en: `There are less than two years ${BY_GRAIN[grain].en}, so a yearly pattern cannot be told yet: a busy season may itself look unusual.`,
  }),
  twoSeasons: {
    zh: '只有两轮季节可比：两年同期差很多时，把离趋势更远的那年算作不寻常。',
    en: 'There are only two seasons to compare: where they differ, the one further from the trend is called unusual.',
  },
  partial: (period: Text): Text => ({ zh: `${period.zh}还没结束，没有看。`, en: `${period.en} is still running and was not looked at.` }),
  daysOff: (days: Text): Text => ({ zh: `${days.zh}基本没有数据，当作休息日，没有看。`, en: `There is next to no data on ${days.en}: taken as days off and not looked at.` }),
  gaps: (count: number, grain: Grain): Text => ({
    zh: `有 ${count} ${COUNTED[grain].zh}没有任何记录，可能是休息，也可能是漏记，没有当作零。`,
    en: `${COUNTED[grain].many[0]?.toUpperCase()}${COUNTED[grain].many.slice(1)} without any rows: ${count}. They may be days off or missing, and are not taken as zero.`,
  }),
  zeros: (measure: Text, count: number): Text => ({
    zh: `${measure.zh}有 ${count} 期为零，请确认是真的为零。`,
    en: `${measure.en} is zero in ${count} periods: check that this is so.`,
  }),
  asked: (period: Text): Text => ({
    zh: `只判断${period.zh}之内的期间；什么算通常，由它结束之前的全部数据得出。`,
    en: `Only periods within ${period.en} are judged; what is usual is told by all data up to its end.`,
  }),
  festivalShifts: {
    zh: '春节每年移动，节前节后的日子和平常不同：标出的那几天可能只是过节。',
    en: 'Spring Festival moves from year to year: what is marked around it may be just the holiday.',
  },
  weekdays: [
    { zh: '周一', en: 'Mondays' },
    { zh: '周二', en: 'Tuesdays' },
    { zh: '周三', en: 'Wednesdays' },
    { zh: '周四', en: 'Thursdays' },
    { zh: '周五', en: 'Fridays' },
    { zh: '周六', en: 'Saturdays' },
    { zh: '周日', en: 'Sundays' },
  ] as const satisfies readonly Text[],
  list: (texts: readonly Text[]): Text => ({ zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(' and ') }),
};
