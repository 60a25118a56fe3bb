import { queryMetrics } from '../../metric/metric-query.ts';
import type { Metric } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import { isYearly } from '../../metric/period.ts';
import { nextPeriod, yearBefore } from '../../metric/periods.ts';
import { festivalYearBefore } from '../../metric/spring-festival.ts';
import { backtest } from '../../statistics/backtest.ts';
import type { Backtest } from '../../statistics/backtest.ts';
import { forecastSeries } from '../../statistics/forecast.ts';
import type { Forecast } from '../../statistics/forecast.ts';
import { lateShift } from '../../statistics/late-shift.ts';
import type { LateShift } from '../../statistics/late-shift.ts';
import { seasonalStrength } from '../../statistics/seasonal-strength.ts';
import type { SeasonalStrength } from '../../statistics/seasonal-strength.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { aheadGroups, festivalLevelled } from './festival-pairs.ts';
import { isFestivalMonth, periodsAhead, seasonOf } from './forecast-horizon.ts';
import { forecastWishes } from './forecast-options.ts';
import type { ForecastWishes } from './forecast-options.ts';
import { outlooks } from './forecast-outlook.ts';
import type { Outlook } from './forecast-outlook.ts';
import { historySeries } from './history-series.ts';
import type { HistoryPoint, HistorySeries } from './history-series.ts';

/** What is expected of a period. */
export interface Expected {
  readonly period: Period;
  readonly forecast: number;
  readonly lower: number;
  readonly upper: number;
}

/** A period to come, with what it is seen against. */
export interface AheadPeriod extends Expected {
  /** How many periods of the grain it holds: two where January and February are taken together. */
  readonly count: number;
  readonly yearBefore: HistoryPoint | null;
  /** What is aimed at; null where nothing says it. */
  readonly target: number | null;
}

/** An outlook with its values. */
export interface ValuedOutlook extends Outlook {
  readonly actual: number | null;
  readonly target: number | null;
  readonly before: number | null;
}

export interface ForecastFinding extends HistorySeries {
  readonly binding: Binding;
  readonly wishes: ForecastWishes;
  /** January and February are one period here where Spring Festival is heeded. */
  readonly ahead: readonly AheadPeriod[];
  /** By period of the grain, as drawn. */
  readonly steps: readonly Expected[];
  readonly season: number | null;
  readonly forecast: Forecast;
  readonly backtest: Backtest | null;
  readonly strength: SeasonalStrength | null;
  readonly shift: LateShift | null;
  readonly year: ValuedOutlook | null;
  readonly targeted: ValuedOutlook | null;
}

/** Weeks of a year repeat themselves too loosely to be called by their number. */
const LONGEST_NAMED = 12;
/** A target that is so many times what is measured, or so small a part of it, is set for something else. */
const TARGET_REACH = 5;

/** The forecast of a table's measure with everything that a report says of it. Throws as `historySeries`. */
export async function measureForecast(input: AnalysisInput): Promise<ForecastFinding> {
  const { binding, engine, signal } = input;
  const wishes = forecastWishes(input.options);
  const series = await historySeries(input, wishes);
  const { history, measure, periods, isAdditive } = series;
  const { grain, calendar } = periods;
  const heedsFestival = calendar.springFestival === 'on';
  const together = isAdditive && grain === 'month' && heedsFestival;
  const past = history.map(({ period }) => period);
  const next = periodsAhead(past, wishes.horizon, calendar);
  const last = next.at(-1);
  if (together && last !== undefined && isJanuary(last)) next.push(nextPeriod(last, calendar));

  const values = history.map(({ value }) => value);
  const levelled = together ? festivalLevelled(past, values) : values;
  const season = seasonOf(grain);
  signal?.throwIfAborted();
  input.onProgress?.(0.3);
  const forecast = forecastSeries(levelled, season, next.length, wishes.confidence);
  input.onProgress?.(0.6);
  const tried = backtest(levelled, { season, horizon: next.length, ...(signal === undefined ? {} : { signal }) });
  input.onProgress?.(0.9);

  // What never was over the whole is not expected to be.
  const most = measure.unit.kind === 'percent' && values.every((value) => value <= 1) ? 1 : Infinity;
  const steps = next.map((period, index): Expected => ({
    period,
    forecast: Math.min(most, forecast.forecast[index] ?? 0),
    lower: Math.min(most, forecast.lower[index] ?? 0),
    upper: Math.min(most, forecast.upper[index] ?? 0),
  }));
  const ask: Ask = async (metric, asked) => {
    const { total } = await queryMetrics({ table: binding.table, dateColumn: series.time, filters: series.filters, metrics: [metric], periods: asked.map((period) => ({ period })), dimensions: [] }, engine, signal);
    return asked.map((_, index) => total.get(metric.id)?.[index] ?? null);
  };
  const grouped = groupedSteps(steps, together);
  const targets = isAdditive ? await targetsAhead(ask, series, grouped) : grouped.map(() => null);
  const ahead = (await withYearBefore(ask, series, grouped, heedsFestival)).map((each, index): AheadPeriod => ({ ...each, target: targets[index] ?? null }));
  return {
    ...series,
    binding,
    wishes,
    ahead,
    steps,
    season,
    forecast,
    backtest: tried,
    strength: season === null || season > LONGEST_NAMED ? null : seasonalStrength(values, season),
    shift: lateShift(levelled, season !== null && forecast.seasons.includes(season) ? season : 1),
    ...(isAdditive ? await valuedOutlooks(ask, series, ahead) : { year: null, targeted: null }),
  };
}

/** Values of one metric in many periods. */
type Ask = (metric: Pick<Metric, 'id' | 'measure'>, periods: readonly Period[]) => Promise<readonly (number | null)[]>;

function isJanuary(period: Period): boolean {
  return isFestivalMonth(period) && isFestivalMonth({ ...period, from: period.to });
}

function groupedSteps(steps: readonly Expected[], together: boolean): (Expected & { readonly count: number })[] {
  return aheadGroups(steps.map(({ period }) => period), together).map(({ period, of }) => {
    const sum = (pick: (step: Expected) => number) => of.reduce((total, index) => total + (steps[index] ? pick(steps[index]) : 0), 0);
    return { period, count: of.length, forecast: sum((step) => step.forecast), lower: sum((step) => step.lower), upper: sum((step) => step.upper) };
  });
}

async function withYearBefore(ask: Ask, { history, measure }: HistorySeries, ahead: readonly (Expected & { readonly count: number })[], heedsFestival: boolean): Promise<Omit<AheadPeriod, 'target'>[]> {
  const [first, last] = [history[0]?.period.from ?? Infinity, history.at(-1)?.period.to ?? -Infinity];
  const then = ahead.map(({ period }) => {
    if (isYearly(period.grain)) return null;
    const isDaily = period.grain === 'day' || period.grain === 'week';
    const before = (heedsFestival && isDaily ? festivalYearBefore(period) : null) ?? yearBefore(period);
    return before.from >= first && before.to <= last ? before : null;
  });
  const asked = then.filter((period) => period !== null);
  const found = asked.length === 0 ? [] : await ask(measure.metric, asked);
  return ahead.map((each, index) => {
    const period = then[index] ?? null;
    const value = period === null ? null : (found[asked.indexOf(period)] ?? null);
    return { ...each, yearBefore: period === null || value === null ? null : { period, value } };
  });
}

/** The targets of what is to come, where they are of the size of what came: targets of orders say nothing about sales. */
async function targetsAhead(ask: Ask, { history, target }: HistorySeries, ahead: readonly Expected[]): Promise<readonly (number | null)[]> {
  if (target === null) return ahead.map(() => null);
  const targets = await ask(target.metric, [...history, ...ahead].map(({ period }) => period));
  const isOf = isTargetOf(history.map(({ value }) => value), targets.slice(0, history.length));
  return ahead.map((_, index) => {
    const aim = targets[history.length + index] ?? null;
    return isOf && aim !== null && aim > 0 ? aim : null;
  });
}

async function valuedOutlooks(ask: Ask, { history, measure, target, periods }: HistorySeries, ahead: readonly AheadPeriod[]): Promise<Pick<ForecastFinding, 'year' | 'targeted'>> {
  const found = outlooks(history, ahead, periods.calendar);
  const valued = async (outlook: Outlook | null, aimed: ForecastFinding['target']): Promise<ValuedOutlook | null> => {
    if (outlook === null) return null;
    const one = async (metric: Pick<Metric, 'id' | 'measure'>, period: Period | null) => (period === null ? null : ((await ask(metric, [period]))[0] ?? null));
    return {
      ...outlook,
      actual: await one(measure.metric, outlook.elapsed),
      before: await one(measure.metric, outlook.yearBefore),
      target: aimed === null ? null : await one(aimed.metric, outlook.span),
    };
  };
  return { year: await valued(found.year, null), targeted: target === null ? null : await valued(found.targeted, target) };
}

/** Whether what was aimed at is of the size of what came. */
function isTargetOf(values: readonly number[], targets: readonly (number | null)[]): boolean {
  const both = values.flatMap((value, index) => (typeof targets[index] === 'number' && targets[index] > 0 ? [{ value, target: targets[index] }] : []));
  if (both.length === 0) return true;
  const ratio = both.reduce((sum, { value }) => sum + value, 0) / both.reduce((sum, { target }) => sum + target, 0);
  return ratio > 1 / TARGET_REACH && ratio < TARGET_REACH;
}
