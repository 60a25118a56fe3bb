import type { Text } from '../language.ts';

/** What is said where a report's numbers lead to what they were made of. */
export const evidenceTexts = {
  ofSelected: { zh: '查看所选单元格的依据', en: 'Evidence of the selected cell' },
  heading: { zh: '依据', en: 'Evidence' },
  close: { zh: '关闭', en: 'Close' },
  again: { zh: '重新查看', en: 'Look again' },
  looking: { zh: '正在查找依据…', en: 'Looking for the evidence…' },
  selectFirst: { zh: '请在报告的工作表上选中一个数字、一句要点或一张图。', en: 'Select a number, a finding or a chart on a sheet of a report.' },
  noReport: (sheet: string): Text => ({
    zh: `“${sheet}”不是报告的工作表。请在报告里选中一个数字、一句要点或一张图。`,
    en: `“${sheet}” is no sheet of a report. Select a number, a finding or a chart in a report.`,
  }),
  nothing: (place: string): Text => ({
    zh: `${place} 没有报告写的数字。请选中一个数字、一句要点或一张图。`,
    en: `The report wrote no number at ${place}. Select a number, a finding or a chart.`,
  }),
  reportOf: (title: string, day: string): Text => ({ zh: `${title}，写于 ${day}`, en: `${title}, written ${day}` }),
  kinds: {
    card: { zh: '指标', en: 'Card' },
    finding: { zh: '要点', en: 'Finding' },
    line: { zh: '来源表里的一行', en: 'Line of the sources' },
    chart: { zh: '图', en: 'Chart' },
    cell: { zh: '单元格', en: 'Cell' },
  },
  drawn: { zh: '图上的数据', en: 'What the chart draws' },
  count: (shown: number, total: number): Text => ({
    zh: shown < total ? `共 ${total} 个数字，列出前 ${shown} 个` : `${total} 个数字`,
    en: shown < total ? `${shown} of ${total} numbers` : total === 1 ? '1 number' : `${total} numbers`,
  }),
  method: { zh: '算法', en: 'How' },
  formula: { zh: '公式', en: 'Formula' },
  from: { zh: '由此算出', en: 'Follows from' },
  sources: { zh: '来源', en: 'Sources' },
  cellNow: (now: string): Text => ({
    zh: `单元格现在是 ${now}：写报告之后换过期间，或数据有变。`,
    en: `The cell now shows ${now}: another period was chosen since, or the data changed.`,
  }),
  empty: { zh: '空', en: 'nothing' },
  rewritten: { zh: '这个单元格的公式已不是报告写的那个。', en: 'This cell no longer holds the formula that the report wrote.' },
  counted: (rows: number): Text => ({ zh: `计入 ${rows} 行`, en: rows === 1 ? '1 row counts' : `${rows} rows count` }),
  same: { zh: '写报告以来没有变', en: 'As they were for the report' },
  changed: (day: string): Text => ({ zh: `${day}以来，这些单元格有改动`, en: `These cells have changed since ${day}` }),
  lost: (sheet: string): Text => ({ zh: `工作表“${sheet}”已不在工作簿里`, en: `The sheet “${sheet}” is no longer in the workbook` }),
  clipped: (host: string, day: string): Text => ({ zh: `${host}，剪藏于 ${day}`, en: `${host}, clipped ${day}` }),

  option: { zh: '说明一个单元格、一句要点或一张图的依据', en: 'Tell the evidence of a cell, a finding or a chart' },
  badPlace: (place: string): Text => ({ zh: `“${place}”不是单元格，请写成 工作表!C7。`, en: `“${place}” is no cell. Write it as Sheet!C7.` }),
  noSuchSheet: (sheet: string): Text => ({ zh: `工作簿里没有工作表“${sheet}”。`, en: `The workbook has no sheet “${sheet}”.` }),
} as const;
