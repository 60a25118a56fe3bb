import type { Text } from '../language.ts';

/** What is said when a report is written over the one that stands. */
export const refreshTexts = {
  unreadable: (title: string): Text => ({
    zh: `“${title}”没有记下当初要分析什么，不能刷新，工作簿未改动。请重新写一份报告。`,
    en: `${title} does not say what it was asked to analyse, so it cannot be refreshed; the workbook is unchanged. Write a new report instead.`,
  }),
  recordGone: {
    zh: '工作簿里找不到这份报告的记录，可能已被移除，不能刷新，工作簿未改动。请重新写一份报告。',
    en: 'The workbook no longer holds the record of this report; it may have been removed. It cannot be refreshed, and the workbook is unchanged. Write a new report instead.',
  },
  refresh: { zh: '刷新', en: 'Refresh' },
  refreshNamed: (title: string): Text => ({ zh: `刷新“${title}”`, en: `Refresh ${title}` }),
  allGone: (title: string): Text => ({
    zh: `“${title}”的分析工作表都已删除，没有可刷新的内容，工作簿未改动。要重新得到它，请写一份新报告。`,
    en: `All analysis sheets of ${title} were deleted, so there is nothing to refresh; the workbook is unchanged. Write a new report to have it back.`,
  }),
  kept: (places: readonly string[], count: number): Text => ({
    zh: `自己改过或填过的 ${count} 处保持原样：${places.join('、')}${places.length < count ? ' 等' : ''}。`,
    en: `${count === 1 ? 'One place that you changed or filled was kept' : `${count} places that you changed or filled were kept`}: ${places.join(', ')}${places.length < count ? ' and more' : ''}.`,
  }),
  left: (sheets: readonly string[]): Text => ({
    zh: `${sheets.map((sheet) => `“${sheet}”`).join('、')}改动很大，已留作自己的工作表，刷新写在新工作表里。`,
    en: `${sheets.join(', ')} had changed so much that ${sheets.length === 1 ? 'it was left as a sheet' : 'they were left as sheets'} of your own; the refreshed figures are on new sheets.`,
  }),
  refreshed: (title: string, file: string): Text => ({ zh: `“${title}”已刷新，工作簿已写入 ${file}`, en: `${title} is refreshed; the workbook is in ${file}` }),
  option: { zh: '用现在的数据刷新第 N 份报告，结果写入 --out 的文件', en: 'Refresh report N from the data as it is now; the workbook goes to the file of --out' },
  clipsOption: { zh: '刷新时用到的剪藏', en: 'The clips that the report is refreshed with' },
};
