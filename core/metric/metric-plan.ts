import type { Aggregate, Metric } from './metric.ts';
import type { AskedPeriod, MetricQuestion, MetricValues } from './metric-question.ts';
import type { Scan, ScannedAggregate, Span } from './metric-scan.ts';
import { runningPeriod } from './running.ts';
import { aggregatesOf, evaluateTerm, mayBeEmpty, termOf, type AggregateTerm, type Term } from './term.ts';
import { isTwoStep } from './two-step-aggregate.ts';

/** Spans of one scan for what must be taken in one step: few enough for their bounds to be told apart row by row. */
const MOST_SPANS = 8;
const ROWS: Leaf = { aggregate: { kind: 'count', column: null, filters: [] }, lifted: [], spans: new Map() };

/** An aggregate with the columns whose filters do not hold for it. */
interface Leaf {
  readonly aggregate: Aggregate;
  readonly lifted: readonly string[];
  /** The spans that it is asked over, by their keys. */
  readonly spans: Map<string, Span | null>;
}

/** A span by its key; null is all rows. */
type KeyedSpan = readonly [string, Span | null];

interface PlannedScan {
  readonly scan: Scan;
  /** What the scan's value of an aggregate over a span is looked up by. */
  readonly valueKeyAt: (aggregate: number, span: number) => string;
}

/** Takes a question apart into scans, and puts the answers of the scans together to values. */
export class MetricPlan {
  readonly #question: MetricQuestion;
  readonly #terms: readonly (readonly [Pick<Metric, 'id' | 'measure'>, Term])[];
  readonly #leaves = new Map<string, Leaf>();
  readonly #spans = new Map<string, Span | null>();
  /** What each aggregate of a term is looked up by in each period; null where there is no period to look at. */
  readonly #valueKeys = new Map<AggregateTerm, (string | null)[]>();

  constructor(question: MetricQuestion) {
    this.#question = question;
    this.#terms = question.metrics.map((metric) => [metric, termOf(metric.measure)]);
    for (const term of this.#terms.flatMap(([, each]) => aggregatesOf(each))) {
      this.#valueKeys.set(term, question.periods.map((asked) => this.#valueKey(term, asked)));
    }
  }

  scans(): PlannedScan[] {
    const [twoStep, oneStep] = [this.#leavesWhere(true), this.#leavesWhere(false)];
    // Members are listed by what is taken in two steps, so something has to be.
    const listing = twoStep.length === 0 && this.#question.dimensions.length > 0 ? [ROWS] : twoStep;
    const spans = [...this.#spans];
    const single = bySpans(oneStep).flatMap((leaves) => apart([...(leaves[0]?.spans ?? [])]).map((some) => this.#scan(leaves, some)));
    return [this.#scan(listing, spans), ...single].filter(({ scan }) => scan.aggregates.length > 0 && scan.spans.length > 0);
  }

  /** Values of all metrics in all periods, from what was found, by value key, for the columns lifted. */
  evaluate(foundFor: (lifted: readonly string[]) => ReadonlyMap<string, number | null>): MetricValues {
    const valueOf = (term: AggregateTerm, period: number): number | null => {
      const key = this.#valueKeys.get(term)?.[period] ?? null;
      if (key === null) return null;
      const value = foundFor(term.lifted).get(key);
      return value === undefined ? (mayBeEmpty(term.aggregate) ? null : 0) : value;
    };
    return new Map(
      this.#terms.map(([{ id }, term]) => [id, this.#question.periods.map((_, period) => evaluateTerm(term, (aggregate) => valueOf(aggregate, period)))]),
    );
  }

  #valueKey({ aggregate, lifted, over, since }: AggregateTerm, { period, previous = null, yearBefore = null }: AskedPeriod): string | null {
    const { dateColumn, fiscalYearStart = 1 } = this.#question;
    const at = over === 'now' ? period : over === 'previous' ? previous : yearBefore;
    if (over !== 'now' && at === null) return null;
    const leafKey = JSON.stringify([aggregate, lifted]);
    const leaf = this.#leaves.get(leafKey) ?? { aggregate, lifted, spans: new Map<string, Span | null>() };
    this.#leaves.set(leafKey, leaf);
    const span = at === null || dateColumn === null ? null : runningPeriod(at, since, fiscalYearStart);
    const spanKey = span === null ? 'all' : `${span.from}..${span.to}`;
    this.#spans.set(spanKey, span);
    leaf.spans.set(spanKey, span);
    return valueKey(leafKey, spanKey);
  }

  #leavesWhere(twoStep: boolean): Leaf[] {
    return [...this.#leaves.values()].filter(({ aggregate }) => isTwoStep(aggregate) === twoStep);
  }

  #scan(leaves: readonly Leaf[], spans: readonly KeyedSpan[]): PlannedScan {
    const { table, dateColumn, dimensions, filters } = this.#question;
    const isLifted = (column: string) => leaves.some(({ lifted }) => lifted.includes(column));
    const aggregates = leaves.map(({ aggregate, lifted }): ScannedAggregate => ({
      aggregate,
      filters: filters.filter(({ column }) => isLifted(column) && !lifted.includes(column)),
    }));
    const leafKeys = leaves.map(({ aggregate, lifted }) => JSON.stringify([aggregate, lifted]));
    return {
      scan: {
        table,
        dateColumn,
        aggregates,
        spans: spans.map(([, span]) => span),
        dimensions,
        filters: filters.filter(({ column }) => !isLifted(column)),
      },
      valueKeyAt: (aggregate, span) => valueKey(leafKeys[aggregate] ?? '', spans[span]?.[0] ?? ''),
    };
  }
}

function valueKey(leafKey: string, spanKey: string): string {
  return `${spanKey} ${leafKey}`;
}

/**
 * Aggregates in groups that are asked over the same spans: what takes a pass over the rows for every few spans is not
 * taken over those that only others are asked over, such as the year up to each month.
 */
function bySpans(leaves: readonly Leaf[]): Leaf[][] {
  const groups = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const key = [...leaf.spans.keys()].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), leaf]);
  }
  return [...groups.values()];
}

/** Spans in groups, none of which holds two that overlap. */
function apart(spans: readonly KeyedSpan[]): KeyedSpan[][] {
  const groups: KeyedSpan[][] = [];
  const fromOf = ([, span]: KeyedSpan) => span?.from ?? -Infinity;
  const toOf = ([, span]: KeyedSpan) => span?.to ?? Infinity;
  for (const one of [...spans].sort((a, b) => fromOf(a) - fromOf(b))) {
    const room = groups.find((group) => group.length < MOST_SPANS && group.every((other) => toOf(other) <= fromOf(one)));
    if (room === undefined) groups.push([one]);
    else room.push(one);
  }
  return groups;
}
