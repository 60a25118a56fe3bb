import { say } from '../language/language.ts';
import type { Language } from '../language/language.ts';
import { factText } from './fact-text.ts';
import type { Sentence } from './sentence.ts';

/** A sentence in words, each fact written as people of the language write it. */
export function sentenceText({ template, facts }: Sentence, language: Language): string {
  const words = say(template, language).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    return fact === undefined ? whole : factText(fact, language);
  });
  return language === 'zh' ? spaced(words) : words;
}

/** Latin words inside Chinese stand off from it: names come from the data in whatever script they have. */
function spaced(words: string): string {
  return words.replace(/(\p{Script=Han})(?=\p{Script=Latin})|(\p{Script=Latin})(?=\p{Script=Han})/gu, '$1$2 ');
}
