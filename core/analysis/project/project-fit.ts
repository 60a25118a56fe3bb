import { columnNamed } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import type { Binding } from '../plugin.ts';
import { readTasks, taskColumns } from './read-tasks.ts';
import { stateOf } from './task-status.ts';
import { TASK_SLOT } from './project-slots.ts';

/** Headers that name tasks of some tools, and anything else of others. */
const ANY_NAME = /^(?:name|summary|issue|卡片|card)$/i;
/** Of statuses that are written, those that must be known. */
const MOST_KNOWN = 0.6;
/** Tasks have names of their own; the activities of a log come again. */
const DIFFERENT = 0.5;
const MOST_LOOKED_AT = 5000;

/** 0..1: how much a table looks like the tasks of a project. */
export function projectFit(binding: Binding): number {
  const { table } = binding;
  const columns = taskColumns(binding);
  const names = columnNamed(table, columns.task);
  const words = names === undefined ? 0 : headerFit(TASK_SLOT, names.name);
  if (names?.type !== 'text' || words === 0) return 0;
  const looked = names.values.slice(0, MOST_LOOKED_AT).filter((name) => name !== null && name !== '');
  if (looked.length < 2 || new Set(looked).size < DIFFERENT * looked.length) return 0;
  const isKnownStatus = knownStatuses(binding, columns.status);
  const isDated = columns.end !== null;
  const isOrdered = columns.waits !== null && (columns.duration !== null || isDated) && readTasks(binding).tasks.some(({ waitsFor }) => waitsFor.length > 0);
  const isTicked = columns.progress !== null || columns.done !== null || columns.finished !== null;
  const isPlanned = (isKnownStatus || isTicked) && isDated;
  const isBoard = isKnownStatus && (columns.person !== null || columns.created !== null);
  if (ANY_NAME.test(names.name.trim()) ? !isOrdered && !(isPlanned && (isKnownStatus || isTicked)) : !isOrdered && !isPlanned && !isBoard) return 0;
  const more = [isOrdered, isKnownStatus, isDated && columns.start !== null, columns.person !== null, columns.progress !== null].filter(Boolean).length;
  return Math.min(1, 0.6 + 0.1 * more);
}

function knownStatuses({ table }: Binding, name: string | null): boolean {
  const column = columnNamed(table, name ?? '');
  if (column?.type !== 'text') return false;
  const written = column.values.slice(0, MOST_LOOKED_AT).filter((status) => status !== null && status.trim() !== '');
  const kinds = new Set(written.map((status) => stateOf(status ?? '')));
  return written.length > 0 && kinds.size > 1 && written.filter((status) => stateOf(status ?? '') !== null).length >= MOST_KNOWN * written.length;
}
