import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { chiSquareTest } from '../../statistics/contingency.ts';
import { benjaminiHochberg } from '../../statistics/false-discovery.ts';
import { rankSumP } from '../../statistics/rank-sum.ts';

/** A queue beside all other tickets. */
export interface Queue {
  readonly dimension: string;
  readonly key: string;
  readonly what: 'resolution' | 'rating';
  /** Tickets resolved, or rated. */
  readonly count: number;
  /** The median of resolution in days (in working time: hours), or the share of good ratings. */
  readonly value: number;
  readonly isWorse: boolean;
  /** How likely chance alone would make it so, before and after correction for everything that was compared. */
  readonly p: number;
  readonly adjusted: number;
}

export interface QueueColumns {
  readonly dimensions: readonly string[];
  /** Time taken, as SQL; null where tickets have no time of resolution. */
  readonly taken: string | null;
  readonly rating: string | null;
}

/** Fewer tickets than these and a queue is not judged. */
const FEWEST = 10;
const FEWEST_EXPECTED = 5;
const GOOD_RATING = 4;

/**
 * Every member of every dimension against all other tickets: by how long they take (rank-sum test), and by how many
 * are rated 4 or 5 (chi-square), the false discovery rate controlled over all of them.
 */
export async function compareQueues(table: string, condition: string, { dimensions, taken, rating }: QueueColumns, engine: Engine, signal: AbortSignal | undefined): Promise<Queue[]> {
  if (dimensions.length === 0 || (taken === null && rating === null)) return [];
  const score = rating === null ? 'NULL::DOUBLE' : quoteIdentifier(rating);
  const source = tableSource(table);
  const names = dimensions.map((dimension, index) => {
    const name = quoteIdentifier(dimension);
    return `n${String(index)} AS MATERIALIZED (SELECT ${name} AS written, min(${name}) OVER (PARTITION BY lower(${name})) AS name, dense_rank() OVER (ORDER BY lower(${name})) AS d FROM ${source} WHERE ${name} <> '' GROUP BY ${name})`;
  });
  const each = (text: (index: string) => string) => dimensions.map((_, index) => text(String(index)));
  const joins = dimensions.map((dimension, index) => `LEFT JOIN n${String(index)} ON ${quoteIdentifier(dimension)} = n${String(index)}.written`).join(' ');
  const [keys, numbered] = [each((index) => `d${index}`), each((index) => `n${index}.d AS d${index}`)];
  const sets = `GROUP BY GROUPING SETS ((), ${keys.map((key) => `(${key})`).join(', ')})`;
  const which = `CASE ${each((index) => `WHEN GROUPING(d${index}) = 0 THEN ${index}`).join(' ')} ELSE -1 END`;
  const key = `coalesce(${keys.join(', ')})`;
  // Members are told apart by numbers, and all dimensions are counted in one pass: a million tickets take a second.
  const sql = `WITH ${names.join(', ')},
    tickets AS MATERIALIZED (SELECT (${taken ?? 'NULL'})::DOUBLE AS taken, ${score} AS score, ${numbered.join(', ')} FROM ${source} ${joins} WHERE ${condition}),
    placed AS (SELECT taken, ${keys.join(', ')}, rank() OVER upward AS first, count(*) OVER upward AS last FROM tickets WHERE taken IS NOT NULL WINDOW upward AS (ORDER BY taken)),
    times AS (SELECT ${which} AS dimension, ${key} AS d, count(*) AS n, sum(first + last) / 2.0 AS ranks, sum((last - first + 1)::DOUBLE * (last - first + 1) - 1) AS ties, quantile_cont(taken, 0.5) AS middle FROM placed ${sets}),
    ratings AS (SELECT ${which} AS dimension, ${key} AS d, count(score) AS rated, count(*) FILTER (WHERE score >= ${String(GOOD_RATING)}) AS good FROM tickets ${sets}),
    called AS (SELECT -1 AS dimension, NULL AS d, '' AS name UNION ALL ${each((index) => `SELECT ${index}, d, any_value(name) FROM n${index} GROUP BY d`).join(' UNION ALL ')})
    SELECT called.dimension, name, n::DOUBLE, ranks::DOUBLE, middle, rated::DOUBLE, good::DOUBLE, ties FROM called
    LEFT JOIN times ON times.dimension = called.dimension AND times.d IS NOT DISTINCT FROM called.d
    LEFT JOIN ratings ON ratings.dimension = called.dimension AND ratings.d IS NOT DISTINCT FROM called.d`;
  const { rows } = await engine.query(sql, signal);
  const numbers = (row: (typeof rows)[number] | undefined) => (row ?? []).slice(2).map((value) => (typeof value === 'number' ? value : 0));
  const [all = 0, , , rated = 0, good = 0, ties = 0] = numbers(rows.find(([which]) => Number(which) === -1));
  const found = rows.flatMap((row): Omit<Queue, 'adjusted'>[] => {
    const dimension = dimensions[Number(row[0])];
    if (dimension === undefined) return [];
    const [count = 0, rankSum = 0, middle = 0, own = 0, ownGood = 0] = numbers(row);
    const is = { dimension, key: String(row[1]) };
    const p = count < FEWEST || all - count < FEWEST ? null : rankSumP({ first: count, second: all - count, rankSum, ties });
    const test = chiSquareTest([
      [ownGood, own - ownGood],
      [good - ownGood, rated - own - (good - ownGood)],
    ]);
    return [
      ...(p === null ? [] : [{ ...is, what: 'resolution' as const, count, value: middle, isWorse: rankSum / count > (all + 1) / 2, p }]),
      ...(test === null || own < FEWEST || test.leastExpected < FEWEST_EXPECTED ? [] : [{ ...is, what: 'rating' as const, count: own, value: ownGood / own, isWorse: ownGood / own < good / rated, p: test.p }]),
    ];
  });
  const adjusted = benjaminiHochberg(found.map(({ p }) => p));
  return found.map((queue, index) => ({ ...queue, adjusted: adjusted[index] ?? 1 })).sort((a, b) => a.p - b.p);
}
