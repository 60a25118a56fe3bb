import type { Text } from '../language.ts';

const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const metricTexts = {
  noSuchColumn: (table: string, column: string): Text => ({
    zh: `表“${table}”里没有“${column}”这一列。请检查列名后重试。`,
    en: `The table “${table}” has no column “${column}”. Check the column's name and try again.`,
  }),
  notANumber: (column: string): Text => ({
    zh: `“${column}”列不是数字，不能求和或比较大小。请换一列，或改为计数。`,
    en: `The column “${column}” holds no numbers, so it cannot be added up or compared. Choose another column, or count it.`,
  }),
  notADate: (column: string): Text => ({
    zh: `“${column}”列不是日期，算不出时长。请换成日期列。`,
    en: `The column “${column}” holds no dates, so no time can be measured from it. Choose a column of dates.`,
  }),
  distinctComputed: {
    zh: '普通 Excel 公式数不出这么多行里的不同值，这里写的是算好的结果，数据变了要重新生成。',
    en: 'A plain Excel formula cannot count different values over this many rows: this is the computed result, and the report must be made again when the data changes.',
  },
  notInCube: {
    zh: '数据行太多，公式改用汇总表；这个数不能由汇总表推出，这里写的是算好的结果，数据变了要重新生成。',
    en: 'The rows are too many for formulas, which go by the sheet of totals instead; this figure cannot be had from totals, so it is the computed result, and the report must be made again when the data changes.',
  },
  filterMismatch: (column: string): Text => ({
    zh: `“${column}”列的筛选条件与列的类型不符：文字列用文字筛选，数字列用数字筛选。`,
    en: `The filter on “${column}” does not fit the column: filter texts by a text and numbers by a number.`,
  }),
  badPeriod: (words: string, isFiscal: boolean): Text => {
    const forms = isFiscal ? ['2018-04', 'FY2018-Q2', 'FY2018-H1', '2018-W14', '2018', 'FY2018'] : ['2018-04', '2018-Q2', '2018-H1', '2018-W14', '2018'];
    return {
      zh: `看不懂期间“${words}”。请写成 ${forms.slice(0, -1).join('、')} 或 ${forms.at(-1)}；1—2月合并写成 2018-01/02。`,
      en: `“${words}” is not a period we can read. Write it as ${forms.slice(0, -1).join(', ')} or ${forms.at(-1)}; January and February together as 2018-01/02.`,
    };
  },
  quarter: (year: Text, quarter: number): Text => ({ zh: `${year.zh}第${quarter}季度`, en: `Q${quarter} ${year.en}` }),
  halfYear: (year: Text, half: number): Text => ({ zh: `${year.zh}${half === 1 ? '上' : '下'}半年`, en: `H${half} ${year.en}` }),
  week: (year: number, week: number): Text => ({ zh: `${year}年第${week}周`, en: `Week ${week}, ${year}` }),
  year: (year: number): Text => ({ zh: `${year}年`, en: `${year}` }),
  fiscalYear: (year: number): Text => ({ zh: `${year}财年`, en: `FY${year}` }),
  /** A month of any year, 1..12. */
  month: (month: number): Text => ({ zh: `${month}月`, en: MONTHS_EN[month - 1] ?? '' }),
  /** `first` and `last` are 1..12. */
  months: (year: number, first: number, last: number): Text => ({
    zh: `${year}年${first}—${last}月`,
    en: `${MONTHS_EN[first - 1]}–${MONTHS_EN[last - 1]} ${year}`,
  }),
  firstDays: (period: Text, days: number): Text => ({
    zh: `${period.zh}（前${days}天）`,
    en: days === 1 ? `${period.en} (first day)` : `${period.en} (first ${days} days)`,
  }),
  span: (from: Text, to: Text): Text => ({ zh: `${from.zh}至${to.zh}`, en: `${from.en} to ${to.en}` }),
};
