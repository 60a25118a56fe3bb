import { remainder, share, total } from '../../fact/derive.ts';
import { CHANCE, PERCENT } from '../../fact/fact.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import { formatDate, formatNumber } from '../../language/format.ts';
import { verbatim } from '../../language/language.ts';
import type { Language, Text } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { churnTexts } from '../../language/texts/churn.ts';
import { isoDayOf } from '../../metric/calendar.ts';
import type { Filter } from '../../metric/metric.ts';
import { periodKey } from '../../metric/period-key.ts';
import { survivalCurve, timeUntil } from '../../statistics/kaplan-meier.ts';
import type { SurvivalStep } from '../../statistics/kaplan-meier.ts';
import { columnLabel } from '../column-label.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { ChurnFinding, ChurnMember, ChurnPeriod } from './measure-churn.ts';

const COUNT: Unit = { kind: 'number', noun: null };

export interface ChurnRate {
  readonly customers: Fact;
  readonly left: Fact;
  readonly rate: Fact;
}

/** Makes the facts of one report on customers who leave. */
export class ChurnFacts extends MetricFacts {
  readonly all: ChurnRate;
  /** How many are still there after each time; empty where times are not known. */
  readonly survival: readonly SurvivalStep[];
  readonly #columns: readonly string[];
  readonly #method: Text;

  constructor(
    readonly finding: ChurnFinding,
    language: Language | null,
  ) {
    const { shape } = finding;
    const time = shape.kind === 'orders' ? shape.time : (shape.dates?.came ?? null);
    super({ plugin: 'churn', table: finding.binding.table, time, calendar: finding.calendar, filters: [] }, language);
    this.#columns = shape.kind === 'orders' ? [shape.customer.name, shape.time] : [...(shape.mark === null ? [] : [shape.mark.column.name]), ...(shape.dates === null ? [] : [shape.dates.came, shape.dates.left])];
    this.#method = shape.kind === 'orders' ? churnTexts.methodSilent : churnTexts.methodMarked;
    this.survival = finding.lifetimes === null ? [] : survivalCurve(finding.lifetimes);
    this.all = this.#rated('all', { customers: churnTexts.customers, left: churnTexts.left, rate: churnTexts.rate }, finding, []);
  }

  day(serial: number): string {
    return formatDate(serial, this.language ?? 'en');
  }

  number(value: number): string {
    return formatNumber(value, this.language ?? 'en');
  }

  /** The name of the column that says how long customers were there; null where days do. */
  get tenureName(): Text | null {
    const { shape } = this.finding;
    return shape.kind === 'contracts' && shape.tenure !== null ? verbatim(columnLabel(shape.tenure.name)) : null;
  }

  /** The days without an order that count as having left; null where the data says who left. */
  silence(): Fact | null {
    const { silence } = this.finding;
    return silence === null ? null : this.plain('silence', churnTexts.silenceLabel, silence.days, { kind: 'number', noun: churnTexts.days }, this.#method, ...this.#columns);
  }

  member(member: ChurnMember): ChurnRate & { readonly name: Fact } {
    const { dimension, key } = member;
    const labels = { customers: churnTexts.customersOf(key), left: churnTexts.leftOf(key), rate: churnTexts.rateOf(key) };
    return { name: this.memberName(dimension, key, analysisTexts.blankName), ...this.#rated(`${dimension}.${key}`, labels, member, [{ column: dimension, op: '=', value: key }]) };
  }

  /** The rate of all members of a dimension but one. */
  rest({ dimension, key }: ChurnMember): Fact {
    const others = this.finding.members.filter((one) => one.dimension === dimension && one.key !== key).map((one) => this.member(one));
    const [first, ...more] = others;
    if (first === undefined) throw new Error('a dimension has two members or more');
    const id = this.id('rest', dimension, key);
    const customers = total({ id: `${id}.customers`, label: churnTexts.restCustomers(key) }, [first.customers, ...more.map((one) => one.customers)]);
    const left = total({ id: `${id}.left`, label: churnTexts.restLeft(key) }, [first.left, ...more.map((one) => one.left)]);
    return share({ id: `${id}.rate`, label: churnTexts.restOf(key) }, left, customers);
  }

  /** A number of the comparison of a member with all others. */
  estimated(member: ChurnMember, what: 'lower' | 'upper' | 'p', value: number): Fact {
    const labels = { lower: churnTexts.lowerOf, upper: churnTexts.upperOf, p: churnTexts.pOf };
    const unit: Unit = what === 'p' ? CHANCE : PERCENT;
    return this.plain(`${what}.${member.dimension}.${member.key}`, labels[what](member.key), value, unit, what === 'p' ? churnTexts.methodTest : churnTexts.methodInterval, member.dimension, ...this.#columns);
  }

  /** The time by which half of a group have left; null where fewer have. */
  halfOf({ dimension, key, lifetimes }: ChurnMember): Fact | null {
    const time = lifetimes === null ? null : timeUntil(survivalCurve(lifetimes), 0.5);
    return time === null ? null : this.time(`half.${dimension}.${key}`, churnTexts.halfOf(key), time, dimension);
  }

  /** The time by which half of all have left; null where fewer have. */
  half(): Fact | null {
    const time = timeUntil(this.survival, 0.5);
    return time === null ? null : this.time('half', churnTexts.halfLabel, time);
  }

  time(id: string, label: Text, value: number, ...columns: readonly string[]): Fact {
    return this.plain(id, label, value, { kind: 'number', noun: this.tenureName === null ? churnTexts.days : null }, churnTexts.methodSurvival, ...columns, ...this.#columns);
  }

  /** What is known of a time: who is still there, and how surely. */
  survivalAt(time: number): { readonly name: Fact; readonly atRisk: Fact; readonly left: Fact; readonly lower: Fact; readonly upper: Fact } {
    const { lifetimes } = this.finding;
    const step = this.survival.findLast((one) => one.time <= time) ?? { left: 1, lower: 1, upper: 1 };
    const seen = lifetimes === null ? 0 : lifetimes.times.reduce((sum, each, place) => (each >= time ? sum + (lifetimes.ended[place] ?? 0) + (lifetimes.open[place] ?? 0) : sum), 0);
    const said = String(time);
    const percent = (what: string, label: Text, value: number) => this.plain(`survival.${said}.${what}`, label, value, PERCENT, churnTexts.methodSurvival, ...this.#columns);
    return {
      name: this.words(this.id('after', said), churnTexts.afterLabel, this.tenureName === null ? churnTexts.dayCount(said) : verbatim(said), this.#columns),
      atRisk: this.plain(`survival.${said}.seen`, churnTexts.riskAt(said), seen, COUNT, churnTexts.methodSurvival, ...this.#columns),
      left: percent('left', churnTexts.stillAt(said), step.left),
      lower: percent('lower', churnTexts.lowerAt(said), step.lower),
      upper: percent('upper', churnTexts.upperAt(said), step.upper),
    };
  }

  periodRate({ period, atStart, left }: ChurnPeriod): ChurnRate & { readonly name: Fact } {
    const label = this.label(period);
    const key = periodKey(period, this.finding.calendar);
    const dates = this.#liveDates;
    const start = dates === null ? this.#plainCount(`start.${key}`, churnTexts.startOf(label), atStart) : this.#startOf(period.from, atStart, churnTexts.startOf(label), key);
    const gone =
      dates === null
        ? this.#plainCount(`left.${key}`, churnTexts.leftIn(label), left)
        : this.#liveCount(`left.${key}`, churnTexts.leftIn(label), left, [{ column: dates.came, op: '<', value: period.from }, { column: dates.left, op: '>=', value: period.from }, { column: dates.left, op: '<', value: period.to }, ...this.#marked], []);
    return { name: this.period(period), customers: start, left: gone, rate: share({ id: this.id('rate', key), label: churnTexts.rateIn(label) }, gone, start) };
  }

  /** Customers who had come and those who had left before a day on which a period begins; null where they are not live. */
  before({ period, atStart }: ChurnPeriod): { readonly name: Fact; readonly came: Fact; readonly gone: Fact } | null {
    const dates = this.#liveDates;
    if (dates === null) return null;
    const day = isoDayOf(period.from);
    const came = this.#cameBefore(period.from);
    return { name: this.words(this.id('day', day), churnTexts.dayName, verbatim(day), [dates.came]), came, gone: this.#goneBefore(period.from, Number(came.value) - atStart) };
  }

  get #liveDates(): { readonly came: string; readonly left: string } | null {
    const { shape, isLive } = this.finding;
    return shape.kind === 'contracts' && isLive ? shape.dates : null;
  }

  /** Rows that say that a customer left. */
  get #marked(): readonly Filter[] {
    const { shape } = this.finding;
    if (shape.kind !== 'contracts' || shape.mark === null) return [];
    const { written } = shape.mark.marks;
    const [only] = written;
    if (written.length === 1 && only !== undefined) return [{ column: shape.mark.column.name, op: '=', value: only }];
    return [{ column: shape.mark.column.name, op: '=', value: written.map(String) }];
  }

  #startOf(from: number, atStart: number, label: Text, key: string): Fact {
    const came = this.#cameBefore(from);
    return remainder({ id: this.id('start', key), label }, came, [this.#goneBefore(from, Number(came.value) - atStart)]);
  }

  #cameBefore(from: number): Fact {
    const dates = this.#liveDates;
    const column = dates === null ? undefined : this.finding.binding.table.columns.find(({ name }) => name === dates.came);
    if (dates === null || column?.type !== 'date') throw new Error('only what has dates is counted by them');
    const count = column.values.reduce((sum, day) => (day < from ? sum + 1 : sum), 0);
    const day = isoDayOf(from);
    return this.#liveCount(`came.${day}`, churnTexts.cameBefore(day), count, [{ column: dates.came, op: '<', value: from }], []);
  }

  #goneBefore(from: number, count: number): Fact {
    const dates = this.#liveDates;
    if (dates === null) throw new Error('only what has dates is counted by them');
    const day = isoDayOf(from);
    return this.#liveCount(`gone.${day}`, churnTexts.goneBefore(day), count, [{ column: dates.came, op: '<', value: from }, { column: dates.left, op: '<', value: from }, ...this.#marked], []);
  }

  #rated(id: string, labels: { readonly customers: Text; readonly left: Text; readonly rate: Text }, counts: { readonly customers: number; readonly left: number }, filters: readonly Filter[]): ChurnRate {
    const { shape, isLive, asOf } = this.finding;
    const columns = filters.map(({ column }) => column);
    const isCounted = isLive && shape.kind === 'contracts';
    const came: readonly Filter[] = isCounted && shape.dates !== null && asOf !== null ? [{ column: shape.dates.came, op: '<', value: asOf }] : [];
    const gone: readonly Filter[] = isCounted && shape.dates !== null && shape.mark === null && asOf !== null ? [{ column: shape.dates.left, op: '<', value: asOf }] : this.#marked;
    const customers = isCounted ? this.#liveCount(`customers.${id}`, labels.customers, counts.customers, came, filters) : this.#plainCount(`customers.${id}`, labels.customers, counts.customers, ...columns);
    const left = isCounted ? this.#liveCount(`left.${id}`, labels.left, counts.left, [...came, ...gone], filters) : this.#plainCount(`left.${id}`, labels.left, counts.left, ...columns);
    return { customers, left, rate: share({ id: this.id('rate', id), label: labels.rate }, left, customers) };
  }

  #liveCount(id: string, label: Text, value: number, own: readonly Filter[], filters: readonly Filter[]): Fact {
    const metric = { id, label, measure: { kind: 'count' as const, column: null, filters: [...own] }, unit: null, good: null, target: null };
    return { ...this.metric({ metric, unit: COUNT }, null, value, this.id(id), filters), label };
  }

  #plainCount(id: string, label: Text, value: number, ...columns: readonly string[]): Fact {
    return this.plain(id, label, value, COUNT, this.#method, ...columns, ...this.#columns);
  }
}
