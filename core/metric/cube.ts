import type { Engine, SqlValue } from '../engine/engine.ts';
import { quoteIdentifier, tableSource } from '../engine/engine.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { columnNamed } from '../sheet/typed-table.ts';
import { sqlMeasure, sqlMoment, sqlTextKey } from './compile-sql.ts';
import { isPlainCriterion } from './criterion.ts';
import type { Aggregate, Filter, Measure } from './metric.ts';
import type { Period } from './period.ts';
import { runningStart } from './running.ts';
import { aggregatesOf, termOf } from './term.ts';
import { isTwoStep } from './two-step-aggregate.ts';

/** What formulas will ask of a table. */
export interface CubeQuestion {
  readonly measure: Measure;
  readonly filters: readonly Filter[];
  /** Every period that it may be asked for, those it is compared with among them. */
  readonly periods: readonly Period[];
  readonly fiscalYearStart: number;
}

/** How an aggregate is had from the cube's columns: one added up, or two added up and divided, or the least or most of one. */
export type CubeCells =
  | { readonly kind: 'sum' | 'min' | 'max'; readonly column: string }
  | { readonly kind: 'average'; readonly sum: string; readonly count: string };

/**
 * A small table that answers as a large one does: a row for each stretch of days between two ends of periods, for
 * all rows together and for each member of what they are filtered by (level: the names of those columns).
 */
export interface Cube {
  readonly table: TypedTable;
  /** What each column of figures holds, by its name in `table`. */
  readonly figures: ReadonlyMap<string, Aggregate>;
  /** Where an aggregate under these filters stands, and the filter for its level; null where the cube does not hold it. */
  locate(aggregate: Aggregate, filters: readonly Filter[]): { readonly cells: CubeCells; readonly level: Filter } | null;
}

/** Names that no column of a sheet has, so that columns filtered by can keep theirs. */
export const CUBE_FROM = '@from';
export const CUBE_LEVEL = '@level';

export interface CubeOptions {
  /** What the level of all rows together is called. */
  readonly allRows: string;
  readonly signal?: AbortSignal;
}

/** Rows of one level beyond which it would be no smaller than what it stands for. */
const MOST_ROWS = 50_000;

/** How many cells a spreadsheet compares to answer all questions once: rows x conditions. */
export function comparisonsOf(table: TypedTable, questions: readonly CubeQuestion[]): number {
  let conditions = 0;
  for (const { measure, filters, periods } of questions) {
    const ends = periods.length === 0 ? 0 : 2;
    for (const { aggregate } of aggregatesOf(termOf(measure))) conditions += 1 + ends + filters.length + aggregate.filters.length;
  }
  return conditions * table.rowCount;
}

/**
 * Computes the cube that answers these questions. Medians, quantiles and counts of different values do not add up
 * and are not in it, nor is a level of more than 50,000 rows. Throws Problem `sql-failed`; AbortError when stopped.
 */
export async function buildCube(table: TypedTable, dateColumn: string | null, questions: readonly CubeQuestion[], engine: Engine, options: CubeOptions): Promise<Cube> {
  const cuts = cutsOf(questions);
  const aggregates = heldAggregates(questions);
  const figures = new Map([...aggregates.values()].map((aggregate, index) => [`@figure ${index + 1}`, aggregate]));
  const names = new Map([...aggregates.keys()].map((key, index) => [key, `@figure ${index + 1}`]));
  const levels = new Map<string, Level>();
  for (const [key, columns] of levelsOf(table, questions)) {
    const { rows } = await engine.query(levelSql(table, dateColumn, cuts, columns, [...figures.values()]), options.signal);
    if (rows.length <= MOST_ROWS) levels.set(key, { name: levelName(columns, options.allRows), columns, rows });
  }
  return {
    table: cubeTable(table, cuts, [...levels.values()], [...figures.keys()]),
    figures,
    locate(aggregate, filters) {
      const level = levels.get(levelKey(columnsOf(filters)));
      const cells = cellsOf(aggregate, names);
      return level === undefined || cells === null ? null : { cells, level: { column: CUBE_LEVEL, op: '=', value: level.name } };
    },
  };
}

interface Level {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** The aggregates that add up, and those that others are made of; by their own text. */
function heldAggregates(questions: readonly CubeQuestion[]): Map<string, Aggregate> {
  const held = new Map<string, Aggregate>();
  for (const { measure } of questions) {
    for (const { aggregate } of aggregatesOf(termOf(measure))) for (const part of partsOf(aggregate) ?? []) held.set(JSON.stringify(part), part);
  }
  return held;
}

function partsOf(aggregate: Aggregate): readonly Aggregate[] | null {
  if (!isTwoStep(aggregate)) return null;
  if (aggregate.kind !== 'average') return [aggregate];
  const { column, filters } = aggregate;
  return typeof column === 'string' ? [{ kind: 'sum', column, filters }, { kind: 'count', column, filters }] : null;
}

function cellsOf(aggregate: Aggregate, names: ReadonlyMap<string, string>): CubeCells | null {
  const [first, second] = (partsOf(aggregate) ?? []).map((part) => names.get(JSON.stringify(part)));
  if (first === undefined) return null;
  if (second !== undefined) return { kind: 'average', sum: first, count: second };
  return { kind: aggregate.kind === 'min' || aggregate.kind === 'max' ? aggregate.kind : 'sum', column: first };
}

/** The sets of columns that questions are filtered by, where all of them hold texts; each once. */
function levelsOf(table: TypedTable, questions: readonly CubeQuestion[]): Map<string, readonly string[]> {
  const levels = new Map<string, readonly string[]>();
  for (const { measure, filters } of questions) {
    for (const { lifted } of aggregatesOf(termOf(measure))) {
      const columns = columnsOf(filters.filter(({ column }) => !lifted.includes(column)));
      if (columns.every((column) => columnNamed(table, column)?.type === 'text')) levels.set(levelKey(columns), columns);
    }
  }
  return levels;
}

function columnsOf(filters: readonly Filter[]): string[] {
  return [...new Set(filters.map(({ column }) => column))].sort();
}

function levelKey(columns: readonly string[]): string {
  return JSON.stringify(columns);
}

/** A name that criteria take as it stands, where the columns' own are such. */
function levelName(columns: readonly string[], allRows: string): string {
  if (columns.length === 0) return allRows;
  const joined = columns.join(' + ');
  return isPlainCriterion(joined) && joined.toLowerCase() !== allRows.toLowerCase() ? joined : `level ${joined}`;
}

/** Every day that a period begins or ends with, in order. */
function cutsOf(questions: readonly CubeQuestion[]): number[] {
  const cuts = new Set<number>();
  for (const { measure, periods, fiscalYearStart } of questions) {
    const starts = new Set(aggregatesOf(termOf(measure)).map(({ since }) => since));
    for (const { from, to } of periods) {
      cuts.add(from).add(to);
      for (const since of starts) {
        const start = since === null ? null : runningStart(to, since, fiscalYearStart);
        if (start !== null) cuts.add(start);
      }
    }
  }
  return [...cuts].sort((a, b) => a - b);
}

function levelSql(table: TypedTable, dateColumn: string | null, cuts: readonly number[], columns: readonly string[], aggregates: readonly Aggregate[]): string {
  const scope = { table, dateColumn: null, period: null, filters: [] };
  const members = columns.map((column, index) => `any_value(nullif(${quoteIdentifier(column)}, '')) AS "member ${index}"`);
  const figures = aggregates.map((aggregate, index) => `${sqlMeasure(aggregate, scope)} AS "figure ${index}"`);
  const keys = ['"slice"', ...columns.map(sqlTextKey)];
  const rows = `SELECT *, ${sliceSql(dateColumn, cuts)} AS "slice" FROM ${tableSource(table.name)}`;
  return `SELECT ${['"slice"', ...members, ...figures].join(', ')} FROM (${rows}) GROUP BY ${keys.join(', ')} ORDER BY ${keys.join(', ')}`;
}

/** Which stretch a row lies in: 0 before the first cut, then counted on; NULL without a date. */
function sliceSql(dateColumn: string | null, cuts: readonly number[]): string {
  if (dateColumn === null) return 'NULL';
  const date = quoteIdentifier(dateColumn);
  const whens = cuts.map((cut, index) => `WHEN ${date} >= ${sqlMoment(cut)} THEN ${index + 1}`).reverse();
  return `CASE WHEN ${date} IS NULL THEN NULL ${whens.join(' ')} ELSE 0 END`;
}

function cubeTable(table: TypedTable, cuts: readonly number[], levels: readonly Level[], figures: readonly string[]): TypedTable {
  const dimensions = [...new Set(levels.flatMap(({ columns }) => columns))];
  const rows = levels.flatMap(({ name, columns, rows: list }) =>
    list.map(([slice = null, ...rest]) => ({
      level: name,
      from: typeof slice === 'number' ? (cuts[slice - 1] ?? (cuts[0] ?? 1) - 1) : Number.NaN,
      member: (dimension: string) => textOf(rest[columns.indexOf(dimension)]),
      figure: (index: number) => numberOf(rest[columns.length + index]),
    })),
  );
  const columns: TypedColumn[] = [
    { ...columnBase(CUBE_FROM, 0, 'time'), type: 'date', values: Float64Array.from(rows, (row) => row.from) },
    { ...columnBase(CUBE_LEVEL, 1, 'dimension'), type: 'text', values: rows.map((row) => row.level) },
    ...dimensions.map((name, index): TypedColumn => ({ ...columnBase(name, 2 + index, 'dimension'), type: 'text', values: rows.map((row) => row.member(name)) })),
    ...figures.map((name, index): TypedColumn => ({
      ...columnBase(name, 2 + dimensions.length + index, 'measure'),
      type: 'number',
      values: Float64Array.from(rows, (row) => row.figure(index)),
    })),
  ];
  return {
    name: `${table.name} cube`,
    source: table.source,
    excelTable: null,
    headerRows: [1],
    rowCount: rows.length,
    sourceRows: Uint32Array.from({ length: rows.length }, (_, row) => row + 1),
    columns,
    excluded: [],
    quality: [],
    isClean: true,
  };
}

function columnBase(name: string, column: number, role: TypedColumn['role']) {
  return { name, column, role, unit: null, multiplier: 1, numberFormat: 'General', converted: 0 } as const;
}

function textOf(value: SqlValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: SqlValue | undefined): number {
  return value === null || value === undefined || typeof value === 'boolean' ? Number.NaN : Number(value);
}
