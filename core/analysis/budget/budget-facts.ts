import { calculated, share, total } from '../../fact/derive.ts';
import { PERCENT } from '../../fact/fact.ts';
import type { Fact, FactTerm } from '../../fact/fact.ts';
import { verbatim } from '../../language/language.ts';
import type { Language, Text } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { budgetTexts } from '../../language/texts/budget.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import type { Filter } from '../../metric/metric.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import type { BudgetFinding, BudgetMember, BudgetMetricId } from './measure-budget.ts';
import type { BudgetMonth } from './month-slots.ts';

const NAMED = 12;

/** A member of a dimension; null for all together. */
export interface WhichMember {
  readonly dimension: string;
  readonly member: BudgetMember;
}

/** Makes the facts of one budget. */
export class BudgetFacts extends MetricFacts {
  constructor(
    readonly finding: BudgetFinding,
    language: Language | null,
  ) {
    const { binding, calendar, filters } = finding;
    super({ plugin: 'budget', table: binding.table, time: null, calendar, filters }, language);
  }

  /** The months to come after those that count. */
  get toCome(): readonly BudgetMonth[] {
    const { months } = this.finding;
    return months === null ? [] : months.all.slice(months.done);
  }

  /** Whether something of the whole budget is still to be spent after today. */
  get hasRest(): boolean {
    return Number(this.toComeBudget().value) > 0;
  }

  get overText(): Text {
    return this.finding.months?.span ?? salesTexts.allData;
  }

  periodName(): Fact {
    const { months } = this.finding;
    return this.words(this.id('span'), budgetTexts.period, this.overText, months === null ? [] : [months.column]);
  }

  monthName(month: BudgetMonth): Fact {
    return this.words(this.id('month', month.key), budgetTexts.period, month.label, this.#monthColumns());
  }

  /** A metric of the pack to date, of all or of a member. */
  value(id: BudgetMetricId, which: WhichMember | null = null): Fact {
    const values = which?.member.values ?? this.finding.all.values;
    const { label } = this.#named(id).metric;
    return this.#live(this.#named(id), values[id], which === null ? this.id(id) : this.id('by', which.dimension, which.member.key, id), this.#memberFilters(which, this.finding.months?.toDate ?? []), this.#labelOf(label, which, this.overText));
  }

  /** How far actual and budget lie apart, without a sign; and the same as a share of the budget. */
  gap(which: WhichMember | null = null): { readonly gap: Fact; readonly rate: Fact } {
    const [actual, budget] = [this.value('actual', which), this.value('budget', which)];
    return this.#gapBetween(actual, budget);
  }

  gapIn(index: number): { readonly gap: Fact; readonly rate: Fact } {
    return this.#gapBetween(this.inMonth('actual', index), this.inMonth('budget', index));
  }

  #gapBetween(actual: Fact, budget: Fact): { readonly gap: Fact; readonly rate: Fact } {
    const apart: FactTerm = { fn: 'abs', of: [{ op: '-', of: [actual, budget] }] };
    return {
      gap: calculated({ id: `${actual.id}.gap`, label: budgetTexts.gapOf(actual.label) }, apart, actual.unit, budgetTexts.methodGap),
      rate: calculated({ id: `${actual.id}.gap-rate`, label: budgetTexts.rateOf(actual.label) }, { op: '/', of: [apart, budget] }, PERCENT, budgetTexts.methodRate),
    };
  }

  name({ dimension, member }: WhichMember): Fact {
    return this.memberName(dimension, member.key, analysisTexts.blankName);
  }

  /** A metric in one month, of all or of a member; null where it has no value there. */
  inMonth(id: BudgetMetricId, index: number, which: WhichMember | null = null): Fact {
    const month = this.#month(index);
    const spending = (which?.member ?? this.finding.all).months[index] ?? { budget: NaN, actual: NaN };
    const where = which === null ? this.id('month', month.key, id) : this.id('cell', which.dimension, which.member.key, month.key, id);
    const filters = [...this.#memberFilters(which, []), ...month.filters];
    return this.#live(this.finding.metrics[id], monthValue(id, spending), where, filters, this.#labelOf(this.finding.metrics[id].metric.label, which, month.label));
  }

  /** What all months through one come to. */
  through(id: 'actual' | 'budget', index: number): Fact {
    const label = budgetTexts.cumThrough(id === 'actual' ? budgetTexts.cumActual : budgetTexts.cumBudget, this.#month(index).label);
    const own = this.inMonth(id, index);
    const is = { id: this.id('through', this.#month(index).key, id), label };
    return index === 0 ? calculated(is, { op: '+', of: [own, 0] }, own.unit, budgetTexts.methodCum) : calculated(is, { op: '+', of: [this.through(id, index - 1), own] }, own.unit, budgetTexts.methodCum);
  }

  overThrough(index: number): Fact {
    const [actual, budget] = [this.through('actual', index), this.through('budget', index)];
    return calculated({ id: this.id('through', this.#month(index).key, 'over'), label: budgetTexts.cumThrough(budgetTexts.cumVariance, this.#month(index).label) }, { op: '-', of: [actual, budget] }, actual.unit, budgetTexts.methodCum);
  }

  /** Where spending to date is in a month to come, each month spending its budget at the pace so far; from the last month to date on. */
  paceThrough(index: number): Fact | null {
    const { months } = this.finding;
    if (months === null || index < months.done - 1) return null;
    const is = { id: this.id('through', this.#month(index).key, 'pace'), label: budgetTexts.cumThrough(budgetTexts.cumPace, this.#month(index).label) };
    const last = months.done - 1;
    const actual = this.through('actual', last);
    if (index === last) return calculated(is, { op: '+', of: [actual, 0] }, actual.unit, budgetTexts.methodPaceLine);
    const before = this.paceThrough(index - 1);
    if (before === null) return null;
    const step: FactTerm = { op: '/', of: [{ op: '*', of: [this.inMonth('budget', index), actual] }, this.through('budget', last)] };
    return calculated(is, { op: '+', of: [before, step] }, actual.unit, budgetTexts.methodPaceLine);
  }

  /** The budget of the whole year: as a person gave it, else as the table holds it. */
  whole(which: WhichMember | null = null): Fact {
    const { given, months, metrics } = this.finding;
    if (given !== null && which === null) return this.plain('whole', budgetTexts.whole, given, metrics.budget.unit, budgetTexts.methodGiven, this.finding.columns.budget);
    const metric: MeasuredMetric = { ...metrics.budget, metric: { ...metrics.budget.metric, id: 'whole', label: budgetTexts.whole } };
    const value = (which?.member ?? this.finding.all).whole;
    return this.#live(metric, value, which === null ? this.id('whole') : this.id('by', which.dimension, which.member.key, 'whole'), this.#memberFilters(which, months?.whole ?? []), this.#labelOf(budgetTexts.whole, which, verbatim('')));
  }

  toComeBudget(): Fact {
    return calculated({ id: this.id('to-come'), label: budgetTexts.toCome }, { op: '-', of: [this.whole(), this.value('budget')] }, this.finding.metrics.budget.unit, budgetTexts.methodToCome);
  }

  /** EAC = BAC ÷ CPI. */
  atPace(which: WhichMember | null = null): Fact {
    const id = which === null ? this.id('at-pace') : this.id('by', which.dimension, which.member.key, 'at-pace');
    const term: FactTerm = { op: '/', of: [{ op: '*', of: [this.whole(which), this.value('actual', which)] }, this.value('budget', which)] };
    return calculated({ id, label: this.#labelOf(budgetTexts.eacPace, which, verbatim('')) }, term, this.finding.metrics.actual.unit, budgetTexts.methodEacPace);
  }

  /** EAC = AC + (BAC − EV). */
  atPlan(): Fact {
    const term: FactTerm = { op: '+', of: [this.value('actual'), { op: '-', of: [this.whole(), this.value('budget')] }] };
    return calculated({ id: this.id('at-plan'), label: budgetTexts.eacPlan }, term, this.finding.metrics.actual.unit, budgetTexts.methodEacPlan);
  }

  /** How far one of the estimates, or what is spent, lies from the whole budget. */
  fromWhole(fact: Fact): Fact {
    return calculated({ id: `${fact.id}.from-whole`, label: budgetTexts.gapOf(fact.label) }, { fn: 'abs', of: [{ op: '-', of: [fact, this.whole()] }] }, fact.unit, budgetTexts.methodGap);
  }

  rest(): Fact {
    return calculated({ id: this.id('rest'), label: budgetTexts.rest }, { op: '-', of: [this.whole(), this.value('actual')] }, this.finding.metrics.actual.unit, budgetTexts.methodRest);
  }

  /** What may still be spent as a share of what was planned for the rest. */
  restPart(): Fact {
    return calculated({ id: this.id('rest-part'), label: budgetTexts.part }, { op: '/', of: [this.rest(), this.toComeBudget()] }, PERCENT, budgetTexts.methodPart);
  }

  runRate(): Fact | null {
    const { months, metrics } = this.finding;
    if (months === null) return null;
    const done = this.#periods('done', budgetTexts.doneCount, months.done);
    return calculated({ id: this.id('run-rate'), label: budgetTexts.rate(months.grain) }, { op: '/', of: [this.value('actual'), done] }, metrics.actual.unit, budgetTexts.methodRunRate);
  }

  leftCount(): Fact {
    return this.#periods('left', budgetTexts.leftCount, this.toCome.length);
  }

  needed(): Fact {
    const { months, metrics } = this.finding;
    return calculated({ id: this.id('needed'), label: budgetTexts.need(months?.grain ?? 'month') }, { op: '/', of: [this.rest(), this.leftCount()] }, metrics.actual.unit, budgetTexts.methodNeed);
  }

  /** The month since which all, or a member, is over to date; null where it is not. */
  since(which: WhichMember | null = null): Fact | null {
    const { months } = this.finding;
    const { since } = which?.member ?? this.finding.all;
    if (months === null || since === null) return null;
    const { key } = this.#month(since);
    const id = which === null ? this.id('since', key) : this.id('since', which.dimension, which.member.key, key);
    const name = which === null ? budgetTexts.all : verbatim(which.member.key);
    return { ...this.words(id, budgetTexts.sinceOf(name), this.#month(since).label, [...this.#monthColumns(), this.finding.columns.actual, this.finding.columns.budget]), method: budgetTexts.methodSince };
  }

  /** All that is over in a dimension, or all that is under, without setting one against the other. */
  gross(dimension: string, members: readonly BudgetMember[], side: 'over' | 'under'): Fact | null {
    const sign = side === 'over' ? 1 : -1;
    const parts = members.filter(({ values }) => sign * (values.variance ?? 0) > 0);
    const is = { id: this.id('gross', dimension, side), label: side === 'over' ? budgetTexts.grossOver : budgetTexts.grossUnder };
    const [first, ...rest] = parts.map((member) => (side === 'over' ? this.value('variance', { dimension, member }) : this.gap({ dimension, member }).gap));
    if (first === undefined) return null;
    // A sum of very many cells is longer than a formula may be.
    if (rest.length < NAMED) return { ...total(is, [first, ...rest]), method: budgetTexts.methodGross };
    const sum = parts.reduce((whole, { values }) => whole + sign * (values.variance ?? 0), 0);
    return { ...this.plain(`gross.${dimension}.${side}`, is.label, sum, first.unit, budgetTexts.methodGross, dimension, this.finding.columns.actual, this.finding.columns.budget) };
  }

  shareOfOver(which: WhichMember, gross: Fact): Fact {
    return share({ id: this.id('by', which.dimension, which.member.key, 'share-of-over'), label: budgetTexts.shareOf(which.member.key) }, this.value('variance', which), gross);
  }

  count(id: string, label: Text, value: number, dimension: string): Fact {
    return this.plain(id, label, value, { kind: 'number', noun: null }, budgetTexts.methodCount, dimension);
  }

  rowName(words: Text, dimension: string): Fact {
    return this.words(this.id('row', dimension, words.en), words, words, [dimension]);
  }

  #periods(id: string, label: Text, count: number): Fact {
    const { months } = this.finding;
    return this.plain(id, label, count, { kind: 'number', noun: budgetTexts.periods(months?.grain ?? 'month', count) }, budgetTexts.methodCount, ...this.#monthColumns());
  }

  #monthColumns(): readonly string[] {
    const { months } = this.finding;
    return months === null ? [] : [months.column];
  }

  #month(index: number): BudgetMonth {
    const month = this.finding.months?.all[index];
    if (month === undefined) throw new Error('the month is one of the budget');
    return month;
  }

  /** To date where months are still to come: else a person would take it for the whole. */
  #named(id: BudgetMetricId): MeasuredMetric {
    const which = this.finding.metrics[id];
    if (this.toCome.length === 0 || (id !== 'actual' && id !== 'budget')) return which;
    return { ...which, metric: { ...which.metric, label: budgetTexts.toDate(which.metric.label) } };
  }

  #memberFilters(which: WhichMember | null, filters: readonly Filter[]): readonly Filter[] {
    return which === null ? filters : [{ column: which.dimension, op: '=', value: which.member.key }, ...filters];
  }

  #labelOf(label: Text, which: WhichMember | null, period: Text): Text {
    const named = which === null ? label : budgetTexts.ofName(label, which.member.key);
    return period.en === '' ? named : budgetTexts.inPeriod(named, period);
  }

  #live(which: MeasuredMetric, value: number | null, id: string, filters: readonly Filter[], label: Text): Fact {
    return { ...this.metric(which, null, value, id, filters), label };
  }
}

function monthValue(id: BudgetMetricId, { actual, budget }: { readonly actual: number; readonly budget: number }): number | null {
  switch (id) {
    case 'actual':
      return actual;
    case 'budget':
      return budget;
    case 'variance':
      return actual - budget;
    case 'used':
      return budget === 0 ? null : actual / budget;
    case 'variance_rate':
      return budget > 0 ? actual / budget - 1 : null;
  }
}
