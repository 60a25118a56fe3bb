import type { Text } from '../language.ts';

export const whyTexts = {
  noDimensions: { zh: '没有可以拆分的维度，说不出变化来自哪里。', en: 'There is no dimension to split by, so it cannot be said where the change came from.' } satisfies Text,
};
