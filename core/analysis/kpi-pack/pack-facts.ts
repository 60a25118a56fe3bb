import type { Fact } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { kpiPackTexts } from '../../language/texts/kpi-pack.ts';
import { PLAIN_CALENDAR } from '../../metric/business-calendar.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { ComparedFacts, ComparedPeriods, MeasuredMetric } from '../compared-facts.ts';
import { measuredColumns } from '../metric-fact.ts';
import type { PackFinding, PackMember } from './measure-pack.ts';

const NOTHING = { now: null, previous: null, yearBefore: null };
const ALL_ROWS: ComparedPeriods = { covered: null, previous: null, yearBefore: null };

/** Makes the facts of one pack's report, in one language where they name periods. */
export class PackFacts extends MetricFacts {
  readonly metrics;
  /** The period reported on and those it is compared with. */
  readonly periods: ComparedPeriods;

  constructor(
    readonly finding: PackFinding,
    language: Language | null,
  ) {
    const { bound, filters, reported } = finding;
    super({ plugin: bound.pack.id, table: bound.table, time: bound.time, calendar: reported?.periods.calendar ?? PLAIN_CALENDAR, filters }, language);
    this.metrics = bound.metrics;
    this.periods = reported?.focus ?? ALL_ROWS;
  }

  /** A metric in the period reported on, against the one before and the year before. */
  total(which: MeasuredMetric): ComparedFacts {
    return this.compared(which, this.periods, this.finding.totals.get(which.metric.id) ?? NOTHING, this.id(which.metric.id));
  }

  /** The same for one member of a dimension. */
  member(which: MeasuredMetric, dimension: string, { key, values }: PackMember): ComparedFacts {
    const id = this.id('by', dimension, key, which.metric.id);
    return this.compared(which, this.periods, values.get(which.metric.id) ?? NOTHING, id, [{ column: dimension, op: '=', value: key }]);
  }

  /** What the row of a table stands for where it is no member of the data: `Total`, `All data`. */
  rowName(words: Text, column: string | null): Fact {
    const columns = column === null ? [] : [column];
    return this.words(this.id('row', words.en, ...columns), words, words, columns);
  }

  /** What a pack's file sets for a metric. */
  target({ metric, unit }: MeasuredMetric): Fact {
    const label = kpiPackTexts.targetOf(metric.label);
    return this.plain(`${metric.id}.target`, label, metric.target ?? NaN, unit, kpiPackTexts.targetMethod(this.finding.bound.pack.id), ...measuredColumns(metric.measure));
  }
}
