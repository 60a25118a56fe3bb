import { calculated, difference } from '../../fact/derive.ts';
import type { Fact, Source } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { anomalyTexts } from '../../language/texts/anomaly.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import { periodKey } from '../../metric/period-key.ts';
import { MetricFacts } from '../compared-facts.ts';
import { measuredColumns } from '../metric-fact.ts';
import type { Contribution } from './contributions.ts';
import { festivalOf } from './measure-anomalies.ts';
import type { AnomalyFinding, ExplainedEvent, WatchedSeries } from './measure-anomalies.ts';

/** What a series had in a period, and what is usual there. */
export interface JudgedFacts {
  readonly value: Fact;
  readonly expected: Fact;
  readonly low: Fact;
  readonly high: Fact;
  readonly difference: Fact;
}

/** A pattern of so many seasons or more comes from STL. */
const STL_SEASONS = 15;

/** Makes the facts of one report on what is unusual, in one language where they name periods. */
export class AnomalyFacts extends MetricFacts {
  constructor(
    readonly finding: AnomalyFinding,
    language: Language | null,
  ) {
    const { measured, binding } = finding;
    super({ plugin: 'anomaly', table: binding.table, time: measured.time, calendar: measured.periods.calendar, filters: measured.filters }, language);
  }

  periodAt(index: number): Period {
    const period = this.finding.periods[index];
    if (period === undefined) throw new RangeError(`no period ${index}`);
    return period;
  }

  judged(series: WatchedSeries, index: number): JudgedFacts {
    const period = this.periodAt(index);
    const id = this.#seriesId(series, 'at', periodKey(period, this.finding.measured.periods.calendar));
    const { metric, unit } = series.metric;
    const expected = series.usual.expected[index] ?? NaN;
    const filters: readonly Filter[] = series.member === null ? [] : [{ column: series.member.dimension, op: '=', value: series.member.key }];
    const value = this.metric(series.metric, period, numberOrNull(series.values[index]), id, filters);
    const plain = (name: string, label: Text, number: number, method: Text): Fact => ({
      id: `${id}.${name}`,
      label,
      value: numberOrNull(number),
      unit,
      use: null,
      sources: this.sources(this.finding.measured.time, ...measuredColumns(metric.measure)),
      method,
    });
    const named = this.label(period);
    const expectedFact = plain('expected', anomalyTexts.expectedOf(metric.label, named), expected, this.#expectedMethod(series));
    return {
      value,
      expected: expectedFact,
      low: plain('low', anomalyTexts.lowOf(metric.label, named), series.low[index] ?? NaN, anomalyTexts.bandMethod),
      high: plain('high', anomalyTexts.highOf(metric.label, named), series.high[index] ?? NaN, anomalyTexts.bandMethod),
      difference: difference({ id: `${id}.difference`, label: anomalyTexts.offBy(metric.label, named) }, value, expectedFact),
    };
  }

  /** What a member had beyond what it was to have in an unusual period, and its share of the whole difference. */
  contribution(series: WatchedSeries, event: ExplainedEvent, { dimension, key, value, expected }: Contribution) {
    const period = this.periodAt(event.peak);
    const id = this.#seriesId(series, 'at', periodKey(period, this.finding.measured.periods.calendar), dimension, key);
    const { metric, unit } = series.metric;
    const own = this.metric(series.metric, period, value, id, [{ column: dimension, op: '=', value: key }]);
    const label = anomalyTexts.expectedOf({ zh: `${key}${metric.label.zh}`, en: `${metric.label.en} of ${key}` }, this.label(period));
    const was: Fact = { id: `${id}.expected`, label, value: expected, unit, use: null, sources: own.sources, method: anomalyTexts.memberExpectedMethod };
    const delta = difference({ id: `${id}.difference`, label: own.label }, own, was);
    const whole = this.judged(series, event.peak).difference;
    const share = calculated({ id: `${id}.share`, label: anomalyTexts.shareOf(own.label, this.label(period)) }, { op: '/', of: [delta, whole] }, { kind: 'percent' }, anomalyTexts.shareMethod);
    return { dimension: this.dimensionName(dimension), member: this.memberName(dimension, key, analysisTexts.blankName), own, expected: was, delta, share };
  }

  /** The row that alone makes a period unusual. */
  singleRow(series: WatchedSeries, event: ExplainedEvent) {
    const row = event.singleRow;
    if (row === null) return null;
    const period = this.periodAt(event.peak);
    const id = this.#seriesId(series, 'row', periodKey(period, this.finding.measured.periods.calendar));
    const { unit } = series.metric;
    const sources: readonly [Source] = [{ kind: 'range', ref: row.cell }];
    const amount: Fact = {
      id,
      label: anomalyTexts.amount,
      value: row.value,
      unit,
      use: null,
      ...(row.multiplier === 1 ? { derivation: { kind: 'cell', ref: row.cell } as const } : {}),
      sources,
      method: anomalyTexts.rowMethod,
    };
    return {
      row: { id: `${id}.number`, label: anomalyTexts.row, value: row.row, unit: { kind: 'name' }, use: null, sources, method: anomalyTexts.rowNumberMethod } satisfies Fact,
      amount,
      rest: calculated({ id: `${id}.rest`, label: anomalyTexts.without }, { op: '-', of: [this.judged(series, event.peak).value, amount] }, unit, anomalyTexts.withoutMethod),
    };
  }

  /** What was usual before a shift of level, and since. */
  levels(series: WatchedSeries, index: number, size: number): { readonly before: Fact; readonly after: Fact } {
    const id = this.#seriesId(series, 'level', periodKey(this.periodAt(index), this.finding.measured.periods.calendar));
    const { metric, unit } = series.metric;
    const after = series.usual.expected[index] ?? NaN;
    const fact = (name: string, label: Text, value: number): Fact => ({ id: `${id}.${name}`, label, value: numberOrNull(value), unit, use: null, sources: this.sources(this.finding.measured.time, ...measuredColumns(metric.measure)), method: anomalyTexts.levelMethod });
    return { before: fact('before', anomalyTexts.levelBefore(metric.label), after - size), after: fact('after', anomalyTexts.levelAfter(metric.label), after) };
  }

  festival(index: number): Fact | null {
    const festival = festivalOf(this.finding, this.periodAt(index));
    return festival === null ? null : this.plain(`festival.${festival}`, anomalyTexts.festival, festival, { kind: 'date' }, anomalyTexts.festival, this.finding.measured.time);
  }

  count(id: string, label: Text, value: number): Fact {
    return this.plain(id, label, value, { kind: 'number', noun: null }, anomalyTexts.countMethod, this.finding.measured.time);
  }

  #seriesId({ metric, member }: WatchedSeries, ...parts: readonly string[]): string {
    return this.id(metric.metric.id, ...(member === null ? [] : ['of', member.dimension, member.key]), ...parts);
  }

  #expectedMethod({ usual, values }: WatchedSeries): Text {
    return anomalyTexts.expectedMethod(usual.season, usual.trend, usual.season !== null && values.length >= STL_SEASONS * usual.season);
  }

}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
