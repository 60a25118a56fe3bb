import { quoteIdentifier, type Engine, type SqlValue, tableSource } from '../engine/engine.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { columnOf } from './bound-filter.ts';
import { sqlAggregate, sqlCondition, sqlDay, sqlTextKey } from './compile-sql.ts';
import type { Aggregate, Filter } from './metric.ts';
import { twoStepAggregate, type TwoStepAggregate } from './two-step-aggregate.ts';

/** Whole days as serials, `from` inclusive, `to` exclusive; `from` may be minus infinity. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An aggregate, and what its rows pass beside its own filters and those of the scan. */
export interface ScannedAggregate {
  readonly aggregate: Aggregate;
  readonly filters: readonly Filter[];
}

/** One pass over a table: aggregates over spans of its dates, for all rows and for each member of the dimensions. */
export interface Scan {
  readonly table: TypedTable;
  readonly dateColumn: string | null;
  /** Either all that can be taken in two steps, or none that can. */
  readonly aggregates: readonly ScannedAggregate[];
  /** Null is all rows, dated or not. Where aggregates cannot be taken in two steps, no two may overlap. */
  readonly spans: readonly (Span | null)[];
  /** Text columns. */
  readonly dimensions: readonly string[];
  readonly filters: readonly Filter[];
}

export interface ScanRow {
  /** Index of the dimension; null for all rows. */
  readonly dimension: number | null;
  /** The member, in lower case; the empty text for empty cells and for all rows. */
  readonly key: string;
  /** The member as written, one way of it; its key where aggregates cannot be taken in two steps. */
  readonly name: string;
  /** Index of the span. */
  readonly span: number;
  readonly values: readonly (number | null)[];
}

/** Bounds beyond whose number rows are grouped by day first: a longer CASE costs more than more groups do. */
const MOST_BOUNDS = 16;
/** Names that no table or column of a workbook has: GROUP BY takes a column `b` of the table before an expression of that name. */
const [PARTS, SPANS, BUCKET, DIMENSION] = ['"@parts"', '"@spans"', '"@bucket"', '"@dimension"'] as const;
/** Beyond every span that ends. */
const LAST_DAY = `DATE '9999-12-31'`;

/** Asks for a scan. Rows of spans and members that hold nothing are left out. Throws as `compileSql`. */
export async function runScan(scan: Scan, engine: Engine, signal?: AbortSignal): Promise<ScanRow[]> {
  const { rows } = await engine.query(scanSql(scan), signal);
  return rows.map(([dimension, key, name, span, ...values]) => ({
    dimension: typeof dimension === 'number' ? dimension : null,
    key: String(key),
    name: String(name),
    span: Number(span),
    values: values.map(numeric),
  }));
}

function numeric(value: SqlValue): number | null {
  return typeof value === 'number' ? value : null;
}

/**
 * Groups by the stretches of days between bounds and by members, in one pass; then puts stretches together to spans.
 * Where values of groups tell that of all rows, those of the first dimension's members do, and rows are spared a grouping.
 */
function scanSql(scan: Scan): string {
  const { table, dimensions } = scan;
  const twoSteps = scan.aggregates.map((each) => twoStepAggregate(each.aggregate, table, conditionOf(scan, each)));
  const inTwoSteps = twoSteps.every((steps) => steps !== null);
  const steps = scan.aggregates.map((each, index) => twoSteps[index] ?? inOneStep(each, scan));
  const parts = steps.flatMap((step, index) => step.parts.map((part, at) => `${part} AS ${partName(index, at)}`));
  const wholes = steps.map((step, index) => `(${step.whole(step.parts.map((_, at) => partName(index, at)))})::DOUBLE`).join(', ');
  // Members are brought to one case after the first step where that is allowed: it is done for fewer then.
  const members = dimensions.map((dimension, index) => `${inTwoSteps ? quoteIdentifier(columnOf(table, dimension).name) : sqlTextKey(dimension)} AS ${keyName(index)}`);
  const keys = dimensions.map((_, index) => keyName(index));
  const memberCases = keys.map((key, index) => `WHEN GROUPING(${key}) = 0 THEN ${index}`).join(' ');
  const totalFromMembers = inTwoSteps && keys.length > 0;
  const sets = [...keys.map((key) => `(${BUCKET}, ${key})`), ...(totalFromMembers ? [] : [`(${BUCKET})`])].join(', ');
  const member = `coalesce(${[...keys, `''`].join(', ')})`;
  const spanned = `FROM ${PARTS} JOIN ${SPANS} ON ${BUCKET} >= first AND ${BUCKET} < beyond`;
  return `WITH
    ${PARTS} AS MATERIALIZED (
      SELECT ${[`${bucketSql(scan)} AS ${BUCKET}`, ...members, `${keys.length === 0 ? 'NULL' : `CASE ${memberCases} END`} AS ${DIMENSION}`, ...parts].join(', ')}
      FROM ${tableSource(table.name)} WHERE ${rowsSql(scan)} GROUP BY GROUPING SETS (${sets})
    ),
    ${SPANS}(i, first, beyond) AS (VALUES ${scan.spans.map(spanRow).join(', ')})
    SELECT NULL, '', '', i, ${wholes} ${spanned} WHERE ${DIMENSION} IS ${totalFromMembers ? 'NOT DISTINCT FROM 0' : 'NULL'} GROUP BY i
    ${keys.length === 0 ? '' : `UNION ALL SELECT ${DIMENSION}, lower(${member}) AS k, min(${member}), i, ${wholes} ${spanned} WHERE ${DIMENSION} IS NOT NULL GROUP BY ${DIMENSION}, k, i`}`;
}

function partName(aggregate: number, part: number): string {
  return `"@part ${aggregate} ${part}"`;
}

function keyName(dimension: number): string {
  return `"@key ${dimension}"`;
}

function inOneStep({ aggregate, filters }: ScannedAggregate, scan: Scan): TwoStepAggregate {
  return { parts: [sqlAggregate(aggregate, scan.table, conditionOf(scan, { aggregate, filters }))], whole: ([part = '']) => `max(${part})` };
}

function conditionOf({ table }: Scan, { aggregate, filters }: ScannedAggregate): string {
  return sqlCondition({ table, dateColumn: null, period: null, filters: [...aggregate.filters, ...filters] });
}

/** The rows that a scan needs: those of its filters, in any of its spans. */
function rowsSql(scan: Scan): string {
  const condition = sqlCondition({ table: scan.table, dateColumn: null, period: null, filters: scan.filters });
  const dated = scan.spans.filter((span) => span !== null);
  if (dated.length < scan.spans.length) return condition;
  const date = dateSql(scan);
  const within = joined(dated).map(({ from, to }) => `(${date} >= ${sqlDay(from)} AND ${date} < ${sqlDay(to)})`);
  return `${condition} AND (${within.join(' OR ')})`;
}

/** The stretch a row lies in: its first day; a day beyond all spans for rows that lie in none. */
function bucketSql(scan: Scan): string {
  const bounds = [...new Set(scan.spans.flatMap((span) => (span === null ? [] : [span.from, span.to])))].sort((a, b) => a - b);
  if (bounds.length === 0) return LAST_DAY;
  const date = dateSql(scan);
  if (bounds.length > MOST_BOUNDS) return `coalesce(${date}::DATE, ${LAST_DAY})`;
  const cases = bounds.map((bound, index) => `WHEN ${date} < ${sqlDay(bound)} THEN ${index === 0 ? LAST_DAY : sqlDay(bounds[index - 1] ?? bound)}`);
  return `CASE ${cases.join(' ')} ELSE ${LAST_DAY} END`;
}

function spanRow(span: Span | null, index: number): string {
  return `(${index}, ${sqlDay(span?.from ?? -Infinity)}, ${sqlDay(span?.to ?? Infinity)})`;
}

function dateSql({ table, dateColumn }: Scan): string {
  return quoteIdentifier(columnOf(table, dateColumn ?? '').name);
}

/** Spans that touch or overlap as one. */
function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last !== undefined && span.from <= last.to) found[found.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else found.push(span);
  }
  return found;
}
