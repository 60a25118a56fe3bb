import { wordsOf } from '../../../core/page/text-blocks/words.ts';

/** F1 of two texts as bags of words, 0..1; in Chinese every character is a word. Two empty texts agree. */
export function wordF1(found: string, truth: string): number {
  const foundWords = wordsOf(found);
  const truthWords = wordsOf(truth);
  if (foundWords.length === 0 && truthWords.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of truthWords) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of foundWords) {
    const rest = left.get(word) ?? 0;
    if (rest === 0) continue;
    common += 1;
    left.set(word, rest - 1);
  }
  const sum = foundWords.length + truthWords.length;
  return sum === 0 ? 0 : (2 * common) / sum;
}
