import type { Unit } from '../../fact/fact.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { timeColumnUnit } from '../duration-look.ts';
import type { Binding } from '../plugin.ts';

/** A column of times that the tool measured itself, as Zendesk and 智齿 export them in place of dates. */
export interface ToolTime {
  readonly column: string;
  /** How many of its unit make a day; null where it does not say its unit. */
  readonly perDay: number | null;
  readonly unit: Unit;
  /** It counts business hours only, as its header says. */
  readonly isBusiness: boolean;
}

const BUSINESS = /business|working hours|office hours|工作时间|工作时长|上班时间/i;

/** The column of such times that fills a slot; null where there is none. */
export function toolTime({ table, columns }: Binding, slot: string): ToolTime | null {
  const column = columnNamed(table, columns[slot]?.[0] ?? '');
  if (column?.type !== 'number') return null;
  const unit = timeColumnUnit(column);
  return { column: column.name, perDay: unit?.perDay ?? null, unit: { kind: 'number', noun: unit?.noun ?? null }, isBusiness: BUSINESS.test(column.name) };
}
