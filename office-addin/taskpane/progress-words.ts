import type { Text } from '../../core/language/language.ts';
import { pane } from '../../core/language/texts/pane.ts';
import type { Progress } from '../../core/workbook/workbook.ts';

/** How far long work is, in words: what is done whole is counted, what is being done is named. Null where there is nothing to say yet. */
export function progressWords(progress: Progress | null): Text | null {
  if (progress === null) return null;
  const whole = Math.floor(progress.done);
  const done = whole > 0 ? pane.rowsDone(whole, progress.total) : null;
  return progress.doing === undefined ? done : pane.doing(progress.doing, done);
}
