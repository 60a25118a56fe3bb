import type { Text } from '../language.ts';

export const notANumber = (given: string): Text => ({
  zh: `“${given}”不是数字。`,
  en: `"${given}" is not a number.`,
});
export const noValues: Text = { zh: '没有可以计算的数值。', en: 'There are no values to work with.' };
export const rowsDiffer = (values: number, rows: number): Text => ({
  zh: `y 有 ${values} 个数值，x 有 ${rows} 行；两者应当一样多。`,
  en: `y has ${values} values and x has ${rows} rows; there must be as many of both.`,
});
export const rowUneven = (row: number, width: number): Text => ({
  zh: `x 的第 ${row} 行与第一行长度不同，应有 ${width} 个数值。`,
  en: `Row ${row} of x is not as long as the first, which has ${width} values.`,
});
export const tooFewRows = (rows: number, coefficients: number): Text => ({
  zh: `${rows} 行数据不足以估计 ${coefficients} 个系数，至少需要 ${coefficients + 1} 行。`,
  en: `${rows} rows are too few for ${coefficients} coefficients: it takes at least ${coefficients + 1}.`,
});
export const dependentColumn = (term: string): Text => ({
  zh: `${term} 没有变化，或者可以由前面的列组合得出，因此无法估计系数。请去掉这一列。`,
  en: `${term} does not vary or is a combination of the columns before it, so that there is no single answer. Leave it out.`,
});
export const tooFewPoints = (least: number): Text => ({
  zh: `数据点太少，至少需要 ${least} 个。`,
  en: `There are too few points: it takes at least ${least}.`,
});
export const groupTooSmall = (group: number): Text => ({
  zh: `第 ${group} 组少于两个数值；每组至少需要两个。`,
  en: `Group ${group} has fewer than two values; every group needs at least two.`,
});
export const sizesDiffer = (values: number, sizes: number): Text => ({
  zh: `有 ${values} 个数值，但 sizes 有 ${sizes} 个；请给出一个数，或与数值一样多。`,
  en: `There are ${values} values and ${sizes} sizes; give one size for all or one for each value.`,
});
export const sizesWrong: Text = { zh: 'sizes 必须大于 0。', en: 'Every size must be more than 0.' };
export const countsOutOfRange = (value: number): Text => ({
  zh: `第 ${value} 个计数小于 0，或大于样本量。`,
  en: `Count ${value} is less than 0 or more than its sample holds.`,
});
export const actionOutside = (at: number, count: number): Text => ({
  zh: `“at”是 ${at}，而数据有 ${count} 个：它要指向措施后的第一个数，“times”要和数据一样多。`,
  en: `"at" is ${at} and there are ${count} values: it names the first value after the action, and "times" has one for each value.`,
});

export const timestampsDiffer = (values: number, timestamps: number): Text => ({
  zh: `有 ${values} 个数值，但时间戳有 ${timestamps} 个；两者应当一样多。`,
  en: `There are ${values} values and ${timestamps} timestamps; there must be as many of both.`,
});
export const specLimitsMissing: Text = { zh: '缺少规格上限和下限，至少需要一个。', en: 'There is neither an upper nor a lower specification limit: it takes one at least.' };
export const specLimitsReversed = (lower: number, upper: number): Text => ({
  zh: `规格下限 ${lower} 不小于上限 ${upper}，请检查是否写反。`,
  en: `The lower specification limit ${lower} is not below the upper one, ${upper}: check whether they were exchanged.`,
});
