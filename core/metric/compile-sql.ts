import { quoteIdentifier, quoteLiteral, tableSource } from '../engine/engine.ts';
import { loadedType } from '../engine/table-shape.ts';
import { serialToIso } from '../sheet/serial-date.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { bindFilter, columnOf } from './bound-filter.ts';
import type { BoundFilter } from './bound-filter.ts';
import { bindOperand, type BoundOperand } from './bound-operand.ts';
import type { Aggregate, Filter, Measure, Operand } from './metric.ts';
import type { Period } from './period.ts';
import { runningPeriod } from './running.ts';
import { type AggregateTerm, type Term, termOf } from './term.ts';

/** What rows a measure is taken over, and what periods it may be compared with. All periods hold for `dateColumn`. */
export interface MetricScope {
  readonly table: TypedTable;
  readonly dateColumn: string | null;
  readonly period: Period | null;
  readonly filters: readonly Filter[];
  /** Left out or null where there is none. */
  readonly previous?: Period | null;
  readonly yearBefore?: Period | null;
  /** 1..12, January where left out. */
  readonly fiscalYearStart?: number;
}

/**
 * One query that answers with one row and one column `value`, in plain units (the multiplier of 万元 columns
 * applied): a sum or count of no rows is 0; any other measure of nothing is NULL, and so is a comparison with a
 * period that there is not. Dates answer as serial days. `compileFormula` gives the same value in a cell.
 * Throws Problem `metric-no-such-column`, `metric-not-a-number`, `metric-not-a-date`, `metric-filter-mismatch`.
 */
export function compileSql(measure: Measure, scope: MetricScope): string {
  return `SELECT ${sqlMeasure(measure, scope)} AS "value" FROM ${tableSource(scope.table.name)}`;
}

/**
 * The measure as an SQL expression, to stand beside others or under GROUP BY; a share needs its rows ungrouped by
 * what it is across. Throws as `compileSql`.
 */
export function sqlMeasure(measure: Measure, scope: MetricScope): string {
  return sqlTerm(termOf(measure), scope);
}

/** A text column as Excel's criteria see it: equal without regard to case, an empty cell being an empty text. */
export function sqlTextKey(column: string): string {
  return `lower(coalesce(${quoteIdentifier(column)}, ''))`;
}

/** `DATE '2018-04-01'`, for whole days; infinite ones too. */
export function sqlDay(serial: number): string {
  return `DATE ${quoteLiteral(Number.isFinite(serial) ? serialToIso(serial).slice(0, 10) : serial < 0 ? '-infinity' : 'infinity')}`;
}

/** `TIMESTAMP '2018-04-01'`: compares with DATE and TIMESTAMP columns alike. */
export function sqlMoment(serial: number): string {
  return `TIMESTAMP ${quoteLiteral(serialToIso(serial).replace('T', ' '))}`;
}

/** The rows of a scope as a condition, `TRUE` where it holds all. Throws as `compileSql`. */
export function sqlCondition(scope: MetricScope): string {
  return conditionOf(scope, scope.period, scope.filters);
}

function sqlTerm(term: Term, scope: MetricScope): string {
  switch (term.kind) {
    case 'aggregate':
      return sqlAggregateTerm(term, scope);
    case 'constant':
      return sqlNumber(term.value);
    case 'quotient':
      return `(${sqlTerm(term.of, scope)}) / nullif(${sqlTerm(term.by, scope)}, 0)`;
    case 'difference':
      return `(${sqlTerm(term.of, scope)}) - (${sqlTerm(term.less, scope)})`;
    case 'growth': {
      const from = sqlTerm(term.from, scope);
      return `CASE WHEN (${from}) > 0 THEN (${sqlTerm(term.of, scope)}) / (${from}) - 1 END`;
    }
  }
}

function sqlAggregateTerm({ aggregate, over, since, lifted }: AggregateTerm, scope: MetricScope): string {
  const period = (over === 'now' ? scope.period : over === 'previous' ? scope.previous : scope.yearBefore) ?? null;
  if (over !== 'now' && period === null) return 'NULL::DOUBLE';
  const reach = period === null ? null : runningPeriod(period, since, scope.fiscalYearStart ?? 1);
  const filters = scope.filters.filter(({ column }) => !lifted.includes(column));
  return `(${sqlAggregate(aggregate, scope.table, conditionOf(scope, reach, [...aggregate.filters, ...filters]))})::DOUBLE`;
}

/** An aggregate over the rows that `condition` keeps: a decimal where the column is one and the sum exact. Throws as `compileSql`. */
export function sqlAggregate(aggregate: Aggregate, table: TypedTable, condition: string): string {
  const where = filterClause(condition);
  switch (aggregate.kind) {
    case 'count':
      return aggregate.column === null ? `count(*)${where}` : `count(${presentValue(columnOf(table, aggregate.column))})${where}`;
    case 'distinct': {
      const column = columnOf(table, aggregate.column);
      const value = presentValue(column);
      return `count(DISTINCT ${column.type === 'text' ? `lower(${value})` : value})${where}`;
    }
    default: {
      const operand = bindOperand(table, aggregate.column);
      return sqlNumberAggregate(aggregate, operand, where, operand.scale === 1 ? '' : `::DOUBLE * ${operand.scale}`);
    }
  }
}

/** How many rows have a value to aggregate, among those that `condition` keeps. Throws as `compileSql`. */
export function sqlOperandCount(operand: Operand, table: TypedTable, condition: string): string {
  return `count(${sqlOperand(bindOperand(table, operand))})${filterClause(condition)}`;
}

function filterClause(condition: string): string {
  return condition === 'TRUE' ? '' : ` FILTER (WHERE ${condition})`;
}

type NumberAggregate = Exclude<Aggregate, { kind: 'count' | 'distinct' }>;

function sqlNumberAggregate(aggregate: NumberAggregate, operand: BoundOperand, where: string, scale: string): string {
  const value = sqlOperand(operand);
  switch (aggregate.kind) {
    case 'sum':
      return `coalesce(${sqlSum(operand)}(${value})${where}, 0)${scale}`;
    case 'average':
      return isDecimal(operand) ? `(sum(${value})${where} / count(${value})${where})${scale}` : `favg(${value})${where}${scale}`;
    case 'min':
    case 'max':
      return `${aggregate.kind}(${value})${where}${scale}`;
    // Between two decimals lies a double.
    case 'median':
      return `quantile_cont(${value}::DOUBLE, 0.5)${where}${scale}`;
    case 'quantile':
      return `quantile_cont(${value}::DOUBLE, ${aggregate.at})${where}${scale}`;
  }
}

/**
 * The function that adds up an operand, or sums of it: decimals exactly, doubles with compensation (Kahan), so that
 * the order in which rows come does not change the last digits.
 */
function sqlSum(operand: BoundOperand): 'sum' | 'fsum' {
  return isDecimal(operand) ? 'sum' : 'fsum';
}

/** The function that adds up sums of an operand as `sqlAggregate` gives them. */
export function sqlSumOfSums(operand: Operand, table: TypedTable): 'sum' | 'fsum' {
  const bound = bindOperand(table, operand);
  return bound.scale === 1 ? sqlSum(bound) : 'fsum';
}

function isDecimal(operand: BoundOperand): boolean {
  return operand.kind === 'column' && loadedType(operand.column).kind === 'DECIMAL';
}

function presentValue(column: TypedColumn): string {
  const name = quoteIdentifier(column.name);
  return column.type === 'text' ? `nullif(${name}, '')` : name;
}

function sqlOperand(operand: BoundOperand): string {
  switch (operand.kind) {
    case 'column':
      return numberOf(operand.column);
    case 'duration':
      return `((epoch_us(${timestampOf(operand.to)}) - epoch_us(${timestampOf(operand.from)})) / 86400000000)`;
    case 'product':
      return `(${numberOf(operand.of[0])}::DOUBLE * ${numberOf(operand.of[1])})`;
  }
}

function numberOf(column: TypedColumn): string {
  return column.type === 'date' ? `(epoch(${timestampOf(column)}) / 86400 + 25569)` : quoteIdentifier(column.name);
}

function timestampOf(column: TypedColumn): string {
  return `${quoteIdentifier(column.name)}::TIMESTAMP`;
}

function conditionOf(scope: MetricScope, period: Period | null, filters: readonly Filter[]): string {
  const parts: string[] = [];
  if (period !== null && scope.dateColumn !== null) {
    const date = quoteIdentifier(columnOf(scope.table, scope.dateColumn).name);
    if (Number.isFinite(period.from)) parts.push(`${date} >= ${sqlMoment(period.from)}`);
    parts.push(`${date} < ${sqlMoment(period.to)}`);
  }
  parts.push(...filters.map((filter) => filterSql(bindFilter(scope.table, filter))));
  return parts.length === 0 ? 'TRUE' : parts.join(' AND ');
}

function filterSql(filter: BoundFilter): string {
  const name = quoteIdentifier(filter.column.name);
  if (filter.kind === 'text') {
    const texts = filter.texts.map((text) => `lower(${quoteLiteral(text)})`);
    return `${sqlTextKey(filter.column.name)} ${filter.op === '=' ? 'IN' : 'NOT IN'} (${texts.join(', ')})`;
  }
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
