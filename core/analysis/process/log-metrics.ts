import { processTexts } from '../../language/texts/process.ts';
import type { Text } from '../../language/language.ts';
import { unitName } from '../../fact/unit-label.ts';
import type { Unit } from '../../fact/fact.ts';
import type { Measure } from '../../metric/metric.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { measureUnit } from '../column-label.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import type { DurationLook } from '../duration-look.ts';
import type { Binding } from '../plugin.ts';
import type { LogColumns } from './log-sql.ts';

/** What plain metrics say of a log; they are live in the report. */
export interface LogMetrics {
  readonly events: MeasuredMetric;
  readonly cases: MeasuredMetric;
  /** Null where the log does not say when work began. */
  readonly work: MeasuredMetric | null;
  readonly cost: MeasuredMetric | null;
  readonly all: readonly MeasuredMetric[];
}

export function logMetrics({ table, columns }: Binding, log: LogColumns, look: DurationLook): LogMetrics {
  const count: Unit = { kind: 'number', noun: null };
  const cost = columnNamed(table, columns['cost']?.[0] ?? '');
  const events = measured('events', processTexts.events, { kind: 'count', column: log.activity, filters: [] }, count);
  const cases = measured('cases', processTexts.cases, { kind: 'distinct', column: log.case, filters: [] }, count);
  const work = log.begun === null ? null : measured('work', processTexts.work, { kind: 'average', column: { kind: 'duration', from: log.begun, to: log.time, in: look.in }, filters: [] }, look.unit);
  const costs = cost === undefined ? null : measured('cost', processTexts.cost, { kind: 'sum', column: cost.name, filters: [] }, measureUnit(cost, null));
  return { events, cases, work, cost: costs, all: [events, cases, ...(work === null ? [] : [work]), ...(costs === null ? [] : [costs])] };
}

function measured(id: string, label: Text, measure: Measure, unit: Unit): MeasuredMetric {
  return { metric: { id, label, measure, unit: unitName(unit), good: id === 'work' || id === 'cost' ? 'down' : null, target: null }, unit };
}
