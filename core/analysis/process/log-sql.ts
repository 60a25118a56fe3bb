import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';

/** The columns of an event log. */
export interface LogColumns {
  readonly case: string;
  readonly activity: string;
  /** When an activity was done. */
  readonly time: string;
  /** When it began; null where the log does not say. */
  readonly begun: string | null;
}

export const MOST_EDGES = 30;
export const MOST_VARIANTS = 10;
export const MOST_STEPS = 60;
/** Between the steps of a path: no activity is called so. */
export const PATH_JOINT = '\u001f';

/**
 * Everything that is counted of a log, in one pass: events in the order of their case, then cases, edges between
 * activities that follow each other directly, and activities. A case has ended where its last activity is one that
 * is mostly a last one. Times are in days. Rows are told apart by their first column, `part`.
 *
 * Source: van der Aalst, Process Mining: Data Science in Action (2016): directly-follows graph with waiting times.
 */
export function logSql(table: TypedTable, log: LogColumns): string {
  const column = (name: string) => quoteIdentifier(name);
  const moment = (name: string) => `epoch_us(${column(name)}::TIMESTAMP)`;
  const begun = log.begun === null ? 'NULL::BIGINT' : moment(log.begun);
  const row = (part: string, names: string, numbers: readonly string[]) =>
    `SELECT '${part}' AS part, ${names}, ${Array.from({ length: 9 }, (_, index) => `(${numbers[index] ?? 'NULL'})::DOUBLE AS n${String(index)}`).join(', ')}`;
  const key = `lower(CAST(${column(log.case)} AS VARCHAR))`;
  const wait = 'greatest(wait, 0)';
  // Cases and activities are counted by numbers: texts would take many times as long to put in order.
  return `WITH
    names AS MATERIALIZED (SELECT lower(${column(log.activity)}) AS text, min(${column(log.activity)}) AS name, row_number() OVER ()::UINTEGER AS a FROM ${tableSource(table.name)} WHERE ${column(log.activity)} <> '' GROUP BY 1),
    logged AS MATERIALIZED (
      SELECT hash(${key}) AS k, a, ${moment(log.time)} AS t, coalesce(least(${begun}, ${moment(log.time)}), ${moment(log.time)}) AS s, ${begun} AS given, source_row::INTEGER AS r
      FROM ${tableSource(table.name)} JOIN names ON lower(${column(log.activity)}) = names.text
      WHERE ${key} <> '' AND ${column(log.time)} IS NOT NULL
    ),
    events AS MATERIALIZED (
      SELECT k, a, s, t, (t - given) / ${DAY} AS work,
        lag(a) OVER w AS before, (s - lag(t) OVER w) / ${DAY} AS wait, lead(a) OVER w IS NULL AS is_last,
        coalesce(s = lag(s) OVER w, FALSE) AS is_tied, row_number() OVER w AS pos
      FROM logged WINDOW w AS (PARTITION BY k ORDER BY s, t, r)
    ),
    ends AS (SELECT a FROM events GROUP BY a HAVING 2 * count(*) FILTER (WHERE is_last) >= count(*)),
    pairs AS MATERIALIZED (SELECT k, a, count(*) AS n FROM events GROUP BY k, a),
    kinds AS (SELECT k, count(*) AS kinds FROM pairs GROUP BY k),
    paths AS (SELECT k, (max(t) - min(s)) / ${DAY} AS cycle, sum(hash(a, pos)::HUGEINT) AS path, count(*) AS n, max(a) FILTER (WHERE is_last) AS last FROM events GROUP BY k),
    cases AS MATERIALIZED (SELECT k, cycle, path, n, last IN (SELECT a FROM ends) AS ended, n > kinds AS repeats FROM paths JOIN kinds USING (k)),
    sizes AS (SELECT cycle, count(*) AS alike, count(*) FILTER (WHERE repeats) AS repeated FROM cases WHERE ended GROUP BY cycle),
    ranked AS (SELECT alike, repeated, sum(alike) OVER (ORDER BY cycle) - (alike - 1) / 2.0 AS place FROM sizes),
    ranks AS (SELECT sum(repeated * place) AS rank_sum, sum(alike::DOUBLE * alike * alike - alike) AS ties FROM ranked),
    variants AS MATERIALIZED (SELECT path, min(k) AS k, count(*) AS cases, quantile_cont(cycle, 0.5) FILTER (WHERE ended) AS median FROM cases GROUP BY path ORDER BY count(*) DESC, min(n), path LIMIT ${String(MOST_VARIANTS)})
    ${row('log', "'' AS a, '' AS b", ['count(*)', 'sum(n)', 'count(*) FILTER (WHERE ended)', 'quantile_cont(cycle, 0.5) FILTER (WHERE ended)', 'quantile_cont(cycle, 0.9) FILTER (WHERE ended)', 'favg(cycle) FILTER (WHERE ended)', 'count(DISTINCT path)', 'count(*) FILTER (WHERE repeats)', 'fsum(cycle)'])} FROM cases
    UNION ALL ${row('ties', "'', ''", ['count(*) FILTER (WHERE is_tied)', 'count(*) FILTER (WHERE wait < 0)', `fsum(${wait})`, 'count(work) FILTER (WHERE work < 0)'])} FROM events
    UNION ALL ${row('rework', "'', ''", ['count(*) FILTER (WHERE repeats)', 'count(*) FILTER (WHERE NOT repeats)', 'quantile_cont(cycle, 0.5) FILTER (WHERE repeats)', 'quantile_cont(cycle, 0.5) FILTER (WHERE NOT repeats)', '(SELECT rank_sum FROM ranks)', '(SELECT ties FROM ranks)'])} FROM cases WHERE ended
    UNION ALL SELECT * FROM (${row('variant', "any_value(variants.path)::VARCHAR, string_agg(names.name, chr(31) ORDER BY pos)", ['any_value(variants.cases)', 'any_value(variants.median)'])} FROM variants JOIN events USING (k) JOIN names USING (a) GROUP BY variants.k)
    UNION ALL SELECT part, one.name, other.name, n, total, quantiles[1], quantiles[2], NULL, NULL, NULL, NULL, NULL
      FROM (SELECT 'edge' AS part, before, a, count(*)::DOUBLE AS n, fsum(${wait}) AS total, quantile_cont(${wait}::DOUBLE, [0.5, 0.9]) AS quantiles FROM events WHERE before IS NOT NULL GROUP BY before, a) AS edges
      JOIN names AS one ON one.a = before JOIN names AS other ON other.a = edges.a
    UNION ALL ${row('step', "any_value(names.name), ''", ['count(*)', 'count(*) FILTER (WHERE pos = 1)', 'count(*) FILTER (WHERE is_last)', 'fsum(work)', 'count(work)', `coalesce(fsum(${wait}), 0)`])} FROM events JOIN names USING (a) GROUP BY a
    UNION ALL ${row('repeat', "any_value(names.name), ''", ['sum(n - 1)'])} FROM pairs JOIN names USING (a) GROUP BY a`;
}

/** Microseconds. */
const DAY = '86400000000.0';
