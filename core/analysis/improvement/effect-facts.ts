import { calculated, difference, share } from '../../fact/derive.ts';
import { PERCENT } from '../../fact/fact.ts';
import type { Fact, FactTerm, Unit } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { improvementTexts } from '../../language/texts/improvement.ts';
import type { Grain } from '../../metric/period.ts';
import { periodKey } from '../../metric/period-key.ts';
import { standardDeviation } from '../../statistics/mean.ts';
import type { Interval } from '../../statistics/proportion.ts';
import { MetricFacts } from '../compared-facts.ts';
import { perPoint } from '../control-chart/per-point.ts';
import type { EffectFinding, EffectPoint } from './measure-effect.ts';

const COUNT: Unit = { kind: 'number', noun: null, digits: 0 };
const CONFIDENCE = 0.95;
const DAYS_A_WEEK = 7;

type Side = 'before' | 'after';

/** Makes the facts of one measure before and after an action. */
export class EffectFacts extends MetricFacts {
  readonly unit: Unit;
  /** Of differences: percents differ in points. */
  readonly differenceUnit: Unit;
  readonly #values = new Map<number, Fact>();

  constructor(
    readonly finding: EffectFinding,
    language: Language | null,
  ) {
    super({ plugin: 'improvement', table: finding.binding.table, time: finding.time, calendar: finding.calendar, filters: finding.filters }, language);
    const { unit } = finding.measure;
    this.unit = unit.kind === 'number' && unit.digits === undefined ? { ...unit, digits: 2 } : unit;
    this.differenceUnit = unit.kind === 'percent' ? { kind: 'points' } : this.unit;
  }

  measureText(): Text {
    return this.finding.measure.metric.label;
  }

  measure(): Fact {
    return this.words(this.id('measure'), improvementTexts.measureLabel, this.measureText(), this.#columns);
  }

  confidence(): Fact {
    return this.#number('confidence', improvementTexts.confidence, CONFIDENCE, PERCENT, improvementTexts.methodGiven);
  }

  day(): Fact {
    const { action, time } = this.finding;
    return this.plain('day', improvementTexts.dayLabel, action.serial, { kind: 'date' }, improvementTexts.methodGiven, action.column ?? time);
  }

  actionWords(): Fact | null {
    const { action } = this.finding;
    return action.words === '' ? null : this.words(this.id('action'), improvementTexts.actionLabel, verbatim(action.words), action.column === null ? this.#columns : [action.column]);
  }

  points(side: Side): Fact {
    return this.#number(`points.${side}`, improvementTexts.pointsOf[side], this.finding[side].length, COUNT, improvementTexts.methodCount);
  }

  ends(side: Side): { readonly from: Fact; readonly to: Fact } {
    const all = this.finding[side];
    const [first, last] = [all[0], all.at(-1)];
    if (first === undefined || last === undefined) throw new Error('there are points on both sides');
    return { from: this.period(first.period), to: this.period(last.period) };
  }

  /** A point's value: live, over the parts of a share where it is one. */
  value(point: EffectPoint): Fact {
    const known = this.#values.get(point.step);
    if (known !== undefined) return known;
    const key = periodKey(point.period, this.finding.calendar);
    const parts = this.parts(point);
    const label = improvementTexts.inPeriod(this.measureText(), this.label(point.period));
    const fact = parts === null ? this.metric({ ...this.finding.measure, unit: this.unit }, point.period, point.value, this.id('value', key)) : share({ id: this.id('value', key), label }, parts.hits, parts.tries);
    this.#values.set(point.step, fact);
    return fact;
  }

  /** What a share is made of; null where the measure is none. */
  parts(point: EffectPoint): { readonly hits: Fact; readonly tries: Fact } | null {
    const { counted } = this.finding;
    if (counted === null) return null;
    const key = periodKey(point.period, this.finding.calendar);
    return { hits: this.metric(counted.hits, point.period, point.hits, this.id('hits', key)), tries: this.metric(counted.tries, point.period, point.tries, this.id('tries', key)) };
  }

  /** The mean of a side; of a share that of all its parts together. It stands beside its points, where others point. */
  mean(side: Side): Fact {
    const is = { id: this.id('mean', side), label: improvementTexts.meanOf[side](this.measureText()) };
    const [parts, moreParts] = splitFirst(this.finding[side].flatMap((point) => this.parts(point) ?? []));
    if (parts !== undefined) {
      const sum = (what: 'hits' | 'tries'): FactTerm => ({ fn: 'sum', of: [parts[what], ...moreParts.map((each) => each[what])] });
      return calculated(is, { op: '/', of: [sum('hits'), sum('tries')] }, this.unit, improvementTexts.methodShare);
    }
    const [first, more] = splitFirst(this.finding[side].map((point) => this.value(point)));
    if (first === undefined) throw new Error('there are points on both sides');
    return calculated(is, { fn: 'average', of: [first, ...more] }, this.unit, improvementTexts.methodMean);
  }

  deviation(side: Side): Fact {
    return this.#number(`deviation.${side}`, improvementTexts.deviationOf[side], standardDeviation(this.finding[side].map(({ value }) => value)), this.differenceUnit, improvementTexts.methodDeviation);
  }

  difference(): Fact {
    return difference({ id: this.id('difference'), label: improvementTexts.differenceOf(this.measureText()) }, this.mean('after'), this.mean('before'));
  }

  /** The ends of an interval. */
  interval(id: string, label: Text, { lower, upper }: Interval, method: Text): { readonly lower: Fact; readonly upper: Fact } {
    const end = (which: 'lower' | 'upper', value: number) => this.#number(`${id}.${which}`, improvementTexts.endOf[which](label), value, this.differenceUnit, method);
    return { lower: end('lower', lower), upper: end('upper', upper) };
  }

  differenceEnds(): { readonly lower: Fact; readonly upper: Fact } | null {
    const { difference: found, counted } = this.finding;
    return found === null ? null : this.interval('difference', improvementTexts.differenceOf(this.measureText()), found, counted === null ? improvementTexts.methodWelch : improvementTexts.methodNewcombe);
  }

  /** What the segmented regression gives of one of its parts; null where there are too few points. */
  effect(part: 'slopeBefore' | 'level' | 'slopeChange'): { readonly estimate: Fact; readonly lower: Fact; readonly upper: Fact; readonly p: Fact } | null {
    const { series } = this.finding;
    if (series === null) return null;
    const label = improvementTexts.effects[part](this.slopeGrain);
    const { estimate, lower, upper, p } = series[part];
    const times = part === 'level' ? 1 : this.finding.grain === 'day' ? DAYS_A_WEEK : 1;
    const method = improvementTexts.methodSeries(series.lag);
    return {
      estimate: this.#number(part, label, estimate * times, this.differenceUnit, method),
      ...this.interval(part, label, { estimate: estimate * times, lower: lower * times, upper: upper * times }, method),
      p: this.p(part, label, p),
    };
  }

  /** What a trend is told by: that of a day is too small to be read. */
  get slopeGrain(): Grain {
    return this.finding.grain === 'day' ? 'week' : this.finding.grain;
  }

  p(id: string, label: Text, value: number): Fact {
    return this.#number(`${id}.p`, improvementTexts.pOf(label), value, { kind: 'number', noun: null, digits: 3 }, improvementTexts.methodP);
  }

  beyond(): Fact | null {
    const { beyond } = this.finding;
    return beyond === null ? null : this.#number('beyond', improvementTexts.beyondLabel, beyond, COUNT, improvementTexts.methodLimits);
  }

  needed(): Fact | null {
    const { needed } = this.finding;
    return needed === null ? null : this.#number('needed', improvementTexts.neededLabel, needed, COUNT, improvementTexts.methodNeeded);
  }

  /** The limits of the chart of a point's own side; null where it has none. */
  limits(side: Side, index: number): { readonly lower: Fact; readonly upper: Fact } | null {
    const chart = this.finding.charts[side];
    const point = this.finding[side][index];
    if (chart === null || point === undefined) return null;
    const key = periodKey(point.period, this.finding.calendar);
    const line = (which: 'lower' | 'upper') => this.#number(`${which}.${key}`, improvementTexts.lines[which], perPoint(chart[which], index), this.unit, improvementTexts.methodLimits);
    return { lower: line('lower'), upper: line('upper') };
  }

  /** What the lines of the segmented regression say at a point. */
  line(which: 'fitted' | 'withoutAction', place: number, point: EffectPoint): Fact | null {
    const { series } = this.finding;
    if (series === null) return null;
    return this.#number(`${which}.${periodKey(point.period, this.finding.calendar)}`, improvementTexts.lines[which], series[which][place] ?? NaN, this.unit, improvementTexts.methodSeries(series.lag));
  }

  get #columns(): readonly string[] {
    const { column, counted, time } = this.finding;
    if (counted === null) return [column?.name ?? time];
    return [counted.hits, counted.tries].flatMap(({ metric: { measure } }) => ('column' in measure && typeof measure.column === 'string' ? [measure.column] : []));
  }

  #number(id: string, label: Text, value: number, unit: Unit, method: Text): Fact {
    return this.plain(id, label, value, unit, method, ...this.#columns, this.finding.time);
  }
}

function splitFirst<Each>([first, ...rest]: readonly Each[]): readonly [Each | undefined, readonly Each[]] {
  return [first, rest];
}
