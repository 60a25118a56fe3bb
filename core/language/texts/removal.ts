import type { Text } from '../language.ts';

/** What is said when a report is taken out of a workbook. */
export const removalTexts = {
  inWorkbook: { zh: '工作簿里的报告', en: 'Reports in this workbook' },
  writtenAt: (time: string, sheets: number): Text => ({
    zh: `${time} UTC · ${sheets === 0 ? '工作表已删除' : `${sheets} 张工作表`}`,
    en: `${time} UTC · ${sheets === 0 ? 'sheets deleted' : sheets === 1 ? '1 sheet' : `${sheets} sheets`}`,
  }),
  remove: { zh: '移除', en: 'Remove' },
  removeNamed: (title: string): Text => ({ zh: `移除“${title}”`, en: `Remove ${title}` }),
  ask: (title: string, sheets: number): Text => ({
    zh: `移除“${title}”？它的 ${sheets} 张工作表会删除，在 Excel 里不能撤销。`,
    en: `Remove ${title}? Its ${sheets === 1 ? 'sheet is' : `${sheets} sheets are`} deleted, which Excel cannot undo.`,
  }),
  rest: { zh: '其他内容都保持原样。', en: 'All else stays as it is.' },
  removeReport: { zh: '移除报告', en: 'Remove report' },
  keep: { zh: '保留', en: 'Keep' },
  removing: { zh: '正在移除报告…', en: 'Removing the report…' },
  gone: (title: string): Text => ({ zh: `“${title}”已移除，其他内容没有改动。`, en: `${title} is removed; all else is as it was.` }),
  none: { zh: '这个工作簿里没有 Clipsheet 写的报告。', en: 'This workbook holds no report that Clipsheet wrote.' },
  listed: (place: number, title: string, time: string, sheets: readonly string[]): Text => ({
    zh: `${place}. ${title}，写于 ${time}，工作表：${sheets.join('、')}`,
    en: `${place}. ${title}, written ${time}, sheets: ${sheets.join(', ')}`,
  }),
  unknown: (wanted: string, count: number): Text => ({
    zh: `没有第“${wanted}”份报告，工作簿里有 ${count} 份。运行 clipsheet reports 可看到编号。没有写文件。`,
    en: `There is no report “${wanted}”; the workbook holds ${count}. See their numbers with clipsheet reports. No file was written.`,
  }),
  keepOwn: { zh: '没有移除，没有写文件。要一起移除，请加 --with-own-cells；要留下，请先把它们移到别的工作表。', en: 'Nothing was removed and no file was written. Add --with-own-cells to remove them too, or move them to another sheet first.' },
  removed: (title: string, file: string): Text => ({ zh: `“${title}”已移除，工作簿已写入 ${file}`, en: `“${title}” is removed; the workbook is in ${file}` }),
  removeOption: { zh: '移除第 N 份报告，结果写入 --out 的文件', en: 'Remove report N; the workbook goes to the file of --out' },
  ownOption: { zh: '报告工作表上不是报告写的内容也一起移除', en: 'Also remove what you wrote on the report’s sheets yourself' },

  inUse: (places: readonly string[], count: number): Text => ({
    zh: `报告之外还有 ${count} 处公式或名称用到它：${places.join('、')}${places.length < count ? ' 等' : ''}。没有移除，工作簿未改动。请先改写或删除这些公式，再试一次。`,
    en: `${count === 1 ? 'A formula or name outside of the report needs it' : `${count} formulas or names outside of the report need it`}: ${places.join(', ')}${places.length < count ? ' and more' : ''}. Nothing was removed and the workbook is unchanged. Change or delete ${count === 1 ? 'it' : 'them'}, then try again.`,
  }),
  ownCells: (places: readonly string[], count: number): Text => ({
    zh: `报告的工作表上有 ${count} 处不是报告写的内容：${places.join('、')}${places.length < count ? ' 等' : ''}。它们会随工作表一起移除。`,
    en: `The report’s sheets hold ${count === 1 ? 'something' : `${count} places`} of your own: ${places.join(', ')}${places.length < count ? ' and more' : ''}. Removing the report removes ${count === 1 ? 'it' : 'them'} too.`,
  }),
} as const;
