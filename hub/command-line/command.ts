import type { Readable, Writable } from 'node:stream';
import { say, type Language, type Text } from '../../core/language/language.ts';

/** What a command may touch: results on `out`, progress and warnings on `err`. */
export interface Terminal {
  readonly in: Readable;
  readonly out: Writable;
  readonly err: Writable;
  readonly language: Language;
  readonly signal: AbortSignal;
}

/** Says on `err` what a person should know and that is no failure. */
export function warn({ err, language }: Terminal, notices: readonly Text[]): void {
  for (const notice of notices) err.write(`${say(notice, language)}\n`);
}

/** One command of `clipsheet`. */
export interface Command {
  readonly name: string;
  /** How it is called, after `clipsheet`. */
  readonly usage: string;
  readonly summary: Text;
  /** Options that need a word of explanation. */
  readonly options?: readonly { readonly call: string; readonly meaning: Text }[];
  /** Exit code: 0 done, 1 failed. Throws Problem for a failure with a sentence, UsageError for wrong usage. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** The words of the call do not fit the command: exit code 2. */
export class UsageError extends Error {
  readonly sentence: Text;

  constructor(sentence: Text) {
    super(sentence.en);
    this.name = 'UsageError';
    this.sentence = sentence;
  }
}
