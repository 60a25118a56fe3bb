import { settledCalendar } from '../../metric/business-calendar.ts';
import { dayOf, serialOf } from '../../metric/calendar.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import type { MetricAnswer, MetricQuestion } from '../../metric/metric-question.ts';
import type { Filter, Metric } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import type { ReportingPeriod, ReportingPeriods } from '../../metric/reporting-periods.ts';
import { festivalMonths, reportedPeriod, reportingPeriods } from '../../metric/reporting-periods.ts';
import { samePeriod } from '../../metric/periods.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import { heededCurrency } from '../heeded-currency.ts';
import type { FestivalMonths } from '../festival-finding.ts';
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
  /** How many values the dimension has in all rows that count, whatever their date. */
  readonly distinct: number;
  /** By sales in the period, largest first; the key is what filters compare with, empty for empty cells. */
  readonly items: readonly (Compared & { readonly key: string; readonly target: number | null })[];
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
  readonly festival: FestivalMonths | null;
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
  /** The same of the year before; null where the data does not reach back through all of it. */
  readonly before: Pick<Concentration, 'over' | 'total' | 'largest'> | null;
}

/** Values of a dimension beyond which it is a name list rather than a way to group. */
const MOST_VALUES = 400;
/** Rows that are looked at before a dimension is asked about. */
const SAMPLE_ROWS = 20_000;
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

  const { currencies, filters } = await heededCurrency(binding, engine, signal);
  const metrics = salesMetrics(binding, currencies[0] ?? null);
  const ask: Ask = (question) => queryMetrics({ table, dateColumn: time, filters, ...question }, engine, signal);

  const all = [...metrics.cards, ...(metrics.target === null ? [] : [metrics.target])].map(({ metric }) => metric);
  const festival = festivalMonths(periods, focus);
  const comparisons = [focus, periods.partial, festival].filter((at) => at !== null);
  const compared = comparisons.map(comparisonPeriods);
  const asked = [null, ...compared.flat(), ...periods.periods.map(({ period }) => period)].map((period) => ({ period }));
  const { total } = await ask({ metrics: [...all, ROWS], periods: asked, dimensions: [] });
  const valuesFrom = (first: number, { id }: { readonly id: string }) => (total.get(id) ?? []).slice(first);
  const comparedAt = (at: ReportingPeriod, metric: { readonly id: string }) => {
    const before = compared.slice(0, comparisons.indexOf(at)).flat().length;
    return comparedValues(valuesFrom(1 + before, metric), at);
  };
  const breakdowns = await breakdownsOf(ask, binding, metrics, focus);
  return {
    binding,
    metrics,
    filters,
    currencies,
    periods,
    focus,
    missing: input.period === null || samePeriod(input.period, focus.period) ? null : input.period,
    festival: festival === null ? null : { at: festival, values: comparedAt(festival, metrics.value.metric) },
    trend: new Map(all.map((metric) => [metric.id, valuesFrom(1 + compared.flat().length, metric)])),
    totals: new Map(all.map((metric) => [metric.id, comparedAt(focus, metric)])),
    overall: new Map(all.map((metric) => [metric.id, valuesFrom(0, metric)[0] ?? null])),
    toDate: periods.partial === null ? null : comparedAt(periods.partial, metrics.value.metric),
    breakdowns: breakdowns.slice(0, MOST_BREAKDOWNS),
    concentration: await concentrationOf(ask, breakdowns, metrics.value, periods, focus),
    rowsInFocus: comparedAt(focus, ROWS).now ?? 0,
    rowsWithoutDate: dates.values.reduce((count, serial) => (Number.isNaN(serial) ? count + 1 : count), 0),
  };
}

const ROWS: Pick<Metric, 'id' | 'measure'> = { id: 'rows', measure: { kind: 'count', column: null, filters: [] } };

/** One question about the rows of the report. */
type Ask = (question: Pick<MetricQuestion, 'metrics' | 'periods' | 'dimensions'>) => Promise<MetricAnswer>;

/** What a period is compared with, after itself; those that there are. */
function comparisonPeriods({ covered, previous, yearBefore }: ReportingPeriod): Period[] {
  return [covered, previous, yearBefore].filter((period) => period !== null);
}

/** Values that begin with those of `comparisonPeriods`, by what they are compared as. */
function comparedValues(values: readonly (number | null)[], { previous, yearBefore }: ReportingPeriod): Compared {
  const [now = null, second = null, third = null] = values;
  return {
    now,
    previous: previous === null ? null : second,
    yearBefore: yearBefore === null ? null : previous === null ? second : third,
  };
}

async function breakdownsOf(ask: Ask, binding: Binding, { value: { metric }, target }: SalesMetrics, focus: ReportingPeriod): Promise<Breakdown[]> {
  const dimensions = (binding.columns['dimension'] ?? []).filter((name) => mayGroup(columnNamed(binding.table, name)));
  if (dimensions.length === 0) return [];
  const periods = [...comparisonPeriods(focus), null].map((period) => ({ period }));
  const { members } = await ask({ metrics: [metric, ...(target === null ? [] : [target.metric])], periods, dimensions });
  const found = dimensions.flatMap((dimension): Breakdown[] => {
    const all = members.get(dimension) ?? [];
    if (all.length > MOST_VALUES || all.length > 0.5 * binding.table.rowCount) return [];
    const items = all
      .map(({ key, values }) => ({ key, ...comparedValues(values.get(metric.id) ?? [], focus), target: target === null ? null : (values.get(target.metric.id)?.[0] ?? null) }))
      .filter((item) => (item.now ?? 0) !== 0 || (item.previous ?? 0) !== 0 || (item.yearBefore ?? 0) !== 0)
      .sort(bySize);
    return items.length > 1 ? [{ dimension, distinct: all.length, items }] : [];
  });
  // What differs most between its values says most: order by how unevenly the change falls on them.
  return found.sort((a, b) => unevenness(b) - unevenness(a));
}

type Item = Breakdown['items'][number];

/** Largest first, those without a value last. */
function bySize(a: Item, b: Item): number {
  if (a.now !== b.now) return a.now === null ? 1 : b.now === null ? -1 : b.now - a.now;
  return a.key < b.key ? -1 : 1;
}

/** Whether a column is text of which a sample does not already show too many values to group by. */
function mayGroup(column: TypedColumn | undefined): boolean {
  if (column?.type !== 'text') return false;
  const seen = new Set<string | null>();
  for (let row = 0; row < column.values.length && row < SAMPLE_ROWS && seen.size <= MOST_VALUES * 2; row++) seen.add(column.values[row] ?? null);
  // Texts that differ by case only are one value.
  return seen.size <= MOST_VALUES * 2;
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
  ask: Ask,
  breakdowns: readonly Breakdown[],
  { metric }: SalesMetric,
  periods: ReportingPeriods,
  focus: ReportingPeriod,
): Promise<Concentration | null> {
  const widest = breakdowns.reduce<Breakdown | null>((best, one) => (best === null || one.distinct > best.distinct ? one : best), null);
  if (widest === null || widest.distinct < 12) return null;
  const yearAgo = focus.period.to - 365;
  const first = periods.periods.find((each) => each.isComplete && each.period.from >= yearAgo)?.period.from ?? focus.period.from;
  const over: Period = { grain: focus.period.grain, from: first, to: focus.period.to };
  const yearBefore = yearEarlier(over);
  const [firstPeriod] = periods.periods;
  const reachesBack = firstPeriod?.isComplete === true && firstPeriod.period.from <= yearBefore.from;
  const { members } = await ask({ metrics: [metric], periods: [{ period: over }, ...(reachesBack ? [{ period: yearBefore }] : [])], dimensions: [widest.dimension] });
  const largestIn = (at: number) => {
    const values = (members.get(widest.dimension) ?? [])
      .map((member) => ({ key: member.key, value: member.values.get(metric.id)?.[at] ?? 0 }))
      .filter(({ value }) => value !== 0)
      .sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));
    const total = values.reduce((sum, item) => sum + item.value, 0);
    // Where some are below 0, shares of the total add up to more than all of it.
    return total <= 0 || values.some((item) => item.value < 0) ? null : { distinct: values.length, total, largest: values.slice(0, MOST_CONCENTRATED) };
  };
  const now = largestIn(0);
  const then = reachesBack ? largestIn(1) : null;
  return now === null ? null : { dimension: widest.dimension, over, ...now, before: then === null ? null : { over: yearBefore, total: then.total, largest: then.largest } };
}

/** The same days a year earlier. */
function yearEarlier({ grain, from, to }: Period): Period {
  const earlier = (serial: number) => {
    const { year, month, day } = dayOf(serial);
    return serialOf(year - 1, month, month === 2 ? Math.min(day, 28) : day);
  };
  return { grain, from: earlier(from), to: earlier(to) };
}
