import { remainder, share } from '../../fact/derive.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import { verbatim } from '../../language/language.ts';
import type { Language, Text } from '../../language/language.ts';
import { cohortTexts } from '../../language/texts/cohort.ts';
import { isoDayOf } from '../../metric/calendar.ts';
import type { Metric } from '../../metric/metric.ts';
import { periodKey } from '../../metric/period-key.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import type { Cohort, CohortFinding } from './measure-cohorts.ts';

const COUNT: Unit = { kind: 'number', noun: null };

/** Makes the facts of one report on retention, in one language where they name periods. */
export class CohortFacts extends MetricFacts {
  /** How many periods later the furthest cohort reaches. */
  readonly offsets: number;

  constructor(
    readonly finding: CohortFinding,
    language: Language | null,
  ) {
    super({ plugin: 'cohort', table: finding.binding.table, time: finding.time, calendar: finding.calendar, filters: [] }, language);
    this.offsets = Math.max(0, ...finding.cohorts.map(({ active }) => active.length));
  }

  /** Cohorts that averages and comparisons are made of: those with customers, less a first one that holds old customers. */
  get comparable(): readonly Cohort[] {
    return this.finding.cohorts.slice(this.finding.holdsOld ? 1 : 0).filter(({ size }) => size > 0);
  }

  /** Those of `comparable` that have lived so many periods. */
  mature(offset: number): readonly Cohort[] {
    return this.comparable.filter(({ active }) => active.length >= offset);
  }

  offsetText(offset: number): Text {
    return cohortTexts.offset(offset, this.finding.grain);
  }

  offsetHeading(offset: number): Text {
    return cohortTexts.offsetHeading(offset, this.finding.grain);
  }

  offsetName(offset: number): Fact {
    return this.words(this.id('offset', String(offset)), cohortTexts.offsetLabel, this.offsetText(offset), [this.finding.time]);
  }

  customers(): Fact {
    const { finding } = this;
    const last = finding.cohorts.at(-1);
    return last === undefined ? this.#count('customers', cohortTexts.customers, finding.customers) : { ...this.#seenBefore(last.period.to, finding.customers), id: this.id('customers'), label: cohortTexts.customers };
  }

  /** New customers: those seen by the end of the period, less those seen before it began. */
  size(cohort: Cohort): Fact {
    return remainder({ id: this.id('size', this.#key(cohort)), label: cohortTexts.sizeOf(this.label(cohort.period)) }, this.seenBefore(cohort.period.to), [this.seenBefore(cohort.period.from)]);
  }

  /** Customers seen before a day on which a cohort begins or the last one ends. */
  seenBefore(serial: number): Fact {
    const later = this.finding.cohorts.reduce((sum, { period, size }) => (period.from >= serial ? sum + size : sum), 0);
    return this.#seenBefore(serial, this.finding.customers - later);
  }

  boundName(serial: number): Fact {
    return this.words(this.id('bound', isoDayOf(serial)), cohortTexts.seenTitle, verbatim(isoDayOf(serial)), [this.finding.time]);
  }

  active(cohort: Cohort, offset: number): Fact | null {
    const count = cohort.active[offset - 1];
    return count === undefined ? null : this.#count(`active.${this.#key(cohort)}.${String(offset)}`, cohortTexts.activeOf(this.label(cohort.period), this.offsetText(offset)), count);
  }

  rate(cohort: Cohort, offset: number): Fact | null {
    const active = this.active(cohort, offset);
    if (active === null || cohort.size === 0) return null;
    return share({ id: `${active.id}.rate`, label: cohortTexts.rateOf(this.label(cohort.period), this.offsetText(offset)) }, active, this.size(cohort));
  }

  /** Of all that lived so long; null where none did. */
  average(offset: number): Fact | null {
    return this.pooled('average', cohortTexts.averageOf(this.offsetText(offset)), this.mature(offset), offset);
  }

  /** Retention of several cohorts together; null where there are none. */
  pooled(id: string, label: Text, cohorts: readonly Cohort[], offset: number): Fact | null {
    const came = cohorts.filter(({ active }) => active.length >= offset);
    if (came.length === 0) return null;
    const own = `${id}.${String(offset)}`;
    const text = this.offsetText(offset);
    const active = this.#count(`${own}.active`, cohortTexts.sumOf(text), came.reduce((sum, cohort) => sum + (cohort.active[offset - 1] ?? 0), 0));
    const sizes = this.#count(`${own}.sizes`, cohortTexts.sizesOf(text), came.reduce((sum, { size }) => sum + size, 0));
    return share({ id: this.id(own), label }, active, sizes);
  }

  #key({ period }: Cohort): string {
    return periodKey(period, this.finding.calendar);
  }

  #seenBefore(serial: number, count: number): Fact {
    const { customer, time } = this.finding;
    const day = isoDayOf(serial);
    const label = cohortTexts.knownBy(day);
    const metric: Metric = { id: `customers-before-${day}`, label, measure: { kind: 'distinct', column: customer, filters: [{ column: time, op: '<', value: serial }] }, unit: null, good: null, target: null };
    const measured: MeasuredMetric = { metric, unit: COUNT };
    return { ...this.metric(measured, null, count, this.id('seen', day)), label };
  }

  #count(id: string, label: Text, value: number): Fact {
    return this.plain(id, label, value, COUNT, cohortTexts.methodActive[this.finding.retention], this.finding.customer, this.finding.time);
  }
}
