import { settledCalendar } from '../../metric/business-calendar.ts';
import { dayOf } from '../../metric/calendar.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import type { Period } from '../../metric/period.ts';
import { springFestival } from '../../metric/spring-festival.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import { usualValues } from '../../statistics/usual-values.ts';
import type { UsualValues } from '../../statistics/usual-values.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import type { MeasuredPeriods } from '../measured-periods.ts';
import { measurePeriods } from '../measured-periods.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { tableMeasures } from '../table-measures.ts';
import { contributionsTo, singleRows } from './contributions.ts';
import type { Contribution, SingleRow } from './contributions.ts';
import { judgedGrain } from './judged-grain.ts';
import type { JudgedGrain } from './judged-grain.ts';
import { unusualEvents } from './unusual-events.ts';
import type { Reach, UnusualEvent } from './unusual-events.ts';

/** A metric of all rows or of one member, by judged period. */
export interface WatchedSeries {
  readonly metric: MeasuredMetric;
  readonly member: { readonly dimension: string; readonly key: string } | null;
  /** NaN where a period has no rows. */
  readonly values: Float64Array;
  readonly usual: UsualValues;
  /** Within what each value is usual. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** An unusual stretch of a series, and what it came from. */
export interface ExplainedEvent extends UnusualEvent {
  readonly contributions: readonly Contribution[];
  readonly singleRow: SingleRow | null;
}

export interface AnomalyFinding {
  readonly binding: Binding;
  readonly measured: MeasuredPeriods;
  readonly grain: JudgedGrain;
  /** The judged periods, in order; those that a person did not ask about tell what is usual. */
  readonly periods: readonly Period[];
  /** Index of the first period asked about. */
  readonly from: number;
  /** Metrics of all rows first, then the largest members of a dimension. */
  readonly series: readonly WatchedSeries[];
  readonly lookedAt: number;
  readonly events: readonly ExplainedEvent[];
  readonly periodsWithoutRows: number;
  readonly periodsOfZero: number;
  readonly heedsFestival: boolean;
}

const MOST_SUMS = 2;
const MOST_AVERAGES = 2;
const MOST_MEMBERS = 6;
/** Values of a dimension beyond which none of them is worth a series of its own, or a place among what contributed. */
const MOST_WATCHED = 12;
const MOST_NAMED = 200;
const MOST_DIMENSIONS = 4;
const SAMPLE_ROWS = 20_000;
/** Events that are explained: the strongest of all. */
const MOST_EXPLAINED = 16;
/** Usual periods that an unusual one is compared with. */
const MOST_ALIKE = 8;
/** A row is only single among others. */
const FEWEST_ROWS = 3;
/** Days around Spring Festival on which trade follows it. */
const FESTIVAL = { before: 7, after: 15 };

/** Looks at the main measures, row counts and averages of a table by period, and at its largest members. Null where there are no dates, or too few periods. */
export async function measureAnomalies(input: AnalysisInput): Promise<AnomalyFinding | null> {
  const { binding, engine, signal } = input;
  const { table } = binding;
  const dates = columnNamed(table, binding.columns['time']?.[0] ?? '');
  if (dates?.type !== 'date') return null;
  const calendar = settledCalendar(input.calendar, hasChineseHeader(table));
  const grain = judgedGrain(dates.values, calendar, binding.dataThrough?.serial ?? null);
  if (grain === null) return null;
  const measured = await measurePeriods({ ...input, period: null }, (currency) => watchedMetrics(binding, currency), grain.grain);
  if (measured === null) return null;
  input.onProgress?.(0.3);

  const { time, filters } = measured;
  const asked = input.period;
  const periods = grain.judged.filter(({ to }) => asked === null || to <= asked.to);
  const from = asked === null ? 0 : periods.findIndex((period) => period.from >= asked.from);
  const places = new Map(measured.periods.periods.map(({ period }, index) => [period.from, index]));
  const placeOf = (period: Period) => places.get(period.from) ?? -1;
  const hasRows = periods.map((period) => (measured.rows[placeOf(period)] ?? 0) > 0);
  const seriesOf = (values: readonly (number | null)[]) => Float64Array.from(periods, (period, index) => (hasRows[index] === true ? (values[placeOf(period)] ?? NaN) : NaN));

  const main = measured.metrics.find(({ metric }) => metric.measure.kind === 'sum') ?? measured.metrics.find(({ metric }) => metric.measure.kind === 'count');
  const dimensions = groupingColumns(binding);
  const watched = dimensions.find(({ distinct }) => distinct >= 2 && distinct <= MOST_WATCHED)?.name;
  const ask = (question: Pick<Parameters<typeof queryMetrics>[0], 'metrics' | 'periods' | 'dimensions'>) => queryMetrics({ table, dateColumn: time, filters, ...question }, engine, signal);
  const wholes = measured.metrics.map((metric) => ({ metric, member: null, values: seriesOf(measured.values.get(metric.metric.id) ?? []) }));
  const members = main === undefined || watched === undefined ? [] : await memberSeries(ask, main, watched, periods, hasRows);
  input.onProgress?.(0.5);

  const judged: Omit<WatchedSeries, 'low' | 'high'>[] = [];
  for (const one of [...wholes, ...members]) {
    signal?.throwIfAborted();
    if (one.values.filter((value) => !Number.isNaN(value)).length >= 0.5 * one.values.length) judged.push({ ...one, usual: usualValues(one.values, grain.rhythm) });
  }
  const start = from < 0 ? periods.length : from;
  const { lookedAt, events, reach } = unusualEvents(judged.map(({ usual }) => ({ usual, from: start, to: periods.length })));
  const series = judged.map((one, index): WatchedSeries => ({ ...one, ...bandOf(one, reach[index] ?? { above: 0, below: 0 }) }));
  input.onProgress?.(0.7);
  const explained = await explain(events, series, periods, { table, time, dimensions: dimensions.map(({ name }) => name), ask, filters, input, season: grain.rhythm.season, rowsIn: (period) => measured.rows[placeOf(period)] ?? 0 });
  return {
    binding,
    measured,
    grain,
    periods,
    from: start,
    series,
    lookedAt,
    events: explained,
    periodsWithoutRows: hasRows.filter((has) => !has).length,
    periodsOfZero: series[0]?.values.filter((value) => value === 0).length ?? 0,
    heedsFestival: calendar.springFestival === 'on',
  };
}

/** The days of Spring Festival's season that a period touches: the festival they belong to, or null. */
export function festivalOf({ heedsFestival, grain }: AnomalyFinding, period: Period): number | null {
  const festival = springFestival(dayOf(period.to - 1).year);
  if (!heedsFestival || festival === null || !['day', 'week', 'month'].includes(grain.grain)) return null;
  return period.to > festival - FESTIVAL.before && period.from <= festival + FESTIVAL.after ? festival : null;
}

/** The ends of what is usual: whole for what is counted, and never beyond what such values cannot be. */
function bandOf({ metric, values, usual }: Omit<WatchedSeries, 'low' | 'high'>, reach: Reach): Pick<WatchedSeries, 'low' | 'high'> {
  const isWhole = values.every((value) => Number.isNaN(value) || Number.isInteger(value));
  const lowest = values.some((value) => value < 0) ? -Infinity : 0;
  const highest = metric.unit.kind === 'percent' && !values.some((value) => value > 1) ? 1 : Infinity;
  const bounded = (value: number) => Math.min(highest, Math.max(lowest, value));
  return {
    low: usual.expected.map((value) => bounded(isWhole ? Math.ceil(value - reach.below) : value - reach.below)),
    high: usual.expected.map((value) => bounded(isWhole ? Math.floor(value + reach.above) : value + reach.above)),
  };
}

function watchedMetrics(binding: Binding, currency: string | null): MeasuredMetric[] {
  const all = tableMeasures(binding, currency);
  const ofKind = (kind: string) => all.filter(({ metric }) => metric.measure.kind === kind);
  return [...ofKind('sum').slice(0, MOST_SUMS), ...ofKind('count'), ...ofKind('average').slice(0, MOST_AVERAGES)];
}

/** Columns of texts that group rows, those with the fewest values first; by a sample of the rows. */
function groupingColumns({ table, columns }: Binding): { readonly name: string; readonly distinct: number }[] {
  return (columns['dimension'] ?? [])
    .flatMap((name) => columnNamed(table, name) ?? [])
    .map((column) => ({ name: column.name, distinct: distinctOf(column, table) }))
    .filter(({ distinct }) => distinct >= 2 && distinct <= MOST_NAMED)
    .sort((a, b) => a.distinct - b.distinct)
    .slice(0, MOST_DIMENSIONS);
}

function distinctOf(column: TypedColumn, { rowCount }: TypedTable): number {
  if (column.type !== 'text') return 0;
  const seen = new Set<string | null>();
  const step = Math.max(1, Math.floor(rowCount / SAMPLE_ROWS));
  for (let row = 0; row < rowCount && seen.size <= MOST_NAMED; row += step) seen.add(column.values[row] ?? null);
  return seen.size;
}

type Ask = (question: Pick<Parameters<typeof queryMetrics>[0], 'metrics' | 'periods' | 'dimensions'>) => ReturnType<typeof queryMetrics>;

/** The largest members of a dimension by period; those that are missing from many periods are left out. */
async function memberSeries(ask: Ask, main: MeasuredMetric, dimension: string, periods: readonly Period[], hasRows: readonly boolean[]): Promise<Omit<WatchedSeries, 'low' | 'high' | 'usual'>[]> {
  const { members } = await ask({ metrics: [main.metric], periods: periods.map((period) => ({ period })), dimensions: [dimension] });
  return (members.get(dimension) ?? [])
    .map(({ key, values }) => ({ key, values: Float64Array.from(values.get(main.metric.id) ?? [], (value, index) => (hasRows[index] === true ? (value ?? NaN) : NaN)) }))
    .filter(({ values }) => values.filter((value) => value !== 0 && !Number.isNaN(value)).length >= 0.8 * hasRows.filter(Boolean).length)
    .map(({ key, values }) => ({ metric: main, member: { dimension, key }, values, size: values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : Math.abs(value)), 0) }))
    .sort((a, b) => b.size - a.size)
    .slice(0, MOST_MEMBERS)
    .map(({ metric, member, values }) => ({ metric, member, values }));
}

interface Explaining {
  readonly table: TypedTable;
  readonly time: string;
  readonly dimensions: readonly string[];
  readonly ask: Ask;
  readonly filters: MeasuredPeriods['filters'];
  readonly input: AnalysisInput;
  readonly season: number | null;
  readonly rowsIn: (period: Period) => number;
}

async function explain(events: readonly UnusualEvent[], series: readonly WatchedSeries[], periods: readonly Period[], by: Explaining): Promise<ExplainedEvent[]> {
  const strongest = new Set([...events].filter((event) => series[event.series]?.member === null).sort((a, b) => a.p - b.p || b.peak - a.peak).slice(0, MOST_EXPLAINED));
  const unusual = new Set(events.flatMap(({ series: of, first, last }) => Array.from({ length: last - first + 1 }, (_, step) => `${of} ${first + step}`)));
  const additive = [...strongest].flatMap((event) => {
    const one = series[event.series];
    const period = periods[event.peak];
    if (one === undefined || period === undefined || one.metric.metric.measure.kind === 'average') return [];
    const isUsual = (index: number) => !Number.isNaN(one.values[index] ?? NaN) && !unusual.has(`${event.series} ${index}`);
    const alike = alikeTo(event.peak, periods.length, by.season, isUsual).flatMap((index) => periods[index] ?? []);
    return [{ event, metric: one.metric, period, value: one.values[event.peak] ?? NaN, expected: one.usual.expected[event.peak] ?? NaN, alike, low: one.low[event.peak] ?? NaN, high: one.high[event.peak] ?? NaN }];
  });
  const contributions = await contributionsTo(additive, by.dimensions, by.ask);
  const rows = new Map<UnusualEvent, SingleRow>();
  for (const column of new Set(additive.flatMap(({ metric }) => (metric.metric.measure.kind === 'sum' && typeof metric.metric.measure.column === 'string' ? [metric.metric.measure.column] : [])))) {
    const own = additive.filter(({ metric, period }) => metric.metric.measure.kind === 'sum' && metric.metric.measure.column === column && by.rowsIn(period) >= FEWEST_ROWS);
    const found = await singleRows(own, { table: by.table, time: by.time, column, filters: by.filters }, by.input.engine, by.input.signal);
    for (const [index, row] of found.entries()) {
      const event = own[index]?.event;
      if (row !== null && event !== undefined) rows.set(event, row);
    }
  }
  return events.map((event) => ({ ...event, contributions: contributions[additive.findIndex((one) => one.event === event)] ?? [], singleRow: rows.get(event) ?? null }));
}

/** The nearest usual places of the same place in the season, before and after; all near ones where fewer than three are. */
function alikeTo(peak: number, length: number, season: number | null, isUsual: (index: number) => boolean): number[] {
  const nearest = (step: number) => {
    const found: number[] = [];
    for (let away = step; away < length && found.length < MOST_ALIKE; away += step) {
      for (const index of [peak - away, peak + away]) if (index >= 0 && index < length && isUsual(index)) found.push(index);
    }
    return found.slice(0, MOST_ALIKE);
  };
  const same = season === null ? [] : nearest(season);
  return same.length >= 3 ? same : nearest(1);
}
