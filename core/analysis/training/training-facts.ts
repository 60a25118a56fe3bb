import { change, difference } from '../../fact/derive.ts';
import { CHANCE, PERCENT } from '../../fact/fact.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { trainingTexts } from '../../language/texts/training.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import type { TrainingFinding, TrainingGroup } from './measure-training.ts';
import { gainsOf } from './measure-training.ts';


/** Scores before and after of a group, and what it gained. */
export interface ScoreFacts {
  readonly pairs: Fact;
  readonly before: Fact;
  readonly after: Fact;
  readonly gain: Fact;
}

/** Makes the facts of one report on training. */
export class TrainingFacts extends MetricFacts {
  constructor(
    readonly finding: TrainingFinding,
    language: Language | null,
  ) {
    super({ plugin: 'training', table: finding.binding.table, time: null, calendar: finding.calendar, filters: [] }, language);
  }

  has(id: string): boolean {
    return this.finding.metrics.some(({ metric }) => metric.id === id);
  }

  /** A metric of a group, or of all; null where the table does not give it. */
  value(id: string, group: TrainingGroup = this.finding.all): Fact | null {
    const which = this.finding.metrics.find(({ metric }) => metric.id === id);
    return which === undefined ? null : this.#live(which, group);
  }

  /** How pairs are counted: as people where each row is one. */
  get pairUnit(): Unit {
    const { shape, repeated } = this.finding;
    return { kind: 'number', noun: shape.person !== null && repeated === 0 ? trainingTexts.units.people : trainingTexts.units.pairs };
  }

  /** Null where nobody in the group has both scores. */
  scores(group: TrainingGroup = this.finding.all): ScoreFacts | null {
    const [before, after] = [this.value('before', group), this.value('after', group)];
    if (before === null || after === null || group.pairs.before.length === 0) return null;
    const pairs = this.plain(`pairs.${this.#of(group)}`, this.#label(trainingTexts.pairs, group), group.pairs.before.length, this.pairUnit, trainingTexts.methodPairs, ...this.#columns(group));
    const gain = difference({ id: this.id('gain', this.#of(group)), label: this.#label(trainingTexts.gain, group) }, after, before);
    return { pairs, before, after, gain };
  }

  /** What a card shows beside the score after: points of shares, percent of all others. */
  scoreChange({ before, after, gain }: ScoreFacts): Fact {
    return before.unit.kind === 'percent' ? gain : change({ id: this.id('gain', 'percent'), label: trainingTexts.gain }, after, before);
  }

  /** What the paired test says of a group; null for too few pairs. */
  tested(group: TrainingGroup = this.finding.all): { readonly lower: Fact; readonly upper: Fact; readonly effect: Fact; readonly p: Fact } | null {
    const { difference: found } = group;
    const unit = this.#gainUnit();
    if (found === null || unit === null) return null;
    const fact = (what: string, label: Text, value: number, is: Unit, method: Text) => this.plain(`${what}.${this.#of(group)}`, this.#label(label, group), value, is, method, ...this.#columns(group));
    return {
      lower: fact('lower', trainingTexts.lower, found.difference.lower, unit, trainingTexts.methodInterval),
      upper: fact('upper', trainingTexts.upper, found.difference.upper, unit, trainingTexts.methodInterval),
      effect: fact('effect', trainingTexts.effect, found.effect, { kind: 'number', noun: null, digits: 2 }, trainingTexts.methodEffect),
      p: fact('p', trainingTexts.chance, found.p, CHANCE, trainingTexts.methodTest),
    };
  }

  /** How many scored higher than before, and how many lower. */
  shares(): { readonly improved: Fact; readonly declined: Fact } {
    const gains = gainsOf(this.finding.all.pairs);
    const part = (id: string, label: Text, count: number) => this.plain(id, label, count / gains.length, PERCENT, trainingTexts.methodShare, ...this.#columns(this.finding.all));
    return { improved: part('improved', trainingTexts.improved, gains.filter((gain) => gain > 0).length), declined: part('declined', trainingTexts.declined, gains.filter((gain) => gain < 0).length) };
  }

  /** What all others gained. */
  restGain(group: TrainingGroup): Fact | null {
    const unit = this.#gainUnit();
    return group.rest === null || unit === null ? null : this.plain(`rest.${this.#of(group)}`, trainingTexts.restGain, group.rest.gain, unit, trainingTexts.methodRest, ...this.#columns(group));
  }

  restRate(group: TrainingGroup, rate: number): Fact {
    return this.plain(`rest-rate.${this.#of(group)}`, trainingTexts.restRate, rate, PERCENT, trainingTexts.methodRestRate, ...(group.dimension === null ? [] : [group.dimension]));
  }

  /** A score as it stands in its row. */
  score(place: number, side: 'before' | 'after'): Fact {
    const { scores } = this.finding.shape;
    const column = scores?.[side] ?? '';
    return this.plain(`point.${String(place)}.${side}`, trainingTexts[side], this.finding.all.pairs[side][place] ?? NaN, this.#scoreUnit(), trainingTexts.methodScore, column);
  }

  name(group: TrainingGroup): Fact {
    if (group.dimension === null) return this.words(this.id('all'), trainingTexts.all, trainingTexts.all, []);
    return this.memberName(group.dimension, group.key, analysisTexts.blankName);
  }

  #scoreUnit(): Unit {
    return this.finding.metrics.find(({ metric }) => metric.id === 'before')?.unit ?? { kind: 'number', noun: null };
  }

  #gainUnit(): Unit | null {
    if (!this.has('before')) return null;
    const unit = this.#scoreUnit();
    return unit.kind === 'percent' ? { kind: 'points' } : { kind: 'number', noun: null, digits: 2 };
  }

  #of({ dimension, key }: TrainingGroup): string {
    return dimension === null ? 'all' : `${dimension}.${key}`;
  }

  #label(label: Text, { dimension, key }: TrainingGroup): Text {
    return dimension === null ? label : trainingTexts.ofName(label, key);
  }

  #columns({ dimension }: TrainingGroup): readonly string[] {
    const { scores } = this.finding.shape;
    return [...(dimension === null ? [] : [dimension]), ...(scores === null ? [] : [scores.before, scores.after])];
  }

  #live(which: MeasuredMetric, group: TrainingGroup): Fact {
    const { id, label } = which.metric;
    const filters = group.dimension === null ? [] : [{ column: group.dimension, op: '=' as const, value: group.key }];
    return { ...this.metric(which, null, group.values.get(id) ?? null, this.id(this.#of(group), id), filters), label: this.#label(label, group) };
  }
}
