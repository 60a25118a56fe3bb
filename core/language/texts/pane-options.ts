import type { Text } from '../language.ts';

/** Texts of what a person may choose about a report, and of a report that its data has left behind. */
const inChinese = new Intl.NumberFormat('zh-CN');
const inEnglish = new Intl.NumberFormat('en');

export const paneOptions = {
  another: { zh: '找别的问题', en: 'Find another question' },
  showAll: (count: number): Text => ({ zh: `显示其余 ${inChinese.format(count)} 项`, en: `Show all ${inEnglish.format(count)} others` }),
  showFewer: { zh: '收起', en: 'Show fewer' },
  found: (count: number): Text => ({
    zh: `找到 ${inChinese.format(count)} 项`,
    en: count === 1 ? '1 found' : `${inEnglish.format(count)} found`,
  }),
  foundAbove: (titles: readonly Text[]): Text => ({
    zh: `上面已有：${titles.map(({ zh }) => zh).join('、')}。`,
    en: `Already above: ${titles.map(({ en }) => en).join(', ')}.`,
  }),
  nothingFound: (words: string): Text => ({ zh: `没有包含“${words}”的分析。`, en: `No analysis contains “${words}”.` }),
  unfit: { zh: '现在不能做', en: 'Not possible here' },
  covered: { zh: '上面的分析已包含它', en: 'Another analysis of this table says all of it' },

  options: { zh: '选项', en: 'Options' },
  optionsOf: (title: string): Text => ({ zh: `“${title}”的选项`, en: `Options of ${title}` }),
  changed: { zh: '已调整', en: 'changed' },
  asFound: { zh: '恢复原样', en: 'As it was found' },
  none: { zh: '（不用）', en: '(none)' },
  trying: { zh: '正在按新选择试算…', en: 'Trying it your way…' },
  noOptions: { zh: '这项分析没有可选的。', en: 'There is nothing to choose here.' },

  report: { zh: '报告选项', en: 'Report options' },
  period: { zh: '期间', en: 'Period' },
  lastComplete: { zh: '最近一个完整的期间', en: 'The last complete one' },
  periodHint: { zh: '数据里没有这个期间的分析，仍用最近一个完整的期间。', en: 'Analyses of data without it keep to the last complete one.' },
  comparison: { zh: '对比', en: 'Compare with' },
  comparisonAsUsual: { zh: '按工作簿的设置', en: 'As the workbook says' },
  comparisons: { previous: { zh: '上一期', en: 'The period before' }, 'year-before': { zh: '去年同期', en: 'The same a year before' } },
  comparisonHint: { zh: '数据不到一年的分析，仍与上一期对比。', en: 'Where the data does not reach back a year, the period before is used.' },
  language: { zh: '报告语言', en: 'Language of the report' },
  languages: { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } },
  grains: {
    day: { zh: '日', en: 'Days' },
    week: { zh: '周', en: 'Weeks' },
    month: { zh: '月', en: 'Months' },
    quarter: { zh: '季度', en: 'Quarters' },
    'half-year': { zh: '半年', en: 'Half-years' },
    year: { zh: '年', en: 'Years' },
    'fiscal-year': { zh: '财年', en: 'Fiscal years' },
  },

  outOfDate: (sheet: string): Text => ({
    zh: `报告已过期：“${sheet}”之后有改动。`,
    en: `The report is out of date: “${sheet}” has changed since.`,
  }),
  outOfDateHint: {
    zh: '公式会自动更新，句子和图表标题不会。刷新会写在原报告上，自己写的、改过格式的和移动过的都保留。',
    en: 'Formulas follow by themselves; sentences and chart titles do not. Refresh writes over the report; what you wrote, formatted or moved in it stays.',
  },
  outOfDateTab: { zh: '已过期', en: 'out of date' },
  refresh: { zh: '刷新报告', en: 'Refresh report' },
  refreshing: { zh: '正在按新数据重写报告…', en: 'Writing the report from the new data…' },
  sourceGone: (analysis: Text, table: string): Text => ({
    zh: `“${table}”已不能做“${analysis.zh}”：表格或它需要的列不在了。没有写入任何内容，可以在“分析”里重新选择。`,
    en: `“${table}” can no longer answer “${analysis.en}”: the table or a column it needs is gone. Nothing was written; choose anew under Analyse.`,
  }),
  noReport: { zh: '写入报告后，这里列出它的结论、依据和工作表。', en: 'Once a report is written, its findings, evidence and sheets stand here.' },
  seeAnalyses: { zh: '查看分析', en: 'See the analyses' },
} as const;
