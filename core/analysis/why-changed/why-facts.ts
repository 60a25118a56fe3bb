import { calculated, change, difference, share } from '../../fact/derive.ts';
import type { Fact, FactTerm, Unit } from '../../fact/fact.ts';
import { measureInUnit } from '../../fact/unit-label.ts';
import type { Language, Text } from '../../language/language.ts';
import { whyTexts } from '../../language/texts/why-changed.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { MetricFacts } from '../compared-facts.ts';
import { cellsOf } from './change-cells.ts';
import type { Segment } from './change-cells.ts';
import { contributionOf, wholeOf } from './decompose.ts';
import type { WhyFinding } from './measure-change.ts';

/** A segment, or the whole, in both periods, with what it contributed to the change of the whole. */
export interface PartFacts {
  readonly now: Fact;
  readonly before: Fact;
  readonly delta: Fact;
  readonly change: Fact;
  readonly contribution: Fact;
  readonly share: Fact;
  /** For ratios: weights in both periods, and the two parts of the contribution. */
  readonly ratio: { readonly weightNow: Fact; readonly weightBefore: Fact; readonly rate: Fact; readonly mix: Fact } | null;
}

/** Makes the facts of one report on why a metric changed. */
export class WhyFacts extends MetricFacts {
  readonly #parts = new Map<string, PartFacts>();

  constructor(
    readonly finding: WhyFinding,
    language: Language | null,
  ) {
    const { measured, binding } = finding;
    super({ plugin: 'why-changed', table: binding.table, time: measured.time, calendar: measured.periods.calendar, filters: measured.filters }, language);
  }

  /** The whole: its change is all of the change. */
  whole(): PartFacts {
    return this.part([]);
  }

  /** Everything that is said of a segment; each number is a formula over the rows. */
  part(segment: Segment): PartFacts {
    const { finding } = this;
    const id = segment.length === 0 ? this.id('all') : this.id('segment', ...segment.map(({ dimension, member }) => `${finding.cells.dimensions[dimension]?.name ?? ''}=${this.member(dimension, member)}`));
    const known = this.#parts.get(id);
    if (known !== undefined) return known;
    const made = this.#made(segment, id);
    this.#parts.set(id, made);
    return made;
  }

  /** Names of a segment's members, in the order of its dimensions. */
  names(segment: Segment): Fact[] {
    return segment.map(({ dimension, member }) => this.memberName(this.finding.cells.dimensions[dimension]?.name ?? '', this.member(dimension, member), whyTexts.blank));
  }

  member(dimension: number, member: number): string {
    return this.finding.cells.dimensions[dimension]?.members[member] ?? '';
  }

  /** `华东 × 智能手环`, as the label of a row. */
  segmentName(segment: Segment): Fact {
    const [only, ...others] = this.names(segment);
    if (only !== undefined && others.length === 0) return only;
    const words = this.names(segment).map(({ value }) => String(value)).join(' × ');
    return this.words(this.id('name', words), whyTexts.segment, { zh: words, en: words }, segment.map(({ dimension }) => this.finding.cells.dimensions[dimension]?.name ?? ''));
  }

  /** Contributions of a segment's cells that no segment before it has. */
  ownContribution(segments: readonly Segment[], place: number): Fact {
    const segment = segments[place] ?? [];
    const terms = ownTerms(segment, segments.slice(0, place)).map(({ sign, of }): FactTerm => {
      const { contribution } = this.part(of);
      return sign > 0 ? contribution : { op: '*', of: [-1, contribution] };
    });
    const { contribution } = this.part(segment);
    const [first = contribution, ...rest] = terms;
    if (rest.length === 0) return contribution;
    return calculated({ id: `${contribution.id}.own`, label: contribution.label }, { fn: 'sum', of: [first, ...rest] }, contribution.unit, whyTexts.ownMethod);
  }

  /** The unit that contributions are in. */
  get movedUnit(): Unit {
    const { unit } = this.finding.metric;
    return unit.kind === 'percent' ? { kind: 'points' } : unit;
  }

  #made(segment: Segment, id: string): PartFacts {
    const { finding } = this;
    const held = segment.length === 0 ? null : contributionOf(cellsOf(segment, finding.cells), finding.cells);
    const whole = wholeOf(finding.cells);
    const now = this.#value(finding.metric, finding.now, segment.length === 0 ? finding.total.now : (held?.now ?? null), id, segment);
    const before = this.#value(finding.metric, finding.before, segment.length === 0 ? finding.total.previous : (held?.before ?? null), `${id}.before`, segment);
    const is = (name: string, label: Text = whyTexts.columns.delta) => ({ id: `${id}.${name}`, label });
    const delta = difference(is('delta'), now, before);
    const relative = finding.metric.unit.kind === 'percent' ? delta : change(is('change'), now, before);
    if (segment.length === 0 || finding.base === null) {
      const all = segment.length === 0 ? delta : this.whole().delta;
      return { now, before, delta, change: relative, contribution: delta, share: share(is('share', whyTexts.columns.share), delta, all), ratio: null };
    }
    const weights = this.#weights(segment, id);
    const { contribution, rate, mix } = this.#rateAndMix(now, before, weights, is);
    const known = whole.delta === null ? delta : this.whole().delta;
    return { now, before, delta, change: relative, contribution, share: share(is('share', whyTexts.columns.share), contribution, known), ratio: { ...weights, rate, mix } };
  }

  #rateAndMix(now: Fact, before: Fact, { weightNow, weightBefore }: { readonly weightNow: Fact; readonly weightBefore: Fact }, is: (name: string, label: Text) => { id: string; label: Text }) {
    const all = this.whole();
    const isThere = now.value !== null && before.value !== null;
    const rateTerm: FactTerm = isThere ? { op: '*', of: [{ fn: 'average', of: [weightNow, weightBefore] }, { op: '-', of: [now, before] }] } : { op: '*', of: [0, weightNow] };
    const meanRate: FactTerm = isThere ? { fn: 'average', of: [now, before] } : now.value === null ? before : now;
    const mixTerm: FactTerm = { op: '*', of: [{ op: '-', of: [weightNow, weightBefore] }, { op: '-', of: [meanRate, { fn: 'average', of: [all.now, all.before] }] }] };
    const rate = calculated(is('rate', whyTexts.columns.rate), rateTerm, this.movedUnit, whyTexts.rateMethod);
    const mix = calculated(is('mix', whyTexts.columns.mix), mixTerm, this.movedUnit, whyTexts.mixMethod);
    return { rate, mix, contribution: calculated(is('contribution', whyTexts.columns.contribution), { op: '+', of: [rate, mix] }, this.movedUnit, whyTexts.contributionMethod) };
  }

  #weights(segment: Segment, id: string): { readonly weightNow: Fact; readonly weightBefore: Fact } {
    const { finding } = this;
    const { base } = finding.metric;
    if (base === null) throw new Error('only ratios have weights');
    const cells = cellsOf(segment, finding.cells);
    const of = (period: Period, which: 'now' | 'before', total: number | null, name: string): Fact => {
      const own = cells.reduce((sum, cell) => sum + (finding.cells.base?.[which][cell] ?? 0), 0);
      const part = this.#value(base, period, own, `${id}.${name}.base`, segment);
      const all = this.#value(base, period, total, this.id('all', name, 'base'), []);
      return share({ id: `${id}.${name}`, label: whyTexts.columns.weightNow }, part, all);
    };
    return { weightNow: of(finding.now, 'now', finding.base?.now ?? null, 'weight'), weightBefore: of(finding.before, 'before', finding.base?.previous ?? null, 'weight-before') };
  }

  #value(which: MeasuredMetric, period: Period, value: number | null, id: string, segment: Segment): Fact {
    const filters = segment.map(({ dimension, member }): Filter => ({ column: this.finding.cells.dimensions[dimension]?.name ?? '', op: '=', value: this.member(dimension, member) }));
    const fact = this.metric(which, period, value, id, filters);
    if (segment.length < 2) return fact;
    const names = segment.map(({ dimension, member }) => this.member(dimension, member)).join(' × ');
    return { ...fact, label: whyTexts.inSegment(which.metric.label, names, this.label(period)) };
  }
}

interface SignedSegment {
  readonly sign: 1 | -1;
  readonly of: Segment;
}

/** A segment less its overlaps with others, by inclusion and exclusion; overlaps of conjunctions are conjunctions. */
function ownTerms(segment: Segment, others: readonly Segment[]): SignedSegment[] {
  let terms: SignedSegment[] = [{ sign: 1, of: segment }];
  for (const other of others) {
    terms = terms.flatMap((term): SignedSegment[] => {
      const both = overlap(term.of, other);
      return both === null ? [term] : [term, { sign: term.sign === 1 ? -1 : 1, of: both }];
    });
  }
  return terms;
}

/** Null where no cell can be in both. */
function overlap(one: Segment, other: Segment): Segment | null {
  if (other.some(({ dimension, member }) => one.some((condition) => condition.dimension === dimension && condition.member !== member))) return null;
  const added = other.filter(({ dimension }) => !one.some((condition) => condition.dimension === dimension));
  return [...one, ...added].sort((a, b) => a.dimension - b.dimension);
}

/** `Sales (USD)`: measure and unit. */
export function unitText({ finding: { metric } }: WhyFacts): Text {
  return measureInUnit(metric.metric.label, metric.unit);
}
