import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import type { SqlValue } from '../../engine/engine.ts';
import { SOURCE_ROW } from '../../engine/table-shape.ts';
import { verbatim } from '../../language/language.ts';
import type { Text } from '../../language/language.ts';
import { serialOfIso } from '../../metric/calendar.ts';
import { sqlTextKey } from '../../metric/compile-sql.ts';
import type { Filter } from '../../metric/metric.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { AnalysisInput } from '../plugin.ts';
import type { ChartBasis } from './chart-basis.ts';
import type { ControlPoint } from './control-finding.ts';

type Groups = Extract<ChartBasis, { points: 'groups' }>;

export interface SummedGroup {
  readonly label: Text;
  readonly filters: readonly Filter[];
  readonly day: number | null;
  readonly size: number;
  readonly mean: number;
  readonly range: number;
  readonly deviation: number;
}

/** Groups of measurements, summed up by the engine, in the order in which their first rows come. */
export async function readGroups({ binding, engine, signal }: AnalysisInput, { value, group, byDay, time }: Groups): Promise<SummedGroup[]> {
  const { table } = binding;
  const measured = `CAST(${quoteIdentifier(value)} AS DOUBLE)`;
  const key = group === null ? undefined : columnNamed(table, group);
  const day = byDay && time !== null ? `CAST(CAST(${quoteIdentifier(time)} AS DATE) AS VARCHAR)` : null;
  const shown = key === undefined ? `''` : key.type === 'number' ? `CAST(${quoteIdentifier(key.name)} AS DOUBLE)` : `CAST(${quoteIdentifier(key.name)} AS VARCHAR)`;
  const by = [...(key === undefined ? [] : [key.type === 'text' ? sqlTextKey(key.name) : quoteIdentifier(key.name)]), ...(day === null ? [] : [day])];
  const filled = [
    `${quoteIdentifier(value)} IS NOT NULL`,
    ...(key === undefined ? [] : [key.type === 'text' ? `${sqlTextKey(key.name)} <> ''` : `${quoteIdentifier(key.name)} IS NOT NULL`]),
    ...(day === null ? [] : [`${day} IS NOT NULL`]),
  ];
  const order = time === null ? `min(${quoteIdentifier(SOURCE_ROW)})` : `min(${quoteIdentifier(time)}), min(${quoteIdentifier(SOURCE_ROW)})`;
  const { rows } = await engine.query(
    `SELECT min(${shown}), ${day === null ? `''` : `min(${day})`}, count(*), avg(${measured}), max(${measured}) - min(${measured}), coalesce(stddev_samp(${measured}), 0) ` +
      `FROM ${tableSource(table.name)} WHERE ${filled.join(' AND ')} GROUP BY ${by.join(', ')} ORDER BY ${order}`,
    signal,
  );
  const scale = columnNamed(table, value)?.multiplier ?? 1;
  return rows.map(([name = null, date = null, size, mean, range, deviation]): SummedGroup => ({
    label: verbatim([...(date === '' || date === null ? [] : [String(date)]), ...(key === undefined ? [] : [String(name)])].join(' ')),
    filters: group === null || key === undefined ? [] : keyFilter(group, key.type, key.multiplier, name),
    day: date === '' || date === null ? null : serialOfIso(String(date)),
    size: Number(size),
    mean: Number(mean) * scale,
    range: Number(range) * scale,
    deviation: Number(deviation) * scale,
  }));
}

function keyFilter(column: string, type: string, multiplier: number, name: SqlValue): Filter[] {
  if (type === 'number' && typeof name === 'number') return [{ column, op: '=', value: name * multiplier }];
  return type === 'text' ? [{ column, op: '=', value: String(name) }] : [];
}

/** A group as a point of the chart, its spread the range or the standard deviation. */
export function groupPoint(group: SummedGroup, kind: 'xbar-r' | 'xbar-s'): ControlPoint {
  const period = group.day === null ? null : { grain: 'day' as const, from: group.day, to: group.day + 1 };
  return {
    label: group.label,
    place: { kind: 'rows', filters: group.filters, period },
    value: group.mean,
    size: group.size,
    spread: kind === 'xbar-r' ? group.range : group.deviation,
  };
}
