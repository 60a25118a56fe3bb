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
