export const LONGEST_WORDS = 300;

/** The words of a row by which it is known again: its texts from the left, numbers left out. */
export function joinRowWords(texts: readonly (string | null)[]): string {
  return texts.flatMap((text) => (text === null || text.trim() === '' ? [] : [text.trim().replace(/\s+/g, ' ')])).join(' | ').slice(0, LONGEST_WORDS);
}
