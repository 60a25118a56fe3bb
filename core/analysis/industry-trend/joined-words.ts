import { isStopWord } from '../stop-words.ts';

/** Two words that stand together, as one. */
export type WordParts = readonly [string, string];

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });
/** Lone characters that join what is around them to nothing. */
const PARTICLES = new Set('的了在是和与及或但而就都也还很更最不没有无为以于从到对把被让使将会要可已正再又这那其之所上下里中前后时年月日个些种各每某等我你他她它们一二三四五六七八九十两么着过给向跟比吗呢吧啊');
const LONGEST = 6;

/**
 * Chinese words that stand right beside each other, by the word that they make: a dictionary cuts what is newer than itself
 * into pieces (`芯`, `片`; `人工`, `智能`). Which of them are words is told by how often they stand together.
 */
export function joinedWords(text: string): Map<string, WordParts> {
  const joined = new Map<string, WordParts>();
  for (const [run] of text.normalize('NFKC').matchAll(/\p{Script=Han}{2,}/gu)) {
    let before: string | null = null;
    for (const { segment } of SEGMENTER.segment(run)) {
      const isPart = !PARTICLES.has(segment) && (segment.length === 1 || !isStopWord(segment));
      if (isPart && before !== null && before.length + segment.length <= LONGEST) joined.set(before + segment, [before, segment]);
      before = isPart ? segment : null;
    }
  }
  return joined;
}

/** Words are one where they stand together in so many of the clips that hold the rarer of them. */
const MOSTLY_TOGETHER = 0.6;

/** Whether two words are parts of one: by how many clips hold them together and either of them; null for a lone character. */
export function isOneWord(together: number, first: number | null, second: number | null): boolean {
  const rarer = Math.min(first ?? Infinity, second ?? Infinity);
  return rarer === Infinity || together >= MOSTLY_TOGETHER * rarer;
}
