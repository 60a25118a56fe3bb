import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import type { Engine, SqlValue } from '../../engine/engine.ts';
import { sqlMeasure } from '../../metric/compile-sql.ts';
import type { Filter, Measure } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import { ABC_ENDS, ABC_SLACK } from '../../statistics/concentration.ts';
import type { AbcClass } from '../../statistics/concentration.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';

/** What members are ranked by, over which rows. */
export interface RankingQuestion {
  readonly table: TypedTable;
  /** A text column. */
  readonly dimension: string;
  readonly measure: Measure;
  readonly dateColumn: string | null;
  /** Null for all rows. */
  readonly period: Period | null;
  /** The period to compare classes with; null where there is none. */
  readonly before: Period | null;
  readonly filters: readonly Filter[];
}

export interface RankedMember {
  /** As written in one of its cells, empty for empty cells. */
  readonly key: string;
  readonly value: number;
  /** Null where there is nothing to compare with; so are the classes of members that had nothing above 0. */
  readonly before: number | null;
  readonly abc: AbcClass | null;
  readonly abcBefore: AbcClass | null;
}

/** A class as a whole. */
export interface ClassSize {
  readonly members: number;
  readonly value: number;
}

export interface Ranking {
  readonly dimension: string;
  /** Those above 0, the largest first; the first of many. */
  readonly largest: readonly RankedMember[];
  /** Those below 0, the furthest below first; the first of many. */
  readonly negative: readonly RankedMember[];
  /** Those that came into A or left it, the most moved first; the first of many. */
  readonly movers: readonly RankedMember[];
  /** Of all members above 0. */
  readonly classes: Readonly<Record<AbcClass, ClassSize>>;
  readonly classesBefore: Readonly<Record<AbcClass, ClassSize>>;
  readonly below: ClassSize;
  /** 0 where all are alike, near 1 where one has all; null where nothing is above 0. */
  readonly gini: number | null;
  /** What rows that name no member come to. */
  readonly blank: number;
}

/** Members that a report may list, and those it names for moving. */
export const MOST_LISTED = 30;
const MOST_NEGATIVE = 10;
const MOST_MOVERS = 6;

/**
 * Ranks the members of a dimension in the engine, in one pass over the rows: only the largest, and sums by class,
 * leave it. Classes are those of `concentration`, so are ties and the Gini coefficient. AbortError when stopped.
 */
export async function rankMembers(question: RankingQuestion, engine: Engine, signal?: AbortSignal): Promise<Ranking> {
  const { rows } = await engine.query(rankingSql(question), signal);
  const hasBefore = question.before !== null;
  const membersOf = (part: string) =>
    rows
      .filter(([which]) => which === part)
      .map(([, key, abc, abcBefore, value, before]): RankedMember => ({
        key: String(key),
        value: Number(value),
        before: hasBefore ? Number(before) : null,
        abc: classOf(abc),
        abcBefore: classOf(abcBefore),
      }));
  const sizes = rows.filter(([which]) => which === 'class');
  const sizeOf = (name: string, at: 2 | 3): ClassSize =>
    sizes.filter((row) => row[at] === name).reduce((sum, row) => ({ members: sum.members + Number(row[6]), value: sum.value + Number(row[at === 2 ? 4 : 5]) }), { members: 0, value: 0 });
  const classes = (at: 2 | 3) => ({ A: sizeOf('A', at), B: sizeOf('B', at), C: sizeOf('C', at) });
  const own = classes(2);
  const ranked = sizes.filter(([, , abc]) => classOf(abc) !== null).reduce((sum, row) => sum + Number(row[7]), 0);
  return {
    dimension: question.dimension,
    largest: membersOf('largest'),
    negative: membersOf('negative'),
    movers: hasBefore ? membersOf('mover') : [],
    classes: own,
    classesBefore: classes(3),
    below: sizeOf('below', 2),
    gini: giniOf(own, ranked),
    blank: Number(rows.find(([which]) => which === 'blank')?.[4] ?? 0),
  };
}

function classOf(value: SqlValue | undefined): AbcClass | null {
  return value === 'A' || value === 'B' || value === 'C' ? value : null;
}

/** From the sum of rank times value. */
function giniOf({ A, B, C }: Ranking['classes'], ranked: number): number | null {
  const count = A.members + B.members + C.members;
  return count === 0 ? null : (count + 1 - (2 * ranked) / (A.value + B.value + C.value)) / count;
}

function rankingSql({ table, dimension, measure, dateColumn, period, before, filters }: RankingQuestion): string {
  const over = (which: Period | null) => sqlMeasure(measure, { table, dateColumn, period: which, filters });
  const columns = (part: string) => `SELECT '${part}' AS part, name, abc, abc_before, v, w, 0::DOUBLE AS members, 0::DOUBLE AS ranked`;
  // Brought to one case after the first grouping: there are fewer values then.
  return `WITH
    written AS (SELECT ${quoteIdentifier(dimension)} AS raw, ${over(period)} AS v, ${before === null ? '0::DOUBLE' : over(before)} AS w FROM ${tableSource(table.name)} GROUP BY 1),
    named AS (SELECT lower(coalesce(raw, '')) AS key, min(coalesce(raw, '')) AS name, fsum(v) AS v, fsum(w) AS w FROM written GROUP BY 1),
    ${stepsSql('steps', 'v')},
    ${stepsSql('steps_before', 'w')},
    members AS MATERIALIZED (
      SELECT key, name, named.v, named.w, row_number() OVER (ORDER BY named.v DESC, key) AS rank,
        CASE WHEN named.v < 0 THEN 'below' WHEN named.v = 0 THEN 'none' ELSE ${classSql('steps')} END AS abc,
        CASE WHEN named.w > 0 THEN ${classSql('steps_before')} ELSE 'none' END AS abc_before
      FROM named LEFT JOIN steps ON steps.size = named.v LEFT JOIN steps_before ON steps_before.size = named.w
    )
    SELECT * FROM (${columns('largest')} FROM members WHERE v > 0 ORDER BY v DESC, key LIMIT ${MOST_LISTED})
    UNION ALL SELECT * FROM (${columns('negative')} FROM members WHERE v < 0 ORDER BY v, key LIMIT ${MOST_NEGATIVE})
    UNION ALL SELECT * FROM (${columns('mover')} FROM members WHERE (abc = 'A') <> (abc_before = 'A') AND key <> '' ORDER BY abs(v - w) DESC, key LIMIT ${MOST_MOVERS})
    UNION ALL SELECT 'class', '', abc, abc_before, fsum(v), fsum(w), count(*)::DOUBLE, fsum(v * rank) FROM members GROUP BY abc, abc_before
    UNION ALL SELECT 'blank', '', '', '', v, w, 0, 0 FROM members WHERE key = ''`;
}

/** By size of a member: what all larger ones come to, and the whole. */
function stepsSql(name: string, value: string): string {
  return `${name} AS (SELECT size, sum(whole) OVER (ORDER BY size DESC) - whole AS before, sum(whole) OVER () AS total
      FROM (SELECT ${value} AS size, fsum(${value}) AS whole FROM named WHERE ${value} > 0 GROUP BY 1))`;
}

function classSql(steps: string): string {
  const under = (end: number) => `${steps}.before < ${end - ABC_SLACK} * ${steps}.total`;
  return `CASE WHEN ${under(ABC_ENDS.A)} THEN 'A' WHEN ${under(ABC_ENDS.B)} THEN 'B' ELSE 'C' END`;
}
