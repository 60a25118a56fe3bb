import type { Text } from '../language.ts';

/** What is said about corrections that people make to how a table is understood. */
export const correctionTexts = {
  cellsGone: (sheet: string, range: string): Text => ({
    zh: `“${sheet}”${range} 的更正没有用上：这些单元格已不在工作簿里。`,
    en: `The correction of ${range} on “${sheet}” was not used: its cells are gone from the workbook.`,
  }),
  blank: (sheet: string, range: string): Text => ({
    zh: `“${sheet}”${range} 的更正没有用上：那里已没有数据。`,
    en: `The correction of ${range} on “${sheet}” was not used: there are no data there any more.`,
  }),
  noTableThere: (sheet: string, range: string): Text => ({
    zh: `“${sheet}”${range} 的更正没有用上：那里没有找到表格。`,
    en: `The correction of ${range} on “${sheet}” was not used: no table was found there.`,
  }),
  overlapping: (sheet: string, range: string): Text => ({
    zh: `“${sheet}”${range} 的更正没有用上：它与另一处更正重叠。`,
    en: `The correction of ${range} on “${sheet}” was not used: it overlaps another one.`,
  }),
  columnGone: (column: string): Text => ({
    zh: `“${column}”列的更正没有用上：表里已没有这一列。`,
    en: `The correction of “${column}” was not used: the table has no such column any more.`,
  }),
  rowGone: (words: string): Text => ({
    zh: words === '' ? '一行的更正没有用上：表里已没有这一行。' : `“${words}”行的更正没有用上：表里已没有这一行。`,
    en: words === '' ? 'The correction of a row was not used: the row is gone.' : `The correction of the row “${words}” was not used: the row is gone.`,
  }),
  unreadable: {
    zh: '工作簿里保存的更正读不出来，没有用上，也没有改动它。',
    en: 'Corrections kept in this workbook could not be read. They were not used, and were left as they are.',
  },
  newer: {
    zh: '工作簿里的更正由更新版本的 Clipsheet 保存，这个版本读不了，没有用上，也没有改动它。',
    en: 'The corrections in this workbook were kept by a newer Clipsheet that this one cannot read. They were not used, and were left as they are.',
  },
  newerKept: {
    zh: '工作簿里的更正由更新版本的 Clipsheet 保存，这个版本不能改它，这次更正没有保存。请更新 Clipsheet 后再试。',
    en: 'The corrections in this workbook were kept by a newer Clipsheet, which this one must not change, so this correction was not kept. Update Clipsheet, then try again.',
  },
  notARange: (range: string): Text => ({
    zh: `“${range}”不是单元格区域。请写成 A1:F20 这样的区域。`,
    en: `“${range}” is not a range of cells. Write it like A1:F20.`,
  }),
  noRows: (range: string): Text => ({
    zh: `${range} 里没有可作数据的行，没有改动。请选至少一行表头和一行数据。`,
    en: `${range} holds no row of data, so nothing was changed. Choose at least a header row and a row of data.`,
  }),
  otherSheet: (sheet: string): Text => ({
    zh: `选中的单元格在“${sheet}”上，不在这张表的工作表上，没有改动。`,
    en: `The selected cells are on “${sheet}”, not on this table’s sheet, so nothing was changed.`,
  }),
  reportSheet: (sheet: string): Text => ({
    zh: `“${sheet}”是报告的工作表，不作数据读取，没有改动。`,
    en: `“${sheet}” is a sheet of a report and not read as data, so nothing was changed.`,
  }),
  insideExcelTable: (table: string): Text => ({
    zh: `这里是 Excel 表“${table}”，范围和表头以 Excel 为准。请在 Excel 的“表设计”里调整。`,
    en: `This is the Excel Table “${table}”: Excel says where it begins and ends. Change it under Table Design in Excel.`,
  }),
  badName: {
    zh: '列名要有 1 到 255 个字，没有改动。',
    en: 'A column’s name takes 1 to 255 characters; nothing was changed.',
  },
} as const;
