import type { Text } from '../language/language.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { formulaAggregate } from './formula-aggregate.ts';
import { conditionsOf, type FormulaFilter, type PeriodBounds } from './formula-condition.ts';
import type { FormulaTarget } from './formula-target.ts';
import type { Measure } from './metric.ts';
import { runningStartFormula } from './running.ts';
import { type AggregateTerm, type Term, termOf } from './term.ts';

/** A period to compare with; `guard` is a cell that is empty where there is none. */
export type ComparedBounds = PeriodBounds & { readonly guard?: string };

export interface FormulaScope {
  readonly table: TypedTable;
  readonly target: FormulaTarget;
  readonly dateColumn: string | null;
  readonly period: ComparedBounds | null;
  readonly filters: readonly FormulaFilter[];
  /** Left out or null where there is none. */
  readonly previous?: ComparedBounds | null;
  readonly yearBefore?: ComparedBounds | null;
  /** 1..12, January where left out. */
  readonly fiscalYearStart?: number;
}

export interface CellFormula {
  readonly kind: 'formula';
  /** Without the leading `=`: it can stand inside another formula. */
  readonly expression: string;
  /** True where it must be entered as a legacy array formula. */
  readonly array: boolean;
}

/** What plain Excel cannot say, or not fast enough: the value is written as the engine computed it. */
export interface ComputedValue {
  readonly kind: 'computed';
  readonly why: Text;
}

export type CompiledFormula = CellFormula | ComputedValue;

const EMPTY: CellFormula = { kind: 'formula', expression: '""', array: false };

/**
 * The measure as an Excel formula that Excel 2016, WPS and LibreOffice calculate alike, giving the value that
 * `compileSql` asks the engine for: a sum or count of no rows is 0; any other measure of nothing is an empty text.
 * SUMIFS and its kin wherever criteria say exactly what is meant, comparisons of whole columns elsewhere.
 * Throws Problem `metric-no-such-column`, `metric-not-a-number`, `metric-not-a-date`, `metric-filter-mismatch`.
 */
export function compileFormula(measure: Measure, scope: FormulaScope): CompiledFormula {
  return formulaTerm(termOf(measure), scope);
}

function formulaTerm(term: Term, scope: FormulaScope): CompiledFormula {
  switch (term.kind) {
    case 'aggregate':
      return aggregateTerm(term, scope);
    case 'constant':
      return { kind: 'formula', expression: String(term.value), array: false };
    // An operand that is empty is an empty text, with which arithmetic is an error.
    case 'quotient':
      return joined(term.of, term.by, scope, (of, by) => `IFERROR(${of}/(${by}),"")`);
    case 'difference':
      return joined(term.of, term.less, scope, (of, less) => `IFERROR(${of}-(${less}),"")`);
    case 'growth':
      if (term.from.kind === 'constant') return term.from.value > 0 ? joined(term.of, term.from, scope, (of, from) => `IFERROR(${of}/${from}-1,"")`) : EMPTY;
      return joined(term.of, term.from, scope, (of, from) => `IFERROR(IF(${from}>0,${of}/(${from})-1,""),"")`);
  }
}

function joined(one: Term, other: Term, scope: FormulaScope, join: (one: string, other: string) => string): CompiledFormula {
  const [left, right] = [formulaTerm(one, scope), formulaTerm(other, scope)];
  if (left.kind === 'computed') return left;
  if (right.kind === 'computed') return right;
  return { kind: 'formula', expression: join(left.expression, right.expression), array: left.array || right.array };
}

function aggregateTerm({ aggregate, over, since, lifted }: AggregateTerm, scope: FormulaScope): CompiledFormula {
  const period = (over === 'now' ? scope.period : over === 'previous' ? scope.previous : scope.yearBefore) ?? null;
  if (over !== 'now' && period === null) return EMPTY;
  const bounds = period === null || since === null ? period : { ...period, from: runningStartFormula(period.to, since, scope.fiscalYearStart ?? 1) };
  const filters: readonly FormulaFilter[] = [...aggregate.filters, ...scope.filters.filter(({ column }) => !lifted.includes(column))];
  const conditions = conditionsOf(scope.table, scope.dateColumn, bounds, filters);
  const compiled = formulaAggregate(aggregate, scope.table, conditions, (column) => scope.target.reference(column));
  const guard = period?.guard;
  if (compiled.kind === 'computed' || guard === undefined) return compiled;
  return { ...compiled, expression: `IF(${guard}="","",${compiled.expression})` };
}
