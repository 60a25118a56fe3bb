import type { Text } from '../language.ts';

export const notANumber = (given: string): Text => ({
  zh: `“${given}”不是数字。`,
  en: `"${given}" is not a number.`,
});
export const noValues: Text = { zh: '没有可以计算的数值。', en: 'There are no values to work with.' };
