/**
 * The words that text is found by. A segmenter cuts the same Chinese word differently in different
 * sentences, so Chinese (and kana) is also cut into overlapping pairs, which any two characters of a word
 * find again; everything else is cut into words by the segmenter.
 */

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

/**
 * What an index holds of `text`: words of the segmenter, pairs of unspaced script, and the last character of
 * each run, which begins no pair: so a lone character is found as the beginning of some word.
 */
export function indexWords(text: string): string[] {
  const lastCharacters = [...plain(text).matchAll(UNSPACED)].map(([run]) => [...run].at(-1) ?? '');
  return [...new Set([...words(text), ...pairs(text), ...lastCharacters])];
}

/** What a search must find: pairs of unspaced script (a lone character as it is) and the words of the rest. */
export function requiredWords(query: string): string[] {
  const rest = plain(query).replace(UNSPACED, ' ');
  return [...new Set([...pairs(query), ...words(rest)])];
}

/** Words as the segmenter cuts them: matching one of these ranks higher than matching its pairs alone. */
export function words(text: string): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of SEGMENTER.segment(plain(text))) if (isWordLike === true) found.push(segment);
  return found;
}

function pairs(text: string): string[] {
  return [...plain(text).matchAll(UNSPACED)].flatMap(([run]) => {
    const characters = [...run];
    if (characters.length === 1) return characters;
    return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
  });
}

/** Full-width as half-width, capitals as small. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
