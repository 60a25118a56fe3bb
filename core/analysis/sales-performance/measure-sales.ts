import { quoteIdentifier } from '../../engine/engine.ts';
import type { Engine, SqlValue } from '../../engine/engine.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import { serialOfIso } from '../../metric/calendar.ts';
import { sqlCondition, sqlMeasure, sqlTextKey } from '../../metric/compile-sql.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import type { ReportingPeriod, ReportingPeriods } from '../../metric/reporting-periods.ts';
import { festivalMonths, reportedPeriod, reportingPeriods } from '../../metric/reporting-periods.ts';
import { sqlPeriodStart } from '../../metric/period-sql.ts';
import { samePeriod } from '../../metric/periods.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { salesMetrics } from './sales-metrics.ts';
import type { SalesMetric, SalesMetrics } from './sales-metrics.ts';

/** A metric's value in a period, and in those it is compared with; null where there is none. */
export interface Compared {
  readonly now: number | null;
  readonly previous: number | null;
  readonly yearBefore: number | null;
}

export interface Breakdown {
  readonly dimension: string;
  /** How many values the dimension has in the whole table. */
  readonly distinct: number;
  /** By sales in the period, largest first; the key is what filters compare with, empty for empty cells. */
  readonly items: readonly (Compared & { readonly key: string })[];
}

export interface SalesFinding {
  readonly binding: Binding;
  readonly metrics: SalesMetrics;
  /** Kept in every number: one currency where the table mixes several. */
  readonly filters: readonly Filter[];
  readonly currencies: readonly string[];
  readonly periods: ReportingPeriods;
  /** The period reported on. */
  readonly focus: ReportingPeriod;
  /** The period that was asked for, where the data has none such. */
  readonly missing: Period | null;
  /** Sales of January and February together, where Spring Festival makes `focus` hard to compare. */
  readonly festival: { readonly at: ReportingPeriod; readonly sales: Compared } | null;
  /** By metric id, in the order of `periods.periods`. */
  readonly trend: ReadonlyMap<string, readonly (number | null)[]>;
  readonly totals: ReadonlyMap<string, Compared>;
  /** Over all rows, dated or not; by metric id. */
  readonly overall: ReadonlyMap<string, number | null>;
  /** Sales of the period still running, against the same days before. */
  readonly toDate: Compared | null;
  readonly breakdowns: readonly Breakdown[];
  /** Sales by the dimension with the most values, over the year that ends with `focus`. */
  readonly concentration: Concentration | null;
  readonly rowsInFocus: number;
  readonly rowsWithoutDate: number;
}

export interface Concentration {
  readonly dimension: string;
  readonly over: Period;
  readonly distinct: number;
  readonly total: number;
  readonly largest: readonly { readonly key: string; readonly value: number }[];
}

/** Values of a dimension beyond which it is a name list rather than a way to group. */
const MOST_VALUES = 400;
const MOST_BREAKDOWNS = 4;
const MOST_CONCENTRATED = 10;

/** Asks the engine for all numbers of the report. Gives null where the table has no dates or no rows. */
export async function measureSales(input: AnalysisInput): Promise<SalesFinding | null> {
  const { binding, engine, signal } = input;
  const { table } = binding;
  const time = binding.columns['time']?.[0] ?? '';
  const dates = columnNamed(table, time);
  if (dates?.type !== 'date') return null;
  const periods = reportingPeriods(dates.values, {
    calendar: settledCalendar(input.calendar, hasChineseHeader(table)),
    ...(input.period === null ? {} : { grain: input.period.grain }),
    dataThrough: binding.dataThrough?.serial ?? null,
  });
  const focus = periods === null ? undefined : reportedPeriod(periods, input.period);
  if (periods === null || focus === undefined) return null;

  const currencies = await currenciesOf(engine, binding, signal);
  const [main] = currencies;
  const currencyColumn = binding.columns['currency']?.[0];
  const filters: Filter[] = currencies.length > 1 && main !== undefined && currencyColumn !== undefined ? [{ column: currencyColumn, op: '=', value: main }] : [];
  const metrics = salesMetrics(binding, main ?? null);
  const ask = new Questions(table, time, filters, engine, signal);

  const rowCount: SalesMetric['metric'] = { id: 'rows', label: { zh: '', en: '' }, measure: { kind: 'count', column: null, filters: [] }, unit: null, good: null, target: null };
  const all = [...metrics.cards, ...(metrics.target === null ? [] : [metrics.target])].map(({ metric }) => metric);
  const totals = new Map<string, Compared>();
  for (const metric of all) totals.set(metric.id, await ask.compared(metric, focus));
  const breakdowns = await breakdownsOf(ask, binding, metrics.value, focus);
  const bothMonths = festivalMonths(periods, focus);
  return {
    binding,
    metrics,
    filters,
    currencies,
    periods,
    focus,
    missing: input.period === null || samePeriod(input.period, focus.period) ? null : input.period,
    festival: bothMonths === null ? null : { at: bothMonths, sales: await ask.compared(metrics.value.metric, bothMonths) },
    trend: await ask.trend(all, periods),
    totals,
    overall: await ask.overall(all),
    toDate: periods.partial === null ? null : await ask.compared(metrics.value.metric, periods.partial),
    breakdowns: breakdowns.slice(0, MOST_BREAKDOWNS),
    concentration: await concentrationOf(ask, breakdowns, metrics.value, periods, focus),
    rowsInFocus: (await ask.value(rowCount, focus.covered)) ?? 0,
    rowsWithoutDate: dates.values.filter((serial) => Number.isNaN(serial)).length,
  };
}

/** Distinct currencies, the one with most rows first. */
async function currenciesOf(engine: Engine, binding: Binding, signal: AbortSignal | undefined): Promise<string[]> {
  const column = binding.columns['currency']?.[0];
  if (column === undefined) return [];
  const name = quoteIdentifier(column);
  const sql = `SELECT min(${name}) FROM ${quoteIdentifier(binding.table.name)} WHERE ${sqlTextKey(column)} <> '' GROUP BY ${sqlTextKey(column)} ORDER BY count(*) DESC, 1 LIMIT 20`;
  const { rows } = await engine.query(sql, signal);
  return rows.map(([value]) => String(value));
}

async function breakdownsOf(ask: Questions, binding: Binding, value: SalesMetric, focus: ReportingPeriod): Promise<Breakdown[]> {
  const found: Breakdown[] = [];
  for (const dimension of binding.columns['dimension'] ?? []) {
    const distinct = await ask.distinct(dimension);
    if (distinct < 2 || distinct > MOST_VALUES || distinct > 0.5 * binding.table.rowCount) continue;
    const items = await ask.byDimension(value.metric, dimension, focus);
    if (items.length > 1) found.push({ dimension, distinct, items });
  }
  // What differs most between its values says most: order by how unevenly the change falls on them.
  return found.sort((a, b) => unevenness(b) - unevenness(a));
}

/** Share of all movement that the most moving value makes, against what an even split would give it. */
function unevenness({ items }: Breakdown): number {
  const moves = items.map((item) => Math.abs((item.now ?? 0) - (item.previous ?? 0)));
  const all = moves.reduce((sum, move) => sum + move, 0);
  if (all === 0) return 0;
  const few = Math.min(1, 12 / items.length);
  return (Math.max(...moves) / all - 1 / items.length) * (1 - 1 / items.length) * few;
}

async function concentrationOf(
  ask: Questions,
  breakdowns: readonly Breakdown[],
  value: SalesMetric,
  periods: ReportingPeriods,
  focus: ReportingPeriod,
): Promise<Concentration | null> {
  const widest = breakdowns.reduce<Breakdown | null>((best, one) => (best === null || one.distinct > best.distinct ? one : best), null);
  if (widest === null || widest.distinct < 12) return null;
  const yearAgo = focus.period.to - 365;
  const first = periods.periods.find((each) => each.isComplete && each.period.from >= yearAgo)?.period.from ?? focus.period.from;
  const over: Period = { grain: focus.period.grain, from: first, to: focus.period.to };
  const items = await ask.byDimension(value.metric, widest.dimension, { period: over, covered: over, isComplete: true, previous: null, yearBefore: null });
  const values = items.map((item) => ({ key: item.key, value: item.now ?? 0 }));
  const total = values.reduce((sum, item) => sum + item.value, 0);
  if (total <= 0 || values.some((item) => item.value < 0)) return null;
  return { dimension: widest.dimension, over, distinct: values.filter((item) => item.value > 0).length, total, largest: values.slice(0, MOST_CONCENTRATED) };
}

/** The queries of one report: all over the same table, dates and filters. */
class Questions {
  constructor(
    private readonly table: TypedTable,
    private readonly time: string,
    private readonly filters: readonly Filter[],
    private readonly engine: Engine,
    private readonly signal: AbortSignal | undefined,
  ) {}

  async value(metric: SalesMetric['metric'], period: Period): Promise<number | null> {
    const { rows } = await this.ask(`SELECT ${this.expression(metric, period)}`);
    return numeric(rows[0]?.[0]);
  }

  async compared(metric: SalesMetric['metric'], at: ReportingPeriod): Promise<Compared> {
    const columns = [at.covered, at.previous, at.yearBefore].map((period) => this.expression(metric, period));
    const { rows } = await this.ask(`SELECT ${columns.join(', ')}`);
    return comparedRow(rows[0] ?? []);
  }

  async overall(metrics: readonly SalesMetric['metric'][]): Promise<ReadonlyMap<string, number | null>> {
    const { rows } = await this.ask(`SELECT ${metrics.map((metric) => sqlMeasure(metric.measure, this.scope(null))).join(', ')}`);
    return new Map(metrics.map((metric, index) => [metric.id, numeric(rows[0]?.[index])]));
  }

  async trend(metrics: readonly SalesMetric['metric'][], periods: ReportingPeriods): Promise<ReadonlyMap<string, readonly (number | null)[]>> {
    const date = quoteIdentifier(this.time);
    const columns = metrics.map((metric) => sqlMeasure(metric.measure, this.scope(null)));
    const { rows } = await this.ask(`SELECT ${sqlPeriodStart(date, periods.grain, periods.calendar)}, ${columns.join(', ')}`, `WHERE ${date} IS NOT NULL GROUP BY 1`);
    const byStart = new Map(rows.map((row) => [serialOfIso(String(row[0])), row]));
    return new Map(
      metrics.map((metric, index) => [
        metric.id,
        periods.periods.map(({ period }) => {
          const row = byStart.get(period.from);
          return row === undefined ? nothing(metric) : numeric(row[index + 1]);
        }),
      ]),
    );
  }

  async distinct(column: string): Promise<number> {
    const { rows } = await this.ask(`SELECT count(DISTINCT ${sqlTextKey(column)})`);
    return numeric(rows[0]?.[0]) ?? 0;
  }

  /** Every value of a text column that has rows in one of the periods, by size in the first. */
  async byDimension(metric: SalesMetric['metric'], dimension: string, at: ReportingPeriod): Promise<Breakdown['items']> {
    const columns = [at.covered, at.previous, at.yearBefore].map((period) => this.expression(metric, period));
    const { rows } = await this.ask(
      `SELECT ${columns.join(', ')}, min(coalesce(${quoteIdentifier(dimension)}, '')) AS k`,
      `WHERE ${sqlCondition(this.scope(null))} GROUP BY ${sqlTextKey(dimension)} ORDER BY 1 DESC NULLS LAST, k`,
    );
    return rows
      .map((row) => ({ ...comparedRow(row), key: String(row[3] ?? '') }))
      .filter((item) => (item.now ?? 0) !== 0 || (item.previous ?? 0) !== 0 || (item.yearBefore ?? 0) !== 0);
  }

  private ask(select: string, rest = '') {
    return this.engine.query(`${select} FROM ${quoteIdentifier(this.table.name)} ${rest}`, this.signal);
  }

  private scope(period: Period | null) {
    return { table: this.table, dateColumn: this.time, period, filters: this.filters };
  }

  private expression(metric: SalesMetric['metric'], period: Period | null): string {
    return period === null ? 'NULL' : sqlMeasure(metric.measure, this.scope(period));
  }
}

function nothing(metric: SalesMetric['metric']): number | null {
  return metric.measure.kind === 'sum' || metric.measure.kind === 'count' ? 0 : null;
}

function comparedRow(row: readonly SqlValue[]): Compared {
  return { now: numeric(row[0]), previous: numeric(row[1]), yearBefore: numeric(row[2]) };
}

function numeric(value: SqlValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
