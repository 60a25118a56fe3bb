import { change, difference } from '../../fact/derive.ts';
import type { Fact, MetricUse, Unit } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { say, verbatim } from '../../language/language.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { periodKey } from '../../metric/period-key.ts';
import { periodLabel } from '../../metric/period-label.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import { columnSources, metricFact, nameFact } from '../metric-fact.ts';
import { columnLabel } from '../column-label.ts';
import type { SalesFinding } from './measure-sales.ts';
import type { SalesMetric } from './sales-metrics.ts';

/** A value with those it is compared with, as facts. */
export interface ComparedFacts {
  readonly now: Fact;
  readonly previous: Fact | null;
  readonly yearBefore: Fact | null;
  readonly change: Fact | null;
  readonly yearChange: Fact | null;
}

/** Makes the facts of one report, in one language where they name periods. */
export class SalesFacts {
  readonly time: string;
  readonly table;
  readonly value: SalesMetric;
  readonly calendar: BusinessCalendar;

  constructor(
    readonly finding: SalesFinding,
    readonly language: Language | null,
  ) {
    this.time = finding.binding.columns['time']?.[0] ?? '';
    this.table = finding.binding.table;
    this.value = finding.metrics.value;
    this.calendar = finding.periods.calendar;
  }

  id(...parts: readonly string[]): string {
    return ['sales-performance', this.table.name, ...parts].join('.');
  }

  /** A metric's value in a period, over the rows that pass further filters. */
  metric(which: SalesMetric, period: Period | null, value: number | null, id: string, filters: readonly Filter[] = []): Fact {
    const use: MetricUse = {
      metric: which.metric,
      table: this.table.name,
      dateColumn: this.time,
      period,
      filters: [...this.finding.filters, ...filters],
    };
    const [named] = filters;
    const over = period === null ? salesTexts.allData : this.label(period);
    const label = named === undefined ? salesTexts.inPeriod(which.metric.label, over) : salesTexts.inGroup(which.metric.label, String(named.value), over);
    return metricFact(id, label, use, value, which.unit, this.table);
  }

  /** The card of a metric: the period reported on, against the one before and the year before. */
  total(which: SalesMetric): ComparedFacts {
    const { focus, totals } = this.finding;
    const values = totals.get(which.metric.id) ?? { now: null, previous: null, yearBefore: null };
    const id = this.id(which.metric.id);
    const now = this.metric(which, focus.covered, values.now, id);
    return this.compare(which, now, focus.previous, values.previous, focus.yearBefore, values.yearBefore, id);
  }

  compare(
    which: SalesMetric,
    now: Fact,
    before: Period | null,
    was: number | null,
    yearAgo: Period | null,
    yearWas: number | null,
    id: string,
    filters: readonly Filter[] = [],
  ): ComparedFacts {
    const previous = before === null ? null : this.metric(which, before, was, `${id}.previous`, filters);
    const yearBefore = yearAgo === null ? null : this.metric(which, yearAgo, yearWas, `${id}.year-before`, filters);
    return {
      now,
      previous,
      yearBefore,
      change: previous === null ? null : this.#change(which, now, previous, `${id}.change`),
      yearChange: yearBefore === null ? null : this.#change(which, now, yearBefore, `${id}.year-change`),
    };
  }

  /** A period's name: in the report's language, or as `2018-04` where the language is not settled yet. */
  period(period: Period): Fact {
    const key = periodKey(period, this.calendar);
    const words = this.language === null ? key : say(this.label(period), this.language);
    return { ...nameFact(this.id('period', key, String(period.to)), salesTexts.period, words, this.sources(this.time)), words: this.label(period) };
  }

  label(period: Period): Text {
    return periodLabel(period, this.calendar);
  }

  /** How a measure is called. */
  measureName(which: SalesMetric): Fact {
    const words = this.language === null ? which.metric.label.en : say(which.metric.label, this.language);
    return { ...nameFact(this.id('name', which.metric.id), salesTexts.measure, words, this.sources(...(this.finding.binding.columns['value'] ?? []))), words: which.metric.label };
  }

  dimensionName(dimension: string): Fact {
    return nameFact(this.id('dimension', dimension), salesTexts.dimension, columnLabel(dimension), this.sources(dimension));
  }

  /** A value of a dimension, as it stands in the data. */
  memberName(dimension: string, key: string, blank: Text): Fact {
    const words = key === '' ? say(blank, this.language ?? 'en') : key;
    return nameFact(this.id('member', dimension, key), verbatim(columnLabel(dimension)), words, this.sources(dimension));
  }

  /** A number of the analysis itself: how many values, how many periods. */
  plain(id: string, label: Text, value: number, unit: Unit, method: Text, ...columns: readonly string[]): Fact {
    return { id: this.id(id), label, value, unit, use: null, sources: this.sources(...columns), method };
  }

  sources(...columns: readonly string[]): Fact['sources'] {
    return columnSources(this.table, columns);
  }

  /** Rates change by points, amounts by percent. */
  #change(which: SalesMetric, now: Fact, before: Fact, id: string): Fact {
    const period = before.use?.period ?? null;
    const label = salesTexts.changeOf(which.metric.label, period === null ? verbatim('') : this.label(period));
    return which.unit.kind === 'percent' ? difference({ id, label }, now, before) : change({ id, label }, now, before);
  }
}
