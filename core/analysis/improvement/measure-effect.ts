import { Problem } from '../../language/problem.ts';
import type { Text } from '../../language/language.ts';
import { improvementTexts } from '../../language/texts/improvement.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { isoDayOf } from '../../metric/calendar.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Grain, Period } from '../../metric/period.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { autocorrelations } from '../../statistics/autocorrelation.ts';
import { controlChart } from '../../statistics/control-chart.ts';
import type { ControlChart, ControlData } from '../../statistics/control-chart.ts';
import { interruptedSeries } from '../../statistics/interrupted-series.ts';
import type { InterruptedSeries } from '../../statistics/interrupted-series.ts';
import { mean, standardDeviation } from '../../statistics/mean.ts';
import { normalQuantile } from '../../statistics/normal.ts';
import { newcombeDifference } from '../../statistics/proportion.ts';
import type { Interval } from '../../statistics/proportion.ts';
import { twoProportionsTest } from '../../statistics/two-proportions.ts';
import { welchDifference } from '../../statistics/welch.ts';
import { followedMetric, readPeriods, summed } from '../control-chart/read-periods.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { pause } from '../in-turns.ts';
import { goodDirection } from '../measure-direction.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { dayOption, textOption } from '../plugin-options.ts';
import { columnLabel } from '../column-label.ts';
import type { SeriesShape } from './improvement-shape.ts';
import type { MarkedAction } from './marked-actions.ts';

/** A measure in one period. */
export interface EffectPoint {
  readonly period: Period;
  /** Which period from the first on. */
  readonly step: number;
  readonly value: number;
  /** Where the value is the share of one of the other. */
  readonly hits: number | null;
  readonly tries: number | null;
}

export interface Counted {
  readonly hits: MeasuredMetric;
  readonly tries: MeasuredMetric;
}

export interface EffectFinding {
  readonly kind: 'series';
  readonly binding: Binding;
  readonly calendar: BusinessCalendar;
  readonly time: string;
  readonly filters: readonly Filter[];
  readonly grain: Grain;
  /** What is followed; where it is a share, its parts. */
  readonly measure: MeasuredMetric;
  readonly counted: Counted | null;
  readonly column: TypedColumn | null;
  readonly good: 'up' | 'down' | null;
  readonly action: MarkedAction;
  /** Done on other days that the data covers. */
  readonly otherActions: readonly MarkedAction[];
  readonly before: readonly EffectPoint[];
  readonly after: readonly EffectPoint[];
  /** After less before; null where nothing varies. */
  readonly difference: (Interval & { readonly p: number | null }) | null;
  readonly series: InterruptedSeries | null;
  readonly charts: { readonly before: ControlChart | null; readonly after: ControlChart | null };
  /** Points after the action beyond the limits of those before it; null where there are no limits. */
  readonly beyond: number | null;
  /** How alike neighbours are beside the means of both sides. */
  readonly autocorrelation: number;
  /** Points that each side would take to tell a difference as large as was seen; null where it is told already. */
  readonly needed: number | null;
  /** In which the action falls: on neither side. */
  readonly transition: Period | null;
  readonly partial: Period | null;
  readonly rowsWithoutDate: number;
}

const FEWEST_A_SIDE = 3;
const FEWEST_FOR_SERIES = 6;
/** Of tests and of what a study is to find: the usual ones. */
const [SURE, POWER] = [0.05, 0.8];
const MOST_NEEDED = 10_000;

/** A measure before and after an action. Throws Problem `action-date-missing`, `too-few-points`, `option-wrong`, `no-periods`. */
export async function measureEffect(input: AnalysisInput, shape: SeriesShape): Promise<EffectFinding> {
  const { binding, options } = input;
  const given = givenAction(input);
  const [action = null] = given === null ? shape.actions : [given];
  if (action === null) throw new Problem('action-date-missing', improvementTexts.dateMissing);
  const wished = wishedColumn(input, shape);
  const counts = wished === null ? shape.counts : null;
  const column = wished ?? counts?.defects ?? shape.values[0] ?? null;
  const plain = { kind: 'number', noun: null } as const;
  const measured = await readPeriods(input, shape.time, (currency) => (counts === null ? [followedMetric(column ?? undefined, currency)] : [summed(counts.defects.name, plain), summed(counts.size.name, plain)]));
  await pause(input, 0.6);
  const { periods, values, rows } = measured;
  const [first, second] = measured.metrics;
  if (first === undefined) throw new Error('something is followed');
  const counted = counts !== null && second !== undefined ? { hits: first, tries: second } : null;
  const all = periods.periods.flatMap(({ period, isComplete }, step): EffectPoint[] => {
    const value = values.get(first.metric.id)?.[step] ?? null;
    const tries = counted === null ? null : (values.get(counted.tries.metric.id)?.[step] ?? null);
    if (!isComplete || (rows[step] ?? 0) === 0 || value === null || (counted !== null && !(tries !== null && tries > 0))) return [];
    return [{ period, step, value: tries === null ? value : value / tries, hits: tries === null ? null : value, tries }];
  });
  const before = all.filter(({ period }) => period.to <= action.serial);
  const after = all.filter(({ period }) => period.from >= action.serial);
  if (before.length < FEWEST_A_SIDE || after.length < FEWEST_A_SIDE) throw new Problem('too-few-points', improvementTexts.tooFewPoints(isoDayOf(action.serial), before.length, after.length, FEWEST_A_SIDE));
  const [old, now] = [before, after].map((side) => side.map(({ value }) => value));
  if (old === undefined || now === undefined) throw new Error('there are two sides');
  const difference = differenceOf(before, after, old, now);
  const charts = { before: chartOf(before), after: chartOf(after) };
  const judged = chartOf([...before, ...after], before.length);
  const inRange = ({ serial }: MarkedAction) => serial >= (before[0]?.period.from ?? Infinity) && serial < (after.at(-1)?.period.to ?? -Infinity);
  const [oldMean, newMean] = [mean(old), mean(now)];
  await pause(input, 0.9);
  return {
    kind: 'series',
    binding,
    calendar: periods.calendar,
    time: measured.time,
    filters: measured.filters,
    grain: periods.grain,
    measure: counted === null || counts === null ? withoutUnit(first, column) : shareMeasure(counts.defects),
    counted,
    column,
    good: wishedDirection(textOption(options, 'good')) ?? (column === null ? null : counted !== null ? 'down' : goodDirection(column.name)),
    action: { ...action, words: textOption(options, 'action') ?? action.words },
    otherActions: shape.actions.filter((one) => one.serial !== action.serial && inRange(one)),
    before,
    after,
    difference,
    series: before.length < FEWEST_FOR_SERIES || after.length < FEWEST_FOR_SERIES ? null : interruptedSeries([...old, ...now], before.length, [...before, ...after].map(({ step }) => step)),
    charts,
    beyond: judged === null ? null : new Set(judged.violations.filter(({ index, rule }) => rule === 'beyond-3-sigma' && index >= before.length).map(({ index }) => index)).size,
    autocorrelation: autocorrelations([...old.map((value) => value - oldMean), ...now.map((value) => value - newMean)], 1)[1] ?? 0,
    needed: difference === null ? null : neededPoints(difference, old, now),
    transition: periods.periods.find(({ period }) => period.from < action.serial && period.to > action.serial)?.period ?? null,
    partial: periods.partial?.period ?? null,
    rowsWithoutDate: measured.rowsWithoutDate,
  };
}

function givenAction({ options }: AnalysisInput): MarkedAction | null {
  const serial = dayOption(options, 'action-date');
  return serial === null ? null : { serial, words: '', column: null };
}

function wishedColumn({ options }: AnalysisInput, { values }: SeriesShape): TypedColumn | null {
  const written = textOption(options, 'measure');
  if (written === null) return null;
  const found = values.find(({ name }) => name === written || columnLabel(name) === written);
  if (found === undefined) throw new Problem('option-wrong', improvementTexts.measureWrong(written, values.map(({ name }) => name)));
  return found;
}

function wishedDirection(written: string | null): 'up' | 'down' | null {
  if (written === null) return null;
  const wish = written.toLowerCase();
  if (wish === 'up' || wish === 'down') return wish;
  throw new Problem('option-wrong', improvementTexts.directionWrong);
}

function shareMeasure(defects: TypedColumn): MeasuredMetric {
  const label: Text = improvementTexts.shareOf(columnLabel(defects.name));
  return { metric: { id: 'share', label, measure: { kind: 'sum', column: defects.name, filters: [] }, unit: null, good: 'down', target: null }, unit: { kind: 'percent' } };
}

/** `Handling time (min)` is followed as handling time, in min. */
function withoutUnit(measure: MeasuredMetric, column: TypedColumn | null): MeasuredMetric {
  const unit = column?.unit;
  if (unit === null || unit === undefined) return measure;
  const strip = (words: string) => (/[(（]([^()（）]*)[)）]$/.exec(words)?.[1]?.trim() === unit ? words.replace(/\s*[(（][^()（）]*[)）]$/, '') : words);
  const { zh, en } = measure.metric.label;
  return { ...measure, metric: { ...measure.metric, label: { zh: strip(zh), en: strip(en) } } };
}

/** Counts as counts, where they are whole and no more than what they are of; null for all others. */
function countsOf(points: readonly EffectPoint[]): { readonly hits: number[]; readonly tries: number[] } | null {
  const hits = points.map((point) => point.hits ?? NaN);
  const tries = points.map((point) => point.tries ?? NaN);
  return hits.every((count, index) => Number.isInteger(count) && count >= 0 && Number.isInteger(tries[index]) && count <= (tries[index] ?? NaN)) ? { hits, tries } : null;
}

function differenceOf(before: readonly EffectPoint[], after: readonly EffectPoint[], old: readonly number[], now: readonly number[]): EffectFinding['difference'] {
  const [first, second] = [countsOf(before), countsOf(after)];
  if (first === null || second === null) return welchDifference(old, now);
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const [was, is] = [first, second].map(({ hits, tries }) => ({ hits: total(hits), tries: total(tries) }));
  if (was === undefined || is === undefined) throw new Error('there are two sides');
  return { ...newcombeDifference(is, was), p: twoProportionsTest(is, was) };
}

function chartOf(points: readonly EffectPoint[], baseline?: number): ControlChart | null {
  const counts = countsOf(points);
  const data: ControlData = counts === null ? { kind: 'xmr', values: points.map(({ value }) => value) } : { kind: 'p', values: counts.hits, sizes: counts.tries };
  const chart = controlChart(data, baseline);
  return chart.sigma > 0 ? chart : null;
}

/** Source: two-sample comparison of means, normal approximation (Cohen, Statistical Power Analysis, 1988, 2.4). */
function neededPoints({ estimate, lower, upper }: Interval, old: readonly number[], now: readonly number[]): number | null {
  if (lower > 0 || upper < 0 || estimate === 0) return null;
  const variance = (standardDeviation(old) ** 2 + standardDeviation(now) ** 2) / 2;
  const needed = Math.ceil((2 * (normalQuantile(1 - SURE / 2) + normalQuantile(POWER)) ** 2 * variance) / estimate ** 2);
  return needed > Math.max(old.length, now.length) && needed <= MOST_NEEDED ? needed : null;
}
