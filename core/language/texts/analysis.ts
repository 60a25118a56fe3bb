import type { Text } from '../language.ts';

/** How numbers were computed, as a person reads it beside them. */
export const analysisTexts = {
  rows: { zh: '行数', en: 'number of rows' },
  sum: (column: Text): Text => ({ zh: `“${column.zh}”合计`, en: `sum of ${column.en}` }),
  count: (column: Text): Text => ({ zh: `“${column.zh}”非空个数`, en: `count of ${column.en}` }),
  distinct: (column: Text): Text => ({ zh: `“${column.zh}”不同值的个数`, en: `number of different values of ${column.en}` }),
  average: (column: Text): Text => ({ zh: `“${column.zh}”平均`, en: `average of ${column.en}` }),
  min: (column: Text): Text => ({ zh: `“${column.zh}”最小值`, en: `smallest ${column.en}` }),
  max: (column: Text): Text => ({ zh: `“${column.zh}”最大值`, en: `largest ${column.en}` }),
  median: (column: Text): Text => ({ zh: `“${column.zh}”中位数`, en: `median of ${column.en}` }),
  quantile: (column: Text, at: number): Text => {
    const percentile = Number((at * 100).toPrecision(12));
    return { zh: `“${column.zh}”第 ${percentile} 百分位`, en: `percentile ${percentile} of ${column.en}` };
  },
  duration: (from: string, to: string): Text => ({ zh: `${from}到${to}的时长`, en: `time from ${from} to ${to}` }),
  share: (part: Text, across: readonly string[]): Text => ({
    zh: `${part.zh}，占全部${across.join('、')}的比例`,
    en: `${part.en}, as a share of all ${across.join(', ')}`,
  }),
  running: (measure: Text, since: 'year' | 'quarter' | 'month' | 'start'): Text => ({
    zh: `${measure.zh}，${{ year: '年初', quarter: '季初', month: '月初', start: '最早' }[since]}至今累计`,
    en: `${measure.en}, running from the ${{ year: 'start of the year', quarter: 'start of the quarter', month: 'start of the month', start: 'first day' }[since]}`,
  }),
  difference: (measure: Text, standard: Text): Text => ({ zh: `${measure.zh}，减${standard.zh}`, en: `${measure.en}, less ${standard.en}` }),
  growth: (measure: Text, standard: Text): Text => ({ zh: `${measure.zh}，比${standard.zh}的增长`, en: `growth of ${measure.en} over ${standard.en}` }),
  standard: {
    previous: { zh: '上期', en: 'the period before' },
    'year-before': { zh: '上年同期', en: 'the year before' },
  },
  target: (target: number): Text => ({ zh: `目标 ${target}`, en: `the target of ${target}` }),
  oneOf: (column: string, op: string, values: readonly string[]): Text => ({
    zh: op === '=' ? `${column} 为 ${values.join('、')} 之一` : `${column} 不是 ${values.join('、')}`,
    en: op === '=' ? `${column} is one of ${values.join(', ')}` : `${column} is none of ${values.join(', ')}`,
  }),
  ratio: (numerator: Text, denominator: Text): Text => ({ zh: `${numerator.zh} ÷ ${denominator.zh}`, en: `${numerator.en} ÷ ${denominator.en}` }),
  during: (column: string, from: string, to: string): Text => ({ zh: `${column} 在 ${from} 至 ${to}`, en: `${column} from ${from} to ${to}` }),
  empty: (column: string, op: string): Text => ({
    zh: op === '=' ? `${column} 为空` : `${column} 不为空`,
    en: op === '=' ? `${column} is empty` : `${column} is not empty`,
  }),
  method: (measure: Text, conditions: readonly Text[]): Text => ({
    zh: [measure.zh, ...conditions.map((condition) => condition.zh)].join('，'),
    en: [measure.en, ...conditions.map((condition) => condition.en)].join(', '),
  }),
  noted: (method: Text, note: Text): Text => ({ zh: `${method.zh}；${note.zh}`, en: `${method.en}; ${note.en}` }),
  optionWrong: (name: string, written: string): Text => ({
    zh: `选项“${name}”要填数字，而不是“${written}”。`,
    en: `The option “${name}” takes a number, not “${written}”.`,
  }),
  optionDay: (name: string, written: string): Text => ({
    zh: `选项“${name}”要填日期，例如 2025-06-01，而不是“${written}”。`,
    en: `The option “${name}” takes a day such as 2025-06-01, not “${written}”.`,
  }),
  optionUnknown: (plugin: string, name: string, known: readonly string[]): Text => ({
    zh: known.length === 0 ? `“${plugin}”没有选项，“${name}”用不上。` : `“${plugin}”没有选项“${name}”，可用的有：${known.join('、')}。`,
    en: known.length === 0 ? `“${plugin}” takes no options, so “${name}” is of no use.` : `“${plugin}” has no option “${name}”. It takes: ${known.join(', ')}.`,
  }),
  averageOf: (column: string): Text => ({ zh: `平均${column}`, en: `Average ${column}` }),
  blankName: { zh: '（空白）', en: '(blank)' },
  unknownPlugin: (id: string): Text => ({
    zh: `没有名为“${id}”的分析。请检查名称。`,
    en: `There is no analysis named “${id}”. Check the name.`,
  }),
};
