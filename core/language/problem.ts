import type { Text } from './language.ts';

/**
 * A failure that a person can understand and act on: what happened, what was kept, what to do.
 * `code` is stable (kebab-case) for programs and tests; `sentence` is for people.
 */
export class Problem extends Error {
  readonly code: string;
  readonly sentence: Text;

  constructor(code: string, sentence: Text, options?: { cause?: unknown }) {
    super(`${code}: ${sentence.en}`, options);
    this.name = 'Problem';
    this.code = code;
    this.sentence = sentence;
  }
}
