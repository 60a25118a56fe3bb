import type { Language } from '../../language/language.ts';
import type { ComparedFacts } from '../compared-facts.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { SalesFinding } from './measure-sales.ts';
import type { SalesMetric } from './sales-metrics.ts';

/** Makes the facts of one report on sales, in one language where they name periods. */
export class SalesFacts extends MetricFacts {
  readonly time: string;
  readonly value: SalesMetric;
  readonly calendar;

  constructor(
    readonly finding: SalesFinding,
    language: Language | null,
  ) {
    const time = finding.binding.columns['time']?.[0] ?? '';
    const { calendar } = finding.periods;
    super({ plugin: 'sales-performance', table: finding.binding.table, time, calendar, filters: finding.filters }, language);
    this.time = time;
    this.value = finding.metrics.value;
    this.calendar = calendar;
  }

  /** The card of a metric: the period reported on, against the one before and the year before. */
  total(which: SalesMetric): ComparedFacts {
    const { focus, totals } = this.finding;
    return this.compared(which, focus, totals.get(which.metric.id) ?? { now: null, previous: null, yearBefore: null }, this.id(which.metric.id));
  }
}
