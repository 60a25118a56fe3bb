import { words } from '../library/search-words.ts';
import { isStopWord, withoutDegree } from './stop-words.ts';

/** The words that tell what a text is about, each once: Chinese and English, without those that every text holds. */
export function contentWords(text: string): Set<string> {
  return new Set(words(text).map((word) => withoutDegree(stem(word))).filter((word) => !isStopWord(word)));
}

/** An English word without the end of its plural, so that `price` and `prices` are one. */
function stem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word) || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:xes|ches|shes|sses)$/.test(word) ? word.slice(0, -2) : word.replace(/s$/, '');
}
