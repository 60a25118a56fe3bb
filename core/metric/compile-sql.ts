import { quoteIdentifier, quoteLiteral } from '../engine/engine.ts';
import { serialToIso } from '../sheet/serial-date.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { bindFilter, columnOf, numericColumnOf } from './bound-filter.ts';
import type { BoundFilter } from './bound-filter.ts';
import type { Aggregate, Filter, Measure } from './metric.ts';
import type { Period } from './period.ts';

/** What rows a measure is taken over. `period` holds for `dateColumn`. */
export interface MetricScope {
  readonly table: TypedTable;
  readonly dateColumn: string | null;
  readonly period: Period | null;
  readonly filters: readonly Filter[];
}

/**
 * One query that answers with one row and one column `value`, in plain units (the multiplier of 万元 columns
 * applied): a sum or count of no rows is 0; an average, minimum, maximum or ratio of nothing is NULL.
 * Dates answer as serial days. `compileFormula` gives the same value in a cell.
 * Throws Problem `metric-no-such-column`, `metric-not-a-number`, `metric-filter-mismatch`.
 */
export function compileSql(measure: Measure, scope: MetricScope): string {
  return `SELECT ${sqlMeasure(measure, scope)} AS "value" FROM ${quoteIdentifier(scope.table.name)}`;
}

/** The measure as an SQL expression, to stand beside others or under GROUP BY. Throws as `compileSql`. */
export function sqlMeasure(measure: Measure, scope: MetricScope): string {
  if (measure.kind !== 'ratio') return sqlAggregate(measure, scope);
  const numerator = sqlAggregate(measure.numerator, scope);
  const denominator = sqlAggregate(measure.denominator, scope);
  return `(${numerator}) / nullif(${denominator}, 0)`;
}

/** A text column as Excel's criteria see it: equal without regard to case, an empty cell being an empty text. */
export function sqlTextKey(column: string): string {
  return `lower(coalesce(${quoteIdentifier(column)}, ''))`;
}

/** `TIMESTAMP '2018-04-01'`: compares with DATE and TIMESTAMP columns alike. */
export function sqlMoment(serial: number): string {
  return `TIMESTAMP ${quoteLiteral(serialToIso(serial).replace('T', ' '))}`;
}

/** The rows of a scope as a condition, `TRUE` where it holds all. Throws as `compileSql`. */
export function sqlCondition(scope: MetricScope): string {
  return conditionOf(scope, scope.filters);
}

function sqlAggregate(aggregate: Aggregate, scope: MetricScope): string {
  const condition = conditionOf(scope, [...aggregate.filters, ...scope.filters]);
  const where = condition === 'TRUE' ? '' : ` FILTER (WHERE ${condition})`;
  if (aggregate.kind === 'count') {
    if (aggregate.column === null) return `count(*)${where}`;
    const column = columnOf(scope.table, aggregate.column);
    const name = quoteIdentifier(column.name);
    return `count(${column.type === 'text' ? `nullif(${name}, '')` : name})${where}`;
  }
  const column = numericColumnOf(scope.table, aggregate.column ?? '');
  const value = valueOf(column);
  switch (aggregate.kind) {
    // Compensated (Kahan) sums: the order in which rows come does not change the last digits.
    case 'sum':
      return `coalesce(fsum(${value})${where}, 0)${scaled(column)}`;
    case 'average':
      return `favg(${value})${where}${scaled(column)}`;
    case 'min':
    case 'max':
      return `${aggregate.kind}(${value})${where}${scaled(column)}`;
  }
}

function valueOf(column: TypedColumn): string {
  const name = quoteIdentifier(column.name);
  return column.type === 'date' ? `(epoch(${name}::TIMESTAMP) / 86400 + 25569)` : name;
}

function scaled(column: TypedColumn): string {
  return column.multiplier === 1 ? '' : ` * ${column.multiplier}`;
}

function conditionOf(scope: MetricScope, filters: readonly Filter[]): string {
  const parts: string[] = [];
  if (scope.period !== null && scope.dateColumn !== null) {
    const date = quoteIdentifier(columnOf(scope.table, scope.dateColumn).name);
    parts.push(`${date} >= ${sqlMoment(scope.period.from)}`, `${date} < ${sqlMoment(scope.period.to)}`);
  }
  parts.push(...filters.map((filter) => filterSql(bindFilter(scope.table, filter))));
  return parts.length === 0 ? 'TRUE' : parts.join(' AND ');
}

function filterSql(filter: BoundFilter): string {
  const name = quoteIdentifier(filter.column.name);
  if (filter.kind === 'text') return `${sqlTextKey(filter.column.name)} ${filter.op} lower(${quoteLiteral(filter.text)})`;
  const value = filter.column.type === 'date' ? sqlMoment(filter.number) : sqlNumber(filter.number);
  switch (filter.op) {
    case '=':
      return `coalesce(${name} = ${value}, FALSE)`;
    case '<>':
      return `${name} IS DISTINCT FROM ${value}`;
    default:
      return `coalesce(${name} ${filter.op} ${value}, FALSE)`;
  }
}

/** A plain `12.1` is a DECIMAL to DuckDB; a double must be compared with a double. */
function sqlNumber(value: number): string {
  return `${value}::DOUBLE`;
}
