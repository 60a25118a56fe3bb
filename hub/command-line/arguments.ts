import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isLanguage, wrongArguments, wrongNumber } from '../../core/language/texts/command-line.ts';
import type { Language } from '../../core/language/language.ts';
import { UsageError } from './command.ts';

type OptionSpec = NonNullable<ParseArgsConfig['options']>;

/** The words of a call, taken apart. Throws UsageError for options that the command does not know. */
export function parseArguments<T extends OptionSpec>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(wrongArguments(error instanceof Error ? error.message : String(error)));
  }
}

/** Throws UsageError where the text is no whole number of at least `least`. */
export function wholeNumber(name: string, text: string | undefined, fallback: number, least = 0): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new UsageError(wrongNumber(name, text));
  return value;
}

/** The language asked for with `--lang`, else the terminal's. Throws UsageError for any other word. */
export function languageOption(text: string | undefined, fallback: Language): Language {
  if (text === undefined) return fallback;
  if (isLanguage(text)) return text;
  throw new UsageError(wrongArguments(`--lang ${text}`));
}
