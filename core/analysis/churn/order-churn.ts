import { Problem } from '../../language/problem.ts';
import { churnTexts } from '../../language/texts/churn.ts';
import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import type { SqlValue } from '../../engine/engine.ts';
import { sqlMoment } from '../../metric/compile-sql.ts';
import { sqlCustomer } from '../customer-slot.ts';
import type { AnalysisInput } from '../plugin.ts';
import { segmentColumns } from '../segment-rates.ts';
import type { OrderShape } from './churn-shape.ts';
import { differentTimes, LifeCounts } from './life-counts.ts';
import type { ChurnCounts, ChurnFrame, ChurnMember, Silence, SilenceWish } from './measure-churn.ts';

/** The data must be so many times as long as the silence that tells who left. */
const LONGER = 2;

/**
 * Counts customers who fell silent, of rows that are orders. The silence that tells it is so many times the usual gap:
 * the median over customers of the median of their gaps. Nobody is judged by what came later: who has been silent for
 * so long has left on that day, and comes back as someone anew.
 */
export async function measureOrders(input: AnalysisInput, shape: OrderShape, { asOf, periods }: ChurnFrame, wish: SilenceWish): Promise<ChurnCounts & { readonly silence: Silence; readonly knownFrom: number }> {
  const { binding, engine, signal } = input;
  const date = quoteIdentifier(shape.time);
  const segments = segmentColumns(binding, [shape.customer.name]);
  const named = segments.map((name, place) => `, ${quoteIdentifier(name)} AS s${String(place)}`).join('');
  // The table is read in the first part only: its name may be that of a later one.
  const visits = `orders AS (SELECT * FROM (SELECT ${sqlCustomer(shape.customer)} AS u, ${date} AS t, ${date}::DATE AS day${named} FROM ${tableSource(binding.table.name)} WHERE ${date} < ${sqlMoment(asOf)}) WHERE u IS NOT NULL),
    visits AS (SELECT DISTINCT u, day FROM orders)`;
  const gaps = await engine.query(
    `WITH ${visits}, gaps AS (SELECT u, day - lag(day) OVER (PARTITION BY u ORDER BY day) AS gap FROM visits)
    SELECT (SELECT median(g) FROM (SELECT median(gap) AS g FROM gaps WHERE gap IS NOT NULL GROUP BY u)), (SELECT date_diff('day', DATE '1899-12-30', min(day)) FROM visits)`,
    signal,
  );
  const [usualGap, first] = (gaps.rows[0] ?? []).map(Number);
  const days = Math.ceil(wish.days ?? wish.times * (usualGap ?? NaN));
  if (usualGap === undefined || first === undefined || !(days > 0) || asOf - first < LONGER * days) throw new Problem('too-little', churnTexts.tooShort);
  const knownFrom = first + days;
  const known = periods.filter(({ from }) => from >= knownFrom);
  const keyOf = ([, , key]: readonly SqlValue[]) => String(key).toLowerCase();
  const last = `(${sqlMoment(asOf)}::DATE - 1)`;
  const groups = [`SELECT -1 AS dim, '' AS key, life, ended, gone FROM people`, ...segments.map((_, place) => `SELECT ${String(place)}, coalesce(s${String(place)}, ''), life, ended, gone FROM people`)].join(' UNION ALL ');
  const starts = known.map(({ from, to }, place) => `(${String(place)}, ${sqlMoment(from)}::DATE, ${sqlMoment(to)}::DATE)`).join(', ');
  const { rows } = await engine.query(
    `WITH ${visits},
    gaps AS (SELECT u, day, day - lag(day) OVER (PARTITION BY u ORDER BY day) AS gap FROM visits),
    numbered AS (SELECT u, day, count(*) FILTER (WHERE gap > ${String(days)}) OVER (PARTITION BY u ORDER BY day) AS spell FROM gaps),
    spells AS MATERIALIZED (SELECT u, spell, min(day) AS came, max(day) + ${String(days)} AS gone FROM numbered GROUP BY u, spell),
    whole AS (SELECT u, arg_min(came, spell) AS came, arg_min(gone, spell) AS lost, max(gone) <= ${last} AS gone FROM spells GROUP BY u),
    named AS (SELECT u${segments.map((_, place) => `, arg_min(s${String(place)}, t) AS s${String(place)}`).join('')} FROM orders GROUP BY u),
    people AS MATERIALIZED (SELECT gone, least(lost, ${last}) - came AS life, lost <= ${last} AS ended${segments.map((_, place) => `, s${String(place)}`).join('')} FROM whole JOIN named USING (u)),
    grouped AS (${groups})
    SELECT 'group' AS part, dim::DOUBLE AS dim, min(key) AS key, life::DOUBLE AS a, ended::INTEGER::DOUBLE AS b, count(*)::DOUBLE AS c, count(*) FILTER (WHERE gone)::DOUBLE AS d FROM grouped GROUP BY dim, lower(key), life, ended
    ${known.length === 0 ? '' : `UNION ALL SELECT 'period', i, '', count(*), count(*) FILTER (WHERE gone < ends), 0, 0 FROM (VALUES ${starts}) AS p(i, begins, ends) JOIN spells ON came < begins AND gone >= begins GROUP BY i`}
    ORDER BY part, dim, key, a, b`,
    signal,
  );
  const all = rows.filter(([part, dim]) => part === 'group' && dim === -1);
  const times = differentTimes(all.map(([, , , time]) => Number(time)));
  const sum = (some: readonly (readonly SqlValue[])[], place: number) => some.reduce((total, row) => total + Number(row[place]), 0);
  const lifeOf = (some: readonly (readonly SqlValue[])[]) => {
    const counts = new LifeCounts(times);
    for (const [, , , time, ended, count] of some) counts.add(Number(time), Number(ended) === 1, Number(count));
    return counts;
  };
  const members = segments.flatMap((dimension, place): ChurnMember[] => {
    const own = rows.filter(([part, dim]) => part === 'group' && dim === place);
    return [...new Set(own.map(keyOf))].map((key) => {
      const some = own.filter((row) => keyOf(row) === key);
      return { dimension, key: String(some[0]?.[2] ?? ''), customers: sum(some, 5), left: sum(some, 6), lifetimes: lifeOf(some) };
    });
  });
  const counted = new Map(rows.filter(([part]) => part === 'period').map(([, place, , atStart, left]) => [Number(place), { atStart: Number(atStart), left: Number(left) }]));
  return {
    customers: sum(all, 5),
    left: sum(all, 6),
    periods: known.flatMap((period, place) => {
      const counts = counted.get(place);
      return counts === undefined ? [] : [{ period, ...counts }];
    }),
    lifetimes: lifeOf(all),
    members,
    undated: 0,
    broken: 0,
    isLive: false,
    silence: { usualGap, times: wish.days === null ? wish.times : null, days },
    knownFrom,
  };
}
