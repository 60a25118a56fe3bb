import { say } from '../language/language.ts';
import type { Language } from '../language/language.ts';
import { factText } from './fact-text.ts';
import type { Sentence } from './sentence.ts';

/** A sentence in words, each fact written as people of the language write it. */
export function sentenceText({ template, facts }: Sentence, language: Language): string {
  return say(template, language).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    return fact === undefined ? whole : factText(fact, language);
  });
}
