import { Problem } from '../../language/problem.ts';
import { verbatim } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { whyTexts } from '../../language/texts/why-changed.ts';
import type { Aggregate, Metric } from '../../metric/metric.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { columnLabel } from '../column-label.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import type { Binding } from '../plugin.ts';
import type { PluginOptions } from '../plugin-options.ts';
import { textOption } from '../plugin-options.ts';
import { ROWS, tableMeasures } from '../table-measures.ts';

/** A metric whose change is explained: what adds up, or what is divided by what. */
export interface ChangedMetric extends MeasuredMetric {
  readonly amount: Aggregate;
  /** Null where the metric itself adds up. */
  readonly base: MeasuredMetric & { readonly aggregate: Aggregate } | null;
}

const COUNT: Aggregate = { kind: 'count', column: null, filters: [] };

/**
 * The metric of a table that people ask about first, or the one that options name: `measure`, a column that is added
 * up or averaged; `per`, a column that it is divided by, or `rows`. Throws Problem `option-wrong`.
 */
export function changedMetric(binding: Binding, currency: string | null, options: PluginOptions | undefined): ChangedMetric {
  const offered = tableMeasures(binding, currency);
  const name = textOption(options, 'measure');
  const per = textOption(options, 'per');
  const measured = name === null ? offered[0] : measureNamed(name, offered, binding);
  const { metric, unit } = measured ?? ROWS;
  if (metric.measure.kind === 'average' && typeof metric.measure.column === 'string') {
    const { column } = metric.measure;
    const counted: Aggregate = { kind: 'count', column, filters: [] };
    const base = { metric: { ...ROWS.metric, id: 'base', label: whyTexts.countOf(columnLabel(column)), measure: counted }, unit: ROWS.unit, aggregate: counted };
    return { metric, unit, amount: { kind: 'sum', column, filters: [] }, base };
  }
  if (metric.measure.kind !== 'sum' && metric.measure.kind !== 'count') throw new Problem('option-wrong', whyTexts.noMeasure(name ?? ''));
  if (per === null) return { metric, unit, amount: metric.measure, base: null };
  const by = per === 'rows' ? ROWS : measureNamed(per, offered, binding);
  const aggregate = by.metric.measure.kind === 'sum' ? by.metric.measure : COUNT;
  const areAlike = unit.kind === 'money' && by.unit.kind === 'money';
  const ratio: Metric = {
    id: `${metric.id}-per-${by.metric.id}`,
    label: analysisTexts.ratio(metric.label, by.metric.label),
    measure: { kind: 'ratio', numerator: metric.measure, denominator: aggregate },
    unit: areAlike ? '%' : metric.unit,
    good: metric.good,
    target: null,
  };
  return { metric: ratio, unit: areAlike ? { kind: 'percent' } : unit, amount: metric.measure, base: { ...by, aggregate } };
}

function measureNamed(name: string, offered: readonly MeasuredMetric[], { table }: Binding): MeasuredMetric {
  if (name === 'rows') return ROWS;
  const isNamed = (column: TypedColumn) => column.name === name || columnLabel(column.name) === name || column.name.split(' / ').at(-1) === name;
  const column = columnNamed(table, name) ?? table.columns.find(isNamed);
  const found = offered.find(({ metric: { measure } }) => 'column' in measure && measure.column === column?.name && column !== undefined);
  if (found !== undefined) return found;
  if (column?.type !== 'number' || column.role !== 'measure') throw new Problem('option-wrong', whyTexts.noMeasure(name));
  const measure: Aggregate = { kind: 'sum', column: column.name, filters: [] };
  return { metric: { ...ROWS.metric, id: `sum-${column.name}`, label: verbatim(columnLabel(column.name)), measure, good: null }, unit: { kind: 'number', noun: column.unit === null ? null : verbatim(column.unit) } };
}
