import { calculated, remainder, share, total } from '../../fact/derive.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import { verbatim } from '../../language/language.ts';
import type { Language, Text } from '../../language/language.ts';
import { funnelTexts } from '../../language/texts/funnel.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import type { Filter } from '../../metric/metric.ts';
import { periodKey } from '../../metric/period-key.ts';
import { wilsonInterval } from '../../statistics/proportion.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { StepTime } from './event-funnel.ts';
import type { FunnelFinding, FunnelMember, PeriodCounts, StepCounts } from './measure-funnel.ts';

const COUNT: Unit = { kind: 'number', noun: null };
const WHOLE: Unit = { kind: 'number', noun: null, digits: 0 };

interface TimeUnit {
  /** In days: where half of all take as long. */
  readonly from: number;
  readonly perDay: number;
  readonly noun: Text;
}

const MINUTES: TimeUnit = { from: 0, perDay: 24 * 60, noun: funnelTexts.minutes };
const TIME_UNITS: readonly TimeUnit[] = [{ from: 2, perDay: 1, noun: funnelTexts.days }, { from: 2 / 24, perDay: 24, noun: funnelTexts.hours }, MINUTES];

/** Numbers at each step and the rates between them, of all or of a group. */
export interface FunnelColumn {
  readonly reached: readonly Fact[];
  /** From each step to the next: one fewer than steps. */
  readonly rates: readonly Fact[];
  readonly overall: Fact;
}

/** Makes the facts of one funnel, in one language where they name periods. */
export class FunnelFacts extends MetricFacts {
  readonly all: FunnelColumn;
  readonly names: readonly Fact[];
  /** Place of the step after which the largest share is lost. */
  readonly weakest: number;
  readonly #columns: readonly string[];

  constructor(
    readonly finding: FunnelFinding,
    language: Language | null,
  ) {
    super({ plugin: 'funnel', table: finding.input.binding.table, time: finding.time, calendar: finding.calendar, filters: [] }, language);
    const { shape, steps } = finding;
    this.#columns = shape.kind === 'events' ? [shape.user.name, shape.event.name, ...(shape.time === null ? [] : [shape.time])] : shape.kind === 'rows' ? [shape.step, shape.value] : shape.columns;
    this.names = steps.map(({ name, metric }) => this.words(this.id('step', name), funnelTexts.stepName, metric.metric.label, this.#columns.slice(0, 2)));
    this.all = this.#column(finding.all, 'all', this.overText, []);
    const rates = this.all.rates.map(({ value }) => (typeof value === 'number' ? value : Infinity));
    this.weakest = rates.indexOf(Math.min(...rates));
  }

  get overText(): Text {
    return this.finding.over === null ? salesTexts.allData : this.label(this.finding.over);
  }

  stepText(place: number): string {
    return this.finding.steps[place]?.metric.metric.label.en ?? '';
  }

  lost(place: number): Fact {
    const [from, to] = [this.all.reached[place], this.all.reached[place + 1]];
    if (from === undefined || to === undefined) throw new Error('there is no such step');
    return remainder({ id: `${from.id}.lost`, label: funnelTexts.lost(this.stepText(place), this.stepText(place + 1)) }, from, [to]);
  }

  /** The ends of the interval of a rate from a step to the next; null where more went on than there were. */
  interval(place: number): { readonly lower: Fact; readonly upper: Fact } | null {
    const [tries = 0, hits = 0] = this.finding.all.counts.slice(place, place + 2);
    const rate = this.all.rates[place];
    if (tries === 0 || hits > tries || rate === undefined) return null;
    const { lower, upper } = wilsonInterval({ hits, tries });
    const end = (id: string, label: Text, value: number) => this.plain(`interval.${String(place)}.${id}`, label, value, { kind: 'percent' }, funnelTexts.methodInterval, ...this.#columns);
    return { lower: end('lower', funnelTexts.lowerOf(rate.label), lower), upper: end('upper', funnelTexts.upperOf(rate.label), upper) };
  }

  member(member: FunnelMember): FunnelColumn & { readonly name: Fact } {
    const filters: readonly Filter[] = [{ column: member.dimension, op: '=', value: member.key }];
    const name = this.memberName(member.dimension, member.key, analysisTexts.blankName);
    return { name, ...this.#column(member, `${member.dimension}.${member.key}`, verbatim(member.key), filters) };
  }

  /** All members of a dimension but one, together. */
  rest(member: FunnelMember): FunnelColumn {
    const others = this.finding.members.filter(({ dimension, key }) => dimension === member.dimension && key !== member.key);
    const columns = others.map((other) => this.member(other));
    const [first] = columns;
    if (first === undefined) throw new Error('a dimension has two members or more');
    const group = funnelTexts.others(member.key);
    const id = `rest.${member.dimension}.${member.key}`;
    const reached = this.finding.steps.map((_, place) => {
      const [one, ...more] = columns.flatMap((column) => column.reached[place] ?? []);
      if (one === undefined) throw new Error('every member counts every step');
      return total({ id: this.id(id, String(place)), label: funnelTexts.reachedIn(this.stepText(place), group) }, [one, ...more]);
    });
    return this.#rated(reached, id, group);
  }

  periodColumn(counts: PeriodCounts): FunnelColumn & { readonly name: Fact } {
    return { name: this.period(counts.period), ...this.#column(counts, `period.${periodKey(counts.period, this.finding.calendar)}`, this.label(counts.period), [], counts.period) };
  }

  /** How many more would go on, were a member as good as the rest. */
  possible(member: FunnelMember, place: number): Fact {
    const [own, rest] = [this.member(member), this.rest(member)];
    const [from, rate, other] = [own.reached[place], own.rates[place], rest.rates[place]];
    if (from === undefined || rate === undefined || other === undefined) throw new Error('there is no such step');
    return calculated({ id: this.id('more', member.dimension, member.key, String(place)), label: funnelTexts.more }, { op: '*', of: [from, { op: '-', of: [other, rate] }] }, WHOLE, funnelTexts.methodMore);
  }

  /** What times between steps are given in: alike for all of them. */
  get timeUnit(): TimeUnit {
    const longest = Math.max(0, ...this.finding.times.map(({ median }) => median));
    return TIME_UNITS.find(({ from }) => longest >= from) ?? MINUTES;
  }

  time(place: number, { median, slow }: StepTime): { readonly median: Fact; readonly slow: Fact } {
    const [from, to] = [this.stepText(place), this.stepText(place + 1)];
    const { noun, perDay } = this.timeUnit;
    const fact = (id: string, label: Text, days: number) => this.plain(`time.${String(place)}.${id}`, label, days * perDay, { kind: 'number', noun, digits: 1 }, funnelTexts.methodTime, ...this.#columns);
    return { median: fact('median', funnelTexts.medianTime(from, to), median), slow: fact('slow', funnelTexts.slowTime(from, to), slow) };
  }

  #column(counts: StepCounts, id: string, group: Text, filters: readonly Filter[], period = this.finding.over): FunnelColumn {
    const reached = this.finding.steps.map(({ metric }, place) => {
      const value = counts.counts[place] ?? 0;
      const own = `${id}.${String(place)}`;
      return counts.isLive
        ? this.metric(metric, period, value, this.id(own), filters)
        : this.plain(own, funnelTexts.reachedIn(this.stepText(place), group), value, COUNT, funnelTexts.methodOrdered, ...this.#columns, ...filters.map(({ column }) => column));
    });
    return this.#rated(reached, id, group);
  }

  #rated(reached: readonly Fact[], id: string, group: Text): FunnelColumn {
    const [first] = reached;
    const last = reached.at(-1);
    if (first === undefined || last === undefined) throw new Error('a funnel has steps');
    const rates = reached.slice(1).flatMap((fact, place) => {
      const before = reached[place];
      const label = id === 'all' ? funnelTexts.rateOf(this.stepText(place), this.stepText(place + 1)) : funnelTexts.rateIn(this.stepText(place), this.stepText(place + 1), group);
      return before === undefined ? [] : [share({ id: this.id(id, 'rate', String(place)), label }, fact, before)];
    });
    return { reached, rates, overall: share({ id: this.id(id, 'overall'), label: id === 'all' ? funnelTexts.overallRate : funnelTexts.overallIn(group) }, last, first) };
  }
}
