import type { Text } from '../language.ts';

/** How numbers were computed, as a person reads it beside them. */
export const analysisTexts = {
  rows: { zh: '行数', en: 'number of rows' },
  sum: (column: string): Text => ({ zh: `“${column}”合计`, en: `sum of ${column}` }),
  count: (column: string): Text => ({ zh: `“${column}”非空个数`, en: `count of ${column}` }),
  average: (column: string): Text => ({ zh: `“${column}”平均`, en: `average of ${column}` }),
  min: (column: string): Text => ({ zh: `“${column}”最小值`, en: `smallest ${column}` }),
  max: (column: string): Text => ({ zh: `“${column}”最大值`, en: `largest ${column}` }),
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
  blankName: { zh: '（空白）', en: '(blank)' },
  unknownPlugin: (id: string): Text => ({
    zh: `没有名为“${id}”的分析。请检查名称。`,
    en: `There is no analysis named “${id}”. Check the name.`,
  }),
};
