import type { Text } from '../language.ts';

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

const GAPS = {
  day: { zh: '日期', en: 'day' },
  workday: { zh: '工作日', en: 'workday' },
  week: { zh: '周', en: 'week' },
  month: { zh: '月份', en: 'month' },
  quarter: { zh: '季度', en: 'quarter' },
} as const;

/** What is said about the state of a table's data. */
export const sheetTexts = {
  textNumber: (column: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个数字以文本形式存放，已按数字计算。Excel 自己的求和会漏掉它们。`,
    en: `${counted(count, 'number')} in "${column}" stored as text, counted here all the same. Excel's own SUM leaves such numbers out.`,
  }),
  textDate: (column: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个日期不是以日期形式存放，已按日期处理。`,
    en: `${counted(count, 'date')} in "${column}" not stored as dates, read as dates here.`,
  }),
  filledDown: (column: string, count: number): Text => ({
    zh: `“${column}”每组只写一次，其下 ${count} 个空白单元格按上方的值处理。`,
    en: `"${column}" is written once a group; ${counted(count, 'blank cell')} below taken as the value above.`,
  }),
  unitConverted: (column: string, unit: string, wanted: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个值的单位是“${unit}”，已换算成“${wanted}”。`,
    en: `${counted(count, 'value')} of "${column}" written in ${unit}, converted to ${wanted}.`,
  }),
  unitLeft: (column: string, unit: string, wanted: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个值的单位是“${unit}”，其余是“${wanted}”，无法换算，请核对。`,
    en: `${counted(count, 'value')} of "${column}" written in ${unit} and the others in ${wanted}; they were not converted. Please check.`,
  }),
  numbersAmongWords: (column: string, count: number): Text => ({
    zh: `“${column}”多为文本，其中 ${count} 个单元格是数字，已按文本处理。`,
    en: `${counted(count, 'number')} among the texts of "${column}", taken as text.`,
  }),
  outlier: (column: string, count: number, cell: string, value: number, low: number, high: number): Text => ({
    zh: `“${column}”有 ${count} 个值远离其余：${cell} 是 ${value}，通常在 ${low} 到 ${high} 之间。`,
    en: `${counted(count, 'value')} of "${column}" far from the rest: ${cell} is ${value}, usual is ${low} to ${high}.`,
  }),
  oddDate: (column: string, count: number, cell: string, day: string): Text => ({
    zh: `“${column}”有 ${count} 个日期与其余相差数年：${cell} 是 ${day}，请核对。`,
    en: `${counted(count, 'date')} of "${column}" years away from the rest: ${cell} is ${day}. Please check.`,
  }),
  negativeValue: (column: string, count: number): Text => ({
    zh: `“${column}”只有 ${count} 个负数，其余都是正数，请核对。`,
    en: `${counted(count, 'negative value')} in "${column}" where all others are positive. Please check.`,
  }),
  dateGap: (column: string, kind: keyof typeof GAPS, count: number, missing: readonly string[]): Text => ({
    zh: `“${column}”缺 ${count} 个${GAPS[kind].zh}：${missing.join('、')}${count > missing.length ? ' 等' : ''}。`,
    en: `"${column}" skips ${counted(count, GAPS[kind].en)}: ${missing.join(', ')}${count > missing.length ? ' and more' : ''}.`,
  }),
  duplicateKey: (column: string, count: number, cell: string): Text => ({
    zh: `“${column}”有 ${count} 个值与前面的行重复，第一处在 ${cell}。`,
    en: `${counted(count, 'value')} of "${column}" used in an earlier row already, the first in ${cell}.`,
  }),
  unmatchedKey: (column: string, count: number, example: string, list: string): Text => ({
    zh: `“${column}”有 ${count} 行的值在“${list}”里找不到，如“${example}”。`,
    en: `${counted(count, 'row')} with a "${column}" that "${list}" does not have, such as "${example}".`,
  }),
  mixedType: (column: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个单元格与整列的类型不符，按缺失处理。`,
    en: `${counted(count, 'cell')} of "${column}" unlike the rest of the column, taken as missing.`,
  }),
  errorValue: (column: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个错误值（如 #N/A），按缺失处理。`,
    en: `${counted(count, 'error')} such as #N/A in "${column}", taken as missing.`,
  }),
  ambiguousDate: (column: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个日期（如 3/4/2025）分不清月和日，已按前后行的顺序判断，请核对。`,
    en: `${counted(count, 'date')} in "${column}", such as 3/4/2025, can be read either way; the order of the rows decided. Please check.`,
  }),
  edgeBlanks: (column: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个值首尾带空格，分组时已去掉。`,
    en: `${counted(count, 'value')} of "${column}" with blanks at the ends; the blanks are left out when grouping.`,
  }),
  inconsistentName: (column: string, usual: string, other: string, count: number): Text => ({
    zh: `“${column}”里的“${other}”（${count} 行）可能就是“${usual}”，目前按两组统计。`,
    en: `"${other}" in "${column}" (${counted(count, 'row')}) may be the same as "${usual}"; they count as two groups.`,
  }),
  duplicateRow: (count: number, row: number): Text => ({
    zh: `有 ${count} 行与前面的行内容相同（流水编号不算），第一处在第 ${row} 行；目前都计入。`,
    en: `${counted(count, 'row')} like an earlier one (running numbers aside), the first of them row ${row}; all are counted.`,
  }),
  brokenTotal: (column: string, row: number, written: number, sum: number): Text => ({
    zh: `第 ${row} 行“${column}”的合计写的是 ${written}，明细相加是 ${sum}。`,
    en: `The total of "${column}" in row ${row} says ${written}; its rows add up to ${sum}.`,
  }),
  hiddenRows: (count: number): Text => ({
    zh: `有 ${count} 行被隐藏或筛掉，这里照样计入。`,
    en: `${counted(count, 'row')} hidden or filtered out on the sheet, counted here all the same.`,
  }),
  hiddenColumns: (names: readonly string[]): Text => ({
    zh: `隐藏的列也读入了：${names.join('、')}。`,
    en: `Hidden columns read as well: ${names.join(', ')}.`,
  }),
  missing: (column: string, count: number, rows: number): Text => ({
    zh: `“${column}”缺 ${count} 个值，共 ${rows} 行。`,
    en: `"${column}" lacks ${counted(count, 'value')} in ${counted(rows, 'row')}.`,
  }),
} as const;
