import { contentWords } from '../content-words.ts';

/** A word of open answers. */
export interface OpenWord {
  readonly word: string;
  /** Answers that hold it. */
  readonly answers: number;
  /** The shortest of them. */
  readonly example: string;
}

/** A word that fewer answers hold tells nothing. */
const FEWEST = 2;
const MOST_WORDS = 15;

/** Answers counted by the words that they hold, Chinese and English, without those that every text holds. */
export class WordCount {
  readonly #words = new Map<string, { answers: number; example: string }>();

  add(answer: string, times: number): void {
    for (const word of contentWords(answer)) {
      const known = this.#words.get(word);
      if (known === undefined) this.#words.set(word, { answers: times, example: answer });
      else {
        known.answers += times;
        if (answer.length < known.example.length) known.example = answer;
      }
    }
  }

  /** The most frequent words. */
  top(): OpenWord[] {
    return [...this.#words]
      .map(([word, { answers, example }]) => ({ word, answers, example }))
      .filter(({ answers }) => answers >= FEWEST)
      .sort((one, other) => other.answers - one.answers || one.word.localeCompare(other.word))
      .slice(0, MOST_WORDS);
  }
}
