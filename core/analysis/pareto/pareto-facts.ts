import { calculated, remainder, share } from '../../fact/derive.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import { measureInUnit } from '../../fact/unit-label.ts';
import { verbatim } from '../../language/language.ts';
import type { Language, Text } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { paretoTexts } from '../../language/texts/pareto.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { columnLabel } from '../column-label.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { ParetoFinding } from './measure-pareto.ts';
import type { RankedMember } from './rank-members.ts';

const COUNT: Unit = { kind: 'number', noun: null };

/** A member in the ranking: what it comes to, its share, and the share with all before it. */
export interface MemberFacts {
  readonly member: RankedMember;
  readonly name: Fact;
  readonly value: Fact;
  readonly share: Fact;
  readonly cumulative: Fact;
}

/** Makes the facts of one ranking, in one language where they name periods. */
export class ParetoFacts extends MetricFacts {
  /** All members above 0 together. */
  readonly whole: Fact;
  readonly members: readonly MemberFacts[];
  readonly negative: readonly { readonly name: Fact; readonly value: Fact }[];
  readonly dimension: Fact;
  readonly measured: Fact;

  constructor(
    readonly finding: ParetoFinding,
    language: Language | null,
  ) {
    super({ plugin: 'pareto', table: finding.binding.table, time: finding.time, calendar: finding.calendar, filters: finding.filters }, language);
    const { ranking, measure } = finding;
    this.dimension = this.dimensionName(ranking.dimension);
    this.measured = this.measureName(measure);
    this.negative = ranking.negative.map((member) => ({ name: this.nameOf(member), value: this.amountOf(member) }));
    this.whole = this.#wholeOf();
    const shares: Fact[] = [];
    this.members = ranking.largest.map((member): MemberFacts => {
      const value = this.amountOf(member);
      const own = share({ id: `${value.id}.share`, label: paretoTexts.shareOf(value.label) }, value, this.whole);
      shares.push(own);
      const [first = own, ...rest] = shares;
      return { member, name: this.nameOf(member), value, share: own, cumulative: this.cumulative(`${value.id}.cumulative`, value.label, [first, ...rest]) };
    });
  }

  /** How many members are above 0. */
  get memberCount(): number {
    const { A, B, C } = this.finding.ranking.classes;
    return A.members + B.members + C.members;
  }

  /** The rows that are looked at, by name. */
  get overText(): Text {
    const { period } = this.finding.over;
    return period === null ? salesTexts.allData : this.label(period);
  }

  overFact(): Fact {
    const { period } = this.finding.over;
    return period === null ? this.words(this.id('over'), salesTexts.period, salesTexts.allData, []) : this.period(period);
  }

  nameOf({ key }: Pick<RankedMember, 'key'>): Fact {
    return this.memberName(this.finding.ranking.dimension, key, analysisTexts.blankName);
  }

  amountOf(member: RankedMember): Fact {
    return this.metric(this.finding.measure, this.finding.over.period, member.value, this.id('of', member.key), this.#filter(member));
  }

  /** What it came to in the period compared with. */
  beforeOf(member: RankedMember): Fact | null {
    const { before } = this.finding.over;
    return before === null || member.before === null ? null : this.metric(this.finding.measure, before, member.before, this.id('before', member.key), this.#filter(member));
  }

  /** How many members, by what they have in common. */
  countOf(id: string, label: Text, value: number): Fact {
    return this.plain(id, label, value, COUNT, paretoTexts.methodCount, this.finding.ranking.dimension);
  }

  /** The share that A makes: live where all its members are listed. */
  fewShare(): Fact {
    const { ranking, over, measure } = this.finding;
    const few = ranking.largest.filter(({ abc }) => abc === 'A');
    const { A } = ranking.classes;
    const label = paretoTexts.shareOfFew(measure.metric.label);
    const isListed = few.length === A.members && few.every(({ key }) => key !== '');
    if (!isListed || typeof this.whole.value !== 'number') return this.plain('few.share', label, A.value / this.#above(), { kind: 'percent' }, paretoTexts.methodClass, ranking.dimension);
    const value = this.metric(measure, over.period, A.value, this.id('few'), [{ column: ranking.dimension, op: '=', value: few.map(({ key }) => key) }]);
    return share({ id: this.id('few', 'share'), label }, { ...value, label }, this.whole);
  }

  /** The share that the members of C make. */
  manyShare(): Fact {
    const { ranking } = this.finding;
    return this.plain('many.share', paretoTexts.shareOfMany, ranking.classes.C.value / this.#above(), { kind: 'percent' }, paretoTexts.methodClass, ranking.dimension);
  }

  #above(): number {
    const { A, B, C } = this.finding.ranking.classes;
    return A.value + B.value + C.value;
  }

  /** Those after the first `listed`, together; null where there are none. */
  rest(listed: number): { readonly name: Fact; readonly value: Fact; readonly share: Fact } | null {
    if (listed >= this.memberCount) return null;
    const label = paretoTexts.others(this.memberCount - listed);
    const value = remainder({ id: this.id('rest', String(listed)), label }, this.whole, this.members.slice(0, listed).map((one) => one.value));
    const name = this.words(this.id('rest', String(listed), 'name'), label, label, [this.finding.ranking.dimension]);
    return { name, value, share: share({ id: `${value.id}.share`, label }, value, this.whole) };
  }

  /** Shares added up. */
  cumulative(id: string, label: Text, shares: readonly [Fact, ...Fact[]]): Fact {
    return calculated({ id, label: paretoTexts.cumulativeTo(label) }, { fn: 'sum', of: shares }, { kind: 'percent' }, paretoTexts.methodCumulative);
  }

  #filter({ key }: RankedMember) {
    return [{ column: this.finding.ranking.dimension, op: '=' as const, value: key }];
  }

  /** The measure over all rows where no member is below 0; else that less what those come to, live where all are listed. */
  #wholeOf(): Fact {
    const { ranking, measure, over } = this.finding;
    const above = this.#above();
    const all = this.metric(measure, over.period, above + ranking.below.value, this.id('all'));
    if (ranking.below.members === 0) return all;
    const label = paretoTexts.above(measure.metric.label);
    if (this.negative.length < ranking.below.members) return this.plain('above', label, above, measure.unit, paretoTexts.methodAbove(measure.metric.label), ranking.dimension);
    return remainder({ id: this.id('above'), label }, all, this.negative.map(({ value }) => value));
  }

  /** What the dimension is called, in a title. */
  get dimensionText(): string {
    return columnLabel(this.finding.ranking.dimension);
  }

  /** `A`, as a word among facts. */
  className(abc: string, key: string): Fact {
    return this.words(this.id('class', key), paretoTexts.columns.abc, verbatim(abc), [this.finding.ranking.dimension]);
  }

  /** The measure and its unit. */
  unitText(): Text {
    const { metric, unit } = this.finding.measure;
    return measureInUnit(metric.label, unit);
  }
}
