import type { Unit } from '../fact/fact.ts';
import { unitName } from '../fact/unit-label.ts';
import { verbatim } from '../language/language.ts';
import { analysisTexts } from '../language/texts/analysis.ts';
import { salesTexts } from '../language/texts/sales-performance.ts';
import type { Measure } from '../metric/metric.ts';
import { additivityOf } from '../sheet/additivity.ts';
import { columnNamed } from '../sheet/typed-table.ts';
import { columnLabel, isPercentColumn, measureUnit } from './column-label.ts';
import type { MeasuredMetric } from './compared-facts.ts';
import type { Binding } from './plugin.ts';

/**
 * What a bound table lets one follow: the sums of its columns that add up over time (slot `value`), the averages of
 * its rates and scores (slot `rate`), and how many rows there are; in the order of the binding, that is what people
 * ask for first in front. `currency` is that of its amounts where a column of the table says it.
 */
export function tableMeasures({ table, columns }: Binding, currency: string | null): readonly MeasuredMetric[] {
  const typed = (slot: string) => (columns[slot] ?? []).flatMap((name) => columnNamed(table, name) ?? []);
  const sums = typed('value')
    .filter((column) => additivityOf(column) === 'all')
    .map((column) => measured(`sum-${column.name}`, verbatim(columnLabel(column.name)), { kind: 'sum', column: column.name, filters: [] }, measureUnit(column, currency), 'up'));
  const averages = typed('rate')
    .filter((column) => column.type === 'number')
    .map((column) => {
      const unit: Unit = isPercentColumn(column) ? { kind: 'percent' } : { kind: 'number', noun: null };
      return measured(`average-${column.name}`, analysisTexts.averageOf(columnLabel(column.name)), { kind: 'average', column: column.name, filters: [] }, unit, null);
    });
  return [...sums, ...averages, ROWS];
}

/** How many rows a table has. */
export const ROWS: MeasuredMetric = measured('rows', salesTexts.rows, { kind: 'count', column: null, filters: [] }, { kind: 'number', noun: null }, null);

function measured(id: string, label: MeasuredMetric['metric']['label'], measure: Measure, unit: Unit, good: 'up' | null): MeasuredMetric {
  return { metric: { id, label, measure, unit: unitName(unit), good, target: null }, unit };
}
