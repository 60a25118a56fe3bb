import { Problem } from '../../language/problem.ts';
import { verbatim } from '../../language/language.ts';
import { funnelTexts } from '../../language/texts/funnel.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import type { Measure } from '../../metric/metric.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import type { Period } from '../../metric/period.ts';
import { samePeriod } from '../../metric/periods.ts';
import { reportedPeriod, reportingPeriods } from '../../metric/reporting-periods.ts';
import type { ReportingPeriods } from '../../metric/reporting-periods.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import { columnLabel } from '../column-label.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { dateColumnOf } from '../customer-slot.ts';
import type { AnalysisInput } from '../plugin.ts';
import { numberOption, textOption } from '../plugin-options.ts';
import { segmentColumns } from '../segment-rates.ts';
import { countEvents, namedSteps, usualSteps } from './event-funnel.ts';
import type { ReachedCounts, StepTime } from './event-funnel.ts';
import { funnelShape } from './funnel-shape.ts';
import type { FunnelShape } from './funnel-shape.ts';

export interface FunnelStep {
  readonly name: string;
  readonly metric: MeasuredMetric;
}

/** How many reached each step; `isLive` where the steps' metrics give the same numbers. */
export interface StepCounts {
  readonly counts: readonly number[];
  readonly isLive: boolean;
}

export interface FunnelMember extends StepCounts {
  readonly dimension: string;
  readonly key: string;
}

export interface PeriodCounts extends StepCounts {
  readonly period: Period;
  readonly isComplete: boolean;
}

export interface FunnelFinding {
  readonly input: Pick<AnalysisInput, 'binding'>;
  readonly shape: FunnelShape;
  readonly calendar: BusinessCalendar;
  readonly steps: readonly FunnelStep[];
  readonly time: string | null;
  /** Null for all rows. */
  readonly over: Period | null;
  /** The period that was asked for, where the data has none such. */
  readonly missing: Period | null;
  readonly all: StepCounts;
  readonly members: readonly FunnelMember[];
  readonly periods: readonly PeriodCounts[];
  /** The last complete period and the one before it. */
  readonly compared: { readonly now: PeriodCounts; readonly before: PeriodCounts } | null;
  readonly times: readonly StepTime[];
  readonly windowDays: number | null;
  /** Users who may still go on. */
  readonly late: number;
  /** Events that are no step. */
  readonly otherEvents: number;
  readonly stepsGiven: boolean;
}

const MOST_PERIODS = 24;

/** Counts who reached which step. Throws Problem `no-steps`, `no-such-step`, `option-wrong`. */
export async function measureFunnel(input: AnalysisInput): Promise<FunnelFinding> {
  const { binding } = input;
  const shape = funnelShape(binding);
  if (shape === null) throw new Problem('no-steps', funnelTexts.noSteps);
  const calendar = settledCalendar(input.calendar, hasChineseHeader(binding.table));
  const time = shape.kind === 'events' ? shape.time : (dateColumnOf(binding)?.name ?? null);
  const dates = columnNamed(binding.table, time ?? '');
  const periods = dates?.type === 'date' ? reportingPeriods(dates.values, { calendar, dataThrough: binding.dataThrough?.serial ?? null, ...(input.period === null ? {} : { grain: input.period.grain }) }) : null;
  const focus = periods === null || input.period === null ? undefined : reportedPeriod(periods, input.period);
  const base = {
    input: { binding },
    shape,
    calendar,
    time,
    over: focus?.covered ?? null,
    missing: input.period !== null && (focus === undefined || !samePeriod(focus.period, input.period)) ? input.period : null,
  };
  return shape.kind === 'events' ? fromEvents(input, base, shape, periods) : fromCounts(input, base, shape, periods);
}

type Base = Pick<FunnelFinding, 'input' | 'shape' | 'calendar' | 'time' | 'over' | 'missing'>;

async function fromEvents(input: AnalysisInput, base: Base, shape: Extract<FunnelShape, { kind: 'events' }>, reporting: ReportingPeriods | null): Promise<FunnelFinding> {
  const { binding, engine, options, signal } = input;
  const asked = textOption(options, 'steps');
  const windowDays = numberOption(options, 'window');
  if (windowDays !== null && windowDays <= 0) throw new Problem('option-wrong', funnelTexts.windowWrong);
  const usual = asked === null ? await usualSteps(binding.table, shape, engine, signal) : null;
  const kinds = [...new Set(shape.event.values.flatMap((value) => (value === null || value === '' ? [] : [value])))];
  const names = asked === null ? (usual?.steps ?? []) : namedSteps(asked, kinds);
  if (names.length < 2) throw new Problem('no-steps', funnelTexts.noSteps);
  input.onProgress?.(0.3);
  const segments = segmentColumns(binding, [shape.user.name, shape.event.name]);
  const recent = recentPeriods(reporting);
  const question = { table: binding.table, shape, steps: names, segments, periods: recent.map(({ covered }) => covered), within: base.over, windowDays };
  const found = await countEvents(question, engine, signal);
  const isLive = ({ ordered, anyOrder }: ReachedCounts) => base.over === null && ordered.every((count, place) => count === anyOrder[place]);
  const byPeriod = found.periods.map((counts, index): PeriodCounts => ({ ...periodOf(recent[index]), counts, isLive: false }));
  return {
    ...base,
    steps: names.map((name) => ({ name, metric: stepMetric(name, { kind: 'distinct', column: shape.user.name, filters: [{ column: shape.event.name, op: '=', value: name }] }) })),
    all: { counts: found.all.ordered, isLive: isLive(found.all) },
    members: found.segments.map(({ dimension, key, counts }) => ({ dimension, key, counts: counts.ordered, isLive: isLive(counts) })),
    periods: byPeriod,
    compared: base.over === null ? comparedOf(byPeriod) : null,
    times: found.times,
    windowDays,
    late: found.late,
    otherEvents: usual?.others ?? 0,
    stepsGiven: asked !== null,
  };
}

async function fromCounts(input: AnalysisInput, base: Base, shape: Exclude<FunnelShape, { kind: 'events' }>, reporting: ReportingPeriods | null): Promise<FunnelFinding> {
  const { binding, engine, options, signal } = input;
  const known = shape.kind === 'columns' ? shape.columns : shape.names;
  const asked = textOption(options, 'steps');
  const names = asked === null ? known : namedSteps(asked, known);
  if (names.length < 2) throw new Problem('no-steps', funnelTexts.noSteps);
  const steps = names.map((name): FunnelStep => ({
    name,
    metric: stepMetric(
      shape.kind === 'columns' ? columnLabel(name) : name,
      shape.kind === 'columns' ? { kind: 'sum', column: name, filters: [] } : { kind: 'sum', column: shape.value, filters: [{ column: shape.step, op: '=', value: name }] },
    ),
  }));
  const segments = segmentColumns(binding, shape.kind === 'rows' ? [shape.step] : []);
  const recent = recentPeriods(reporting);
  const metrics = steps.map(({ metric }) => metric.metric);
  const question = { table: binding.table, dateColumn: base.time, filters: [], metrics };
  const whole = await queryMetrics({ ...question, periods: [{ period: base.over }], dimensions: segments }, engine, signal);
  const over = recent.length === 0 ? null : await queryMetrics({ ...question, periods: recent.map(({ covered }) => ({ period: covered })), dimensions: [] }, engine, signal);
  const at = (values: ReadonlyMap<string, readonly (number | null)[]> | undefined, index: number) => metrics.map(({ id }) => values?.get(id)?.[index] ?? 0);
  const byPeriod = recent.map((each, index): PeriodCounts => ({ ...periodOf(each), counts: at(over?.total, index), isLive: true }));
  return {
    ...base,
    steps,
    all: { counts: at(whole.total, 0), isLive: true },
    members: segments.flatMap((dimension) => (whole.members.get(dimension) ?? []).map(({ key, values }): FunnelMember => ({ dimension, key, counts: at(values, 0), isLive: true }))),
    periods: byPeriod,
    compared: base.over === null ? comparedOf(byPeriod) : null,
    times: [],
    windowDays: null,
    late: 0,
    otherEvents: 0,
    stepsGiven: asked !== null,
  };
}

function stepMetric(name: string, measure: Measure): MeasuredMetric {
  return { metric: { id: `step-${name}`, label: verbatim(name), measure, unit: null, good: 'up', target: null }, unit: { kind: 'number', noun: null } };
}

function recentPeriods(reporting: ReportingPeriods | null): ReportingPeriods['periods'] {
  return reporting === null || reporting.periods.length < 2 ? [] : reporting.periods.slice(-MOST_PERIODS);
}

function periodOf(each: ReportingPeriods['periods'][number] | undefined): Pick<PeriodCounts, 'period' | 'isComplete'> {
  if (each === undefined) throw new Error('a period was counted that was not asked for');
  return { period: each.covered, isComplete: each.isComplete };
}

function comparedOf(periods: readonly PeriodCounts[]): FunnelFinding['compared'] {
  const last = periods.findLastIndex(({ isComplete, counts }) => isComplete && (counts[0] ?? 0) > 0);
  const [now, before] = [periods[last], periods[last - 1]];
  return now === undefined || before === undefined || !before.isComplete || (before.counts[0] ?? 0) === 0 ? null : { now, before };
}
