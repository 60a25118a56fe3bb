import type { Text } from '../language/language.ts';
import { metricTexts } from '../language/texts/metric.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { type Cube, CUBE_FROM } from './cube.ts';
import { formulaAggregate } from './formula-aggregate.ts';
import { conditionsOf, type FormulaFilter, type PeriodBounds } from './formula-condition.ts';
import type { FormulaTarget } from './formula-target.ts';
import type { Aggregate, Measure } from './metric.ts';
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
  /** Where there are too many rows for formulas to go through: what stands for them. */
  readonly cube?: CubeTarget;
}

/** A cube and where its cells are. */
export interface CubeTarget {
  readonly cube: Cube;
  readonly target: FormulaTarget;
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
      return divided(formulaTerm(term.of, scope), formulaTerm(term.by, scope));
    case 'difference':
      return joined(formulaTerm(term.of, scope), formulaTerm(term.less, scope), (of, less) => `IFERROR(${of}-(${less}),"")`);
    case 'growth':
      if (term.from.kind === 'constant' && term.from.value <= 0) return EMPTY;
      return joined(formulaTerm(term.of, scope), formulaTerm(term.from, scope), (of, from) =>
        // IF over a constant confuses LibreOffice's array formulas.
        term.from.kind === 'constant' ? `IFERROR(${of}/${from}-1,"")` : `IFERROR(IF(${from}>0,${of}/(${from})-1,""),"")`,
      );
  }
}

function divided(of: CompiledFormula, by: CompiledFormula): CompiledFormula {
  return joined(of, by, (one, other) => `IFERROR(${one}/(${other}),"")`);
}

function joined(left: CompiledFormula, right: CompiledFormula, join: (left: string, right: string) => string): CompiledFormula {
  if (left.kind === 'computed') return left;
  if (right.kind === 'computed') return right;
  return { kind: 'formula', expression: join(left.expression, right.expression), array: left.array || right.array };
}

function aggregateTerm({ aggregate, over, since, lifted }: AggregateTerm, scope: FormulaScope): CompiledFormula {
  const period = (over === 'now' ? scope.period : over === 'previous' ? scope.previous : scope.yearBefore) ?? null;
  if (over !== 'now' && period === null) return EMPTY;
  const bounds = period === null || since === null ? period : { ...period, from: runningStartFormula(period.to, since, scope.fiscalYearStart ?? 1) };
  const filters = scope.filters.filter(({ column }) => !lifted.includes(column));
  const compiled = scope.cube === undefined ? overRows(aggregate, scope, bounds, filters) : overCube(aggregate, scope.cube, bounds, filters);
  const guard = period?.guard;
  if (compiled.kind === 'computed' || guard === undefined) return compiled;
  return { ...compiled, expression: `IF(${guard}="","",${compiled.expression})` };
}

function overRows(aggregate: Aggregate, { table, target, dateColumn }: FormulaScope, bounds: PeriodBounds | null, filters: readonly FormulaFilter[]): CompiledFormula {
  const conditions = conditionsOf(table, dateColumn, bounds, [...aggregate.filters, ...filters]);
  return formulaAggregate(aggregate, table, conditions, (column) => target.reference(column));
}

/** The aggregate's own filters are in the cube's figures already. */
function overCube(aggregate: Aggregate, { cube, target }: CubeTarget, bounds: PeriodBounds | null, filters: readonly FormulaFilter[]): CompiledFormula {
  const place = cube.locate(aggregate, filters);
  if (place === null) return { kind: 'computed', why: metricTexts.notInCube };
  const conditions = conditionsOf(cube.table, CUBE_FROM, bounds, [...filters, place.level]);
  const figure = (kind: 'sum' | 'min' | 'max', column: string) => formulaAggregate({ kind, column, filters: [] }, cube.table, conditions, (one) => target.reference(one));
  const { cells } = place;
  if (cells.kind !== 'average') return figure(cells.kind, cells.column);
  return divided(figure('sum', cells.sum), figure('sum', cells.count));
}
