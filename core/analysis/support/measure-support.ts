import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import type { Unit } from '../../fact/fact.ts';
import { supportTexts } from '../../language/texts/support.ts';
import { sqlCondition } from '../../metric/compile-sql.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import type { Filter, Metric, Operand } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import { at } from '../../statistics/at.ts';
import { netPromoter } from '../../statistics/net-promoter.ts';
import type { Interval } from '../../statistics/proportion.ts';
import { survivalQuantile } from '../../statistics/survival-quantile.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { Compared, MeasuredMetric } from '../compared-facts.ts';
import { durationIn, durationLook } from '../duration-look.ts';
import type { DurationLook } from '../duration-look.ts';
import { toolTime } from './tool-time.ts';
import type { ToolTime } from './tool-time.ts';
import type { PackFinding } from '../kpi-pack/measure-pack.ts';
import type { AnalysisInput } from '../plugin.ts';
import { numberOption } from '../plugin-options.ts';
import { workingHoursSql, workingTime } from './business-time.ts';
import type { WorkingTime } from './business-time.ts';
import { satisfactionMetric } from './satisfaction-metric.ts';
import { slaMetric } from './sla-metric.ts';
import { compareQueues } from './worst-queue.ts';
import type { Queue } from './worst-queue.ts';

/** How many tickets had been created and resolved before the end of a period. */
export interface BacklogPoint {
  readonly period: Period;
  readonly isPartial: boolean;
  readonly opened: number;
  readonly closed: number;
}

/** A share of tickets by what a column says of them, in words. */
export interface WordRate {
  readonly metric: MeasuredMetric;
  readonly values: Compared;
}

/** What a table of tickets says beyond the metrics of the pack. */
export interface SupportFinding {
  readonly pack: PackFinding;
  readonly created: string;
  readonly resolved: string | null;
  readonly rating: string | null;
  /** The periods drawn as one: what queues are compared over. Null for all rows. */
  readonly window: Period | null;
  readonly look: DurationLook;
  /** What queues are compared by: times between dates, else those that the tool measured; null where there are neither. */
  readonly taken: Taken | null;
  /** Columns of times that the tool measured, where no dates say them. */
  readonly toolTimes: readonly ToolTime[];
  readonly backlog: readonly BacklogPoint[];
  readonly queues: readonly Queue[];
  /** Over the window: the median of resolution in days, and the share of good ratings. */
  readonly whole: { readonly resolution: number | null; readonly csat: number | null };
  readonly all: number;
  readonly open: number;
  readonly backward: number;
  /** Tickets are dated without a time of day. */
  readonly hasDaysOnly: boolean;
  /** In days, open tickets counted; null where too few are resolved. */
  readonly censoredMedian: number | null;
  readonly working: (WorkingTime & { readonly median: number | null; readonly p90: number | null; readonly response: number | null }) | null;
  readonly within: { readonly hours: number; readonly share: number } | null;
  readonly sla: WordRate | null;
  /** The share of good answers, where they are words. */
  readonly satisfied: WordRate | null;
  /** The column of SLA where its values say nothing. */
  readonly slaUnclear: string | null;
  readonly nps: { readonly column: string; readonly score: Interval; readonly answers: number } | null;
}

/** How long tickets take: what is measured, and how the engine's value becomes the one that is shown. */
export interface Taken {
  readonly operand: Operand;
  readonly scale: number;
  readonly unit: Unit;
}

const HOURS = 24;
const ROWS: Pick<Metric, 'id' | 'measure'> = { id: '#rows', measure: { kind: 'count', column: null, filters: [] } };

/** Asks the engine for all that the pack does not say. */
export async function measureSupport(pack: PackFinding, input: AnalysisInput): Promise<SupportFinding> {
  const { binding, engine, signal, options } = input;
  const { table } = binding;
  const dated = (slot: string) => {
    const column = columnNamed(table, binding.columns[slot]?.[0] ?? '');
    return column?.type === 'date' ? column.name : null;
  };
  const [created, resolved, responded] = [dated('created') ?? '', dated('resolved'), dated('responded')];
  const rating = columnNamed(table, binding.columns['rating']?.[0] ?? '');
  const [first, last] = [pack.drawn[0], pack.drawn.at(-1)];
  const window = first === undefined || last === undefined ? null : { ...first.period, to: last.period.to };
  const tool = { response: responded === null ? toolTime(binding, 'response_time') : null, resolution: resolved === null ? toolTime(binding, 'resolution_time') : null };
  // The dates that working hours could be told from are not there.
  const working = resolved === null && responded === null && (tool.response !== null || tool.resolution !== null) ? null : workingTime(options);
  const condition = sqlCondition({ table, dateColumn: created, period: window, filters: [] });
  const moment = (name: string) => `${quoteIdentifier(name)}::TIMESTAMP`;
  const days = (to: string) => `(epoch_us(${moment(to)}) - epoch_us(${moment(created)})) / 86400000000.0`;
  const takenOf = (to: string | null) => (to === null ? null : working === null ? days(to) : `CASE WHEN ${quoteIdentifier(to)} IS NOT NULL THEN ${workingHoursSql(moment(created), moment(to), working)} END`);
  const taken = resolved === null && tool.resolution !== null ? quoteIdentifier(tool.resolution.column) : takenOf(resolved);
  const ratingName = rating?.type === 'number' ? rating.name : null;
  const score = ratingName === null ? 'NULL' : quoteIdentifier(ratingName);
  const [whole] = (
    await engine.query(
      `SELECT quantile_cont(${taken ?? 'NULL::DOUBLE'}, 0.5), ${working === null ? 'NULL, NULL' : `quantile_cont(${taken ?? 'NULL::DOUBLE'}, 0.9), quantile_cont(${takenOf(responded) ?? 'NULL::DOUBLE'}, 0.5)`}, (count(*) FILTER (WHERE ${score} >= 4))::DOUBLE / nullif(count(${score}), 0), count(*)::DOUBLE FROM ${tableSource(table.name)} WHERE ${condition}`,
      signal,
    )
  ).rows;
  const number = (index: number) => (typeof whole?.[index] === 'number' ? whole[index] : null);
  const waits = waitsOf(input, created, resolved, tool.resolution, window);
  const hours = numberOption(options, 'resolve-within');
  const sla = slaMetric(table, binding.columns['sla']?.[0] ?? null);
  const focus = pack.reported?.focus ?? null;
  const look = working === null ? durationLook((number(0) ?? 0) / (tool.resolution?.perDay ?? 1)) : durationIn('hours');
  return {
    pack,
    created,
    resolved,
    rating: ratingName,
    window,
    look,
    taken:
      tool.resolution !== null
        ? { operand: tool.resolution.column, scale: 1, unit: tool.resolution.unit }
        : resolved === null
          ? null
          : { operand: { kind: 'duration', from: created, to: resolved, in: look.in }, scale: look.perDay, unit: look.unit },
    toolTimes: [tool.response, tool.resolution].flatMap((time) => time ?? []),
    backlog: resolved === null ? [] : await backlogOf(pack, created, resolved, input),
    queues: await compareQueues(table.name, condition, { dimensions: pack.breakdowns.map(({ dimension }) => dimension), taken, rating: ratingName }, engine, signal),
    whole: { resolution: number(0), csat: number(3) },
    all: number(4) ?? 0,
    open: waits.open.length,
    backward: waits.backward,
    hasDaysOnly: tool.resolution === null && columnNamed(table, created)?.type === 'date' && waits.done.every(Number.isInteger),
    censoredMedian: survivalQuantile(waits.done, waits.open, 0.5),
    working: working === null ? null : { ...working, median: number(0), p90: number(1), response: number(2) },
    within: hours === null || (resolved === null && (tool.resolution?.perDay ?? null) === null) ? null : { hours, share: withinShare(waits, hours / HOURS) },
    sla: await wordRate(sla.metric, created, focus, input),
    satisfied: await wordRate(satisfactionMetric(table, binding.columns['satisfaction']?.[0] ?? null), created, focus, input),
    slaUnclear: sla.unclear,
    nps: npsOf(input),
  };
}

/** Created before, and resolved before, the end of each period that is drawn. */
async function backlogOf({ drawn, reported }: PackFinding, created: string, resolved: string, { binding: { table }, engine, signal }: AnalysisInput): Promise<BacklogPoint[]> {
  const countBeforeEnds = async (dateColumn: string) => {
    const periods = drawn.map(({ period }) => ({ period: { ...period, from: Number.NEGATIVE_INFINITY } }));
    const { total } = await queryMetrics({ table, dateColumn, metrics: [ROWS], periods, dimensions: [], filters: [] }, engine, signal);
    return total.get(ROWS.id) ?? [];
  };
  const [opened, closed] = [await countBeforeEnds(created), await countBeforeEnds(resolved)];
  return drawn.map((each, index) => ({ period: each.period, isPartial: !each.isComplete && each === reported?.periods.partial, opened: opened[index] ?? 0, closed: closed[index] ?? 0 }));
}

export function openedBefore(created: string, end: number): MeasuredMetric {
  return countBefore('opened', supportTexts.opened, created, end);
}

export function closedBefore(resolved: string, end: number): MeasuredMetric {
  return countBefore('closed', supportTexts.closed, resolved, end);
}

function countBefore(id: string, label: Metric['label'], column: string, end: number): MeasuredMetric {
  const filters: Filter[] = [{ column, op: '<', value: end }];
  return { metric: { id, label, measure: { kind: 'count', column: null, filters }, unit: null, good: null, target: null }, unit: { kind: 'number', noun: null } };
}

/** In days: how long resolved tickets took, and how long the open ones have been open at the end of the data. */
interface Waits {
  readonly done: Float64Array;
  readonly open: Float64Array;
  readonly backward: number;
}

function waitsOf({ binding: { table, dataThrough } }: AnalysisInput, created: string, resolved: string | null, tool: ToolTime | null, window: Period | null): Waits {
  const from = columnNamed(table, created);
  const to = columnNamed(table, resolved ?? tool?.column ?? '');
  if (from?.type !== 'date' || (to?.type !== 'date' && to?.type !== 'number')) return { done: new Float64Array(), open: new Float64Array(), backward: 0 };
  const perDay = to.type === 'date' ? 1 : (tool?.perDay ?? null);
  if (perDay === null) return { done: new Float64Array(), open: new Float64Array(), backward: 0 };
  let end = dataThrough?.serial ?? 0;
  for (const values of to.type === 'date' ? [from.values, to.values] : [from.values]) for (const value of values) if (value > end) end = value;
  const [done, open] = [new Float64Array(table.rowCount), new Float64Array(table.rowCount)];
  let [ended, waiting, backward] = [0, 0, 0];
  for (let row = 0; row < table.rowCount; row += 1) {
    const [start, said] = [at(from.values, row), at(to.values, row)];
    const took = to.type === 'date' ? said - start : said / perDay;
    if (Number.isNaN(start) || (window !== null && (start < window.from || start >= window.to))) continue;
    if (Number.isNaN(said)) open[waiting++] = end - start;
    else if (took < 0) backward += 1;
    else done[ended++] = took;
  }
  return { done: done.slice(0, ended), open: open.slice(0, waiting), backward };
}

/** Of all that are resolved or have been open longer than promised, those that were resolved in time. */
function withinShare({ done, open }: Waits, days: number): number {
  const missed = open.filter((waited) => waited > days).length;
  const kept = done.filter((time) => time <= days).length;
  return done.length + missed === 0 ? 0 : kept / (done.length + missed);
}

async function wordRate(which: MeasuredMetric | null, created: string, focus: { readonly covered: Period; readonly previous: Period | null; readonly yearBefore: Period | null } | null, { binding: { table }, engine, signal }: AnalysisInput): Promise<WordRate | null> {
  if (which === null) return null;
  const { metric } = which;
  const periods = [focus?.covered ?? null, ...(focus?.previous ? [focus.previous] : [])];
  const { total } = await queryMetrics({ table, dateColumn: created, metrics: [metric], periods: periods.map((period) => ({ period })), dimensions: [], filters: [] }, engine, signal);
  const [now = null, previous = null] = total.get(metric.id) ?? [];
  return { metric: which, values: { now, previous, yearBefore: null } };
}

function npsOf({ binding: { table, columns } }: AnalysisInput): SupportFinding['nps'] {
  const column = columnNamed(table, columns['recommend']?.[0] ?? '');
  if (column?.type !== 'number') return null;
  const answers = column.values.filter((value) => value >= 0 && value <= 10);
  if (answers.length === 0 || !answers.some((value) => value > 5)) return null;
  const [promoters, detractors] = [answers.filter((value) => value >= 9).length, answers.filter((value) => value <= 6).length];
  return { column: column.name, score: netPromoter({ promoters, detractors, answers: answers.length }), answers: answers.length };
}
