import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import { isLowerBetter } from '../measure-direction.ts';
import type { Binding, RoleSlot } from '../plugin.ts';
import { LOG_SLOTS, PHASE_SLOT } from './improvement-slots.ts';
import { notedActions, phaseStart } from './marked-actions.ts';
import type { MarkedAction } from './marked-actions.ts';

type LogSlot = keyof typeof LOG_SLOTS;

/** A log of improvements: a row each. */
export interface LogShape {
  readonly kind: 'log';
  readonly problem: TypedColumn;
  readonly action: TypedColumn;
  readonly others: Readonly<Partial<Record<Exclude<LogSlot, 'problem' | 'action'>, TypedColumn>>>;
}

/** Measurements over time, in which something was done on a day. */
export interface SeriesShape {
  readonly kind: 'series';
  readonly time: string;
  /** Columns that may be followed, what people ask for first in front. */
  readonly values: readonly TypedColumn[];
  /** Units with a defect among those inspected. */
  readonly counts: { readonly defects: TypedColumn; readonly size: TypedColumn } | null;
  readonly actions: readonly MarkedAction[];
}

const FEWEST_ROWS = 8;

/** What a table says of improvements; null where it says nothing and has no measurements over time. */
export function improvementShape(binding: Binding): LogShape | SeriesShape | null {
  return logShape(binding) ?? seriesShape(binding);
}

function named({ table, columns }: Binding, slot: RoleSlot): TypedColumn | undefined {
  const name = columns[slot.slot]?.[0] ?? '';
  return headerFit(slot, name) > 0 ? columnNamed(table, name) : undefined;
}

function logShape(binding: Binding): LogShape | null {
  const [problem, action] = [named(binding, LOG_SLOTS.problem), named(binding, LOG_SLOTS.action)];
  if (problem?.type !== 'text' || action?.type !== 'text') return null;
  const others: Partial<Record<Exclude<LogSlot, 'problem' | 'action'>, TypedColumn>> = {};
  for (const slot of ['cause', 'effect', 'owner', 'status', 'raised', 'due', 'done', 'before', 'after'] as const) {
    const column = named(binding, LOG_SLOTS[slot]);
    const type = slot === 'raised' || slot === 'due' || slot === 'done' ? 'date' : slot === 'before' || slot === 'after' ? 'number' : 'text';
    if (column?.type === type) others[slot] = column;
  }
  return others.status === undefined && others.due === undefined && others.done === undefined ? null : { kind: 'log', problem, action, others };
}

function seriesShape(binding: Binding): SeriesShape | null {
  const { table, columns } = binding;
  const dates = ['time', 'raised', 'done', 'due'].flatMap((slot) => columns[slot] ?? []).flatMap((name) => columnNamed(table, name) ?? []);
  const time = dates.find(({ type, role }) => type === 'date' && role === 'time')?.name;
  if (time === undefined || table.rowCount < FEWEST_ROWS) return null;
  const numbers = ['value', 'rate', 'before', 'after', 'defects'].flatMap((slot) => columns[slot] ?? []).flatMap((name) => columnNamed(table, name) ?? []);
  const [defects, size] = ['defects', 'size'].map((slot) => columnNamed(table, columns[slot]?.[0] ?? ''));
  const noted = columns[LOG_SLOTS.action.slot]?.[0];
  const phase = columns[PHASE_SLOT.slot]?.[0];
  const parted = phase === undefined ? null : phaseStart(table, phase, time);
  return {
    kind: 'series',
    time,
    values: troubleFirst(numbers.filter(({ type }) => type === 'number')),
    counts: defects?.type === 'number' && size?.type === 'number' ? { defects, size } : null,
    actions: [...(noted === undefined ? [] : notedActions(table, noted, time)), ...(parted === null ? [] : [parted])],
  };
}

/** What there should be little of is what people set out to improve. */
function troubleFirst(columns: readonly TypedColumn[]): TypedColumn[] {
  return [...columns].sort((a, b) => Number(isLowerBetter(b.name)) - Number(isLowerBetter(a.name)));
}
