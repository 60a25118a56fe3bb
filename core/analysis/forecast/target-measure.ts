import { verbatim } from '../../language/language.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { columnLabel, measureUnit } from '../column-label.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import type { Binding } from '../plugin.ts';

/** The sum of the table's targets, where it has them and the measure is what they are set for: the first of those that add up. */
export function targetMeasure({ table, columns }: Binding, measure: MeasuredMetric, currency: string | null): MeasuredMetric | null {
  const typed = columnNamed(table, columns['target']?.[0] ?? '');
  const { measure: how } = measure.metric;
  if (typed?.type !== 'number' || how.kind !== 'sum' || how.column !== columns['value']?.[0]) return null;
  return {
    metric: { id: 'target', label: verbatim(columnLabel(typed.name)), measure: { kind: 'sum', column: typed.name, filters: [] }, unit: measure.metric.unit, good: null, target: null },
    unit: measureUnit(typed, currency),
  };
}
