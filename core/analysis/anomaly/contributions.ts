import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { sqlCondition } from '../../metric/compile-sql.ts';
import type { MetricAnswer, MetricQuestion } from '../../metric/metric-question.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import { cellAddress } from '../../workbook/address.ts';
import type { RangeRef } from '../../workbook/address.ts';
import type { MeasuredMetric } from '../compared-facts.ts';

/** An unusual period of a metric that adds up, and the usual ones that are most like it. */
export interface Contributed {
  readonly metric: MeasuredMetric;
  readonly period: Period;
  readonly value: number;
  readonly expected: number;
  /** The nearest usual periods of the same place in the season. */
  readonly alike: readonly Period[];
}

/** What a member of a dimension had in an unusual period, and what it was to have. */
export interface Contribution {
  readonly dimension: string;
  /** What filters compare with; empty for empty cells. */
  readonly key: string;
  readonly value: number;
  readonly expected: number;
  /** Its part of the difference of the whole: parts of all members add up to 1. */
  readonly share: number;
  /** Its part of what was expected of the whole. */
  readonly weight: number;
}

/** A row that alone makes a period unusual. */
export interface SingleRow {
  readonly cell: RangeRef;
  /** One-based, as a person sees it. */
  readonly row: number;
  /** In the plain unit: the multiplier of the column applied. */
  readonly value: number;
  readonly multiplier: number;
}

/** The member must make at least so much of the difference to be named. */
const WORTH_NAMING = 0.2;
/** A row that makes a period unusual is most of the difference. */
const MOST_OF_IT = 0.6;
/** A member that mattered makes more than its even part of the difference. */
const ABOVE_EVEN = 1.5;

type Ask = (question: Pick<MetricQuestion, 'metrics' | 'periods' | 'dimensions'>) => Promise<MetricAnswer>;

/**
 * For each of some unusual periods the members, of any dimension, that are furthest from what they were to have in the
 * direction of the whole; the strongest first, at most three. A member was to have its part of the usual periods that are
 * most like this one, scaled so that all members together were to have what the whole was to.
 */
export async function contributionsTo(events: readonly Contributed[], dimensions: readonly string[], ask: Ask): Promise<readonly (readonly Contribution[])[]> {
  if (events.length === 0 || dimensions.length === 0) return events.map(() => []);
  const metrics = [...new Map(events.map(({ metric }) => [metric.metric.id, metric.metric])).values()];
  const places = new Map<number, number>();
  const periods: Period[] = [];
  for (const period of events.flatMap((event) => [event.period, ...event.alike])) {
    if (places.has(period.from)) continue;
    places.set(period.from, periods.length);
    periods.push(period);
  }
  const { members } = await ask({ metrics, periods: periods.map((period) => ({ period })), dimensions });
  return events.map((event) => {
    const gap = event.value - event.expected;
    const found = dimensions.flatMap((dimension) => {
      const all = members.get(dimension) ?? [];
      const at = (values: readonly (number | null)[], period: Period) => values[places.get(period.from) ?? -1] ?? 0;
      const parts = all.map(({ key, values }) => {
        const own = values.get(event.metric.metric.id) ?? [];
        return { key, value: at(own, event.period), usual: event.alike.reduce((sum, period) => sum + at(own, period), 0) };
      });
      const whole = parts.reduce((sum, { usual }) => sum + usual, 0);
      if (!(whole > 0) || parts.length < 2) return [];
      return parts.flatMap(({ key, value, usual }): Contribution[] => {
        const expected = (usual / whole) * event.expected;
        const share = (value - expected) / gap;
        return share >= Math.max(WORTH_NAMING, ABOVE_EVEN / parts.length) ? [{ dimension, key, value, expected, share, weight: usual / whole }] : [];
      });
    });
    return found.sort((a, b) => distinctness(b) - distinctness(a)).slice(0, 3);
  });
}

/** How much more of the difference a member makes than its weight would have it. */
function distinctness({ share, weight }: Contribution): number {
  return Math.min(1, share) - weight;
}

/**
 * For each of some unusual periods of a sum the row that alone makes it so: it is most of the difference, and without it
 * the whole is in the band. Null where no single row does. Asked in one pass.
 */
export async function singleRows(
  periods: readonly { readonly period: Period; readonly value: number; readonly expected: number; readonly low: number; readonly high: number }[],
  source: { readonly table: TypedTable; readonly time: string; readonly column: string; readonly filters: readonly Filter[] },
  engine: Engine,
  signal?: AbortSignal,
): Promise<readonly (SingleRow | null)[]> {
  const { table, time, column, filters } = source;
  const typed = columnNamed(table, column);
  if (periods.length === 0 || typed?.type !== 'number') return periods.map(() => null);
  const name = quoteIdentifier(column);
  const within = periods.map(({ period }) => sqlCondition({ table, dateColumn: time, period, filters }));
  const cases = within.map((condition, index) => `WHEN ${condition} THEN ${index}`).join(' ');
  const some = within.map((condition) => `(${condition})`).join(' OR ');
  const value = `${name}::DOUBLE`;
  const { rows } = await engine.query(
    `SELECT CASE ${cases} END AS "event", arg_max("source_row", ${value}), max(${value}), arg_min("source_row", ${value}), min(${value}) FROM ${tableSource(table.name)} WHERE (${some}) AND ${name} IS NOT NULL GROUP BY 1`,
    signal,
  );
  const found: (SingleRow | null)[] = periods.map(() => null);
  for (const [event, largestRow, largest, smallestRow, smallest] of rows) {
    const at = typeof event === 'number' ? periods[event] : undefined;
    const [sourceRow, cellValue] = at !== undefined && at.value < at.expected ? [smallestRow, smallest] : [largestRow, largest];
    if (at === undefined || typeof event !== 'number' || typeof sourceRow !== 'number' || typeof cellValue !== 'number') continue;
    const amount = cellValue * typed.multiplier;
    const rest = at.value - amount;
    if (rest < at.low || rest > at.high || amount / (at.value - at.expected) < MOST_OF_IT) continue;
    found[event] = { cell: { sheet: table.source.sheet, range: cellAddress(sourceRow - 1, typed.column) }, row: sourceRow, value: amount, multiplier: typed.multiplier };
  }
  return found;
}
