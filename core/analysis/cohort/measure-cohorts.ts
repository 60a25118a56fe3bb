import { Problem } from '../../language/problem.ts';
import { cohortTexts } from '../../language/texts/cohort.ts';
import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { sqlMoment } from '../../metric/compile-sql.ts';
import type { Grain, Period } from '../../metric/period.ts';
import { reportingPeriods } from '../../metric/reporting-periods.ts';
import type { ReportingPeriods } from '../../metric/reporting-periods.ts';
import { median } from '../../statistics/quantile.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import { customerColumn, dateColumnOf, rowsWithoutCustomer, sqlCustomer } from '../customer-slot.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { textOption } from '../plugin-options.ts';

export type Retention = 'classic' | 'rolling';

/** Customers by the period in which they came first. */
export interface Cohort {
  readonly period: Period;
  readonly size: number;
  /** Those active so many periods later, from one on, as far as complete periods go. */
  readonly active: readonly number[];
}

export interface CohortFinding {
  readonly binding: Binding;
  readonly customer: string;
  readonly time: string;
  readonly calendar: BusinessCalendar;
  readonly grain: Grain;
  readonly retention: Retention;
  readonly cohorts: readonly Cohort[];
  /** The first of `cohorts` holds customers from before the data: it is no part of averages. */
  readonly holdsOld: boolean;
  /** A last period that is still running. */
  readonly partial: Period | null;
  readonly customers: number;
  readonly rowsWithoutCustomer: number;
  readonly isShortened: boolean;
}

const MOST_COHORTS = 24;
const MOST_OFFSETS = 12;
const FEWEST_PERIODS = 3;
/** A first cohort so many times as large as others holds customers from before. */
const MUCH_LARGER = 1.5;
const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter'];

/** Cohorts by first period and who of them came again. Throws Problem `too-little`, `option-wrong`. */
export async function measureCohorts(input: AnalysisInput): Promise<CohortFinding> {
  const { binding, engine, options, signal } = input;
  const customer = customerColumn(binding);
  const dates = dateColumnOf(binding);
  if (customer === undefined || dates === null) throw new Problem('too-little', cohortTexts.noFit);
  const retention = retentionOf(textOption(options, 'retention'));
  const calendar = settledCalendar(input.calendar, hasChineseHeader(binding.table));
  const reporting = cohortPeriods(dates.values, calendar, grainOf(textOption(options, 'grain')) ?? input.period?.grain ?? null, binding.dataThrough?.serial ?? null);
  const until = input.period?.to ?? Infinity;
  const periods = (reporting?.periods ?? []).filter(({ isComplete, period }, index) => (isComplete || index === 0) && period.to <= until).map(({ period }) => period);
  if (reporting === null || periods.length < FEWEST_PERIODS) throw new Problem('too-little', cohortTexts.tooLittle);
  const { rows } = await engine.query(cohortSql(binding.table.name, sqlCustomer(customer), quoteIdentifier(dates.name), periods, retention), signal);
  const counts = periods.map((_, first) => periods.slice(first).map(() => 0));
  for (const [first, offset, count] of rows) {
    const row = counts[Number(first)];
    if (row !== undefined) row[Number(offset)] = Number(count);
  }
  if (retention === 'rolling') for (const row of counts) for (let offset = row.length - 2; offset >= 0; offset -= 1) row[offset] = (row[offset] ?? 0) + (row[offset + 1] ?? 0);
  const all = periods.map((period, index): Cohort => ({ period, size: counts[index]?.[0] ?? 0, active: (counts[index] ?? []).slice(1) }));
  const others = all.slice(1).map(({ size }) => size);
  const shown = all.slice(-MOST_COHORTS);
  return {
    binding,
    customer: customer.name,
    time: dates.name,
    calendar,
    grain: reporting.grain,
    retention,
    cohorts: shown.map(({ active, ...cohort }) => ({ ...cohort, active: active.slice(0, MOST_OFFSETS) })),
    holdsOld: shown.length === all.length && all.length > FEWEST_PERIODS && (all[0]?.size ?? 0) > MUCH_LARGER * median(others),
    partial: reporting.partial?.period ?? null,
    customers: all.reduce((sum, { size }) => sum + size, 0),
    rowsWithoutCustomer: rowsWithoutCustomer(customer),
    isShortened: all.length > MOST_COHORTS,
  };
}

/** The periods that cohorts go by: those that fit the data. */
export function cohortPeriods(dates: Float64Array, calendar: BusinessCalendar, grain: Grain | null, dataThrough: number | null): ReportingPeriods | null {
  return reportingPeriods(dates, { calendar, dataThrough, ...(grain === null ? {} : { grain }) });
}

function grainOf(asked: string | null): Grain | null {
  if (asked === null) return null;
  const grain = GRAINS.find((one) => one === asked.toLowerCase());
  if (grain === undefined) throw new Problem('option-wrong', cohortTexts.grainWrong);
  return grain;
}

function retentionOf(asked: string | null): Retention {
  const wish = asked?.toLowerCase() ?? 'classic';
  if (wish !== 'classic' && wish !== 'rolling') throw new Problem('option-wrong', cohortTexts.retentionWrong);
  return wish;
}

/** Customers by first period and how many periods later they were active; by the last such period where retention is rolling. */
function cohortSql(table: string, customer: string, date: string, periods: readonly Period[], retention: Retention): string {
  const [first] = periods;
  const last = periods.at(-1);
  if (first === undefined || last === undefined) throw new Error('there are periods');
  const starts = periods.map(({ from }, index) => `(${index}, ${sqlMoment(from)})`).join(', ');
  const counted = retention === 'classic' ? 'SELECT first, i - first, count(*) FROM active JOIN span USING (u)' : 'SELECT first, last - first, count(*) FROM span';
  // The table is read in the first part only: its name may be that of a later one.
  return `WITH
    dated AS (SELECT ${customer} AS u, ${date} AS day FROM ${tableSource(table)} WHERE ${date} >= ${sqlMoment(first.from)} AND ${date} < ${sqlMoment(last.to)}),
    periods(i, start) AS (VALUES ${starts}),
    days AS (SELECT DISTINCT u, day::DATE::TIMESTAMP AS day FROM dated),
    active AS MATERIALIZED (SELECT DISTINCT u, i FROM days ASOF JOIN periods ON days.day >= periods.start WHERE u IS NOT NULL),
    span AS MATERIALIZED (SELECT u, min(i) AS first, max(i) AS last FROM active GROUP BY u)
    ${counted} GROUP BY 1, 2`;
}
