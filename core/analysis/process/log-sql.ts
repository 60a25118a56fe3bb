import { quoteIdentifier } from '../../engine/engine.ts';
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
  const days = (name: string) => `epoch_us(${column(name)}::TIMESTAMP) / 86400000000.0`;
  const begun = log.begun === null ? 'NULL::DOUBLE' : days(log.begun);
  const row = (part: string, names: string, numbers: readonly string[]) =>
    `SELECT '${part}' AS part, ${names}, ${Array.from({ length: 9 }, (_, index) => `(${numbers[index] ?? 'NULL'})::DOUBLE AS n${String(index)}`).join(', ')}`;
  const wait = 'greatest(wait, 0)';
  return `WITH
    logged AS (
      SELECT lower(CAST(${column(log.case)} AS VARCHAR)) AS k, lower(${column(log.activity)}) AS a, ${column(log.activity)} AS name,
        ${days(log.time)} AS t, coalesce(least(${begun}, ${days(log.time)}), ${days(log.time)}) AS s, ${begun} AS given, source_row AS r
      FROM ${column(table.name)}
      WHERE CAST(${column(log.case)} AS VARCHAR) <> '' AND coalesce(${column(log.activity)}, '') <> '' AND ${column(log.time)} IS NOT NULL
    ),
    names AS MATERIALIZED (SELECT a, min(name) AS name FROM logged GROUP BY a),
    events AS MATERIALIZED (
      SELECT k, a, s, t, t - given AS work,
        lag(a) OVER w AS before, s - lag(t) OVER w AS wait, lead(a) OVER w IS NULL AS is_last,
        coalesce(s = lag(s) OVER w, FALSE) AS is_tied, row_number() OVER w AS pos
      FROM logged WINDOW w AS (PARTITION BY k ORDER BY s, t, r)
    ),
    ends AS (SELECT a FROM events GROUP BY a HAVING 2 * count(*) FILTER (WHERE is_last) >= count(*)),
    paths AS (
      SELECT k, max(t) - min(s) AS cycle, sum(${wait}) AS waited, string_agg(a, chr(31) ORDER BY pos) AS path, count(*) AS n, count(DISTINCT a) AS kinds, arg_max(a, pos) AS last
      FROM events GROUP BY k
    ),
    cases AS MATERIALIZED (
      SELECT k, cycle, waited, path, n, kinds, last IN (SELECT a FROM ends) AS ended, n > kinds AS repeats FROM paths
    ),
    ranked AS (
      SELECT repeats, rank() OVER (ORDER BY cycle) + (count(*) OVER (PARTITION BY cycle) - 1) / 2.0 AS place, count(*) OVER (PARTITION BY cycle) AS alike, cycle
      FROM cases WHERE ended
    ),
    pairs AS (SELECT k, a, count(*) AS n FROM events GROUP BY k, a)
    ${row('log', "'' AS a, '' AS b", ['count(*)', 'sum(n)', 'count(*) FILTER (WHERE ended)', 'quantile_cont(cycle, 0.5) FILTER (WHERE ended)', 'quantile_cont(cycle, 0.9) FILTER (WHERE ended)', 'favg(cycle) FILTER (WHERE ended)', 'count(DISTINCT path)', 'count(*) FILTER (WHERE repeats)', 'fsum(cycle)'])} FROM cases
    UNION ALL ${row('ties', "'', ''", ['count(*) FILTER (WHERE is_tied)', 'count(*) FILTER (WHERE wait < 0)', `fsum(${wait})`, 'count(wait)', 'count(work)', 'count(*) FILTER (WHERE before = a)', 'count(*) FILTER (WHERE work < 0)'])} FROM events
    UNION ALL ${row('rework', "'', ''", ['count(*) FILTER (WHERE repeats)', 'count(*) FILTER (WHERE NOT repeats)', 'quantile_cont(cycle, 0.5) FILTER (WHERE repeats)', 'quantile_cont(cycle, 0.5) FILTER (WHERE NOT repeats)', 'sum(place) FILTER (WHERE repeats)', 'sum(alike * alike - 1)'])} FROM ranked
    UNION ALL SELECT * FROM (${row('variant', 'path AS a, max(k) AS b', ['count(*)', 'quantile_cont(cycle, 0.5) FILTER (WHERE ended)', 'max(n)'])} FROM cases GROUP BY path ORDER BY count(*) DESC, path LIMIT ${String(MOST_VARIANTS)})
    UNION ALL SELECT * FROM (${row('edge', 'before AS a, a AS b', ['count(*)', `fsum(${wait})`, `quantile_cont(${wait}, 0.5)`, `quantile_cont(${wait}, 0.9)`, 'count(DISTINCT k)'])} FROM events WHERE before IS NOT NULL GROUP BY before, a ORDER BY fsum(${wait}) DESC, count(*) DESC, before, a)
    UNION ALL ${row('step', "names.a, any_value(names.name)", ['count(*)', 'count(*) FILTER (WHERE pos = 1)', 'count(*) FILTER (WHERE is_last)', 'fsum(work)', 'count(work)', 'quantile_cont(work, 0.5)', `fsum(${wait})`])} FROM events JOIN names USING (a) GROUP BY names.a
    UNION ALL ${row('repeat', "a, ''", ['sum(n - 1)', 'count(*) FILTER (WHERE n > 1)', 'count(*)'])} FROM pairs GROUP BY a`;
}
