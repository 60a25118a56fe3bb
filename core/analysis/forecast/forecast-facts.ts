import { calculated, change } from '../../fact/derive.ts';
import type { Derived } from '../../fact/derive.ts';
import type { Fact, FactTerm } from '../../fact/fact.ts';
import { formatPercent } from '../../language/format.ts';
import type { Language, Text } from '../../language/language.ts';
import { forecastTexts, methodWords } from '../../language/texts/forecast.ts';
import { periodsNoun } from '../../language/texts/period-words.ts';
import { periodKey } from '../../metric/period-key.ts';
import { MetricFacts, type MeasuredMetric } from '../compared-facts.ts';
import { measuredColumns } from '../metric-fact.ts';
import type { AheadPeriod, Expected, ForecastFinding, ValuedOutlook } from './measure-forecast.ts';

/** What is expected of a period, as facts. */
export interface ExpectedFacts {
  readonly forecast: Fact;
  readonly low: Fact;
  readonly high: Fact;
  readonly growth: Fact;
  readonly whatIf: Fact;
  readonly yearBefore: Fact | null;
  readonly target: Fact | null;
}

/** What is expected of a stretch of time, as facts; of the target null where there is none. */
export interface OutlookFacts {
  readonly actual: Fact | null;
  readonly rest: Fact;
  readonly expected: Fact;
  readonly low: Fact;
  readonly high: Fact;
  readonly whatIf: Fact;
  readonly before: Fact | null;
  readonly target: Fact | null;
  readonly gap: Fact | null;
  readonly whatIfGap: Fact | null;
  /** What is expected, as a part of the target. */
  readonly attainment: Fact | null;
  readonly needed: Fact | null;
  /** What the forecast has per period left. */
  readonly average: Fact;
}

/** Where nothing says what to assume. */
const USUAL_GROWTH = 0.05;
/** Of so many on, parts of one do not matter. */
const MANY = 20;
/** From here on numbers are written in thousands or 万. */
const SHORTENED = 10_000;

/** Makes the facts of one forecast, in one language where they name periods. */
export class ForecastFacts extends MetricFacts {
  readonly measure: MeasuredMetric;
  /** Digits after the point that a forecast is written with: no parts of what is counted, unless it is few; null for any. */
  readonly #digits: number | null;
  /** The interval's probability as written: `95%`. */
  readonly confidence: string;
  readonly #ahead = new Map<string, ExpectedFacts>();

  constructor(
    readonly finding: ForecastFinding,
    language: Language | null,
  ) {
    super({ plugin: 'forecast', table: finding.binding.table, time: finding.time, calendar: finding.periods.calendar, filters: finding.filters }, language);
    this.measure = finding.measure;
    const isCounted = finding.measure.unit.kind === 'number' && finding.history.every(({ value }) => Number.isInteger(value));
    this.#digits = !isCounted ? null : finding.history.some(({ value }) => value >= MANY) ? 0 : 1;
    this.confidence = formatPercent(finding.wishes.confidence, 'en');
  }

  /** The columns that a forecast is made from. */
  get columns(): readonly string[] {
    return [this.finding.time, ...measuredColumns(this.measure.metric.measure)];
  }

  key(period: Expected['period']): string {
    return periodKey(period, this.finding.periods.calendar);
  }

  /** A number that the forecast computes. */
  computed(id: string, label: Text, value: number, unit: Fact['unit'], method: Text): Fact {
    return this.plain(id, label, value, unit, method, ...this.columns);
  }

  /** A step of the forecast and its interval alone, as drawn. */
  step({ period, forecast, lower, upper }: Expected, id = 'step'): Pick<ExpectedFacts, 'forecast' | 'low' | 'high'> {
    const { label } = this.measure.metric;
    const { unit } = this.measure;
    const called = this.label(period);
    const at = `${id}.${this.key(period)}`;
    return {
      forecast: this.#written(this.computed(`${at}.forecast`, forecastTexts.expected(label, called), forecast, unit, forecastTexts.methods.forecast)),
      low: this.#written(this.computed(`${at}.low`, forecastTexts.lowOf(label, called), lower, unit, forecastTexts.methods.low(this.confidence))),
      high: this.#written(this.computed(`${at}.high`, forecastTexts.highOf(label, called), upper, unit, forecastTexts.methods.high(this.confidence))),
    };
  }

  /** Everything about a period ahead. */
  expected(each: AheadPeriod): ExpectedFacts {
    const key = this.key(each.period);
    const known = this.#ahead.get(key);
    if (known !== undefined) return known;
    const step = this.step(each, 'ahead');
    const growth = this.growthOf(key);
    const before = each.yearBefore;
    const facts: ExpectedFacts = {
      ...step,
      growth,
      whatIf: this.#amount(
        { id: this.id('ahead', key, 'what-if'), label: forecastTexts.whatIfOf(this.measure.metric.label, this.label(each.period)) },
        { op: '*', of: [step.forecast, { op: '+', of: [1, growth] }] },
        forecastTexts.methods.whatIf,
      ),
      yearBefore: before === null ? null : this.metric(this.measure, before.period, before.value, this.id('ahead', key, 'year-before')),
      target: this.finding.target === null || each.target === null ? null : this.metric(this.finding.target, each.period, each.target, this.id('ahead', key, 'target')),
    };
    this.#ahead.set(key, facts);
    return facts;
  }

  /** What a person may assume on top of the forecast: a cell to change, which those below it follow. */
  get growth(): Fact {
    return { ...this.computed('growth', forecastTexts.growth, this.#startGrowth(), { kind: 'percent' }, forecastTexts.methods.growth), isInput: true };
  }

  private growthOf(key: string): Fact {
    const [first] = this.finding.ahead;
    if (first === undefined || this.key(first.period) === key) return this.growth;
    return calculated({ id: this.id('growth', key), label: forecastTexts.growth }, this.growth, { kind: 'percent' }, forecastTexts.methods.growth);
  }

  /** As asked; else what the target still takes, to a tenth of a percent; else a round start. */
  #startGrowth(): number {
    const { wishes, targeted } = this.finding;
    if (wishes.growth !== null) return wishes.growth;
    if (targeted?.target === null || targeted === null) return USUAL_GROWTH;
    const rest = this.finding.ahead.slice(0, targeted.ahead).reduce((sum, each) => sum + each.forecast, 0);
    const needed = rest > 0 ? (targeted.target - (targeted.actual ?? 0)) / rest - 1 : 0;
    return needed > 0 && needed < 1 ? Math.ceil(needed * 1000) / 1000 : USUAL_GROWTH;
  }

  /** Arithmetic over amounts of the measure. */
  #amount(is: Derived, term: FactTerm, method: Text): Fact {
    return this.#written(calculated(is, term, this.measure.unit, method));
  }

  /** With the digits that suit it; what is shortened to thousands or 万 has its own. */
  #written(fact: Fact): Fact {
    const isShort = typeof fact.value === 'number' && Math.abs(fact.value) < SHORTENED;
    return this.#digits === null || fact.unit.kind !== 'number' || !isShort ? fact : { ...fact, unit: { ...fact.unit, digits: this.#digits } };
  }

  /** The sum of what is expected of the first `count` periods ahead. */
  sum(pick: (facts: ExpectedFacts) => Fact, count: number, id: string, label: Text, method: Text): Fact {
    const [first, ...rest] = this.finding.ahead.slice(0, count).map((each) => pick(this.expected(each)));
    if (first === undefined) throw new Error('a forecast without periods');
    return this.#amount({ id: this.id(id), label }, { fn: 'sum', of: [first, ...rest] }, method);
  }

  /** All periods ahead together. */
  all(): Omit<ExpectedFacts, 'growth' | 'target'> {
    const { ahead, periods } = this.finding;
    const { methods } = forecastTexts;
    const label = forecastTexts.sumOf(this.measure.metric.label, this.count(ahead.length), periods.grain);
    const of = (pick: (facts: ExpectedFacts) => Fact, id: string, method: Text) => this.sum(pick, ahead.length, id, label, method);
    const earlier = ahead.map((each) => this.expected(each).yearBefore);
    const [first, ...rest] = earlier.filter((fact) => fact !== null);
    const isKnown = first !== undefined && rest.length + 1 === ahead.length;
    return {
      forecast: of((one) => one.forecast, 'sum', methods.sum),
      low: of((one) => one.low, 'sum-low', methods.boundSum),
      high: of((one) => one.high, 'sum-high', methods.boundSum),
      whatIf: of((one) => one.whatIf, 'sum-what-if', methods.sum),
      yearBefore: isKnown ? this.#amount({ id: this.id('sum', 'year-before'), label }, { fn: 'sum', of: [first, ...rest] }, methods.sum) : null,
    };
  }

  /** How much more than the year before. */
  yearChange(now: Fact, before: Fact | null): Fact | null {
    return before === null ? null : change({ id: `${now.id}.year-change`, label: forecastTexts.columns.yearChange }, now, before);
  }

  /** How many periods of the grain the first so many rows ahead hold. */
  count(rows: number): number {
    return this.finding.ahead.slice(0, rows).reduce((sum, { count }) => sum + count, 0);
  }

  /** `3 个月` */
  counted(id: string, count: number): Fact {
    const noun = periodsNoun(this.finding.periods.grain, count);
    return this.computed(`count.${id}`, noun, count, { kind: 'number', noun }, forecastTexts.methods.count);
  }

  outlook(which: 'year' | 'targeted', outlook: ValuedOutlook): OutlookFacts {
    const { measure } = this;
    const { label } = measure.metric;
    const { methods } = forecastTexts;
    const span = this.label(outlook.span);
    const id = (name: string) => `${which}.${name}`;
    const actual = outlook.elapsed === null ? null : this.metric(measure, outlook.elapsed, outlook.actual, this.id(id('actual')));
    const rest = (pick: (facts: ExpectedFacts) => Fact, name: string, of: Text) => this.sum(pick, outlook.ahead, id(name), of, methods.sum);
    const whole = (part: Fact, name: string, of: Text) => (actual === null ? part : this.#amount({ id: this.id(id(name)), label: of }, { op: '+', of: [actual, part] }, methods.expected));
    const called = forecastTexts.expected(label, span);
    const forecast = rest((facts) => facts.forecast, 'rest', called);
    const expected = whole(forecast, 'expected', called);
    const whatIfCalled = forecastTexts.whatIfOf(label, span);
    const whatIf = whole(rest((facts) => facts.whatIf, 'rest-what-if', whatIfCalled), 'what-if', whatIfCalled);
    const target = this.finding.target === null || outlook.target === null ? null : this.metric(this.finding.target, outlook.span, outlook.target, this.id(id('target')));
    const count = this.count(outlook.ahead);
    const gapOf = (of: Fact, name: string) => (target === null ? null : this.#amount({ id: this.id(id(name)), label: forecastTexts.gapTo(span) }, { op: '-', of: [of, target] }, methods.gap));
    return {
      actual,
      rest: forecast,
      expected,
      low: whole(rest((facts) => facts.low, 'rest-low', forecastTexts.lowOf(label, span)), 'low', forecastTexts.lowOf(label, span)),
      high: whole(rest((facts) => facts.high, 'rest-high', forecastTexts.highOf(label, span)), 'high', forecastTexts.highOf(label, span)),
      whatIf,
      before: outlook.yearBefore === null ? null : this.metric(measure, outlook.yearBefore, outlook.before, this.id(id('year-before'))),
      target,
      gap: gapOf(expected, 'gap'),
      whatIfGap: gapOf(whatIf, 'what-if-gap'),
      attainment: target === null ? null : calculated({ id: this.id(id('attainment')), label: forecastTexts.attainment(span) }, { op: '/', of: [expected, target] }, { kind: 'percent' }, methods.attainment),
      needed:
        target === null
          ? null
          : this.#amount({ id: this.id(id('needed')), label: forecastTexts.rows.needed }, { op: '/', of: [actual === null ? target : { op: '-', of: [target, actual] }, count] }, methods.needed),
      average: this.#amount({ id: this.id(id('average')), label: forecastTexts.columns.forecast }, { op: '/', of: [forecast, count] }, methods.average),
    };
  }

  /** How a method is called. */
  method(method: string): Fact {
    return this.words(this.id('method', method), forecastTexts.columns.forecast, methodWords(method, this.finding.periods.grain), [this.finding.time]);
  }
}
