import { metricTexts } from '../language/texts/metric.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { columnOf } from './bound-filter.ts';
import { bindOperand, type BoundOperand } from './bound-operand.ts';
import type { CellFormula, CompiledFormula } from './compile-formula.ts';
import { comparison, type ColumnReference, type Condition, criterionPair, isCriterion, isList } from './formula-condition.ts';
import type { Aggregate } from './metric.ts';

/** Rows up to which plain Excel tells different texts, or numbers, apart without making a person wait. */
const MOST_DISTINCT_TEXTS = 2000;
const MOST_DISTINCT_NUMBERS = 20_000;
/** MATCH takes 255 characters, those that stand for signs among them. */
const LONGEST_MATCHED = 120;

type NumberAggregate = Exclude<Aggregate, { kind: 'count' | 'distinct' }>;

/** The conditions of an aggregate, in both of the ways that a formula can state them. */
class Conditions {
  readonly none: boolean;
  readonly byCriteria: boolean;
  readonly hasList: boolean;
  /** `range,criterion,range,criterion ...` */
  readonly pairs: string;
  /** Comparisons of whole columns, multiplied; empty where there is none. */
  readonly test: string;

  constructor(conditions: readonly Condition[], reference: ColumnReference) {
    this.none = conditions.length === 0;
    this.hasList = conditions.some(isList);
    // SUMIFS pairs two lists item by item instead of crossing them.
    this.byCriteria = conditions.every(isCriterion) && conditions.filter(isList).length <= 1;
    this.pairs = conditions.map((condition) => criterionPair(condition, reference)).join(',');
    this.test = conditions.map((condition) => comparison(condition, reference)).join('*');
  }

  /** The test as numbers even where it is a single comparison. */
  get asNumbers(): string {
    return `1*${this.test}`;
  }

  /** Both as one number: TRUE alone does not equal 1 in Excel. */
  and(more: string): string {
    return `${this.none ? '1' : this.test}*${more}`;
  }

  /** A SUMIFS or COUNTIFS that gives one sum for each item of a list, or just one. */
  added(call: string): string {
    return this.hasList ? `SUMPRODUCT(${call})` : call;
  }
}

/** An aggregate over the rows that meet all conditions. Throws as `compileFormula`. */
export function formulaAggregate(aggregate: Aggregate, table: TypedTable, conditions: readonly Condition[], reference: ColumnReference): CompiledFormula {
  const over = new Conditions(conditions, reference);
  switch (aggregate.kind) {
    case 'count':
      return plain(aggregate.column === null ? countRows(table, over, reference) : countFilled(columnOf(table, aggregate.column), over, reference));
    case 'distinct':
      return countDistinct(columnOf(table, aggregate.column), table.rowCount, over, reference);
    default: {
      const operand = bindOperand(table, aggregate.column);
      const scale = operand.scale === 1 ? '' : `*${operand.scale}`;
      if (operand.kind === 'column') {
        const short = aggregateColumn(aggregate, reference(operand.column), over, scale);
        if (short !== null) return plain(short);
      }
      return aggregateRows(aggregate, operand, over, reference, scale);
    }
  }
}

function plain(expression: string): CellFormula {
  return { kind: 'formula', expression, array: false };
}

function countRows(table: TypedTable, over: Conditions, reference: ColumnReference): string {
  const any = table.columns[0];
  if (over.none) return any === undefined ? '0' : `ROWS(${reference(any)})`;
  return over.byCriteria ? over.added(`COUNTIFS(${over.pairs})`) : `SUMPRODUCT(${over.asNumbers})`;
}

function countFilled(column: TypedColumn, over: Conditions, reference: ColumnReference): string {
  const data = reference(column);
  if (column.type === 'text') return `SUMPRODUCT(${over.and(`(LEN(${data})>0)`)})`;
  if (over.none) return `COUNTA(${data})`;
  return over.byCriteria ? over.added(`COUNTIFS(${data},"<>",${over.pairs})`) : `SUMPRODUCT((${data}<>"")*${over.test})`;
}

/**
 * FREQUENCY counts each value in the first of the bins that are equal to it, so that bins with a count are as many
 * as there are values. Texts are told apart by where they stand first.
 */
function countDistinct(column: TypedColumn, rowCount: number, over: Conditions, reference: ColumnReference): CompiledFormula {
  const data = reference(column);
  const isText = column.type === 'text';
  if (column.type === 'boolean' || rowCount > (isText ? MOST_DISTINCT_TEXTS : MOST_DISTINCT_NUMBERS)) {
    return { kind: 'computed', why: metricTexts.distinctComputed };
  }
  if (!isText) {
    return filledBins(`IF(${over.and(`ISNUMBER(${data})`)}=1,${data},"")`, data);
  }
  if (column.values.some((text) => text !== null && text.length > LONGEST_MATCHED)) return { kind: 'computed', why: metricTexts.distinctComputed };
  // MATCH takes `*`, `?` and `~` for patterns: other signs stand for them on both sides. It does not find empty cells.
  const signs = [['|', '|0'], ['~', '|1'], ['*', '|2'], ['?', '|3']] as const;
  const literal = signs.reduce((text, [sign, stand]) => `SUBSTITUTE(${text},"${sign}","${stand}")`, `${data}&"|"`);
  const place = `IF(${over.and(`(LEN(${data})>0)`)}=1,MATCH(${literal},${literal},0),"")`;
  return filledBins(place, `ROW(${data})-MIN(ROW(${data}))+1`);
}

/** LibreOffice has an error for the frequencies of nothing. */
function filledBins(values: string, bins: string): CellFormula {
  return { kind: 'formula', expression: `IF(COUNT(${values})=0,0,SUM((FREQUENCY(${values},${bins})>0)*1))`, array: true };
}

/** The shortest way over one column; null where rows must be picked one by one. */
function aggregateColumn(aggregate: NumberAggregate, data: string, over: Conditions, scale: string): string | null {
  switch (aggregate.kind) {
    case 'sum':
      if (over.none) return `SUM(${data})${scale}`;
      if (over.byCriteria) return `${over.added(`SUMIFS(${data},${over.pairs})`)}${scale}`;
      return `SUMPRODUCT(${over.asNumbers},${data})${scale}`;
    case 'average': {
      if (over.none) return `IFERROR(AVERAGE(${data})${scale},"")`;
      if (over.byCriteria && !over.hasList) return `IFERROR(AVERAGEIFS(${data},${over.pairs})${scale},"")`;
      const rows = `${over.test}*ISNUMBER(${data})`;
      return `IFERROR(SUMPRODUCT(${rows},${data})/SUMPRODUCT(${rows})${scale},"")`;
    }
    default:
      return over.none ? `IF(COUNT(${data})=0,"",${calculated(aggregate, data)}${scale})` : null;
  }
}

/**
 * Rows picked one by one, as a legacy array formula: MINIFS is younger than Excel 2016 and there is no MEDIANIFS.
 * Inside IF an empty cell would count as 0, and FALSE as 0 in LibreOffice.
 */
function aggregateRows(aggregate: NumberAggregate, operand: BoundOperand, over: Conditions, reference: ColumnReference, scale: string): CellFormula {
  const { value, columns } = operandFormula(operand, reference);
  const present = columns.map((data) => `ISNUMBER(${data})`).join('*');
  if (aggregate.kind === 'sum') return { kind: 'formula', expression: `SUM(IF(${over.and(present)}=1,${value},0))${scale}`, array: true };
  const passed = `IF(${over.and(present)}=1,${value},"")`;
  return { kind: 'formula', expression: `IF(COUNT(${passed})=0,"",${calculated(aggregate, passed)}${scale})`, array: true };
}

function operandFormula(operand: BoundOperand, reference: ColumnReference): { readonly value: string; readonly columns: readonly string[] } {
  if (operand.kind === 'column') return { value: reference(operand.column), columns: [reference(operand.column)] };
  const [one, other] = operand.kind === 'duration' ? [operand.to, operand.from] : operand.of;
  const columns = [reference(one), reference(other)];
  return { value: columns.join(operand.kind === 'duration' ? '-' : '*'), columns };
}

function calculated(aggregate: NumberAggregate, numbers: string): string {
  return aggregate.kind === 'quantile' ? `PERCENTILE(${numbers},${aggregate.at})` : `${aggregate.kind.toUpperCase()}(${numbers})`;
}
