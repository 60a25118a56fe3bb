import type { Fact, Unit } from '../fact/fact.ts';
import type { Language, Text } from '../language/language.ts';
import { say, verbatim } from '../language/language.ts';

export const COUNT: Unit = { kind: 'number', noun: null };

/** Makes the facts of an analysis of clips, in one language where they are words of ours. */
export class ClipFacts {
  constructor(
    readonly plugin: string,
    readonly language: Language | null,
  ) {}

  id(...parts: readonly string[]): string {
    return [this.plugin, ...parts].join('.');
  }

  number(id: string, label: Text, value: number, unit: Unit, sources: Fact['sources'], method: Text): Fact {
    return { id: this.id(id), label, value, unit, use: null, sources, method };
  }

  /** Words as a page or a cell has them. */
  name(id: string, label: Text, words: string, sources: Fact['sources']): Fact {
    return { id: this.id(id), label, value: words, unit: { kind: 'name' }, use: null, sources, method: verbatim('') };
  }

  /** Words of ours where names stand. */
  words(id: string, label: Text, words: Text, sources: Fact['sources']): Fact {
    return { ...this.name(id, label, say(words, this.language ?? 'en'), sources), words };
  }
}
