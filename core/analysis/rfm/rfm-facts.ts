import { calculated, share, total } from '../../fact/derive.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import { formatDate } from '../../language/format.ts';
import { verbatim } from '../../language/language.ts';
import type { Language, Text } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { RFM_CLASS_NAMES, rfmTexts } from '../../language/texts/rfm.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { ListedCustomer, RfmFinding } from './measure-rfm.ts';
import { CLASSES } from './rfm-classes.ts';
import type { RfmClass } from './rfm-classes.ts';

const COUNT: Unit = { kind: 'number', noun: null };

export interface ClassFacts {
  readonly class: RfmClass;
  readonly name: Fact;
  readonly customers: Fact;
  readonly share: Fact;
  readonly value: Fact;
  readonly money: Fact;
  readonly average: Fact;
  /** Null where there is nothing to compare with. */
  readonly before: Fact | null;
}

/** Makes the facts of one report on classes of customers, in one language. */
export class RfmFacts extends MetricFacts {
  /** All that have customers now or had some before, in the order of a report. */
  readonly classes: readonly ClassFacts[];
  readonly customers: Fact;
  /** The measure over all customers. */
  readonly value: Fact;
  readonly measured: Fact;
  readonly #columns: readonly string[];
  /** Every row counts: none is after the last day. */
  readonly #isAll: boolean;

  constructor(
    readonly finding: RfmFinding,
    language: Language | null,
  ) {
    super({ plugin: 'rfm', table: finding.binding.table, time: finding.time, calendar: finding.calendar, filters: finding.filters }, language);
    this.#isAll = finding.binding.table.columns.some((column) => column.name === finding.time && column.type === 'date' && column.values.every((day) => day < finding.asOf));
    this.#columns = [finding.customer.name, finding.time, ...(finding.order === null ? [] : [finding.order])];
    const kept = CLASSES[finding.scheme].filter((one) => finding.classes.has(one) || finding.classesBefore.has(one));
    const counts = kept.map((one) => this.#count(`class.${one}`, rfmTexts.inClass(RFM_CLASS_NAMES[one]), finding.classes.get(one)?.customers ?? 0));
    const values = kept.map((one) => this.plain(`value.${one}`, rfmTexts.valueOf(RFM_CLASS_NAMES[one], finding.measure.metric.label), finding.classes.get(one)?.value ?? 0, finding.measure.unit, rfmTexts.methodClass, ...this.#columns));
    const all = this.#count('customers', rfmTexts.customers, finding.customers);
    const whole = this.plain('value', finding.measure.metric.label, [...finding.classes.values()].reduce((sum, { value }) => sum + value, 0), finding.measure.unit, rfmTexts.methodClass, ...this.#columns);
    this.customers = summed(all, counts);
    this.value = summed(whole, values);
    this.measured = this.measureName(finding.measure);
    this.classes = kept.flatMap((one, place): ClassFacts[] => {
      const [count, value] = [counts[place], values[place]];
      const name = RFM_CLASS_NAMES[one];
      if (count === undefined || value === undefined) return [];
      return [
        {
          class: one,
          name: this.className(one),
          customers: count,
          share: share({ id: `${count.id}.share`, label: rfmTexts.shareOf(name) }, count, all),
          value,
          money: share({ id: `${value.id}.share`, label: rfmTexts.moneyOf(name) }, value, whole),
          average: calculated({ id: `${value.id}.average`, label: rfmTexts.averageOf(name) }, { op: '/', of: [value, count] }, finding.measure.unit, rfmTexts.methodClass),
          before: finding.before === null ? null : this.#count(`before.${one}`, rfmTexts.beforeIn(name, this.day(finding.before)), finding.classesBefore.get(one) ?? 0),
        },
      ];
    });
  }

  className(one: RfmClass): Fact {
    return this.words(this.id('name', one), rfmTexts.className, RFM_CLASS_NAMES[one], this.#columns);
  }

  /** The last day that counts up to a serial. */
  day(until: number): string {
    return formatDate(until - 1, this.language ?? 'en');
  }

  beforeDay(): Fact | null {
    const { before } = this.finding;
    if (before === null) return null;
    return this.words(this.id('before'), rfmTexts.columns.before, { zh: formatDate(before - 1, 'zh'), en: formatDate(before - 1, 'en') }, [this.finding.time]);
  }

  moved(from: RfmClass, to: RfmClass, customers: number): Fact {
    return this.#count(`moved.${from}.${to}`, rfmTexts.movedOf(RFM_CLASS_NAMES[from], RFM_CLASS_NAMES[to]), customers);
  }

  /** A customer of the list: what they brought is a live formula, and so is their number of orders where orders have numbers. */
  listed(one: ListedCustomer): { readonly name: Fact; readonly facts: readonly Fact[] } {
    const { customer, measure, asOf } = this.finding;
    const value = customer.type === 'number' ? Number(one.key) : one.key;
    const filters: readonly Filter[] = [{ column: customer.name, op: '=', value }];
    const until: Period = { grain: 'day', from: -Infinity, to: asOf };
    const { recency, frequency, money } = one.scores;
    return {
      name: this.memberName(customer.name, one.key, analysisTexts.blankName),
      facts: [
        this.className(one.class),
        this.words(this.id('scores', one.key), rfmTexts.scoreOf(one.key), verbatim([recency, frequency, money].join('-')), this.#columns),
        this.#isAll ? this.metric(measure, null, one.value, this.id('of', one.key), filters) : this.metric(measure, until, one.value, this.id('of', one.key), filters),
        this.#count(`times.${one.key}`, rfmTexts.timesOf(one.key), one.times),
        this.#count(`days.${one.key}`, rfmTexts.daysOf(one.key), one.days),
      ],
    };
  }

  allName(): Fact {
    return this.words(this.id('all', 'name'), rfmTexts.all, rfmTexts.all, []);
  }

  #count(id: string, label: Text, value: number): Fact {
    return this.plain(id, label, value, COUNT, rfmTexts.methodClass, ...this.#columns);
  }
}

function summed(whole: Fact, parts: readonly Fact[]): Fact {
  const [first, ...more] = parts;
  return first === undefined ? whole : total(whole, [first, ...more]);
}
