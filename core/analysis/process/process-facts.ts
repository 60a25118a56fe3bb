import { calculated, share } from '../../fact/derive.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { processTexts } from '../../language/texts/process.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { Edge, ProcessFinding, Step, Variant } from './measure-process.ts';

const COUNT: Unit = { kind: 'number', noun: null };

/** An edge of the process map. */
export interface EdgeFacts {
  readonly edge: Edge;
  readonly name: Fact;
  readonly count: Fact;
  readonly total: Fact;
  readonly share: Fact;
  readonly mean: Fact;
  readonly median: Fact;
  readonly p90: Fact;
}

/** Makes the facts of one process. */
export class ProcessFacts extends MetricFacts {
  readonly edges: readonly EdgeFacts[];
  readonly allWait: Fact;
  readonly cases: Fact;

  constructor(
    readonly finding: ProcessFinding,
    language: Language | null,
  ) {
    super({ plugin: 'process', table: finding.binding.table, time: null, calendar: finding.calendar, filters: [] }, language);
    this.allWait = this.duration('wait', processTexts.allWait, finding.totalWait, processTexts.methodEdge);
    this.cases = this.total(finding.metrics.cases);
    this.edges = finding.edges.map((edge) => this.#edge(edge));
  }

  /** A metric over the whole log. */
  total(which: MeasuredMetric): Fact {
    return this.metric(which, null, this.finding.totals.get(which.metric.id)?.[0] ?? null, this.id('total', which.metric.id));
  }

  /** A metric over the rows of one member of a column. */
  memberOf(which: MeasuredMetric, column: string, key: string): Fact {
    const members = column === this.finding.columns.activity ? this.finding.byActivity : this.finding.byResource;
    const found = members.find((member) => member.key.toLowerCase() === key.toLowerCase());
    return this.metric(which, null, found?.values.get(which.metric.id)?.[0] ?? null, this.id('of', column, key, which.metric.id), [{ column, op: '=', value: key }]);
  }

  /** A time that is given in days, in the unit of the report. */
  duration(id: string, label: Text, days: number, method: Text): Fact {
    const { look, columns } = this.finding;
    return this.plain(id, label, days * look.perDay, look.unit, method, ...this.#timed(columns));
  }

  count(id: string, label: Text, value: number, method: Text = processTexts.methodCount): Fact {
    const { columns } = this.finding;
    return this.plain(id, label, value, COUNT, method, columns.case, columns.activity, columns.time);
  }

  cycleMedian(): Fact | null {
    const { median } = this.finding.cycle;
    return median === null ? null : this.duration('cycle.median', processTexts.cycleMedian, median, processTexts.methodCycle);
  }

  cycleP90(): Fact | null {
    const { p90 } = this.finding.cycle;
    return p90 === null ? null : this.duration('cycle.p90', processTexts.cycleP90, p90, processTexts.methodCycle);
  }

  /** Of all cases, those that repeat a step. */
  reworkShare(): Fact {
    const cases = this.count('rework.cases', processTexts.reworkCount, this.finding.reworkCases, processTexts.methodRepeat);
    return this.#ofCases('rework.share', processTexts.reworkShare, cases);
  }

  pathCount(): Fact {
    return this.count('paths', processTexts.pathCount, this.finding.variantCount, processTexts.methodPath);
  }

  pathCases(variant: Variant, place: number): Fact {
    return this.count(`path.${String(place)}`, processTexts.of(processTexts.columns.cases, `${String(place + 1)}`), variant.cases, processTexts.methodPath);
  }

  pathShare(variant: Variant, place: number): Fact {
    return this.#ofCases(`path.${String(place)}.share`, processTexts.commonShare, this.pathCases(variant, place));
  }

  stepName(name: string): Fact {
    return this.words(this.id('step', name), processTexts.step, verbatim(name), [this.finding.columns.activity]);
  }

  stepFact(step: Step, what: 'first' | 'last' | 'repeats'): Fact {
    return this.count(`step.${step.name}.${what}`, processTexts.of(processTexts.columns[what], step.name), step[what], what === 'repeats' ? processTexts.methodRepeat : processTexts.methodCount);
  }

  waitBefore(step: Step): Fact {
    return this.duration(`step.${step.name}.before`, processTexts.of(processTexts.columns.before, step.name), step.waitBefore, processTexts.methodEdge);
  }

  /** Lean's share of value: of the time that cases take where work is timed, else of the steps done. Null where nobody classed them. */
  valueShare(): Fact | null {
    const { classes, steps, columns } = this.finding;
    if (classes.size === 0) return null;
    const adding = steps.filter(({ name }) => classes.get(name.toLowerCase()) === 'value-adding');
    if (columns.begun === null) {
      const done = adding.reduce((sum, { events }) => sum + events, 0);
      return share({ id: this.id('value.share'), label: processTexts.valueShare }, this.count('value.count', processTexts.valueCount, done), this.total(this.finding.metrics.events));
    }
    const work = adding.reduce((sum, step) => sum + (step.work ?? 0), 0);
    const part = this.duration('value.work', processTexts.valueWork, work, processTexts.methodWork);
    return share({ id: this.id('value.share'), label: processTexts.valueShare }, part, this.#allCycle());
  }

  /** Of the time that cases take, what they wait; only where work is timed. */
  waitShare(): Fact | null {
    return this.finding.columns.begun === null ? null : share({ id: this.id('wait.share'), label: processTexts.waitShare }, this.allWait, this.#allCycle());
  }

  #allCycle(): Fact {
    return this.duration('cycle.total', processTexts.allCycle, this.finding.cycle.total, processTexts.methodAllCycle);
  }

  #ofCases(id: string, label: Text, part: Fact): Fact {
    const all = this.count('cases.ordered', processTexts.cases, this.finding.cases);
    return share({ id: this.id(id), label }, part, this.cases.value === this.finding.cases ? this.cases : all);
  }

  #edge(edge: Edge): EdgeFacts {
    const { look } = this.finding;
    const link = processTexts.between(edge.from, edge.to);
    const id = (what: string) => `edge.${edge.from}.${edge.to}.${what}`;
    const of = (label: Text) => processTexts.of(label, link.en);
    const count = this.count(id('count'), of(processTexts.columns.times), edge.count);
    const total = this.duration(id('total'), of(processTexts.columns.inAll), edge.total, processTexts.methodEdge);
    return {
      edge,
      name: this.words(this.id('edge', edge.from, edge.to), processTexts.edgesTitle, link, [this.finding.columns.activity]),
      count,
      total,
      share: share({ id: this.id(id('share')), label: of(processTexts.columns.share) }, total, this.allWait),
      mean: calculated({ id: this.id(id('mean')), label: of(processTexts.columns.mean) }, { op: '/', of: [total, count] }, look.unit, processTexts.methodMean),
      median: this.duration(id('median'), of(processTexts.columns.median), edge.median, processTexts.methodEdge),
      p90: this.duration(id('p90'), of(processTexts.columns.p90), edge.p90, processTexts.methodEdge),
    };
  }

  #timed({ case: key, activity, time, begun }: ProcessFinding['columns']): readonly string[] {
    return [key, activity, time, ...(begun === null ? [] : [begun])];
  }

}
