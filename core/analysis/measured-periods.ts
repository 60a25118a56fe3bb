import { settledCalendar } from '../metric/business-calendar.ts';
import { queryMetrics } from '../metric/metric-query.ts';
import type { Filter } from '../metric/metric.ts';
import type { Grain, Period } from '../metric/period.ts';
import { samePeriod } from '../metric/periods.ts';
import type { ReportingPeriod, ReportingPeriods } from '../metric/reporting-periods.ts';
import { reportedPeriod, reportingPeriods } from '../metric/reporting-periods.ts';
import { columnNamed } from '../sheet/typed-table.ts';
import { hasChineseHeader } from './chinese-table.ts';
import type { MeasuredMetric } from './compared-facts.ts';
import { heededCurrency } from './heeded-currency.ts';
import type { AnalysisInput } from './plugin.ts';
import { ROWS } from './table-measures.ts';

/** Metrics of a table by period: what a report over time starts from. */
export interface MeasuredPeriods {
  /** The column of dates that periods go by. */
  readonly time: string;
  readonly periods: ReportingPeriods;
  /** The period reported on: the one asked for, else the last complete one. */
  readonly focus: ReportingPeriod;
  /** The period that was asked for, where the data has none such. */
  readonly missing: Period | null;
  /** Kept in every number. */
  readonly filters: readonly Filter[];
  readonly currencies: readonly string[];
  readonly metrics: readonly MeasuredMetric[];
  /** By metric id, in the order of `periods.periods`; null where a period has no rows. */
  readonly values: ReadonlyMap<string, readonly (number | null)[]>;
  /** Rows in each period. */
  readonly rows: readonly number[];
  readonly rowsWithoutDate: number;
}

/**
 * The values of metrics in every period that the data reaches into. `metricsOf` is told the currency that amounts are
 * in, where a column says it; `grain` is taken over the one that fits the data. Null where the table has no dates.
 */
export async function measurePeriods(
  { binding, engine, calendar, period, signal }: AnalysisInput,
  metricsOf: (currency: string | null) => readonly MeasuredMetric[],
  grain?: Grain,
): Promise<MeasuredPeriods | null> {
  const { table } = binding;
  const time = binding.columns['time']?.[0] ?? '';
  const dates = columnNamed(table, time);
  if (dates?.type !== 'date') return null;
  const wished = grain ?? period?.grain;
  const periods = reportingPeriods(dates.values, {
    calendar: settledCalendar(calendar, hasChineseHeader(table)),
    ...(wished === undefined ? {} : { grain: wished }),
    dataThrough: binding.dataThrough?.serial ?? null,
  });
  const focus = periods === null ? undefined : reportedPeriod(periods, period);
  if (periods === null || focus === undefined) return null;
  const { currencies, filters } = await heededCurrency(binding, engine, signal);
  const metrics = metricsOf(currencies[0] ?? null);
  const asked = [...metrics.filter(({ metric }) => metric.id !== ROWS.metric.id), ROWS].map(({ metric }) => metric);
  const { total } = await queryMetrics({ table, dateColumn: time, filters, metrics: asked, periods: periods.periods.map((each) => ({ period: each.covered })), dimensions: [] }, engine, signal);
  return {
    time,
    periods,
    focus,
    missing: period === null || samePeriod(period, focus.period) ? null : period,
    filters,
    currencies,
    metrics,
    values: total,
    rows: (total.get(ROWS.metric.id) ?? []).map((count) => count ?? 0),
    rowsWithoutDate: dates.values.reduce((count, serial) => (Number.isNaN(serial) ? count + 1 : count), 0),
  };
}
