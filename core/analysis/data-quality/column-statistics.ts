import type { Metric } from '../../metric/metric.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import type { Engine } from '../../engine/engine.ts';
import { qualityTexts } from '../../language/texts/data-quality.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { valueUnit } from '../column-label.ts';

/** What is asked of a column; null where it makes no sense for its type. */
export interface ColumnMetrics {
  readonly column: TypedColumn;
  readonly filled: MeasuredMetric;
  readonly distinct: MeasuredMetric | null;
  readonly min: MeasuredMetric | null;
  readonly max: MeasuredMetric | null;
}

/** Values by metric id. */
export type ColumnValues = ReadonlyMap<string, number | null>;

const NUMBER = { kind: 'number', noun: null } as const;

/** How many cells of each column are filled, how many values differ, and the smallest and largest. Amounts all differ: theirs are not counted. */
export function columnMetrics(table: TypedTable): readonly ColumnMetrics[] {
  return table.columns.map((column): ColumnMetrics => {
    const { name, type, role } = column;
    const metric = (id: string, label: Metric['label'], measure: Metric['measure'], unit: MeasuredMetric['unit'] = NUMBER): MeasuredMetric => ({
      metric: { id: `${id}-${name}`, label, measure, unit: null, good: null, target: null },
      unit,
    });
    const ofRange = type === 'date' ? ({ kind: 'date' } as const) : valueUnit(column, null);
    const hasRange = (type === 'number' && role !== 'id') || type === 'date';
    const isCounted = type === 'text' || type === 'date' || role === 'id';
    return {
      column,
      filled: metric('filled', qualityTexts.filledOf(name), { kind: 'count', column: name, filters: [] }),
      distinct: isCounted ? metric('distinct', qualityTexts.distinctOf(name), { kind: 'distinct', column: name, filters: [] }) : null,
      min: hasRange ? metric('min', qualityTexts.minOf(name), { kind: 'min', column: name, filters: [] }, ofRange) : null,
      max: hasRange ? metric('max', qualityTexts.maxOf(name), { kind: 'max', column: name, filters: [] }, ofRange) : null,
    };
  });
}

/** Asks the engine for all of them in as few passes as it takes. Throws what the engine throws; AbortError when stopped. */
export async function columnValues(table: TypedTable, asked: readonly ColumnMetrics[], engine: Engine, signal?: AbortSignal): Promise<ColumnValues> {
  const metrics = asked.flatMap(({ filled, distinct, min, max }) => [filled, distinct, min, max].flatMap((one) => one?.metric ?? []));
  const { total } = await queryMetrics({ table, dateColumn: null, filters: [], metrics, periods: [{ period: null }], dimensions: [] }, engine, signal);
  return new Map([...total].map(([id, [value = null]]) => [id, value]));
}
