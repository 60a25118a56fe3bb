import type { Text } from '../language.ts';
import { WEEKDAYS } from './weekdays.ts';

/** How an effect is said. */
export interface EffectSaid {
  /** Against what: a number that grows by a step, yes against no, a member against another. */
  readonly by: 'step' | 'yes' | 'member';
  readonly isMore: boolean;
  /** Rates are higher or lower, amounts more or less. */
  readonly isRate: boolean;
  /** The interval holds both more and less. */
  readonly isEither: boolean;
}

const list = (names: readonly Text[]): Text => ({ zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') });

export const regressionTexts = {
  title: { zh: '影响因素（回归）', en: 'Factors (regression)' },
  question: { zh: '哪些因素和结果一起变化？', en: 'Which factors go with the outcome?' },
  fit: (outcome: string): Text => ({ zh: `可以看哪些列和“${outcome}”一起变化`, en: `It can be seen which columns go with “${outcome}”` }),
  noFit: { zh: '可用的数字列或行数太少', en: 'It has too few columns of numbers, or too few rows' },
  optionOutcome: { zh: '要解释的列，例如 销售额', en: 'the column to explain, such as Sales' },
  optionFactors: { zh: '作为因素的列，用逗号隔开', en: 'the columns to explain it by, with commas between' },
  optionRows: { zh: '最多取用的行数，默认 100000；更多时均匀抽取', en: 'how many rows to use at most, 100000 unless told; of more an even sample is taken' },
  nothingToExplain: { zh: '没有可以解释的数字列，请用选项 outcome 指定一列。', en: 'There is no column of numbers to explain. Name one with the option “outcome”.' },
  noSuchColumn: (asked: string, known: readonly string[]): Text => ({ zh: `没有可用的列“${asked}”。可用的有：${known.join('、')}。`, en: `There is no column “${asked}” to use. There are: ${known.join(', ')}.` }),
  tooLittle: {
    zh: '剩下的因素或行数不够，看不出哪些因素和结果一起变化。请检查缺失的值，或用选项 factors 指定列。',
    en: 'Too few factors or rows are left to see what goes with the outcome. Fill in missing values, or name columns with the option “factors”.',
  },

  onlyParts: (outcome: string): Text => ({
    zh: `“${outcome}”可由表里的其他列直接算出，除此之外没有可用的因素。请用选项 factors 指定列。`,
    en: `“${outcome}” is worked out from other columns, and there is no other factor. Name columns with the option “factors”.`,
  }),

  explained: { zh: '这些因素合在一起，说明了{outcome}差异的 {share}（{rows} 行）。', en: 'Together these factors account for {share} of the differences in {outcome} ({rows} rows).' },
  notExplained: { zh: '看不出这些因素和{outcome}有关系（{rows} 行）。', en: 'These factors show no relation with {outcome} ({rows} rows).' },
  effectSaid: ({ by, isMore, isRate, isEither }: EffectSaid): Text => {
    const [more, less] = isRate ? ['高', '低'] : ['多', '少'];
    const zh = { step: '{factor}每增加 {step}，{outcome}', yes: '{factor}为“是”的，{outcome}比“否”的', member: '{factor}为{member}的，{outcome}比{baseline}' }[by];
    const en = { step: 'each {step} more of {factor} goes with {outcome} {effect} {way}', yes: '{factor} “yes” goes with {outcome} {effect} {way} than “no”', member: '{factor} {member} goes with {outcome} {effect} {way} than {baseline}' }[by];
    const range = isEither ? { zh: `从${less} {low} 到${more} {high}`, en: '{low} lower to {high} higher' } : { zh: ' {low} 至 {high}', en: '{low} to {high}' };
    return {
      zh: `其他条件相同时，${zh}平均${isMore ? more : less} {effect}（{confidence} 区间${range.zh}）。`,
      en: `All else equal, ${en.replace('{way}', isMore ? 'higher' : 'lower')} on average ({confidence} interval ${range.en}).`,
    };
  },
  typical: {
    zh: '各因素都取平均时，单独一行的{outcome}多在 {low} 至 {high} 之间（{confidence}）。',
    en: 'With all factors at their average, {outcome} of a single row mostly lies between {low} and {high} ({confidence}).',
  },

  shareExplained: { zh: '能说明的差异', en: 'Differences accounted for' },
  rowsUsed: { zh: '用到的行数', en: 'Rows used' },
  strongest: { zh: '关系最强的因素', en: 'Strongest factor' },
  effect: { zh: '平均差异', en: 'Average difference' },
  low: { zh: '区间下限', en: 'Interval from' },
  high: { zh: '区间上限', en: 'Interval to' },
  sure: { zh: '把握', en: 'How sure' },
  strength: { zh: '相对强度', en: 'Relative strength' },
  step: { zh: '增加量', en: 'Step' },
  confidence: { zh: '区间的把握', en: 'Confidence' },
  factor: { zh: '因素', en: 'Factor' },
  fitted: { zh: '其他因素取平均时的线', en: 'Line, all else at average' },
  certain: { zh: '几乎不是偶然', en: 'hardly chance' },
  likely: { zh: '多半不是偶然', en: 'likely real' },
  unclear: { zh: '看不出关系', en: 'not clear' },
  perStep: (factor: Text, step: Text): Text => ({ zh: `${factor.zh}（每增加 ${step.zh}）`, en: `${factor.en} (each ${step.en} more)` }),
  against: (factor: Text, member: Text, baseline: Text): Text => ({ zh: `${factor.zh}：${member.zh}（对比${baseline.zh}）`, en: `${factor.en}: ${member.en} (against ${baseline.en})` }),
  member: (factor: Text, member: Text): Text => ({ zh: `${factor.zh}：${member.zh}`, en: `${factor.en}: ${member.en}` }),
  average: { zh: '其他相同时的平均', en: 'Average, all else equal' },
  compared: { zh: '每增加 / 对比', en: 'Step / against' },
  isBaseline: { zh: '对比基准', en: 'the baseline' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  rateOf: (outcome: Text): Text => ({ zh: `“${outcome.zh}”为是的比例`, en: `the share with “${outcome.en}” yes` }),
  others: { zh: '其他', en: 'others' },
  weekday: { zh: '星期', en: 'Weekday' },
  month: { zh: '月份', en: 'Month' },
  weekdays: WEEKDAYS,

  method: {
    zh: '最小二乘回归，所有因素一起放入；区间为 95%，并按同时检验多个因素修正',
    en: 'least squares with all factors entered together; 95% intervals; adjusted for having asked of several factors',
  },
  methodPoint: { zh: '数据里的一行', en: 'a row of the data' },
  methodStrength: {
    zh: '因素变动一个标准差时，结果变动几个标准差；其他因素不变',
    en: 'standard deviations of the outcome that go with one standard deviation of the factor, the others staying as they are',
  },
  tableTitle: (outcome: Text): Text => ({ zh: `各因素与“${outcome.zh}”`, en: `Factors and ${outcome.en}` }),
  tableSubtitle: (outcome: Text, hasSteps: boolean): Text => ({
    zh: `其他条件相同时“${outcome.zh}”的平均差异，95% 区间${hasSteps ? '；“每增加”的数可以改，差异随之重算' : ''}`,
    en: `average difference in ${outcome.en}, all else equal, 95% interval${hasSteps ? '; change a step, and its difference follows' : ''}`,
  }),
  strengthTitle: { zh: '哪些因素关系更强', en: 'Which factors go with it most' },
  strengthSubtitle: { zh: '因素按平常的幅度变动时，结果变动多少（1 为结果平常的幅度）', en: 'for a usual change of each; 1 is a usual change of the outcome' },
  scatterTitle: (factor: Text, outcome: Text): Text => ({ zh: `${factor.zh}与${outcome.zh}`, en: `${factor.en} and ${outcome.en}` }),
  scatterSubtitle: (factor: Text, points: string, rows: string): Text => ({
    zh: points === rows ? `横轴：${factor.zh}；线为其他因素取平均时` : `横轴：${factor.zh}；画出 ${rows} 行中的 ${points} 行；线为其他因素取平均时`,
    en: points === rows ? `across: ${factor.en}; line: all else at average` : `across: ${factor.en}; ${points} of ${rows} rows; line: all else at average`,
  }),
  membersTitle: (factor: Text, outcome: Text): Text => ({ zh: `各${factor.zh}的${outcome.zh}`, en: `${outcome.en} by ${factor.en}` }),
  membersSubtitle: { zh: '其他条件相同时的平均', en: 'average, all else equal' },

  notCause: { zh: '这里说的是一起变化，不等于谁造成了谁；要确认，请做对比试验。', en: 'What goes together need not cause each other: to be sure, try it out with a comparison group.' },
  sampled: (used: string, there: string): Text => ({
    zh: `共有 ${there} 行，从头到尾均匀抽取了 ${used} 行来计算，以免等待太久。要用全部，请把选项 rows 设为 ${there.replaceAll(',', '')}。`,
    en: `Of ${there} rows an even sample of ${used} is used, so that it does not take long. To use all of them, set the option “rows” to ${there.replaceAll(',', '')}.`,
  }),
  missingRows: (rows: number): Text => ({ zh: `${rows} 行缺少所需的值，没有用上。`, en: rows === 1 ? '1 row lacks a value that is needed and is left out.' : `${rows} rows lack a value that is needed and are left out.` }),
  repeated: (factor: Text, like: Text | null): Text => ({
    zh: like === null ? `${factor.zh}可由其他因素推出，没法分开看，没有放入。` : `${factor.zh}和${like.zh}几乎一起变化，没法分开看，没有放入。`,
    en: like === null ? `${factor.en} follows from the other factors and cannot be told apart, so it is left out.` : `${factor.en} moves almost as ${like.en} does and cannot be told apart, so it is left out.`,
  }),
  defined: (outcome: Text, arithmetic: string | null, parts: readonly Text[]): Text => {
    const put = (language: 'zh' | 'en') => (arithmetic ?? '').replace(/\b[abc]\b/g, (part) => parts['abc'.indexOf(part)]?.[language] ?? part);
    const [only] = parts;
    if (arithmetic === null && only !== undefined) {
      return {
        zh: `“${outcome.zh}”总是“${only.zh}”的同一倍数，两者说的是一回事，没有把“${only.zh}”作为因素；要看请用选项 factors 指定。`,
        en: `${outcome.en} is always the same multiple of ${only.en}: they say the same, so ${only.en} is not taken for a factor. To see it, name it with the option “factors”.`,
      };
    }
    return {
      zh: `逐行核对，${outcome.zh} = ${put('zh')}：这是它的算法，不是发现，所以这些列没有作为因素；要看请用选项 factors 指定。`,
      en: `Row by row, ${outcome.en} = ${put('en')}. That is how it is worked out, not a finding, so these columns are not taken for factors. To see them, name them with the option “factors”.`,
    };
  },
  leftOut: (why: 'attainment' | 'constant' | 'missing' | 'too-many', names: readonly Text[], outcome: Text): Text => {
    const said = list(names);
    const isOne = names.length === 1;
    switch (why) {
      case 'attainment':
        return {
          zh: `${said.zh}由“${outcome.zh}”和目标算出，没有作为因素；要看请用选项 factors 指定。`,
          en: isOne ? `${said.en} is worked out from ${outcome.en} and its target, so it is not taken for a factor. To see it, name it with the option “factors”.` : `${said.en} are worked out from ${outcome.en} and its target, so they are not taken for factors. To see them, name them with the option “factors”.`,
        };
      case 'constant':
        return { zh: `${said.zh}在各行都一样，没有作为因素。`, en: `${said.en} ${isOne ? 'is' : 'are'} the same in every row and ${isOne ? 'is' : 'are'} not used.` };
      case 'missing':
        return { zh: `${said.zh}缺得太多，没有作为因素。`, en: `${said.en} ${isOne ? 'has' : 'have'} too many gaps to be used.` };
      case 'too-many':
        return { zh: `行数不够放入所有因素，没有放入：${said.zh}。`, en: `There are too few rows for all factors. Left out: ${said.en}.` };
    }
  },
  uneven: { zh: '不同行的波动大小不一样，区间已按此计算。', en: 'Some rows vary more than others; the intervals allow for it.' },
  yesNo: { zh: '结果是“是/否”，差异是比例的百分点；比例接近 0% 或 100% 时不准。', en: 'The outcome is yes or no, so differences are points of a rate; near 0% or 100% they are rough.' },
  influential: (rows: readonly number[]): Text => ({
    zh: `第 ${rows.join('、')} 行对结果影响很大，请核对；若有误，改正后重算。`,
    en: rows.length === 1 ? `Row ${rows.join(', ')} moves the result a lot. Check it; if it is wrong, put it right and run this again.` : `Rows ${rows.join(', ')} move the result a lot. Check them; if one is wrong, put it right and run this again.`,
  }),
  serial: { zh: '相邻日期的偏差相似，把握可能被高估；可改按周或按月汇总后再看。', en: 'Neighbouring dates miss in the same way, so this looks surer than it is. Try it on weekly or monthly totals.' },
  skewed: { zh: '行数不多，且有个别值离得很远，区间只作参考。', en: 'There are few rows and some values lie far off: take the intervals as rough.' },
  flattering: (share: string): Text => ({ zh: `相对因素个数，行数偏少：扣除凑巧的部分，能说明的差异约为 ${share}。`, en: `There are few rows for so many factors: without what chance alone explains, they account for about ${share} of the differences.` }),
  exact: { zh: '结果几乎可以由这些列直接算出，它们很可能是结果的组成部分。', en: 'The outcome can almost be worked out from these columns: they are probably parts of it.' },
};
