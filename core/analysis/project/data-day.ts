import type { AnalysisInput } from '../plugin.ts';
import { dayOption } from '../plugin-options.ts';
import type { Task } from './read-tasks.ts';

/** The day that a table is of, and what says so. */
export interface DataDay {
  readonly day: number;
  readonly by: 'asked' | 'stated' | 'recorded' | 'started';
}

/**
 * The day as of which tasks are late: the one asked for, or that beside the table, or the last one on which something
 * is recorded; failing all, the last planned start of a task that has started: the table is of that day or a later one.
 * Throws Problem `option-wrong`.
 */
export function dataDay({ options, binding }: AnalysisInput, tasks: readonly Task[]): DataDay | null {
  const asked = dayOption(options, 'as-of');
  if (asked !== null) return { day: asked, by: 'asked' };
  if (binding.dataThrough) return { day: Math.floor(binding.dataThrough.serial), by: 'stated' };
  const last = (days: readonly (number | null)[]) => days.reduce<number | null>((latest, day) => (day !== null && (latest === null || day > latest) ? Math.floor(day) : latest), null);
  const recorded = last(tasks.flatMap(({ begun, finished, created, updated }) => [begun, finished, created, updated]));
  if (recorded !== null) return { day: recorded, by: 'recorded' };
  const started = last(tasks.filter(({ state, progress }) => state === 'done' || state === 'doing' || (progress ?? 0) > 0).map(({ start }) => start));
  return started === null ? null : { day: started, by: 'started' };
}
