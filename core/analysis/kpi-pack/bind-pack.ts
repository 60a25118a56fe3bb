import { unitName } from '../../fact/unit-label.ts';
import type { Text } from '../../language/language.ts';
import type { Aggregate, Filter, Operand } from '../../metric/metric.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import type { Binding } from '../plugin.ts';
import type { KpiPack, PackMeasure, PackMetric } from './kpi-pack.ts';
import { metricUnit } from './metric-unit.ts';

/** A metric that a table cannot give, and the slot that is to blame. */
export interface LeftOut {
  readonly label: Text;
  readonly slot: string;
  /** Null where no column of the table fills the slot; else one that does, but holds something else. */
  readonly column: string | null;
}

/** A pack over the columns of one table. */
export interface BoundPack {
  readonly pack: KpiPack;
  readonly table: TypedTable;
  /** The column of dates that periods go by: null where the table has none. */
  readonly time: string | null;
  readonly metrics: readonly MeasuredMetric[];
  readonly leftOut: readonly LeftOut[];
  /** Columns that figures are broken down by, with the slot that each fills. */
  readonly dimensions: readonly { readonly slot: string; readonly column: string }[];
}

/** Puts the columns of a table in place of a pack's slots. */
export function bindPack(pack: KpiPack, { table, columns }: Binding): BoundPack {
  const metrics: MeasuredMetric[] = [];
  const leftOut: LeftOut[] = [];
  for (const metric of pack.metrics) {
    const bound = boundMetric(metric, table, columns);
    // Of several ways to one figure, the first is what a table usually has.
    if (!('metric' in bound)) leftOut.push(...(metric.isOptional || leftOut.some(({ label }) => sameLabel(label, bound.label)) ? [] : [bound]));
    else if (!metrics.some((other) => sameLabel(other.metric.label, bound.metric.label))) metrics.push(bound);
  }
  const dates = columnNamed(table, columns[pack.time ?? '']?.[0] ?? '');
  const time = dates?.type === 'date' ? dates.name : null;
  const dimensions = pack.by.flatMap((slot) => (columns[slot] ?? []).map((column) => ({ slot, column }))).filter(({ column }) => columnNamed(table, column)?.type === 'text');
  return { pack, table, time, metrics, leftOut: leftOut.filter(({ label }) => !metrics.some(({ metric }) => sameLabel(metric.label, label))), dimensions };
}

type Columns = Binding['columns'];

function boundMetric({ id, label, measure, unit: written, good, target, note }: PackMetric, table: TypedTable, columns: Columns): MeasuredMetric | LeftOut {
  const columnOf = (slot: string) => columnNamed(table, columns[slot]?.[0] ?? '');
  for (const { slot, holds } of uses(measure)) {
    const column = columnOf(slot);
    if (column === undefined || !holds(column)) return { label, slot, column: column?.name ?? null };
  }
  const over = inPlace(measure, (slot) => columnOf(slot)?.name ?? slot, (slot) => columnOf(slot)?.type === 'number');
  const unit = metricUnit(over, written, table);
  return { metric: { id, label, measure: over, unit: unitName(unit), good, target }, unit, note };
}

function sameLabel(one: Text, other: Text): boolean {
  return one.zh === other.zh && one.en === other.en;
}

interface SlotUse {
  readonly slot: string;
  /** Whether a column is of the kind that the metric needs there. */
  readonly holds: (column: TypedColumn) => boolean;
}

function uses(measure: PackMeasure): SlotUse[] {
  return aggregatesOf(measure).flatMap((aggregate) => [
    ...(aggregate.column === null ? [] : operandUses(aggregate.column, aggregate.kind)),
    ...aggregate.filters.map((filter) => ({ slot: filter.column, holds: (column: TypedColumn) => fits(filter, column) })),
  ]);
}

function aggregatesOf(measure: PackMeasure): readonly Aggregate[] {
  switch (measure.kind) {
    case 'ratio':
      return [measure.numerator, measure.denominator];
    case 'running':
      return aggregatesOf(measure.of);
    case 'difference':
    case 'growth':
      return [measure.of, measure.against.target];
    default:
      return [measure];
  }
}

function operandUses(operand: Operand, kind: Aggregate['kind']): SlotUse[] {
  const number = (column: TypedColumn) => column.type === 'number';
  const date = (column: TypedColumn) => column.type === 'date';
  if (typeof operand === 'string') return [{ slot: operand, holds: kind === 'count' || kind === 'distinct' ? () => true : number }];
  if (operand.kind === 'product') return operand.of.map((slot) => ({ slot, holds: number }));
  return [operand.from, operand.to].map((slot) => ({ slot, holds: date }));
}

/** Texts are compared with texts, numbers with numbers; `'3'` is the number 3 where the column holds numbers. */
function fits({ op, value }: Filter, column: TypedColumn): boolean {
  if (column.type === 'text') return op === '=' || op === '<>';
  if (column.type !== 'number') return false;
  return typeof value === 'number' || (typeof value === 'string' && value !== '' && Number.isFinite(Number(value)));
}

/** A measure with columns in place of slots. */
function inPlace(measure: PackMeasure, columnOf: (slot: string) => string, isNumber: (slot: string) => boolean): PackMeasure {
  const aggregate = (one: Aggregate): Aggregate => {
    const filters = one.filters.map((filter) => filterInPlace(filter, columnOf, isNumber));
    if (one.kind === 'count') return { ...one, column: one.column === null ? null : columnOf(one.column), filters };
    if (one.kind === 'distinct') return { ...one, column: columnOf(one.column), filters };
    return { ...one, column: operandInPlace(one.column, columnOf), filters };
  };
  switch (measure.kind) {
    case 'ratio':
      return { ...measure, numerator: aggregate(measure.numerator), denominator: aggregate(measure.denominator) };
    case 'running':
      return { ...measure, of: measure.of.kind === 'ratio' ? { ...measure.of, numerator: aggregate(measure.of.numerator), denominator: aggregate(measure.of.denominator) } : aggregate(measure.of) };
    case 'difference':
    case 'growth':
      return { ...measure, of: aggregate(measure.of), against: { target: aggregate(measure.against.target) } };
    default:
      return aggregate(measure);
  }
}

function operandInPlace(operand: Operand, columnOf: (slot: string) => string): Operand {
  if (typeof operand === 'string') return columnOf(operand);
  if (operand.kind === 'product') return { ...operand, of: [columnOf(operand.of[0]), columnOf(operand.of[1])] };
  return { ...operand, from: columnOf(operand.from), to: columnOf(operand.to) };
}

function filterInPlace(filter: Filter, columnOf: (slot: string) => string, isNumber: (slot: string) => boolean): Filter {
  const column = columnOf(filter.column);
  if (filter.op !== '=' && filter.op !== '<>') return { ...filter, column };
  if (isNumber(filter.column)) return { column, op: filter.op, value: Number(filter.value) };
  return { column, op: filter.op, value: typeof filter.value === 'number' ? String(filter.value) : filter.value };
}
