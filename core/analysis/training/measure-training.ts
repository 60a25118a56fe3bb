import { Problem } from '../../language/problem.ts';
import { trainingTexts } from '../../language/texts/training.ts';
import { unitName } from '../../fact/unit-label.ts';
import { PERCENT } from '../../fact/fact.ts';
import type { Unit } from '../../fact/fact.ts';
import type { Text } from '../../language/language.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import type { Aggregate, Filter, Measure } from '../../metric/metric.ts';
import { at } from '../../statistics/at.ts';
import { joinedMoments, momentsOf } from '../../statistics/moments.ts';
import type { Moments } from '../../statistics/moments.ts';
import { pairedDifference } from '../../statistics/paired-difference.ts';
import type { PairedDifference } from '../../statistics/paired-difference.ts';
import { welchOfMoments } from '../../statistics/welch.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import { valueUnit } from '../column-label.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { numberOption } from '../plugin-options.ts';
import { pause } from '../in-turns.ts';
import type { ScorePair, TrainingShape } from './training-shape.ts';
import { trainingShape } from './training-shape.ts';

/** Scores of the same row, before and after. */
export interface Pairs {
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/** A course or a department, or all together. */
export interface TrainingGroup {
  /** Null for all. */
  readonly dimension: string | null;
  readonly key: string;
  /** By id of the metric. */
  readonly values: ReadonlyMap<string, number | null>;
  readonly pairs: Pairs;
  /** Null for too few pairs. */
  readonly difference: PairedDifference | null;
  /** What all others gained on average, and how likely chance alone makes them differ; null where too few are compared. */
  readonly rest: { readonly gain: number; readonly p: number } | null;
}

export interface TrainingFinding {
  readonly binding: Binding;
  readonly calendar: BusinessCalendar;
  readonly shape: TrainingShape;
  readonly metrics: readonly MeasuredMetric[];
  readonly all: TrainingGroup;
  readonly groups: readonly TrainingGroup[];
  /** Rows with one score but not the other, and rows with neither. */
  readonly unpaired: { readonly onlyBefore: number; readonly onlyAfter: number; readonly neither: number };
  /** People who stand in several of the rows with both scores. */
  readonly repeated: number;
  /** Rows that have a plan and nothing done. */
  readonly notDone: number;
  readonly passLine: number | null;
  readonly ignoresPeriod: boolean;
}

/** Fewer pairs than these in a group say too little to compare it with the others. */
export const FEWEST_COMPARED = 5;
const COUNT: Unit = { kind: 'number', noun: null };

/** Asks the engine for what metrics say, and compares scores row by row. Throws Problem `too-little`. */
export async function measureTraining(input: AnalysisInput): Promise<TrainingFinding> {
  const { binding, engine, signal, calendar } = input;
  const { table } = binding;
  const shape = trainingShape(binding);
  if (shape === null) throw new Problem('too-little', trainingTexts.noFit);
  const passLine = numberOption(input.options, 'pass');
  const metrics = trainingMetrics(table, shape, passLine);
  const { total, members } = await queryMetrics({ table, dateColumn: null, metrics: metrics.map(({ metric }) => metric), periods: [{ period: null }], dimensions: shape.dimensions, filters: [] }, engine, signal);
  const single = (values: ReadonlyMap<string, readonly (number | null)[]>) => new Map([...values].map(([id, [value = null]]) => [id, value]));
  const all = groupOf(null, '', single(total), pairsBy(table, shape.scores, null).get('') ?? NO_PAIRS);
  const groups: TrainingGroup[] = [];
  for (const [place, dimension] of shape.dimensions.entries()) {
    const column = columnNamed(table, dimension);
    if (column?.type !== 'text') continue;
    const pairs = pairsBy(table, shape.scores, column.values);
    const found = (members.get(dimension) ?? []).map(({ key, values }) => groupOf(dimension, key, single(values), pairs.get(key.toLowerCase()) ?? NO_PAIRS));
    const gains = found.map((group) => momentsOf(gainsOf(group.pairs)));
    groups.push(...found.map((group, index) => ({ ...group, rest: restOf(group, gains, index) })));
    await pause(input, (place + 1) / shape.dimensions.length);
  }
  return {
    binding,
    calendar,
    shape,
    metrics,
    all,
    groups,
    unpaired: unpairedOf(table, shape.scores),
    repeated: repeatedPeople(table, shape),
    notDone: notDone(table, shape),
    passLine: shape.mark === null && shape.passed === null ? passLine : null,
    ignoresPeriod: input.period !== null,
  };
}

/** Everything that a formula can say. */
function trainingMetrics(table: TypedTable, shape: TrainingShape, passLine: number | null): MeasuredMetric[] {
  const metric = (id: string, label: Text, measure: Measure, unit: Unit, good: 'up' | null = 'up', target: number | null = null): MeasuredMetric => ({ metric: { id, label, measure, unit: unitName(unit), good, target }, unit });
  const sum = (column: string) => ({ kind: 'sum' as const, column, filters: [] });
  const unitOf = (name: string): Unit => {
    const column = columnNamed(table, name);
    return column === undefined ? COUNT : valueUnit(column, null);
  };
  const planned = shape.planned.flatMap(({ what, planned: plan, done }) => [
    metric(`planned.${what}`, trainingTexts.planned[what], sum(plan), COUNT, null),
    metric(`done.${what}`, trainingTexts.done[what], sum(done), COUNT),
    metric(`rate.${what}`, trainingTexts.rate[what], { kind: 'ratio', numerator: sum(done), denominator: sum(plan) }, PERCENT, 'up', 1),
  ]);
  const { scores, mark, passed, satisfaction } = shape;
  const pair = scores === null ? [] : [
    metric('before', trainingTexts.before, { kind: 'average', column: scores.before, filters: holdsNumber(table, scores.after) }, unitOf(scores.before)),
    metric('after', trainingTexts.after, { kind: 'average', column: scores.after, filters: holdsNumber(table, scores.before) }, unitOf(scores.after)),
  ];
  const attended = shape.planned.find(({ what }) => what === 'people');
  const pass = (hits: Aggregate, tries: Aggregate) => [
    metric('pass.hits', trainingTexts.passHits, hits, COUNT),
    metric('pass.tries', trainingTexts.passTries, tries, COUNT, null),
    metric('pass', trainingTexts.passRate, { kind: 'ratio', numerator: hits, denominator: tries }, PERCENT),
  ];
  const count = (column: string, filters: Filter[]) => ({ kind: 'count' as const, column, filters });
  const passing =
    mark !== null
      ? pass(count(mark.column, [{ column: mark.column, op: '=', value: mark.passed.length === 1 ? (mark.passed[0] ?? '') : [...mark.passed] }]), count(mark.column, []))
      : passed !== null && attended !== undefined
        ? pass(sum(passed), sum(attended.done))
        : passLine !== null && scores !== null
          ? pass(count(scores.after, [{ column: scores.after, op: '>=', value: passLine }]), count(scores.after, []))
          : [];
  return [...planned, ...passing, ...pair, ...(satisfaction === null ? [] : [metric('satisfaction', trainingTexts.satisfaction, { kind: 'average', column: satisfaction, filters: [] }, unitOf(satisfaction))])];
}

/** Keeps rows whose cell of a column is a number: one that is no less than the least there. */
function holdsNumber(table: TypedTable, name: string): Filter[] {
  const column = columnNamed(table, name);
  if (column?.type !== 'number') return [];
  const least = column.values.reduce((low, value) => (value < low ? value : low), 0);
  return [{ column: name, op: '>=', value: Math.floor(least) * column.multiplier }];
}

const NO_PAIRS: Pairs = { before: new Float64Array(), after: new Float64Array() };

/** The rows with both scores, by what a column says of them (without regard to case) in one walk; all under '' without a column. */
function pairsBy(table: TypedTable, scores: ScorePair | null, keys: readonly (string | null)[] | null): ReadonlyMap<string, Pairs> {
  const [first, second] = [columnNamed(table, scores?.before ?? ''), columnNamed(table, scores?.after ?? '')];
  if (first?.type !== 'number' || second?.type !== 'number') return new Map();
  const rows = new Map<string, number[]>();
  /** By the text as written: many rows have one. */
  const written = new Map<string, number[]>();
  for (let row = 0; row < table.rowCount; row += 1) {
    if (Number.isNaN(at(first.values, row)) || Number.isNaN(at(second.values, row))) continue;
    const text = keys?.[row] ?? '';
    let own = written.get(text);
    if (own === undefined) {
      const key = text.toLowerCase();
      own = rows.get(key) ?? [];
      rows.set(key, own);
      written.set(text, own);
    }
    own.push(row);
  }
  const scoresIn = ({ values, multiplier }: typeof first, own: readonly number[]) => Float64Array.from(own, (row) => at(values, row) * multiplier);
  return new Map([...rows].map(([key, own]) => [key, { before: scoresIn(first, own), after: scoresIn(second, own) }]));
}

function groupOf(dimension: string | null, key: string, values: TrainingGroup['values'], pairs: Pairs): TrainingGroup {
  return { dimension, key, values, pairs, difference: pairedDifference(pairs.before, pairs.after), rest: null };
}

/** How much each pair gained. */
export function gainsOf({ before, after }: Pairs): Float64Array {
  return after.map((score, index) => score - at(before, index));
}

/** A group's gains beside those of all other groups of its kind. */
function restOf(group: TrainingGroup, gains: readonly Moments[], place: number): TrainingGroup['rest'] {
  const own = gains[place];
  const others = joinedMoments(gains.filter((_, index) => index !== place));
  if (own === undefined || own.count < FEWEST_COMPARED || others.count < FEWEST_COMPARED || group.key === '') return null;
  const test = welchOfMoments(others, own);
  return test === null ? null : { gain: others.mean, p: test.p };
}

function unpairedOf(table: TypedTable, scores: ScorePair | null): TrainingFinding['unpaired'] {
  const [first, second] = [columnNamed(table, scores?.before ?? ''), columnNamed(table, scores?.after ?? '')];
  const counts = { onlyBefore: 0, onlyAfter: 0, neither: 0 };
  if (first?.type !== 'number' || second?.type !== 'number') return counts;
  for (let row = 0; row < table.rowCount; row += 1) {
    const [hasFirst, hasSecond] = [!Number.isNaN(first.values[row]), !Number.isNaN(second.values[row])];
    if (hasFirst && !hasSecond) counts.onlyBefore += 1;
    else if (hasSecond && !hasFirst) counts.onlyAfter += 1;
    else if (!hasFirst) counts.neither += 1;
  }
  return counts;
}

function repeatedPeople(table: TypedTable, { person, scores }: TrainingShape): number {
  const [column, first, second] = [columnNamed(table, person ?? ''), columnNamed(table, scores?.before ?? ''), columnNamed(table, scores?.after ?? '')];
  if (column === undefined || first?.type !== 'number' || second?.type !== 'number') return 0;
  const seen = new Map<string, number>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const name = String(column.values[row] ?? '').toLowerCase();
    if (name !== '' && !Number.isNaN(first.values[row]) && !Number.isNaN(second.values[row])) seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  return [...seen.values()].filter((times) => times > 1).length;
}

function notDone(table: TypedTable, { planned }: TrainingShape): number {
  const [first] = planned;
  const [plan, done] = [columnNamed(table, first?.planned ?? ''), columnNamed(table, first?.done ?? '')];
  if (plan?.type !== 'number' || done?.type !== 'number') return 0;
  return plan.values.reduce((count, value, row) => (value > 0 && !(at(done.values, row) > 0) ? count + 1 : count), 0);
}
