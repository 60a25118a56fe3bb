import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { bindFilter, columnOf } from './bound-filter.ts';
import type { BoundFilter } from './bound-filter.ts';
import { dayOf } from './calendar.ts';
import { formulaText, isPlainCriterion } from './criterion.ts';
import type { Filter } from './metric.ts';
import type { Period } from './period.ts';

/** A filter whose text stands in a cell: `cell` is put into the formula in place of the text. */
export type FormulaFilter = Filter & { readonly cell?: string };

/** The ends of a period as expressions: cells (`Calc!$B$3`) or `DATE(2018,4,1)`. `to` is exclusive. */
export interface PeriodBounds {
  /** Null where it reaches back to the beginning of the data. */
  readonly from: string | null;
  readonly to: string;
}

/** The ends of a period as DATE(): right in workbooks of either date system. */
export function constantBounds(period: Period): PeriodBounds {
  return { from: formulaMoment(period.from), to: formulaMoment(period.to) };
}

/** One thing that a row must meet. */
export type Condition =
  | { readonly kind: 'bound'; readonly column: TypedColumn; readonly op: '>=' | '<'; readonly bound: string }
  | { readonly kind: 'filter'; readonly filter: BoundFilter; readonly cell: string | null };

/** Where the data cells of a column are, as they stand in a formula. */
export type ColumnReference = (column: TypedColumn) => string;

/** Throws Problem `metric-no-such-column`, `metric-filter-mismatch`. */
export function conditionsOf(table: TypedTable, dateColumn: string | null, bounds: PeriodBounds | null, filters: readonly FormulaFilter[]): Condition[] {
  const conditions: Condition[] = [];
  if (bounds !== null && dateColumn !== null) {
    const column = columnOf(table, dateColumn);
    if (bounds.from !== null) conditions.push({ kind: 'bound', column, op: '>=', bound: bounds.from });
    conditions.push({ kind: 'bound', column, op: '<', bound: bounds.to });
  }
  for (const filter of filters) conditions.push({ kind: 'filter', filter: bindFilter(table, filter), cell: filter.cell ?? null });
  return conditions;
}

/** Whether criteria of SUMIFS say exactly what a condition means. */
export function isCriterion(condition: Condition): boolean {
  if (condition.kind === 'bound' || condition.filter.kind === 'number') return true;
  return condition.filter.texts.every(isPlainCriterion);
}

/** Whether the condition takes an array of criteria, so that SUMIFS gives a sum for each. */
export function isList(condition: Condition): boolean {
  return condition.kind === 'filter' && condition.filter.kind === 'text' && condition.filter.op === '=' && condition.filter.texts.length > 1;
}

/** `range,criterion`, as SUMIFS and its kin take them. */
export function criterionPair(condition: Condition, reference: ColumnReference): string {
  if (condition.kind === 'bound') return `${reference(condition.column)},"${condition.op}"&${condition.bound}`;
  const { filter } = condition;
  const data = reference(filter.column);
  if (filter.kind === 'number') return `${data},${filter.op === '=' ? '' : `"${filter.op}"&`}${numberExpression(filter)}`;
  const texts = textExpressions(filter, condition.cell);
  if (filter.op === '<>') return texts.map((text) => `${data},"<>"&${text}`).join(',');
  return `${data},${texts.length === 1 ? texts.join('') : `{${texts.join(',')}}`}`;
}

/** A product of comparisons of whole columns: numbers, except that a single bare comparison is TRUE and FALSE. */
export function comparison(condition: Condition, reference: ColumnReference): string {
  if (condition.kind === 'bound') {
    const data = reference(condition.column);
    return `ISNUMBER(${data})*(${data}${condition.op}${condition.bound})`;
  }
  const { filter } = condition;
  const data = reference(filter.column);
  if (filter.kind === 'text') {
    const tests = textExpressions(filter, condition.cell).map((text) => `(${data}&""${filter.op}${text})`);
    if (tests.length === 1) return tests.join('');
    // The texts are different, so that at most one of them is met.
    return filter.op === '=' ? `(${tests.join('+')})` : tests.join('*');
  }
  const value = numberExpression(filter);
  // An empty cell equals 0 and a text is larger than any number, unless only numbers are let through.
  if (filter.op === '<>') return `(1-ISNUMBER(${data})*(${data}=${value}))`;
  return `ISNUMBER(${data})*(${data}${filter.op}${value})`;
}

function textExpressions(filter: Extract<BoundFilter, { kind: 'text' }>, cell: string | null): string[] {
  return cell === null ? filter.texts.map(formulaText) : [cell];
}

function numberExpression(filter: Extract<BoundFilter, { kind: 'number' }>): string {
  return filter.column.type === 'date' ? formulaMoment(filter.number) : String(filter.number);
}

function formulaMoment(serial: number): string {
  const { year, month, day } = dayOf(serial);
  const time = serial - Math.floor(serial);
  const date = `DATE(${year},${month},${day})`;
  return time === 0 ? date : `(${date}+${time})`;
}
