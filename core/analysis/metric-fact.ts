import type { Fact, MetricUse, Source, Unit } from '../fact/fact.ts';
import type { Text } from '../language/language.ts';
import { verbatim } from '../language/language.ts';
import { analysisTexts } from '../language/texts/analysis.ts';
import { isoDayOf } from '../metric/calendar.ts';
import { operandColumns } from '../metric/bound-operand.ts';
import type { Measure } from '../metric/metric.ts';
import { aggregatesOf, termOf } from '../metric/term.ts';
import { columnNamed } from '../sheet/typed-table.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { cellAddress } from '../workbook/address.ts';
import type { RangeRef } from '../workbook/address.ts';
import { filterText, measureText } from './measure-text.ts';

/** The data cells of a column on its sheet, from the first data row to the last. */
export function columnCells(table: TypedTable, name: string): RangeRef {
  const column = columnNamed(table, name);
  const first = table.sourceRows[0];
  const last = table.sourceRows[table.rowCount - 1];
  if (column === undefined || first === undefined || last === undefined) return table.source;
  let [left, right] = [column.column, column.column];
  for (const place of table.cellColumns?.[name] ?? []) [left, right] = [Math.min(left, place), Math.max(right, place)];
  return { sheet: table.source.sheet, range: `${cellAddress(first, left)}:${cellAddress(last, right)}` };
}

/** Every column that a measure reads. */
export function measuredColumns(measure: Measure): readonly string[] {
  const names = aggregatesOf(termOf(measure)).flatMap(({ aggregate }) => [
    ...(aggregate.column === null ? [] : operandColumns(aggregate.column)),
    ...aggregate.filters.map((filter) => filter.column),
  ]);
  return [...new Set(names)];
}

/** A fact that a metric gives: its value as the engine computed it, with the cells that it was computed from. */
export function metricFact(id: string, label: Text, use: MetricUse, value: number | null, unit: Unit, table: TypedTable): Fact {
  const names = [
    ...measuredColumns(use.metric.measure),
    ...(use.period !== null && use.dateColumn !== null ? [use.dateColumn] : []),
    ...use.filters.map((filter) => filter.column),
  ];
  return { id, label, value, unit, use, sources: columnSources(table, names), method: useMethod(use) };
}

/** The cells of some columns as sources; the whole table where no column is named. */
export function columnSources(table: TypedTable, names: readonly string[]): readonly [Source, ...Source[]] {
  const sources = [...new Set(names)].map((name): Source => ({ kind: 'range', ref: columnCells(table, name) }));
  const [first = { kind: 'range', ref: table.source }, ...rest] = sources;
  return [first, ...rest];
}

/** A name that stands in the data or in its header, to be said in a sentence. */
export function nameFact(id: string, label: Text, words: string, sources: Fact['sources']): Fact {
  return { id, label, value: words, unit: { kind: 'name' }, use: null, sources, method: verbatim('') };
}

function useMethod(use: MetricUse): Text {
  const conditions = [
    ...(use.period === null || use.dateColumn === null
      ? []
      : [analysisTexts.during(use.dateColumn, isoDayOf(use.period.from), isoDayOf(use.period.to - 1))]),
    ...use.filters.map(filterText),
  ];
  return analysisTexts.method(measureText(use.metric.measure), conditions);
}
