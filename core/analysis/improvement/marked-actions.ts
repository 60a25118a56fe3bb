import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';

/** Something done on a day, as a table of measurements marks it. */
export interface MarkedAction {
  readonly serial: number;
  /** As it is written; empty where nothing says what was done. */
  readonly words: string;
  /** The column that marks it; null where a person gave the day. */
  readonly column: string | null;
}

/** More marks than this share of rows, and they are no actions but what each row is about. */
const RARE = 0.2;
const AFTER = /后|\b(?:after|post)\b/i;
const BEFORE = /前|\b(?:before|pre|baseline)\b/i;
const NOTHING = /^[-–—/无\s]*$|^(?:none|n\/a)$/i;

/** The days on which a sparse column of words says that something was done, each once, in order. */
export function notedActions(table: TypedTable, column: string, time: string): MarkedAction[] {
  const [words, days] = [columnNamed(table, column), columnNamed(table, time)];
  if (words?.type !== 'text' || days?.type !== 'date') return [];
  const marked = words.values.flatMap((value, row): MarkedAction[] => {
    const serial = Math.floor(days.values[row] ?? NaN);
    const text = value?.trim() ?? '';
    return NOTHING.test(text) || Number.isNaN(serial) ? [] : [{ serial, words: text, column }];
  });
  if (marked.length > RARE * table.rowCount) return [];
  const seen = new Map<string, MarkedAction>();
  for (const one of marked.sort((a, b) => a.serial - b.serial)) if (!seen.has(one.words)) seen.set(one.words, one);
  return [...seen.values()];
}

/** The first day that a column puts after the action; null where it does not part the rows into before and after. */
export function phaseStart(table: TypedTable, column: string, time: string): MarkedAction | null {
  const [phases, days] = [columnNamed(table, column), columnNamed(table, time)];
  if (phases?.type !== 'text' || days?.type !== 'date') return null;
  let [lastBefore, firstAfter] = [-Infinity, Infinity];
  for (const [row, value] of phases.values.entries()) {
    const serial = Math.floor(days.values[row] ?? NaN);
    if (value === null || value.trim() === '' || Number.isNaN(serial)) continue;
    if (AFTER.test(value) && !BEFORE.test(value)) firstAfter = Math.min(firstAfter, serial);
    else if (BEFORE.test(value) && !AFTER.test(value)) lastBefore = Math.max(lastBefore, serial);
    else return null;
  }
  return lastBefore < firstAfter && Number.isFinite(lastBefore) && Number.isFinite(firstAfter) ? { serial: firstAfter, words: '', column } : null;
}
