import { Problem } from '../../language/problem.ts';
import { kpiPackTexts } from '../../language/texts/kpi-pack.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import type { MetricValues } from '../../metric/metric-question.ts';
import type { Filter, Metric } from '../../metric/metric.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { heededCurrency } from '../heeded-currency.ts';
import { bindPack } from '../kpi-pack/bind-pack.ts';
import type { KpiPack } from '../kpi-pack/kpi-pack.ts';
import { isWayToGroup } from '../kpi-pack/measure-pack.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { numberOption } from '../plugin-options.ts';
import { budgetMonths } from './budget-months.ts';
import type { BudgetColumns, BudgetMonths } from './budget-months.ts';
import { overSince } from './over-since.ts';
import type { Spending } from './over-since.ts';

/** The metrics of the pack that everything else is made of. */
export const BUDGET_METRICS = ['actual', 'budget', 'used', 'variance', 'variance_rate'] as const;
export type BudgetMetricId = (typeof BUDGET_METRICS)[number];

/** A department or an item, or all together. */
export interface BudgetMember {
  /** What filters compare with; empty for empty cells. */
  readonly key: string;
  readonly values: Readonly<Record<BudgetMetricId, number | null>>;
  /** Planned for the whole year. */
  readonly whole: number;
  /** In each month of the year, those to come among them. */
  readonly months: readonly Spending[];
  /** The month to date from which on it is over; null where it is not, or nobody knows months. */
  readonly since: number | null;
}

export interface BudgetFinding {
  readonly binding: Binding;
  readonly calendar: BusinessCalendar;
  readonly columns: BudgetColumns;
  readonly metrics: Readonly<Record<BudgetMetricId, MeasuredMetric>>;
  /** Kept in every number: one currency, and spending without income. */
  readonly filters: readonly Filter[];
  readonly currencies: readonly string[];
  /** Items that are income, and left out. */
  readonly income: readonly string[];
  readonly months: BudgetMonths | null;
  /** A period that was asked for is of no use where nothing is dated. */
  readonly ignoresPeriod: boolean;
  /** The whole budget where a person gave it. */
  readonly given: number | null;
  readonly all: BudgetMember;
  readonly breakdowns: readonly { readonly slot: string; readonly dimension: string; readonly members: readonly BudgetMember[] }[];
  /** Rows to date that have a budget and no actual at all. */
  readonly withoutActual: number;
}

const INCOME = /(?:收入|营收|销售额|回款|(?:^|\s)(?:revenue|revenues|income|sales|turnover))$/i;

/** Whether a name is that of money that comes in. */
export function namesIncome(name: string): boolean {
  return INCOME.test(name.trim());
}

/** Asks the engine for all numbers of a budget. Throws Problem `nothing-to-measure`. */
export async function measureBudget(pack: KpiPack, input: AnalysisInput): Promise<BudgetFinding> {
  const { binding, engine, signal } = input;
  const { table } = binding;
  const bound = bindPack(pack, binding);
  const metricOf = (id: BudgetMetricId): MeasuredMetric => {
    const found = bound.metrics.find(({ metric }) => metric.id === id);
    if (found === undefined) throw new Problem('nothing-to-measure', kpiPackTexts.nothingToMeasure);
    return found;
  };
  const metrics = { actual: metricOf('actual'), budget: metricOf('budget'), used: metricOf('used'), variance: metricOf('variance'), variance_rate: metricOf('variance_rate') };
  const columns: BudgetColumns = { budget: binding.columns['budget']?.[0] ?? '', actual: binding.columns['actual']?.[0] ?? '' };
  const calendar = settledCalendar(input.calendar, hasChineseHeader(table));
  const months = budgetMonths(binding, columns, calendar, input.period);
  const currency = table.columns.find(({ role, type }) => role === 'currency' && type === 'text')?.name;
  const heeded = await heededCurrency({ ...binding, columns: { ...binding.columns, ...(currency === undefined ? {} : { currency: [currency] }) } }, engine, signal);
  const income = incomeItems(binding);
  const filters: Filter[] = [...heeded.filters, ...income.flatMap(({ column, items }) => (items.length === 0 ? [] : [{ column, op: '<>' as const, value: items }]))];

  const dimensions = bound.dimensions.filter(({ column }) => column !== months?.column && isWayToGroup(column, input));
  const names = dimensions.map(({ column }) => column);
  const ask = (asked: readonly Pick<Metric, 'id' | 'measure'>[], kept: readonly Filter[]) =>
    queryMetrics({ table, dateColumn: null, metrics: asked, periods: [{ period: null }], dimensions: names, filters: [...filters, ...kept] }, engine, signal);
  const toDate = await ask(BUDGET_METRICS.map((id) => metrics[id].metric), months?.toDate ?? []);
  const sumOf = (id: string, column: string, kept: readonly Filter[]) => ({ id, measure: { kind: 'sum' as const, column, filters: [...kept] } });
  const byMonth = (months?.all ?? []).flatMap((month, index) => [sumOf(`actual.${String(index)}`, columns.actual, month.filters), sumOf(`budget.${String(index)}`, columns.budget, month.filters)]);
  const overYear = await ask([sumOf('whole', columns.budget, months?.whole ?? []), ...byMonth], []);

  const memberOf = (key: string, values: MetricValues, year: MetricValues | undefined): BudgetMember => {
    const value = (id: BudgetMetricId) => values.get(id)?.[0] ?? null;
    const spending = (months?.all ?? []).map((_, index): Spending => ({ budget: year?.get(`budget.${String(index)}`)?.[0] ?? 0, actual: year?.get(`actual.${String(index)}`)?.[0] ?? 0 }));
    return {
      key,
      values: { actual: value('actual'), budget: value('budget'), used: value('used'), variance: value('variance'), variance_rate: value('variance_rate') },
      whole: year?.get('whole')?.[0] ?? 0,
      months: spending,
      since: months === null ? null : overSince(spending.slice(0, months.done)),
    };
  };
  return {
    binding,
    calendar,
    columns,
    metrics,
    filters,
    currencies: heeded.currencies,
    income: income.flatMap(({ items }) => items),
    months,
    ignoresPeriod: input.period !== null && columnNamed(table, months?.column ?? '')?.type !== 'date',
    given: numberOption(input.options, 'total'),
    all: memberOf('', toDate.total, overYear.total),
    breakdowns: dimensions.flatMap(({ slot, column }) => {
      const year = new Map((overYear.members.get(column) ?? []).map(({ key, values }) => [key.toLowerCase(), values]));
      const members = (toDate.members.get(column) ?? []).map(({ key, values }) => memberOf(key, values, year.get(key.toLowerCase()))).filter(({ values, whole }) => values.actual !== 0 || values.budget !== 0 || whole !== 0);
      return members.length < 2 ? [] : [{ slot, dimension: column, members: members.sort((a, b) => (b.values.variance ?? 0) - (a.values.variance ?? 0) || (a.key < b.key ? -1 : 1)) }];
    }),
    withoutActual: withoutActual(binding, columns, months),
  };
}

/** The members of a column of items that are income, where others are not. */
function incomeItems({ table, columns }: Binding): { readonly column: string; readonly items: string[] }[] {
  const column = columnNamed(table, columns['item']?.[0] ?? '');
  if (column?.type !== 'text') return [];
  const names = [...new Set(column.values)].flatMap((name) => (name === null || name === '' ? [] : [name]));
  const items = names.filter(namesIncome);
  return items.length === 0 || items.length === names.length ? [] : [{ column: column.name, items }];
}

/** Rows of months to date whose actual is left empty though they have a budget. */
function withoutActual({ table }: Binding, { budget, actual }: BudgetColumns, months: BudgetMonths | null): number {
  const [planned, spent] = [columnNamed(table, budget), columnNamed(table, actual)];
  if (planned?.type !== 'number' || spent?.type !== 'number') return 0;
  const rows = months === null ? Array.from({ length: table.rowCount }, (_, row) => row) : months.rowsToDate;
  return rows.filter((row) => Number.isNaN(spent.values[row]) && (planned.values[row] ?? 0) > 0).length;
}
