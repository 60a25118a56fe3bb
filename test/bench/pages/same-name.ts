import { wordsOf } from '../../../core/page/text-blocks/words.ts';

/** Least share of words in common, of both names' words, for names to be the same. */
const ALIKE = 0.75;

/** True for names of the same words but for a few: a brand left out, a label added. */
export function sameName(one: string, other: string): boolean {
  const words = [wordsOf(one), wordsOf(other)] as const;
  if (words[0].join('') === words[1].join('')) return true;
  const left = [...words[1]];
  let common = 0;
  for (const word of words[0]) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (words[0].length + words[1].length) >= ALIKE;
}
