import type { Text } from '../language.ts';

const list = (names: readonly Text[], language: 'zh' | 'en', between: string): string => names.map((name) => name[language]).join(between);

export const summaryTexts = {
  sheet: { zh: '摘要', en: 'Summary' },
  title: (tables: readonly Text[]): Text => ({ zh: `摘要：${list(tables, 'zh', '、')}`, en: `Summary: ${list(tables, 'en', ', ')}` }),
  andOthers: (first: Text, all: number): Text => ({ zh: `${first.zh}等 ${String(all)} 张表`, en: `${first.en} and ${String(all - 1)} more` }),
  madeFromTables: (first: string, tables: string, rows: string): Text => ({
    zh: `来源：${first} 等 ${tables} 张表，共 ${rows} 行`,
    en: `Source: ${first} and others, ${tables} tables, ${rows} rows`,
  }),
  throughBetween: (first: string, last: string): Text => ({ zh: `数据截至 ${first} 至 ${last}，各表不同`, en: `data through ${first} to ${last}, by table` }),
  choosePeriod: { zh: '可换一个期间，指标和各分析表随之重算', en: 'Choose another period: cards here and on the sheets recalculate' },
  /** On a sheet whose period the summary decides. */
  chosenOn: (sheet: string): Text => ({ zh: `期间在“${sheet}”中选择`, en: `Choose the period on “${sheet}”` }),
  findings: { zh: '要点', en: 'Findings' },
  findingsNote: { zh: '按重要程度排列；期间见句中，不随所选期间变化', en: 'By weight; about the periods they name, whatever is chosen above' },
  analysis: { zh: '分析', en: 'Analysis' },
  question: { zh: '回答的问题', en: 'Question' },
  headline: { zh: '结论', en: 'Headline' },
  through: { zh: '数据截至', en: 'Data through' },
  openSheet: { zh: '打开这项分析', en: 'Open this analysis' },
};

/** How a card stands: a mark and a word, so that neither needs its colour. */
export const statusTexts = {
  met: { zh: '✓ 达标', en: '✓ Met' },
  missed: { zh: '✕ 未达标', en: '✕ Missed' },
  at: { zh: '≈ 持平', en: '≈ At target' },
  above: { zh: '– 高于目标', en: '– Above' },
  below: { zh: '– 低于目标', en: '– Below' },
  better: { zh: '✓ 改善', en: '✓ Better' },
  worse: { zh: '✕ 转差', en: '✕ Worse' },
  same: { zh: '– 持平', en: '– Flat' },
} satisfies Record<string, Text>;
