import { quoteIdentifier } from '../../engine/engine.ts';
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
  const columns = dimensions.map((name, index) => `lower(coalesce(${quoteIdentifier(name)}, '')) AS d${String(index)}, ${quoteIdentifier(name)} AS w${String(index)}`).join(', ');
  const members = dimensions.map((_, index) => {
    const key = `d${String(index)}`;
    return `SELECT ${String(index)} AS dimension, min(w${String(index)}) AS key, count(place)::DOUBLE AS n, sum(place)::DOUBLE AS ranks, quantile_cont(taken, 0.5) AS middle,
      count(score)::DOUBLE AS rated, count(*) FILTER (WHERE score >= ${String(GOOD_RATING)})::DOUBLE AS good FROM placed WHERE ${key} <> '' GROUP BY ${key}`;
  });
  const sql = `WITH tickets AS MATERIALIZED (SELECT (${taken ?? 'NULL'})::DOUBLE AS taken, ${score} AS score, ${columns} FROM ${quoteIdentifier(table)} WHERE ${condition}),
    sizes AS (SELECT taken, count(*) AS alike FROM tickets WHERE taken IS NOT NULL GROUP BY taken),
    places AS MATERIALIZED (SELECT taken, alike, sum(alike) OVER (ORDER BY taken) - (alike - 1) / 2.0 AS place FROM sizes),
    placed AS MATERIALIZED (SELECT tickets.*, place FROM tickets LEFT JOIN places USING (taken))
    SELECT -1, '', sum(alike)::DOUBLE, sum(alike::DOUBLE * alike * alike - alike), NULL, (SELECT count(score) FROM tickets)::DOUBLE, (SELECT count(*) FROM tickets WHERE score >= ${String(GOOD_RATING)})::DOUBLE FROM places
    UNION ALL ${members.join(' UNION ALL ')}`;
  const { rows } = await engine.query(sql, signal);
  const numbers = (row: (typeof rows)[number] | undefined) => (row ?? []).slice(2).map((value) => (typeof value === 'number' ? value : 0));
  const [all = 0, ties = 0, , rated = 0, good = 0] = numbers(rows.find(([which]) => Number(which) === -1));
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
