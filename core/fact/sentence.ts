import { Problem } from '../language/problem.ts';
import type { Text } from '../language/language.ts';
import type { Fact } from './fact.ts';

/**
 * A sentence of words and facts: `template` names facts as `{name}`, and says no number of its own.
 * A sentence without a fact cannot be made.
 */
export interface Sentence {
  readonly template: Text;
  readonly facts: Readonly<Record<string, Fact>>;
}

/** Throws Problem `sentence-without-source` where a template has a digit of its own, or names no or unknown facts. */
export function sentence(template: Text, facts: Readonly<Record<string, Fact>>): Sentence {
  for (const words of [template.zh, template.en]) {
    const named = [...words.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const unknown = named.filter((name) => !(name in facts));
    const ownDigits = /\p{Nd}/u.test(words.replace(/\{\w+\}/g, ''));
    if (named.length === 0 || unknown.length > 0 || ownDigits) {
      throw new Problem('sentence-without-source', {
        zh: `句子缺少数据来源：${words}`,
        en: `A sentence has no source for what it says: ${words}`,
      });
    }
  }
  return { template, facts };
}
