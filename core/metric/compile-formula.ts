import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { bindFilter, columnOf, numericColumnOf } from './bound-filter.ts';
import type { BoundFilter } from './bound-filter.ts';
import { dayOf } from './calendar.ts';
import { formulaText, isPlainCriterion } from './criterion.ts';
import type { FormulaTarget } from './formula-target.ts';
import type { Aggregate, Filter, Measure } from './metric.ts';
import type { Period } from './period.ts';

/** A filter whose text stands in a cell: `cell` is put into the formula in place of the text. */
export type FormulaFilter = Filter & { readonly cell?: string };

/** The ends of a period as expressions: cells (`Calc!$B$3`) or `DATE(2018,4,1)`. `to` is exclusive. */
export interface PeriodBounds {
  readonly from: string;
  readonly to: string;
}

export interface FormulaScope {
  readonly table: TypedTable;
  readonly target: FormulaTarget;
  readonly dateColumn: string | null;
  readonly period: PeriodBounds | null;
  readonly filters: readonly FormulaFilter[];
}

export interface CompiledFormula {
  /** Without the leading `=`: it can stand inside another formula. */
  readonly expression: string;
  /** True where it must be entered as a legacy array formula. */
  readonly array: boolean;
}

/**
 * The measure as an Excel formula that Excel 2016, WPS and LibreOffice calculate alike, giving the value that
 * `compileSql` asks the engine for: a sum or count of no rows is 0; an average, minimum, maximum or ratio of
 * nothing is an empty text. SUMIFS and its kin wherever criteria say exactly what is meant, comparisons of
 * whole columns elsewhere. Throws Problem `metric-no-such-column`, `metric-not-a-number`, `metric-filter-mismatch`.
 */
export function compileFormula(measure: Measure, scope: FormulaScope): CompiledFormula {
  if (measure.kind !== 'ratio') return compileAggregate(measure, scope);
  const numerator = compileAggregate(measure.numerator, scope);
  const denominator = compileAggregate(measure.denominator, scope);
  return {
    expression: `IFERROR(${numerator.expression}/(${denominator.expression}),"")`,
    array: numerator.array || denominator.array,
  };
}

/** The ends of a period as DATE(): right in workbooks of either date system. */
export function constantBounds(period: Period): PeriodBounds {
  return { from: moment(period.from), to: moment(period.to) };
}

type Condition =
  | { readonly kind: 'bound'; readonly column: TypedColumn; readonly op: '>=' | '<'; readonly bound: string }
  | { readonly kind: 'filter'; readonly filter: BoundFilter; readonly cell: string | null };

function compileAggregate(aggregate: Aggregate, scope: FormulaScope): CompiledFormula {
  const conditions = conditionsOf(aggregate, scope);
  const reference = (column: TypedColumn) => scope.target.reference(column);
  const byCriteria = conditions.every(isCriterion);
  const pairs = conditions.map((condition) => criterionPair(condition, reference)).join(',');
  const test = conditions.map((condition) => comparison(condition, reference)).join('*');

  if (aggregate.kind === 'count' && aggregate.column === null) {
    const any = scope.table.columns[0];
    if (conditions.length === 0) return cell(any === undefined ? '0' : `ROWS(${reference(any)})`);
    return cell(byCriteria ? `COUNTIFS(${pairs})` : `SUMPRODUCT(${asNumbers(test, conditions.length)})`);
  }
  if (aggregate.kind === 'count') {
    const column = columnOf(scope.table, aggregate.column ?? '');
    const data = reference(column);
    if (column.type === 'text') return cell(`SUMPRODUCT(${[`(LEN(${data})>0)`, ...(test === '' ? [] : [test])].join('*')}*1)`);
    if (conditions.length === 0) return cell(`COUNTA(${data})`);
    return cell(byCriteria ? `COUNTIFS(${data},"<>",${pairs})` : `SUMPRODUCT((${data}<>"")*${test})`);
  }

  const column = numericColumnOf(scope.table, aggregate.column ?? '');
  const data = reference(column);
  const scale = column.multiplier === 1 ? '' : `*${column.multiplier}`;
  const none = conditions.length === 0;
  switch (aggregate.kind) {
    case 'sum':
      if (none) return cell(`SUM(${data})${scale}`);
      if (byCriteria) return cell(`SUMIFS(${data},${pairs})${scale}`);
      return cell(`SUMPRODUCT(${asNumbers(test, conditions.length)},${data})${scale}`);
    case 'average': {
      if (none) return cell(`IFERROR(AVERAGE(${data})${scale},"")`);
      if (byCriteria) return cell(`IFERROR(AVERAGEIFS(${data},${pairs})${scale},"")`);
      const rows = `${test}*ISNUMBER(${data})`;
      return cell(`IFERROR(SUMPRODUCT(${rows},${data})/SUMPRODUCT(${rows})${scale},"")`);
    }
    case 'min':
    case 'max': {
      const name = aggregate.kind.toUpperCase();
      if (none) return cell(`IF(COUNT(${data})=0,"",${name}(${data})${scale})`);
      // MINIFS is younger than Excel 2016. Inside IF an empty cell would count as 0, and FALSE as 0 in LibreOffice.
      const passed = `IF(${test}*ISNUMBER(${data})=1,${data},"")`;
      return { expression: `IF(COUNT(${passed})=0,"",${name}(${passed})${scale})`, array: true };
    }
  }
}

function cell(expression: string): CompiledFormula {
  return { expression, array: false };
}

/** A product of comparisons is numbers already; a single one is TRUE and FALSE until it is made so. */
function asNumbers(test: string, conditions: number): string {
  return conditions === 1 ? `--${test}` : test;
}

function conditionsOf(aggregate: Aggregate, scope: FormulaScope): Condition[] {
  const conditions: Condition[] = [];
  if (scope.period !== null && scope.dateColumn !== null) {
    const column = columnOf(scope.table, scope.dateColumn);
    conditions.push({ kind: 'bound', column, op: '>=', bound: scope.period.from });
    conditions.push({ kind: 'bound', column, op: '<', bound: scope.period.to });
  }
  const filters: readonly FormulaFilter[] = [...aggregate.filters, ...scope.filters];
  for (const filter of filters) {
    conditions.push({ kind: 'filter', filter: bindFilter(scope.table, filter), cell: filter.cell ?? null });
  }
  return conditions;
}

function isCriterion(condition: Condition): boolean {
  return condition.kind !== 'filter' || condition.filter.kind === 'number' || isPlainCriterion(condition.filter.text);
}

function criterionPair(condition: Condition, reference: (column: TypedColumn) => string): string {
  if (condition.kind === 'bound') return `${reference(condition.column)},"${condition.op}"&${condition.bound}`;
  const { filter } = condition;
  const data = reference(filter.column);
  const value = filter.kind === 'text' ? (condition.cell ?? formulaText(filter.text)) : numberExpression(filter);
  if (filter.op === '=') return `${data},${value}`;
  return `${data},"${filter.op}"&${value}`;
}

function comparison(condition: Condition, reference: (column: TypedColumn) => string): string {
  if (condition.kind === 'bound') {
    const data = reference(condition.column);
    return `ISNUMBER(${data})*(${data}${condition.op}${condition.bound})`;
  }
  const { filter } = condition;
  const data = reference(filter.column);
  if (filter.kind === 'text') return `(${data}&""${filter.op}${condition.cell ?? formulaText(filter.text)})`;
  const value = numberExpression(filter);
  // An empty cell equals 0 and a text is larger than any number, unless only numbers are let through.
  if (filter.op === '<>') return `(1-ISNUMBER(${data})*(${data}=${value}))`;
  return `ISNUMBER(${data})*(${data}${filter.op}${value})`;
}

function numberExpression(filter: Extract<BoundFilter, { kind: 'number' }>): string {
  return filter.column.type === 'date' ? moment(filter.number) : String(filter.number);
}

function moment(serial: number): string {
  const { year, month, day } = dayOf(serial);
  const time = serial - Math.floor(serial);
  const date = `DATE(${year},${month},${day})`;
  return time === 0 ? date : `(${date}+${time})`;
}
