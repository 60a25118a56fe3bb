import type { Text } from '../language.ts';

/** Why a file cannot be opened as a workbook. The file itself is never touched by reading. */
export const workbookFileTexts = {
  encrypted: {
    zh: '这个工作簿设有打开密码，没有读取任何内容。请在 Excel 中取消密码并另存后再打开。',
    en: 'This workbook needs a password to open, so nothing was read. Remove the password in Excel, save it, then open it again.',
  },
  oldFormat: {
    zh: '这是旧版 .xls 文件，没有读取任何内容。请在 Excel 中另存为 .xlsx 后再打开。',
    en: 'This is an old .xls file, so nothing was read. Save it as .xlsx in Excel, then open it again.',
  },
  binary: {
    zh: '这是二进制格式的 .xlsb 文件，没有读取任何内容。请在 Excel 中另存为 .xlsx 后再打开。',
    en: 'This is a binary .xlsb file, so nothing was read. Save it as .xlsx in Excel, then open it again.',
  },
  notAZip: {
    zh: '这个文件不完整或不是 Excel 工作簿，没有读取任何内容。请重新下载，或换一份完好的文件。',
    en: 'This file is incomplete or is not an Excel workbook, so nothing was read. Download it again or use an intact copy.',
  },
  noWorkbookPart: {
    zh: '文件里没有工作簿部分，没有读取任何内容。请在 Excel 中打开修复并另存后再试。',
    en: 'The file holds no workbook part, so nothing was read. Let Excel repair it, save it, then try again.',
  },
  impossibleSizes: {
    zh: '文件的内部目录有错或被人动过手脚，没有读取任何内容。请在 Excel 中打开并另存后再试。',
    en: 'The file’s inner directory is wrong or was tampered with, so nothing was read. Open it in Excel, save it, then try again.',
  },
  brokenPart: (part: string): Text => ({
    zh: `工作簿中的“${part}”已损坏，无法读取，文件未改动。请在 Excel 中打开修复并另存后再试。`,
    en: `“${part}” inside the workbook is damaged and cannot be read; the file is unchanged. Let Excel repair it, save it, then try again.`,
  }),
  missingPart: (part: string): Text => ({
    zh: `工作簿中缺少“${part}”，文件未改动。请在 Excel 中打开修复并另存后再试。`,
    en: `“${part}” is missing from the workbook; the file is unchanged. Let Excel repair it, save it, then try again.`,
  }),
  rowsOutOfOrder: (sheet: string): Text => ({
    zh: `工作表“${sheet}”的行没有按顺序存放，已停止读取，文件未改动。请在 Excel 中打开并另存后再试。`,
    en: `The rows of sheet “${sheet}” are stored out of order, so reading stopped; the file is unchanged. Open it in Excel, save it, then try again.`,
  }),
  tooLarge: {
    zh: '这个文件解压后大得不合常理，为保护电脑已停止读取，文件未改动。如果来源可信，请在 Excel 中另存后再试。',
    en: 'This file unpacks to an unreasonable size, so reading stopped to protect the computer; the file is unchanged. If you trust its source, save it again in Excel, then try again.',
  },
  otherFormat: (format: string): Text => ({
    zh: `这是 ${format} 文件，不是 .xlsx 工作簿，没有读取任何内容。请用 Excel 或 WPS 另存为 .xlsx 后再打开。`,
    en: `This is ${format}, not an .xlsx workbook, so nothing was read. Save it as .xlsx in Excel or WPS, then open it again.`,
  }),
  noSuchSheet: (sheet: string): Text => ({
    zh: `工作簿里没有名为“${sheet}”的工作表。它可能已被改名或删除，请重新选择。`,
    en: `The workbook has no sheet named “${sheet}”. It may have been renamed or deleted; choose again.`,
  }),
  sheetHoldsNoCells: (sheet: string): Text => ({
    zh: `“${sheet}”是图表页或宏表，没有可读取的单元格。请选择一个普通工作表。`,
    en: `“${sheet}” is a chart or macro sheet and has no cells to read. Choose an ordinary sheet.`,
  }),
  notARange: (range: string): Text => ({
    zh: `“${range}”不是单元格区域。请写成 A1:F20 这样的区域。`,
    en: `“${range}” is not a range of cells. Write it like A1:F20.`,
  }),
} as const;
