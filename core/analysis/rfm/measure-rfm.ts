import { Problem } from '../../language/problem.ts';
import { verbatim } from '../../language/language.ts';
import { rfmTexts } from '../../language/texts/rfm.ts';
import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { additivityOf } from '../../sheet/additivity.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { dayOf, serialOf } from '../../metric/calendar.ts';
import { sqlCondition, sqlMeasure, sqlMoment } from '../../metric/compile-sql.ts';
import type { Filter } from '../../metric/metric.ts';
import { headerFit } from '../bind.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import { columnLabel, measureUnit } from '../column-label.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { customerColumn, dateColumnOf, rowsWithoutCustomer, sqlCustomer } from '../customer-slot.ts';
import { heededCurrency } from '../heeded-currency.ts';
import type { AnalysisInput, Binding, RoleSlot } from '../plugin.ts';
import { numberOption, textOption } from '../plugin-options.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { classOf, scoresOfKey, SLIPPING, sqlClassKey } from './rfm-classes.ts';
import type { ClassScheme, RfmClass, RfmScores } from './rfm-classes.ts';

export const ORDER_SLOT: RoleSlot = {
  slot: 'order',
  roles: ['id', 'text', 'dimension'],
  optional: true,
  many: false,
  hints: { zh: ['订单编号', '订单号', '订单id', '交易号', '流水号', '单号'], en: ['order id', 'order number', 'order no', 'invoice', 'invoice no', 'transaction id', 'receipt'] },
};

export interface ListedCustomer {
  /** As it is written in one of its cells. */
  readonly key: string;
  readonly scores: RfmScores;
  readonly class: RfmClass;
  readonly days: number;
  readonly times: number;
  readonly value: number;
}

export interface ClassSum {
  readonly customers: number;
  readonly value: number;
}

export interface RfmFinding {
  readonly binding: Binding;
  readonly customer: TypedColumn;
  readonly time: string;
  readonly order: string | null;
  readonly measure: MeasuredMetric;
  readonly filters: readonly Filter[];
  readonly currencies: readonly string[];
  readonly calendar: BusinessCalendar;
  readonly scheme: ClassScheme;
  /** The day after the last that counts. */
  readonly asOf: number;
  /** The same for the classes before; null where data is too short. */
  readonly before: number | null;
  readonly classes: ReadonlyMap<RfmClass, ClassSum>;
  readonly classesBefore: ReadonlyMap<RfmClass, number>;
  readonly moves: readonly { readonly from: RfmClass; readonly to: RfmClass; readonly customers: number }[];
  readonly listed: readonly ListedCustomer[];
  readonly customers: number;
  readonly notAboveZero: number;
  /** The largest share of customers who bought equally often. */
  readonly tied: number;
  readonly rowsWithoutCustomer: number;
}

const MOST_LISTED = 15;
const FEWEST_CUSTOMERS = 5;
const USUAL_MONTHS_BACK = 3;
const SHORTEST_MONTH = 28;
/** What customers are scored by, the larger the better. */
const SCORED = [{ as: 'r', value: '-days' }, { as: 'f', value: 'times' }, { as: 'm', value: 'v' }] as const;
/** The fifths that have another above them. */
const ENDS = ['1', '2', '3', '4'] as const;

/** The column of money that customers are scored by; undefined where there is none. */
export function moneyColumn({ table, columns }: Binding): TypedColumn | undefined {
  const name = (columns[TABLE_SLOTS.value.slot] ?? []).find((one) => headerFit(TABLE_SLOTS.value, one) > 0 && additivityOf(columnNamed(table, one) ?? missing()) === 'all');
  return name === undefined ? undefined : columnNamed(table, name);
}

function missing(): never {
  throw new Error('a bound column is in its table');
}

/** Scores and classes of all customers now and some months before. Throws Problem `too-little`, `option-wrong`. */
export async function measureRfm(input: AnalysisInput): Promise<RfmFinding> {
  const { binding, engine, options, signal } = input;
  const [customer, dates, money] = [customerColumn(binding), dateColumnOf(binding), moneyColumn(binding)];
  if (customer === undefined || dates === null || money === undefined) throw new Problem('too-little', rfmTexts.noFit);
  const scheme = textOption(options, 'classes')?.toLowerCase() ?? 'ten';
  const back = numberOption(options, 'back') ?? USUAL_MONTHS_BACK;
  if ((scheme !== 'ten' && scheme !== 'eight') || back <= 0) throw new Problem('option-wrong', rfmTexts.optionWrong);
  const { currencies, filters } = await heededCurrency(binding, engine, signal);
  const days = dates.values.reduce(({ first, last }, day) => (Number.isNaN(day) ? { first, last } : { first: Math.min(first, Math.floor(day)), last: Math.max(last, Math.floor(day)) }), { first: Infinity, last: -Infinity });
  const asOf = Math.min(input.period?.to ?? Infinity, Math.max(days.last, Math.floor(binding.dataThrough?.serial ?? -Infinity)) + 1);
  const past = monthsBefore(asOf, Math.ceil(back));
  const before = past - days.first >= asOf - past ? past : null;
  const unit = measureUnit(money, currencies[0] ?? null);
  const measure: MeasuredMetric = { metric: { id: `sum-${money.name}`, label: verbatim(columnLabel(money.name)), measure: { kind: 'sum', column: money.name, filters: [] }, unit: null, good: 'up', target: null }, unit };
  const question: ScoreQuestion = { binding, customer, time: dates.name, order: binding.columns[ORDER_SLOT.slot]?.[0] ?? null, measure, filters };
  const found = await scoreCustomers(question, asOf, before, scheme, engine, signal);
  if (found.customers < FEWEST_CUSTOMERS) throw new Problem('too-little', rfmTexts.tooLittle);
  return { ...question, ...found, currencies, calendar: settledCalendar(input.calendar, hasChineseHeader(binding.table)), scheme, asOf, before, rowsWithoutCustomer: rowsWithoutCustomer(customer) };
}

function monthsBefore(serial: number, months: number): number {
  const { year, month, day } = dayOf(serial);
  return serialOf(year, month - months, Math.min(day, SHORTEST_MONTH));
}

interface ScoreQuestion {
  readonly binding: Binding;
  readonly customer: TypedColumn;
  readonly time: string;
  readonly order: string | null;
  readonly measure: MeasuredMetric;
  readonly filters: readonly Filter[];
}

type Scored = Pick<RfmFinding, 'classes' | 'classesBefore' | 'moves' | 'listed' | 'customers' | 'notAboveZero' | 'tied'>;

async function scoreCustomers(question: ScoreQuestion, asOf: number, before: number | null, scheme: ClassScheme, engine: Engine, signal?: AbortSignal): Promise<Scored> {
  const { rows } = await engine.query(scoreSql(question, asOf, before), signal);
  const part = (name: string) => rows.filter(([what]) => what === name);
  const classes = new Map<RfmClass, ClassSum>();
  for (const [, , key, , customers, value] of part('now')) {
    const own = classOf(scoresOfKey(Number(key)), scheme);
    const sum = classes.get(own) ?? { customers: 0, value: 0 };
    classes.set(own, { customers: sum.customers + Number(customers), value: sum.value + Number(value) });
  }
  const classesBefore = new Map<RfmClass, number>();
  const moves = new Map<string, { from: RfmClass; to: RfmClass; customers: number }>();
  for (const [, , key, keyBefore, customers] of part('move')) {
    const [to, from] = [classOf(scoresOfKey(Number(key)), scheme), classOf(scoresOfKey(Number(keyBefore)), scheme)];
    classesBefore.set(from, (classesBefore.get(from) ?? 0) + Number(customers));
    const move = moves.get(`${from} ${to}`) ?? { from, to, customers: 0 };
    moves.set(`${from} ${to}`, { ...move, customers: move.customers + Number(customers) });
  }
  const listed = part('customer').map(([, name, key, , times, value, days]): ListedCustomer => {
    const scores = scoresOfKey(Number(key));
    return { key: String(name), scores, class: classOf(scores, scheme), days: Number(days), times: Number(times), value: Number(value) };
  });
  const [all] = part('all');
  const customers = Number(all?.[4] ?? 0);
  return {
    classes,
    classesBefore,
    moves: [...moves.values()].filter(({ from, to }) => from !== to).sort((a, b) => b.customers - a.customers || (a.from < b.from ? -1 : 1)),
    listed: listed.filter((one) => SLIPPING.includes(one.class)).slice(0, MOST_LISTED),
    customers,
    notAboveZero: Number(all?.[5] ?? 0),
    tied: customers === 0 ? 0 : Number(all?.[6] ?? 0) / customers,
  };
}

/**
 * A score is one more than the fifth that the share of customers who do worse lies in: equal values score alike,
 * wherever the rows stand. So many fifths do worse just where a value is above the one that they end with, which takes
 * four bounds a score in place of a rank for every customer.
 */
function scoreSql({ binding, customer, time, order, measure, filters }: ScoreQuestion, asOf: number, before: number | null): string {
  const { table } = binding;
  const date = quoteIdentifier(time);
  const kept = sqlCondition({ table, dateColumn: null, period: null, filters });
  const times = order === null ? `count(DISTINCT ${date}::DATE)` : `count(DISTINCT ${quoteIdentifier(order)})`;
  const scored = (name: string, until: number) => `${name}_customers AS MATERIALIZED (SELECT ${sqlCustomer(customer)} AS u, min(${quoteIdentifier(customer.name)})::VARCHAR AS name, date_diff('day', max(${date})::DATE, ${sqlMoment(until)}::DATE)::DOUBLE AS days, ${times} AS times, ${sqlMeasure(measure.metric.measure, { table, dateColumn: null, period: null, filters: [] })} AS v
      FROM orders WHERE ${date} < ${sqlMoment(until)} GROUP BY 1 HAVING u IS NOT NULL),
    ${name}_bounds AS MATERIALIZED (SELECT ${SCORED.flatMap(({ as }) => ENDS.map((end) => `${as}s[${end}] AS ${as}${end}`)).join(', ')} FROM (SELECT ${SCORED.map(({ as, value }) => `quantile_disc(${value}, [0.2, 0.4, 0.6, 0.8]) AS ${as}s`).join(', ')} FROM ${name}_customers)),
    ${name} AS MATERIALIZED (SELECT u, name, days, times, v, ${SCORED.map(({ as, value }) => `1${ENDS.map((end) => ` + (${value} > ${as}${end})::INTEGER`).join('')} AS ${as}`).join(', ')} FROM ${name}_customers, ${name}_bounds)`;
  const key = sqlClassKey();
  const moves = before === null ? '' : `UNION ALL SELECT 'move', '', s.k, b.k, count(*)::DOUBLE, 0, 0 FROM (SELECT u, ${key} AS k FROM now) s JOIN (SELECT u, ${key} AS k FROM before) b USING (u) GROUP BY s.k, b.k`;
  // The table is read in the first part only: its name may be that of a later one.
  return `WITH orders AS NOT MATERIALIZED (SELECT * FROM ${tableSource(table.name)} WHERE ${kept}), ${scored('now', asOf)}${before === null ? '' : `, ${scored('before', before)}`}
    SELECT * FROM (
      SELECT 'now' AS part, '' AS name, ${key}::DOUBLE AS k, 0::DOUBLE AS kb, count(*)::DOUBLE AS n, fsum(v)::DOUBLE AS v, 0::DOUBLE AS days FROM now GROUP BY ${key}
      UNION ALL SELECT * FROM (SELECT 'customer', name, ${key}, 0, times, v, days FROM now WHERE r <= 3 AND m >= 3 ORDER BY v DESC, name LIMIT 2000)
      UNION ALL SELECT 'all', '', 0, 0, count(*), count(*) FILTER (WHERE v <= 0), (SELECT max(c) FROM (SELECT count(*) AS c FROM now GROUP BY times)) FROM now
      ${moves}
    ) ORDER BY part, v DESC, name, k, kb`;
}
