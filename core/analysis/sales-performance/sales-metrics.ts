import { salesTexts } from '../../language/texts/sales-performance.ts';
import { verbatim } from '../../language/language.ts';
import type { Text } from '../../language/language.ts';
import type { Unit } from '../../fact/fact.ts';
import type { Aggregate, Metric } from '../../metric/metric.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { columnLabel, measureUnit } from '../column-label.ts';
import type { Binding } from '../plugin.ts';

/** What a metric is for in the report, and how its values are read. */
export interface SalesMetric {
  readonly metric: Metric;
  readonly unit: Unit;
}

export interface SalesMetrics {
  /** The sales themselves. */
  readonly value: SalesMetric;
  readonly target: SalesMetric | null;
  /** Everything shown as a card, the sales first. */
  readonly cards: readonly SalesMetric[];
}

/** The metrics that a binding allows: sales, attainment of the target, volume or rows, and sales per piece. */
export function salesMetrics(binding: Binding, currency: string | null): SalesMetrics {
  const valueColumn = binding.columns['value']?.[0] ?? '';
  const volumeColumn = binding.columns['volume']?.[0];
  const targetColumn = binding.columns['target']?.[0];
  const value = sumOf('value', valueColumn, binding, currency);
  const target = targetColumn === undefined ? null : sumOf('target', targetColumn, binding, currency);
  const volume = volumeColumn === undefined ? null : sumOf('volume', volumeColumn, binding, null);
  const rows: SalesMetric = {
    metric: define('rows', salesTexts.rows, { kind: 'count', column: null, filters: [] }, null, 'up'),
    unit: { kind: 'number', noun: null },
  };
  const attainment: SalesMetric | null =
    target === null
      ? null
      : {
          metric: define('attainment', salesTexts.attainment, ratio(sum(valueColumn), sum(targetColumn ?? '')), '%', 'up', 1),
          unit: { kind: 'percent' },
        };
  const per = volume ?? rows;
  const average: SalesMetric = {
    metric: define(
      'average',
      volume === null ? salesTexts.perRow(value.metric.label) : salesTexts.per(value.metric.label, volume.metric.label),
      ratio(sum(valueColumn), volumeColumn === undefined ? { kind: 'count', column: null, filters: [] } : sum(volumeColumn)),
      value.metric.unit,
      null,
    ),
    unit: value.unit,
  };
  const cards = [value, ...(attainment === null ? [] : [attainment]), per, average, ...(volume === null ? [] : [rows])];
  return { value, target, cards };
}

function sumOf(id: string, column: string, binding: Binding, currency: string | null): SalesMetric {
  const typed = columnNamed(binding.table, column);
  const unit: Unit = typed === undefined ? { kind: 'number', noun: null } : measureUnit(typed, currency);
  return {
    metric: define(id, verbatim(columnLabel(column)), sum(column), unit.kind === 'money' ? unit.currency : (typed?.unit ?? null), 'up'),
    unit,
  };
}

function define(id: string, label: Text, measure: Metric['measure'], unit: string | null, good: Metric['good'], target: number | null = null): Metric {
  return { id, label, measure, unit, good, target };
}

function sum(column: string): Aggregate {
  return { kind: 'sum', column, filters: [] };
}

function ratio(numerator: Aggregate, denominator: Aggregate): Metric['measure'] {
  return { kind: 'ratio', numerator, denominator };
}
