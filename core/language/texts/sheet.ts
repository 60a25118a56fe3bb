import type { Text } from '../language.ts';

/** What is said about the state of a table's data. */
export const sheetTexts = {
  textNumber: (column: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个数字以文本形式存放，已按数字计算。Excel 自己的求和会漏掉它们。`,
    en: `${count} numbers in "${column}" are stored as text; they are counted here. Excel's own SUM leaves them out.`,
  }),
  textDate: (column: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个日期不是以日期形式存放，已按日期处理。`,
    en: `${count} dates in "${column}" are not stored as dates; they are read as dates here.`,
  }),
  mixedType: (column: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个单元格与整列的类型不符，按缺失处理。`,
    en: `${count} cells of "${column}" do not fit the rest of the column and count as missing.`,
  }),
  errorValue: (column: string, count: number): Text => ({
    zh: `“${column}”有 ${count} 个错误值（如 #N/A），按缺失处理。`,
    en: `${count} cells of "${column}" hold errors such as #N/A and count as missing.`,
  }),
  missing: (column: string, count: number, rows: number): Text => ({
    zh: `“${column}”缺 ${count} 个值，共 ${rows} 行。`,
    en: `"${column}" lacks ${count} values in ${rows} rows.`,
  }),
} as const;
