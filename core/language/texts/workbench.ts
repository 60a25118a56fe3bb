import type { Text } from '../language.ts';

/** Texts of the workbench: the pane beside an .xlsx file, in a plain browser tab. */

const inChinese = new Intl.NumberFormat('zh-CN');
const inEnglish = new Intl.NumberFormat('en');

export const workbench = {
  title: { zh: 'Clipsheet 工作台', en: 'Clipsheet workbench' },
  promise: {
    zh: '选一个 .xlsx 文件（CSV、Trello 或 Asana 的导出、XES 日志也行），看清里面的表格，写入带公式和图表的报告。',
    en: 'Choose an .xlsx file (or a CSV, an export of Trello or Asana, an XES log), see what its tables hold, and write a report with live formulas and charts.',
  },
  local: {
    zh: '文件只在这个标签页里处理，不会上传。',
    en: 'The file stays in this tab; nothing is uploaded.',
  },
  choose: { zh: '选择工作簿', en: 'Choose workbook' },
  orDrop: { zh: '也可以把文件拖到这里', en: 'or drop a file here' },
  dropHere: { zh: '松开即可打开', en: 'Drop to open' },
  opening: (name: string): Text => ({ zh: `正在打开“${name}”…`, en: `Opening ${name}…` }),
  refused: (name: string): Text => ({ zh: `没有打开“${name}”`, en: `${name} was not opened` }),
  notReadable: {
    zh: '浏览器读不到这个文件，它可能已被移动或删除。请重新选择。',
    en: 'The browser cannot read this file; it may have been moved or deleted. Choose it again.',
  },
  chooseOther: { zh: '选择其他工作簿', en: 'Choose another workbook' },
  openOther: { zh: '打开其他', en: 'Open another' },
  otherLanguage: { zh: 'English', en: '中文' },
  otherLanguageLabel: { zh: 'Switch to English', en: '切换到中文' },

  saveAs: { zh: '另存为新文件', en: 'Save as new file' },
  saveOver: { zh: '保存到原文件', en: 'Save over the file' },
  saving: { zh: '正在保存…', en: 'Saving…' },
  unsaved: { zh: '未保存', en: 'not saved' },
  savedAs: (name: string): Text => ({ zh: `已下载“${name}”，原文件没有改动。`, en: `${name} was downloaded; the original is as it was.` }),
  savedOver: (name: string): Text => ({ zh: `已保存到“${name}”。`, en: `Saved to ${name}.` }),
  askOver: (name: string): Text => ({ zh: `保存到“${name}”？`, en: `Save over ${name}?` }),
  askOverDetail: {
    zh: '原有工作表保持不变；报告的工作表加在最后，更正随文件保存。',
    en: 'Its own sheets stay as they are; report sheets are added after them, and corrections are kept with the file.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
  changedOnDisk: (name: string): Text => ({
    zh: `“${name}”打开后在磁盘上有改动，没有覆盖。请另存为新文件，或重新打开后再写一次。`,
    en: `${name} changed on disk after it was opened and was not overwritten. Save as a new file, or open it again and write the report once more.`,
  }),
  saveRefused: (name: string): Text => ({
    zh: `浏览器没有权限写入“${name}”，原文件没有改动。请另存为新文件。`,
    en: `The browser may not write to ${name}; the file is as it was. Save as a new file instead.`,
  }),
  /** Added to the file's name: `Sales` -> `Sales with report`. */
  reportFileName: (name: string): Text => ({ zh: `${name}（含报告）`, en: `${name} with report` }),
  /** Where there is no report in it, only corrections. */
  correctedFileName: (name: string): Text => ({ zh: `${name}（已更正）`, en: `${name} corrected` }),

  sheets: { zh: '工作表', en: 'Sheets' },
  sheet: (name: string): Text => ({ zh: `工作表“${name}”`, en: `Sheet ${name}` }),
  emptySheet: { zh: '这张工作表是空的。', en: 'This sheet is empty.' },
  window: (first: number, last: number, all: number): Text => ({
    zh: `第 ${inChinese.format(first)}–${inChinese.format(last)} 行，共 ${inChinese.format(all)} 行`,
    en: `Rows ${inEnglish.format(first)}–${inEnglish.format(last)} of ${inEnglish.format(all)}`,
  }),
  earlier: { zh: '前面的行', en: 'Earlier rows' },
  later: { zh: '后面的行', en: 'Later rows' },
  written: { zh: '新写入', en: 'new' },
  previewHint: {
    zh: '预览，公式和图表以保存后的文件为准',
    en: 'Preview; formulas and charts come to life in the saved file',
  },
} as const;
