import type { Text } from '../language.ts';

export const factTexts = {
  change: { zh: '本期 ÷ 对比期 − 1', en: 'this period ÷ the one compared with − 1' },
  difference: { zh: '本期 − 对比期', en: 'this period − the one compared with' },
  share: { zh: '部分 ÷ 总计', en: 'part ÷ total' },
  contribution: { zh: '（本期 − 对比期）÷ 对比期总计，各项相加等于总增幅', en: '(this period − the one compared with) ÷ total of the one compared with; parts add up to the total change' },
  total: { zh: '各项相加', en: 'the parts added up' },
  remainder: { zh: '总计 − 已列各项', en: 'total − the items listed' },
  inUnit: (label: Text, unit: Text): Text => ({ zh: `${label.zh}，${unit.zh}`, en: `${label.en}, ${unit.en}` }),
  withUnit: (label: Text, unit: Text): Text => ({ zh: `${label.zh}（${unit.zh}）`, en: `${label.en} (${unit.en})` }),
  points: (number: string): Text => ({ zh: `${number} 个百分点`, en: `${number} ${/^[+-]?1$/.test(number) ? 'point' : 'points'}` }),
};
