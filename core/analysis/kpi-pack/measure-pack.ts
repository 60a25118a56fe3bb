import { settledCalendar } from '../../metric/business-calendar.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import type { MetricAnswer, MetricValues } from '../../metric/metric-question.ts';
import type { Filter, Metric } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import { samePeriod } from '../../metric/periods.ts';
import { festivalMonths, reportedPeriod, reportingPeriods } from '../../metric/reporting-periods.ts';
import type { ReportingPeriod } from '../../metric/reporting-periods.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import type { Compared } from '../compared-facts.ts';
import type { FestivalMonths } from '../festival-finding.ts';
import type { ReportedRows } from '../period-caveats.ts';
import type { AnalysisInput } from '../plugin.ts';
import { bindPack } from './bind-pack.ts';
import type { BoundPack } from './bind-pack.ts';
import type { KpiPack } from './kpi-pack.ts';

export interface PackMember {
  /** What filters compare with; empty for empty cells. */
  readonly key: string;
  /** Its rows in the period reported on. */
  readonly rows: number;
  readonly values: ReadonlyMap<string, Compared>;
}

export interface PackFinding {
  readonly bound: BoundPack;
  /** Kept in every number: one currency where the table mixes several. */
  readonly filters: readonly Filter[];
  readonly currencies: readonly string[];
  /** Null where the table has no dates: then everything is over all rows. */
  readonly reported: ReportedRows | null;
  readonly totals: ReadonlyMap<string, Compared>;
  /** The first metric in January and February together, where Spring Festival makes the period reported on hard to compare. */
  readonly festival: FestivalMonths | null;
  /** Over all rows, dated or not. */
  readonly overall: ReadonlyMap<string, number | null>;
  /** The last periods, and each metric's value in them. */
  readonly drawn: readonly ReportingPeriod[];
  readonly trend: ReadonlyMap<string, readonly (number | null)[]>;
  readonly breakdowns: readonly { readonly slot: string; readonly dimension: string; readonly members: readonly PackMember[] }[];
}

const PERIODS_DRAWN = 25;
/** Values of a dimension beyond which it is a list of names rather than a way to group. */
const MOST_MEMBERS = 400;
/** Up to so many members a dimension may have one for every row: people, departments. */
const FEW_MEMBERS = 40;
const MOST_DIMENSIONS = 6;
const MOST_CURRENCIES = 20;
const ROWS: Pick<Metric, 'id' | 'measure'> = { id: '#rows', measure: { kind: 'count', column: null, filters: [] } };

/** Asks the engine for all numbers of a pack's report; null where the table gives none of its metrics. */
export async function measurePack(pack: KpiPack, input: AnalysisInput): Promise<PackFinding | null> {
  const { binding, engine, signal } = input;
  const { table } = binding;
  const bound = bindPack(pack, binding);
  if (bound.metrics.length === 0) return null;
  const dated = periodsOf(bound, input);
  const focus = dated?.focus ?? null;
  const currencies = await currenciesOf(input);
  const [main] = currencies;
  const filters: Filter[] = main !== undefined && currencies.length > 1 ? [{ column: main.column, op: '=', value: main.code }] : [];
  const metrics = [...bound.metrics.map(({ metric }) => metric), ROWS];
  const ask = (asked: readonly (Period | null)[], dimensions: readonly string[]) => {
    const fiscalYearStart = dated?.periods.calendar.fiscalYearStart ?? 1;
    return queryMetrics({ table, dateColumn: bound.time, metrics, periods: asked.map((period) => ({ period })), dimensions, filters, fiscalYearStart }, engine, signal);
  };
  const dimensions = bound.dimensions.slice(0, MOST_DIMENSIONS).filter(({ column }) => isWayToGroup(column, input));
  const answer = await ask(comparedPeriods(focus), dimensions.map(({ column }) => column));
  const drawn = dated?.periods.periods.slice(-PERIODS_DRAWN) ?? [];
  const trend = await ask([...drawn.map(({ period }) => period), null], []);
  const bothMonths = dated?.festival?.at ?? null;
  const festivalValues = bothMonths === null ? undefined : comparedValues((await ask(comparedPeriods(bothMonths), [])).total, metrics, bothMonths).get(metrics[0]?.id ?? '');
  const codes = currencies.map(({ code }) => code);
  return {
    bound,
    filters,
    currencies: codes,
    reported: dated === null ? null : { ...dated, currencies: codes, rowsInFocus: answer.total.get(ROWS.id)?.[0] ?? 0 },
    totals: comparedValues(answer.total, metrics, focus),
    festival: festivalValues === undefined || bothMonths === null ? null : { at: bothMonths, values: festivalValues },
    overall: new Map(metrics.map(({ id }) => [id, trend.total.get(id)?.[drawn.length] ?? null])),
    drawn,
    trend: new Map(metrics.map(({ id }) => [id, trend.total.get(id)?.slice(0, drawn.length) ?? []])),
    breakdowns: dimensions.map(({ slot, column }) => ({ slot, dimension: column, members: membersOf(answer, column, metrics, focus) })).filter(({ members }) => members.length > 1),
  };
}

function periodsOf({ table, time }: BoundPack, input: AnalysisInput): Omit<ReportedRows, 'currencies' | 'rowsInFocus'> | null {
  const dates = columnNamed(table, time ?? '');
  if (dates?.type !== 'date') return null;
  const periods = reportingPeriods(dates.values, {
    calendar: settledCalendar(input.calendar, hasChineseHeader(table)),
    ...(input.period === null ? {} : { grain: input.period.grain }),
    dataThrough: input.binding.dataThrough?.serial ?? null,
  });
  const focus = periods === null ? undefined : reportedPeriod(periods, input.period);
  if (periods === null || focus === undefined) return null;
  const festival = festivalMonths(periods, focus);
  return {
    periods,
    focus,
    missing: input.period === null || samePeriod(input.period, focus.period) ? null : input.period,
    festival: festival === null ? null : { at: festival },
    rowsWithoutDate: dates.values.filter((serial) => Number.isNaN(serial)).length,
  };
}

/** The period reported on, or all rows; then the one before and the one a year before, where there are. */
function comparedPeriods(focus: ReportingPeriod | null): (Period | null)[] {
  return focus === null ? [null] : [focus.covered, focus.previous, focus.yearBefore].filter((period, index) => index === 0 || period !== null);
}

/** The currencies of a table that has a column for them, the one with most rows first. */
async function currenciesOf({ binding: { table }, engine, signal }: AnalysisInput): Promise<{ readonly column: string; readonly code: string }[]> {
  const column = table.columns.find(({ role, type }) => role === 'currency' && type === 'text')?.name;
  if (column === undefined) return [];
  const { members } = await queryMetrics({ table, dateColumn: null, metrics: [ROWS], periods: [{ period: null }], dimensions: [column], filters: [] }, engine, signal);
  const rows = (values: MetricValues) => values.get(ROWS.id)?.[0] ?? 0;
  return [...(members.get(column) ?? [])]
    .filter(({ key }) => key !== '')
    .sort((a, b) => rows(b.values) - rows(a.values))
    .slice(0, MOST_CURRENCIES)
    .map(({ key }) => ({ column, code: key }));
}

/** Whether a column has few enough different values to group by. */
export function isWayToGroup(name: string, { binding: { table } }: AnalysisInput): boolean {
  const column = columnNamed(table, name);
  if (column?.type !== 'text') return false;
  // Each way of writing is brought to one case once: a long column holds few.
  const members = new Set([...new Set(column.values)].map((value) => (value ?? '').toLowerCase())).size;
  return members <= FEW_MEMBERS || (members <= MOST_MEMBERS && members <= 0.5 * table.rowCount);
}

/** `1月`, `Q2`, `2025-03`, `第3周`: members that stand in the order of their numbers. */
const NUMBERED = /^(?:第|q|w|fy)?\d/i;
const inOrder = new Intl.Collator('en', { numeric: true });

/** Members with rows in the period, those with the most of the first metric first; months and the like in their order. */
function membersOf(answer: MetricAnswer, dimension: string, metrics: readonly Pick<Metric, 'id'>[], focus: ReportingPeriod | null): PackMember[] {
  const [first] = metrics;
  const members = (answer.members.get(dimension) ?? []).map(({ key, values }): PackMember => ({ key, rows: values.get(ROWS.id)?.[0] ?? 0, values: comparedValues(values, metrics, focus) }));
  const size = ({ values }: PackMember) => values.get(first?.id ?? '')?.now ?? Number.NEGATIVE_INFINITY;
  const kept = members.filter(({ rows }) => rows > 0);
  if (kept.every(({ key }) => NUMBERED.test(key))) return kept.sort((a, b) => inOrder.compare(a.key, b.key));
  return kept.sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1));
}

function comparedValues(values: MetricValues, metrics: readonly Pick<Metric, 'id'>[], focus: ReportingPeriod | null): ReadonlyMap<string, Compared> {
  return new Map(
    metrics.map(({ id }) => {
      const [now = null, ...before] = values.get(id) ?? [];
      const previous = focus?.previous ? (before.shift() ?? null) : null;
      const yearBefore = focus?.yearBefore ? (before.shift() ?? null) : null;
      return [id, { now, previous, yearBefore }];
    }),
  );
}
