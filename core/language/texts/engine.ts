import type { Text } from '../language.ts';

/** What went wrong with a query, said to a person. */
export const engineTexts = {
  noSuchTable: (name: string, known: readonly string[]): Text => ({
    zh: `没有名为“${name}”的表。${known.length > 0 ? `可用的表：${known.join('、')}。` : '现在还没有载入任何表。'}`,
    en: `There is no table named "${name}". ${known.length > 0 ? `Tables at hand: ${known.join(', ')}.` : 'No table has been loaded yet.'}`,
  }),
  noSuchColumn: (name: string, near: readonly string[]): Text => ({
    zh: `查询里的列“${name}”找不到。${near.length > 0 ? `相近的列：${near.join('、')}。` : ''}列名含空格或符号时请用双引号括起来。`,
    en: `The query names a column "${name}" that is not there. ${near.length > 0 ? `Close to it: ${near.join(', ')}. ` : ''}Put double quotes around names with blanks or signs.`,
  }),
  syntax: (place: string): Text => ({
    zh: `这条 SQL 读不通，问题出在“${place}”附近。数据没有改动，改好后再运行。`,
    en: `This SQL cannot be read; the trouble is near "${place}". No data was changed: correct it and run it again.`,
  }),
  wrongType: (reason: string): Text => ({
    zh: `查询把一个值当成了它不是的类型：${reason}`,
    en: `The query uses a value as a type that it is not: ${reason}`,
  }),
  outOfMemory: {
    zh: '这次查询需要的内存超过了上限，已停止，数据没有改动。请先筛选或汇总，减少行数。',
    en: 'This query needs more memory than allowed and was stopped; no data was changed. Filter or summarise first.',
  },
  noFiles: {
    zh: '查询只能使用已载入的表，不能读写文件、网络或更改设置。',
    en: 'Queries reach only the tables that are loaded: no files, no network, no settings.',
  },
  tooManyRows: (limit: number): Text => ({
    zh: `结果超过 ${limit} 行，已停止。请加上 LIMIT，或先汇总。`,
    en: `The result has more than ${limit} rows and was stopped. Add a LIMIT, or summarise first.`,
  }),
  failed: (reason: string): Text => ({
    zh: `查询没有完成，数据没有改动。原因：${reason}`,
    en: `The query did not finish; no data was changed. Reason: ${reason}`,
  }),
  loadFailed: (table: string, reason: string): Text => ({
    zh: `表“${table}”没有载入，先前的数据仍在。原因：${reason}`,
    en: `The table "${table}" was not loaded; what was there before is kept. Reason: ${reason}`,
  }),
  closed: {
    zh: '数据引擎已经关闭。请重新打开工作簿再试。',
    en: 'The data engine is closed. Open the workbook again and retry.',
  },
  notStarted: (reason: string): Text => ({
    zh: `数据引擎没有启动，工作簿没有改动。请刷新页面重试。原因：${reason}`,
    en: `The data engine did not start; the workbook is unchanged. Reload the page and try again. Reason: ${reason}`,
  }),
} as const;
