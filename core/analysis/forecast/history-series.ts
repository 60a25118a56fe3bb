import { Problem } from '../../language/problem.ts';
import { forecastTexts } from '../../language/texts/forecast.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Grain, Period } from '../../metric/period.ts';
import type { ReportingPeriods } from '../../metric/reporting-periods.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { heededCurrency } from '../heeded-currency.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { chosenMeasure } from './chosen-measure.ts';
import type { ForecastWishes } from './forecast-options.ts';
import { heededDays } from './heeded-days.ts';
import type { HeededDays } from './heeded-days.ts';
import { historyPeriods } from './history-periods.ts';
import type { HistoryPeriods } from './history-periods.ts';
import { targetMeasure } from './target-measure.ts';

export interface HistoryPoint {
  readonly period: Period;
  readonly value: number;
}

/** What a forecast starts from: a measure in every complete period. */
export interface HistorySeries {
  readonly time: string;
  readonly measure: MeasuredMetric;
  /** Whether its values of several periods can be added up. */
  readonly isAdditive: boolean;
  readonly target: MeasuredMetric | null;
  readonly filters: readonly Filter[];
  readonly currencies: readonly string[];
  readonly periods: ReportingPeriods;
  readonly usual: HistoryPeriods['usual'];
  /** Without gaps, the latest last. */
  readonly history: readonly HistoryPoint[];
  /** The period that is still running, the days of it that have data, and what they brought. */
  readonly running: (HistoryPoint & { readonly covered: Period }) | null;
  /** What was left out of the history, or put into it. */
  readonly aside: {
    readonly days: HeededDays;
    /** Periods of nothing at the end, after others that never were. */
    readonly zeros: readonly Period[];
    /** Periods without a value, taken to lie between those around. */
    readonly gaps: number;
    /** Rows after the last value that have a target. */
    readonly planned: number;
    readonly withoutDate: number;
  };
}

/** Fewer periods than these tell nothing of the next. */
export const FEWEST_PERIODS = 4;
const WORTH_ASKING = 8;
/** Zeros are taken for missing where so many periods before had none. */
const NEVER_ZERO = 6;

/**
 * Asks the engine for the history of the measure that a person chose, or the table's first. Throws Problem `no-periods`
 * where the table has no dates, `too-few-periods` under four complete ones, `measure-unknown`; AbortError when stopped.
 */
export async function historySeries({ binding, engine, signal, ...input }: AnalysisInput, wishes: ForecastWishes): Promise<HistorySeries> {
  const { table } = binding;
  const time = binding.columns['time']?.[0] ?? '';
  const dates = columnNamed(table, time);
  if (dates?.type !== 'date') throw new Problem('no-periods', forecastTexts.noPeriods);
  const { currencies, filters } = await heededCurrency(binding, engine, signal);
  const measure = chosenMeasure(binding, currencies[0] ?? null, wishes.measure);
  const target = targetMeasure(binding, measure, currencies[0] ?? null);
  const through = binding.dataThrough?.serial ?? null;
  const valued = datesWithValue(binding, dates.values, measure);
  const days = heededDays(valued, through);
  const by = (grain: Grain | null) => historyPeriods(days.days, { calendar: settledCalendar(input.calendar, hasChineseHeader(table)), grain, dataThrough: through });
  // A report on a certain quarter goes by quarters only where there are some: the forecast has its own option for that.
  const byPeriod = wishes.grain === null && input.period !== null ? by(input.period.grain) : null;
  const found = byPeriod !== null && byPeriod.complete.length >= WORTH_ASKING ? byPeriod : by(wishes.grain);
  if (found === null) throw new Problem('no-periods', forecastTexts.noPeriods);

  const { complete, periods, usual } = found;
  const { partial } = periods;
  const asked = [...complete, ...(partial === null ? [] : [partial.covered])];
  const { total } = await queryMetrics({ table, dateColumn: time, filters, metrics: [measure.metric], periods: asked.map((period) => ({ period })), dimensions: [] }, engine, signal);
  const values = total.get(measure.metric.id) ?? [];
  const raw = values.slice(0, complete.length);
  const isAdditive = ['sum', 'count'].includes(measure.metric.measure.kind);
  const filled = isAdditive ? raw.map((value) => value ?? 0) : interpolated(raw);
  const zeros = measure.metric.measure.kind === 'sum' ? zerosAtEnd(filled) : 0;
  const kept = complete.slice(0, complete.length - zeros);
  if (kept.length < FEWEST_PERIODS) throw new Problem('too-few-periods', forecastTexts.tooFew(kept.length, periods.grain, FEWEST_PERIODS));
  const soFar = values[complete.length] ?? null;
  return {
    time,
    measure,
    isAdditive,
    target,
    filters,
    currencies,
    periods,
    usual,
    history: kept.map((period, index) => ({ period, value: filled[index] ?? 0 })),
    running: partial === null || soFar === null || zeros > 0 ? null : { period: partial.period, covered: partial.covered, value: soFar },
    aside: {
      days,
      zeros: complete.slice(kept.length),
      gaps: isAdditive ? 0 : raw.filter((value) => value === null).length,
      planned: target === null ? 0 : dates.values.reduce((count, date, row) => (date > periods.lastDay && Number.isNaN(valued[row] ?? NaN) ? count + 1 : count), 0),
      withoutDate: dates.values.reduce((count, date) => (Number.isNaN(date) ? count + 1 : count), 0),
    },
  };
}

/** The date of each row that has a value; NaN where it has none: rows of plans alone are no history. */
export function datesWithValue({ table }: Binding, dates: Float64Array, { metric }: MeasuredMetric): Float64Array {
  const column = 'column' in metric.measure && typeof metric.measure.column === 'string' ? columnNamed(table, metric.measure.column) : undefined;
  return column?.type === 'number' ? dates.map((date, row) => (Number.isNaN(column.values[row] ?? NaN) ? NaN : date)) : dates;
}

/** How many periods at the end are 0, where none of those before was. */
export function zerosAtEnd(values: readonly number[]): number {
  const last = values.findLastIndex((value) => value !== 0);
  const before = values.slice(Math.max(0, last + 1 - 2 * NEVER_ZERO), last + 1);
  return before.length >= NEVER_ZERO && before.every((value) => value !== 0) ? values.length - 1 - last : 0;
}

/** On the line between the values around, the nearest one at the ends. */
export function interpolated(values: readonly (number | null)[]): number[] {
  return values.map((value, index) => {
    if (value !== null) return value;
    const before = values.findLastIndex((one, at) => at < index && one !== null);
    const after = values.findIndex((one, at) => at > index && one !== null);
    const [low, high] = [values[before] ?? null, values[after] ?? null];
    if (low === null || high === null) return low ?? high ?? 0;
    return low + ((high - low) * (index - before)) / (after - before);
  });
}
