import { Problem } from '../../core/language/problem.ts';
import type { Text } from '../../core/language/language.ts';
import { pane } from '../../core/language/texts/pane.ts';

/** True where work ended because somebody stopped it. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** What a person should read about a failure; an unforeseen one keeps its reason. */
export function sentenceOf(error: unknown): Text {
  if (error instanceof Problem) return error.sentence;
  return pane.unexpected(error instanceof Error ? error.message : String(error));
}
