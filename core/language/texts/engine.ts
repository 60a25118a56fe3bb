import type { Text } from '../language.ts';

/** What went wrong with a query, said to a person. */
export const engineTexts = {
  noSuchTable: (name: string, near: string | null, known: readonly string[]): Text => ({
    zh: `没有名为“${name}”的表。${near === null ? '' : `是不是“${near}”？`}${known.length > 0 ? `可用的表：${known.join('、')}。` : '现在还没有载入任何表。'}`,
    en: `There is no table named "${name}". ${near === null ? '' : `Did you mean "${near}"? `}${known.length > 0 ? `Tables at hand: ${known.join(', ')}.` : 'No table has been loaded yet.'}`,
  }),
  noSuchColumn: (name: string, near: readonly string[]): Text => ({
    zh: `查询里的列“${name}”找不到。${near.length > 0 ? `相近的列：${near.join('、')}。` : ''}列名含空格或符号时请用双引号括起来。`,
    en: `The query names a column "${name}" that is not there. ${near.length > 0 ? `Close to it: ${near.join(', ')}. ` : ''}Put double quotes around names with blanks or signs.`,
  }),
  syntax: (place: string): Text => ({
    zh: `这条 SQL 读不通，问题出在“${place}”附近。数据没有改动，改好后再运行。`,
    en: `This SQL cannot be read; the trouble is near "${place}". No data was changed: correct it and run it again.`,
  }),
  endsTooEarly: {
    zh: '这条 SQL 没有写完：末尾缺少内容、括号或引号。数据没有改动，补全后再运行。',
    en: 'This SQL ends too early: words, a bracket or a quote are missing. No data was changed: complete it and run it again.',
  },
  empty: {
    zh: '还没有写查询。例如：SELECT * FROM 表名 LIMIT 10',
    en: 'There is no query yet. For example: SELECT * FROM table LIMIT 10',
  },
  readOnly: {
    zh: '查询只能读取数据，不能更改或删除表。数据没有改动。',
    en: 'Queries only read: they cannot change or delete tables. No data was changed.',
  },
  noSuchFunction: (name: string, near: string | null): Text => ({
    zh: `没有名为“${name}”的函数。${near === null ? '' : `是不是“${near}”？`}`,
    en: `There is no function named "${name}".${near === null ? '' : ` Did you mean "${near}"?`}`,
  }),
  notGrouped: (column: string): Text => ({
    zh: `按组汇总时，列“${column}”要么写进 GROUP BY，要么用 sum、count、max 等函数汇总。`,
    en: `In a query by groups the column "${column}" must stand in GROUP BY, or within sum, count, max or the like.`,
  }),
  aggregateInWhere: {
    zh: 'WHERE 里不能用 sum、count、max 等汇总函数，请改用 HAVING。',
    en: 'WHERE cannot hold sum, count, max or the like: use HAVING instead.',
  },
  notADate: (value: string): Text => ({
    zh: `“${value}”不是日期。请写成 2025-01-31 的样子。`,
    en: `"${value}" is not a date. Write dates like 2025-01-31.`,
  }),
  notANumber: (value: string): Text => ({
    zh: `“${value}”是文本，不能当作数字、日期或是/否使用。文本列可以用 TRY_CAST(列 AS DOUBLE) 转换。`,
    en: `"${value}" is a text and cannot be used as a number, a date or a yes or no. TRY_CAST(column AS DOUBLE) converts a column of texts.`,
  }),
  wrongArguments: (zh: string, en: string): Text => ({
    zh: `这样的计算不成立：${zh}。请检查列的类型；文本列可以用 TRY_CAST(列 AS DOUBLE) 转换。`,
    en: `This cannot be computed: ${en}. Check the types of the columns; TRY_CAST(column AS DOUBLE) converts a column of texts.`,
  }),
  cannotCompare: (zh: string, en: string): Text => ({
    zh: `这两种类型不能比较：${zh}。日期请写成 DATE '2025-01-31'，文本请用单引号。`,
    en: `These cannot be compared: ${en}. Write dates as DATE '2025-01-31' and texts in single quotes.`,
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
  clippedUnder: (name: string, given: string): Text => ({
    zh: `工作簿里也有名为“${name}”的表，剪藏的这张表改用“${given}”。`,
    en: `The workbook has a table "${name}" too: that of the clips is called "${given}".`,
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
