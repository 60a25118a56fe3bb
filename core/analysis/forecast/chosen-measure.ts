import { Problem } from '../../language/problem.ts';
import { say } from '../../language/language.ts';
import { forecastTexts } from '../../language/texts/forecast.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import type { Binding } from '../plugin.ts';
import { tableMeasures } from '../table-measures.ts';

/** From so many rows a day on, how many there are says something. */
const SEVERAL = 1.2;

/**
 * The measure of a table that a forecast is made of: the one called `wished`, in either language or by its column;
 * else the first that adds up; else how many rows there are, where there are several a day; else an average. Throws
 * Problem `measure-unknown`.
 */
export function chosenMeasure(binding: Binding, currency: string | null, wished: string | null): MeasuredMetric {
  const measures = tableMeasures(binding, currency);
  const name = wished?.toLowerCase();
  const isCalled = ({ metric }: MeasuredMetric) => [metric.label.zh, metric.label.en, columnOf(metric)].some((called) => called.toLowerCase() === name);
  const found = name === undefined ? usualMeasure(binding, measures) : measures.find(isCalled);
  if (found === undefined) throw new Problem('measure-unknown', forecastTexts.unknownMeasure(wished ?? '', measures.map(({ metric }) => say(metric.label, 'zh'))));
  return found;
}

function usualMeasure({ table, columns }: Binding, measures: readonly MeasuredMetric[]): MeasuredMetric | undefined {
  const of = (kind: string) => measures.find(({ metric }) => metric.measure.kind === kind);
  const dates = columnNamed(table, columns['time']?.[0] ?? '');
  const days = dates?.type === 'date' ? new Set(dates.values.map(Math.floor)).size : table.rowCount;
  return of('sum') ?? (table.rowCount > SEVERAL * days ? of('count') : undefined) ?? of('average') ?? of('count');
}

function columnOf({ measure }: MeasuredMetric['metric']): string {
  return 'column' in measure && typeof measure.column === 'string' ? measure.column : '';
}
