import type { KpiBlock } from '../fact/block.ts';
import { change, difference } from '../fact/derive.ts';
import type { Fact, MetricUse, Unit } from '../fact/fact.ts';
import type { Language, Text } from '../language/language.ts';
import { say, verbatim } from '../language/language.ts';
import { analysisTexts } from '../language/texts/analysis.ts';
import { salesTexts } from '../language/texts/sales-performance.ts';
import type { BusinessCalendar } from '../metric/business-calendar.ts';
import type { Filter, Metric } from '../metric/metric.ts';
import type { Period } from '../metric/period.ts';
import { periodKey } from '../metric/period-key.ts';
import { periodLabel } from '../metric/period-label.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { columnLabel } from './column-label.ts';
import { columnSources, measuredColumns, metricFact, nameFact } from './metric-fact.ts';

/** A metric over the columns of a table, and how its values are read. */
export interface MeasuredMetric {
  readonly metric: Metric;
  readonly unit: Unit;
  /** Said with its method. */
  readonly note?: Text | null;
}

/** A metric's value in a period, and in those it is compared with; null where there is none. */
export interface Compared {
  readonly now: number | null;
  readonly previous: number | null;
  readonly yearBefore: number | null;
}

/** The periods that values are of. `covered` is null where they are of all rows. */
export interface ComparedPeriods {
  readonly covered: Period | null;
  readonly previous: Period | null;
  readonly yearBefore: Period | null;
}

/** A value with those it is compared with, as facts. */
export interface ComparedFacts {
  readonly now: Fact;
  readonly previous: Fact | null;
  readonly yearBefore: Fact | null;
  readonly change: Fact | null;
  readonly yearChange: Fact | null;
}

/** What the facts of one report share. */
export interface FactScope {
  readonly plugin: string;
  readonly table: TypedTable;
  /** The column that periods are of; null where the table has none. */
  readonly time: string | null;
  readonly calendar: BusinessCalendar;
  /** Kept in every number. */
  readonly filters: readonly Filter[];
}

/** Makes the facts of a report on metrics by period and by member, in one language where they name periods. */
export class MetricFacts {
  constructor(
    private readonly scope: FactScope,
    readonly language: Language | null,
  ) {}

  id(...parts: readonly string[]): string {
    return [this.scope.plugin, this.scope.table.name, ...parts].join('.');
  }

  /** A metric's value in a period, or over all rows, of the rows that pass further filters. */
  metric({ metric, unit, note = null }: MeasuredMetric, period: Period | null, value: number | null, id: string, filters: readonly Filter[] = []): Fact {
    const { table, time } = this.scope;
    const use: MetricUse = {
      metric,
      table: table.name,
      dateColumn: time,
      period,
      filters: [...this.scope.filters, ...filters],
      fiscalYearStart: this.scope.calendar.fiscalYearStart,
    };
    const [named] = filters;
    const over = period === null ? salesTexts.allData : this.label(period);
    const label = named === undefined ? salesTexts.inPeriod(metric.label, over) : salesTexts.inGroup(metric.label, String(named.value), over);
    const fact = metricFact(id, label, use, value, unit, table);
    return note === null ? fact : { ...fact, method: analysisTexts.noted(fact.method, note) };
  }

  /** A metric in a period, against the one before and the year before. */
  compared(which: MeasuredMetric, at: ComparedPeriods, values: Compared, id: string, filters: readonly Filter[] = []): ComparedFacts {
    const now = this.metric(which, at.covered, values.now, id, filters);
    const previous = at.previous === null ? null : this.metric(which, at.previous, values.previous, `${id}.previous`, filters);
    const yearBefore = at.yearBefore === null ? null : this.metric(which, at.yearBefore, values.yearBefore, `${id}.year-before`, filters);
    return {
      now,
      previous,
      yearBefore,
      change: previous === null ? null : this.#change(which, now, previous, `${id}.change`),
      yearChange: yearBefore === null ? null : this.#change(which, now, yearBefore, `${id}.year-change`),
    };
  }

  /** A metric as a card, its sparkline drawn from the table `trend`. */
  card({ metric }: MeasuredMetric, at: ComparedPeriods, facts: ComparedFacts, trend: string | null): KpiBlock {
    const comparison = (period: Period | null, before: Fact | null, change: Fact | null): KpiBlock['comparisons'] =>
      period === null || before === null || change === null ? [] : [{ against: salesTexts.against(this.label(period)), before, change }];
    const comparisons = [...comparison(at.previous, facts.previous, facts.change), ...comparison(at.yearBefore, facts.yearBefore, facts.yearChange)];
    return { kind: 'kpi', value: facts.now, good: metric.good, target: metric.target, comparisons, trend };
  }

  /** A period's name: in the report's language, or as `2018-04` where the language is not settled yet. */
  period(period: Period): Fact {
    const { calendar, time } = this.scope;
    const key = periodKey(period, calendar);
    const words = this.language === null ? key : say(this.label(period), this.language);
    return { ...nameFact(this.id('period', key, String(period.to)), salesTexts.period, words, this.sources(...(time === null ? [] : [time]))), words: this.label(period) };
  }

  label(period: Period): Text {
    return periodLabel(period, this.scope.calendar);
  }

  /** How a measure is called. */
  measureName({ metric }: MeasuredMetric): Fact {
    return this.words(this.id('name', metric.id), salesTexts.measure, metric.label, measuredColumns(metric.measure));
  }

  dimensionName(dimension: string): Fact {
    return nameFact(this.id('dimension', dimension), salesTexts.dimension, columnLabel(dimension), this.sources(dimension));
  }

  /** A value of a dimension, as it stands in the data. */
  memberName(dimension: string, key: string, blank: Text): Fact {
    const words = key === '' ? say(blank, this.language ?? 'en') : key;
    return nameFact(this.id('member', dimension, key), verbatim(columnLabel(dimension)), words, this.sources(dimension));
  }

  /** Words of ours in a place where names from the data stand. */
  words(id: string, label: Text, words: Text, columns: readonly string[]): Fact {
    return { ...nameFact(id, label, say(words, this.language ?? 'en'), this.sources(...columns)), words };
  }

  /** A number of the analysis itself: how many values, how many periods. */
  plain(id: string, label: Text, value: number, unit: Unit, method: Text, ...columns: readonly string[]): Fact {
    return { id: this.id(id), label, value, unit, use: null, sources: this.sources(...columns), method };
  }

  sources(...columns: readonly string[]): Fact['sources'] {
    return columnSources(this.scope.table, columns);
  }

  /** Rates change by points, amounts by percent. */
  #change({ metric, unit }: MeasuredMetric, now: Fact, before: Fact, id: string): Fact {
    const period = before.use?.period ?? null;
    const label = salesTexts.changeOf(metric.label, period === null ? verbatim('') : this.label(period));
    return unit.kind === 'percent' || unit.kind === 'points' ? difference({ id, label }, now, before) : change({ id, label }, now, before);
  }
}
