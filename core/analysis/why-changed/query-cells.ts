import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import type { Engine, SqlValue } from '../../engine/engine.ts';
import { sqlAggregate, sqlCondition, sqlTextKey } from '../../metric/compile-sql.ts';
import type { Aggregate, Filter } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import { cellsFromRows } from './cells-from-rows.ts';
import type { ChangeRow } from './cells-from-rows.ts';
import type { ChangeCells } from './change-cells.ts';

/** What is asked of the rows of two periods. */
export interface CellsQuestion {
  readonly table: TypedTable;
  readonly time: string;
  readonly filters: readonly Filter[];
  readonly amount: Aggregate;
  readonly base: Aggregate | null;
  readonly now: Period;
  readonly before: Period;
  /** Text columns. */
  readonly dimensions: readonly string[];
}

export interface AnsweredCells {
  readonly cells: ChangeCells;
  /** Rows of the table in the period, and in the one before. */
  readonly rows: { readonly now: number; readonly before: number };
  /** Columns that would split the table too finely. */
  readonly leftOut: readonly string[];
}

/** Values of a column beyond which it is a list of names rather than a way to group. */
const MOST_MEMBERS = 400;
const MOST_DIMENSIONS = 6;
/** Cells beyond which the search would take longer than a person waits. */
const MOST_CELLS = 40_000;

/**
 * The metric by every combination of members with rows in either period, in one grouping; where there are too many,
 * without the dimension of most members. Throws Problem `sql-failed`; AbortError when stopped.
 */
export async function queryCells(question: CellsQuestion, engine: Engine, signal?: AbortSignal): Promise<AnsweredCells> {
  const { kept, leftOut } = await groupingColumns(question, engine, signal);
  let dimensions = kept;
  const dropped = [...leftOut];
  while (dimensions.length > 0) {
    const { rows } = await engine.query(cellsSql(question, dimensions.map(({ name }) => name)), signal);
    if (rows.length <= MOST_CELLS || dimensions.length === 1) return { ...answered(rows, dimensions.map(({ name }) => name), question.base !== null), leftOut: dropped };
    const widest = dimensions.reduce((a, b) => (b.members > a.members ? b : a));
    dropped.push(widest.name);
    dimensions = dimensions.filter((one) => one !== widest);
  }
  return { ...answered([], [], question.base !== null), leftOut: dropped };
}

interface Counted {
  readonly name: string;
  readonly members: number;
}

/** Columns with a few members, not nearly as many as rows; in the order of the binding. */
async function groupingColumns(question: CellsQuestion, engine: Engine, signal: AbortSignal | undefined): Promise<{ kept: Counted[]; leftOut: string[] }> {
  const { table, dimensions } = question;
  if (dimensions.length === 0) return { kept: [], leftOut: [] };
  const counts = dimensions.map((name) => `approx_count_distinct(${quoteIdentifier(name)})`);
  const { rows } = await engine.query(`SELECT ${counts.join(', ')} FROM ${tableSource(table.name)} WHERE ${inEither(question)}`, signal);
  const counted = dimensions.map((name, index): Counted => ({ name, members: Number(rows[0]?.[index] ?? 0) }));
  const grouping = counted.filter(({ members }) => members > 1 && members <= MOST_MEMBERS && members <= 0.3 * table.rowCount);
  const kept = grouping.slice(0, MOST_DIMENSIONS);
  return { kept, leftOut: counted.filter((one) => one.members > 1 && !kept.includes(one)).map(({ name }) => name) };
}

function inEither({ table, time, filters, now, before }: CellsQuestion): string {
  const within = (period: Period) => sqlCondition({ table, dateColumn: time, period, filters: [] });
  return `((${within(now)}) OR (${within(before)})) AND ${sqlCondition({ table, dateColumn: null, period: null, filters })}`;
}

function cellsSql(question: CellsQuestion, dimensions: readonly string[]): string {
  const { table, time, amount, base } = question;
  const at = (period: Period) => sqlCondition({ table, dateColumn: time, period, filters: [] });
  const periods = [question.now, question.before];
  const of = (aggregate: Aggregate) =>
    periods.map((period) => `(${sqlAggregate(aggregate, table, sqlCondition({ table, dateColumn: time, period, filters: aggregate.filters }))})::DOUBLE`);
  const rows = periods.map((period) => `count(*) FILTER (WHERE ${at(period)})`);
  const names = dimensions.map((name) => `min(coalesce(${quoteIdentifier(name)}, ''))`);
  const keys = dimensions.map(sqlTextKey);
  return `SELECT ${[...of(amount), ...(base === null ? ['0', '0'] : of(base)), ...rows, ...names].join(', ')}
    FROM ${tableSource(table.name)} WHERE ${inEither(question)} GROUP BY ${keys.join(', ')} ORDER BY ${keys.join(', ')} LIMIT ${String(MOST_CELLS + 1)}`;
}

function answered(rows: readonly (readonly SqlValue[])[], dimensions: readonly string[], isRatio: boolean): Omit<AnsweredCells, 'leftOut'> {
  const number = (value: SqlValue | undefined) => Number(value ?? 0);
  // Members that differ by case only are one; they are called as they were met first.
  const names = dimensions.map(() => new Map<string, string>());
  const list = rows.map(([now, before, baseNow, baseBefore, , , ...members]): ChangeRow => ({
    dims: Object.fromEntries(dimensions.map((dimension, index) => [dimension, calledFirst(names[index], String(members[index] ?? ''))])),
    now: number(now),
    before: number(before),
    ...(isRatio ? { base: { now: number(baseNow), before: number(baseBefore) } } : {}),
  }));
  const counted = (index: number) => rows.reduce((total, row) => total + number(row[index]), 0);
  return { cells: cellsFromRows(list), rows: { now: counted(4), before: counted(5) } };
}

function calledFirst(names: Map<string, string> | undefined, member: string): string {
  const key = member.toLowerCase();
  const known = names?.get(key) ?? member;
  names?.set(key, known);
  return known;
}
