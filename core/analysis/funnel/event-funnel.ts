import { Problem } from '../../language/problem.ts';
import { funnelTexts } from '../../language/texts/funnel.ts';
import { quoteIdentifier, quoteLiteral, tableSource } from '../../engine/engine.ts';
import type { Engine, SqlValue } from '../../engine/engine.ts';
import { sqlMoment } from '../../metric/compile-sql.ts';
import type { Period } from '../../metric/period.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import { sqlCustomer } from '../customer-slot.ts';
import type { FunnelShape } from './funnel-shape.ts';

type EventShape = Extract<FunnelShape, { kind: 'events' }>;

/** Steps that are taken where nobody names them. */
const MOST_USUAL_STEPS = 8;

export interface EventQuestion {
  readonly table: TypedTable;
  readonly shape: EventShape;
  readonly steps: readonly string[];
  readonly segments: readonly string[];
  /** Those of the first step, to tell users apart by. */
  readonly periods: readonly Period[];
  /** Only users who came in it; null for all. */
  readonly within: Period | null;
  /** Days from the first step to the last; null for any time. */
  readonly windowDays: number | null;
}

/** Users that reached each step in order. */
export interface ReachedCounts {
  readonly ordered: readonly number[];
  /** Users that have the event at all: where all are the same, order makes no difference. */
  readonly anyOrder: readonly number[];
}

export interface StepTime {
  readonly users: number;
  /** In days, from the step before. */
  readonly median: number;
  readonly slow: number;
}

export interface EventCounts {
  readonly all: ReachedCounts;
  readonly segments: readonly { readonly dimension: string; readonly key: string; readonly counts: ReachedCounts }[];
  readonly periods: readonly (readonly number[])[];
  /** From each step to the next; empty without times. */
  readonly times: readonly StepTime[];
  /** Users that came so late that the time nine in ten take to the end is not over yet; 0 where it cannot be told. */
  readonly late: number;
}

/**
 * Events in the order in which most users have them: an event that more users have before another than after it goes
 * first (Copeland's rule over the first times of each pair); ties by the number of users. At most eight, those that
 * most users have.
 */
export async function usualSteps(table: TypedTable, shape: EventShape, engine: Engine, signal?: AbortSignal): Promise<{ readonly steps: readonly string[]; readonly others: number }> {
  const event = quoteIdentifier(shape.event.name);
  const time = momentOf(shape);
  const named = `SELECT ${sqlCustomer(shape.user)} AS u, lower(${event}) AS k, min(${event}) AS name, min(${time}) AS t FROM ${tableSource(table.name)} WHERE ${event} <> '' GROUP BY 1, 2`;
  const { rows } = await engine.query(
    `WITH firsts AS MATERIALIZED (SELECT * FROM (${named}) WHERE u IS NOT NULL),
      reach AS (SELECT k, min(name) AS name, count(*) AS users FROM firsts GROUP BY k),
      top AS (SELECT * FROM reach ORDER BY users DESC, k LIMIT ${MOST_USUAL_STEPS}),
      few AS MATERIALIZED (SELECT firsts.* FROM firsts JOIN top USING (k)),
      pairs AS (SELECT a.k AS k, b.k AS other, sum(sign(epoch_us(b.t) - epoch_us(a.t))) AS wins FROM few a JOIN few b ON a.u = b.u AND a.k <> b.k GROUP BY 1, 2),
      standing AS (SELECT k, sum(sign(wins)) AS score FROM pairs GROUP BY 1)
    SELECT top.name, (SELECT count(*) FROM reach)::DOUBLE FROM top LEFT JOIN standing USING (k) ORDER BY coalesce(score, 0) DESC, users DESC, k`,
    signal,
  );
  return { steps: rows.map(([name]) => String(name)), others: Math.max(0, Number(rows[0]?.[1] ?? 0) - rows.length) };
}

/** The steps that a person names, as they are written in the table. Throws Problem `no-such-step`. */
export function namedSteps(asked: string, known: readonly string[]): string[] {
  const steps = asked.split(/[,，;；]|->|→|>/).map((step) => step.trim()).filter((step) => step !== '');
  return steps.map((step) => {
    const found = known.find((name) => name.toLowerCase() === step.toLowerCase());
    if (found === undefined) throw new Problem('no-such-step', funnelTexts.noSuchStep(step, known.slice(0, 20)));
    return found;
  });
}

/**
 * Users by the steps that they reached in order: each step counts from the first time that it comes at or after the
 * step before, within the window from the user's first step. A user belongs to the segment of their first step.
 */
export async function countEvents(question: EventQuestion, engine: Engine, signal?: AbortSignal): Promise<EventCounts> {
  const { rows } = await engine.query(eventSql(question), signal);
  const { steps, segments } = question;
  const counts = (row: readonly SqlValue[] | undefined) => steps.map((_, place) => Number(row?.[3 + place] ?? 0));
  const find = (part: string, dimension: number, key: string) => rows.find(([what, index, name]) => what === part && Number(index) === dimension && String(name).toLowerCase() === key.toLowerCase());
  return {
    all: { ordered: counts(find('all', 0, '')), anyOrder: counts(find('any', -1, '')) },
    segments: rows
      .filter(([part]) => part === 'segment')
      .map((row) => {
        const [, index, key] = row;
        return { dimension: segments[Number(index)] ?? '', key: String(key), counts: { ordered: counts(row), anyOrder: counts(find('any', Number(index), String(key))) } };
      }),
    periods: question.periods.map((_, index) => counts(find('period', index, ''))),
    times: rows.filter(([part]) => part === 'time').map((row) => ({ users: Number(row[3] ?? 0), median: Number(row[4] ?? 0), slow: Number(row[5] ?? 0) })),
    late: Number(find('late', 0, '')?.[3] ?? 0),
  };
}

function momentOf({ time }: EventShape): string {
  return time === null ? `TIMESTAMP '2000-01-01'` : `${quoteIdentifier(time)}::TIMESTAMP`;
}

function eventSql({ table, shape, steps, segments, periods, within, windowDays }: EventQuestion): string {
  const event = `lower(${quoteIdentifier(shape.event.name)})`;
  const cases = steps.map((step, place) => `WHEN lower(${quoteLiteral(step)}) THEN ${place + 1}`).join(' ');
  const segment = segments.map((name, index) => `, coalesce(${quoteIdentifier(name)}, '') AS s${index}`).join('');
  const first = segments.map((_, index) => `, arg_min(s${index}, t) AS s${index}`).join('');
  const entered = within === null ? '' : `HAVING min(t) >= ${sqlMoment(within.from)} AND min(t) < ${sqlMoment(within.to)}`;
  const later = steps.slice(1).map((_, index) => {
    const k = index + 2;
    const inWindow = windowDays === null ? '' : ` AND e.t <= f.start + INTERVAL ${Math.round(windowDays * 86_400)} SECOND`;
    return `f${k} AS (SELECT e.u, min(f.start) AS start, min(e.t) AS t FROM e JOIN f${k - 1} f ON e.u = f.u WHERE e.k = ${k} AND e.t >= f.t${inWindow} GROUP BY 1)`;
  });
  const reached = steps.map((_, index) => `count(t${index + 1})`);
  const numbers = (list: readonly string[]) => steps.map((_, index) => `${list[index] ?? '0'}::DOUBLE`).join(', ');
  const row = (part: string, index: number, key: string, list: readonly string[], from: string) => `SELECT '${part}', ${index}, ${key}, ${numbers(list)}${steps.length < 3 ? `, 0::DOUBLE`.repeat(3 - steps.length) : ''} FROM ${from}`;
  const anyOrder = steps.map((_, index) => `count(*) FILTER (WHERE k = ${index + 1})`);
  const distinct = (by: string) => `(SELECT DISTINCT u, k${by} FROM e)`;
  const gaps = steps.slice(1).map((_, index) => `epoch_us(t${index + 2}) - epoch_us(t${index + 1})`);
  const days = (micros: string, share: number) => `coalesce(quantile_cont((${micros}) / 86400000000, ${share}), 0)`;
  const whole = `(epoch_us(t${steps.length}) - epoch_us(t1)) / 86400000000`;
  const parts = [
    row('all', 0, `''`, reached, 'chain'),
    row('any', -1, `''`, anyOrder, distinct('')),
    ...segments.flatMap((_, index) => [`${row('segment', index, `min(s${index})`, reached, 'chain')} GROUP BY lower(s${index})`, `${row('any', index, `min(s${index})`, anyOrder, distinct(`, lower(s${index}) AS s${index}`))} GROUP BY s${index}`]),
    ...periods.map((period, index) => `${row('period', index, `''`, reached, 'chain')} WHERE t1 >= ${sqlMoment(period.from)} AND t1 < ${sqlMoment(period.to)}`),
    ...(shape.time === null ? [] : gaps.map((gap, index) => row('time', index, `''`, [`count(t${index + 2})`, days(gap, 0.5), days(gap, 0.9)], 'chain'))),
    ...(shape.time === null ? [] : [row('late', 0, `''`, [`count(*)`], `chain WHERE t${steps.length} IS NULL AND (epoch_us((SELECT max(t) FROM e)) - epoch_us(t1)) / 86400000000 < (SELECT quantile_cont(${whole}, 0.9) FROM chain)`)]),
  ];
  return `WITH
    e AS MATERIALIZED (SELECT * FROM (SELECT ${sqlCustomer(shape.user)} AS u, ${momentOf(shape)} AS t, CASE ${event} ${cases} END AS k${segment} FROM ${tableSource(table.name)}) WHERE u IS NOT NULL AND t IS NOT NULL AND k IS NOT NULL),
    f1 AS (SELECT u, min(t) AS start, min(t) AS t${first} FROM e WHERE k = 1 GROUP BY u ${entered}),
    ${later.map((each) => `${each},`).join('\n    ')}
    chain AS MATERIALIZED (SELECT f1.u, f1.t AS t1${steps.slice(1).map((_, index) => `, f${index + 2}.t AS t${index + 2}`).join('')}${segments.map((_, index) => `, f1.s${index}`).join('')} FROM f1 ${steps.slice(1).map((_, index) => `LEFT JOIN f${index + 2} ON f${index + 2}.u = f1.u`).join(' ')})
    ${parts.join('\n    UNION ALL ')} ORDER BY 1, 2, 3`;
}
