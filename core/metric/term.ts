import type { Aggregate, Measure, Since } from './metric.ts';

/** Which of the question's periods an aggregate is taken over. */
export type Over = 'now' | 'previous' | 'year-before';

/** An aggregate with what it is taken over: its period, from an earlier start on where it runs, and filters lifted. */
export interface AggregateTerm {
  readonly kind: 'aggregate';
  readonly aggregate: Aggregate;
  readonly over: Over;
  /** Null for the period alone. */
  readonly since: Since | null;
  /** Columns whose filters, of the question, do not hold here. */
  readonly lifted: readonly string[];
}

/**
 * A measure as arithmetic over aggregates: what both compilers and `evaluateTerm` go by, so that ratio, share and
 * growth mean the same in all of them. What cannot be said (nothing to divide by, no period to compare with) is empty.
 */
export type Term =
  | AggregateTerm
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'quotient'; readonly of: Term; readonly by: Term }
  | { readonly kind: 'difference'; readonly of: Term; readonly less: Term }
  /** `of` / `from` - 1, where `from` is above 0: from nothing or less no growth can be told. */
  | { readonly kind: 'growth'; readonly of: Term; readonly from: Term };

export function termOf(measure: Measure): Term {
  return build(measure, { over: 'now', since: null });
}

/** The aggregates that a term is made of, in order. */
export function aggregatesOf(term: Term): AggregateTerm[] {
  switch (term.kind) {
    case 'aggregate':
      return [term];
    case 'constant':
      return [];
    case 'quotient':
      return [...aggregatesOf(term.of), ...aggregatesOf(term.by)];
    case 'difference':
      return [...aggregatesOf(term.of), ...aggregatesOf(term.less)];
    case 'growth':
      return [...aggregatesOf(term.of), ...aggregatesOf(term.from)];
  }
}

/** The value of a term whose aggregates are known; null is empty. */
export function evaluateTerm(term: Term, valueOf: (aggregate: AggregateTerm) => number | null): number | null {
  const both = (one: Term, other: Term, result: (a: number, b: number) => number | null) => {
    const [a, b] = [evaluateTerm(one, valueOf), evaluateTerm(other, valueOf)];
    return a === null || b === null ? null : result(a, b);
  };
  switch (term.kind) {
    case 'aggregate':
      return valueOf(term);
    case 'constant':
      return term.value;
    case 'quotient':
      return both(term.of, term.by, (of, by) => (by === 0 ? null : of / by));
    case 'difference':
      return both(term.of, term.less, (of, less) => of - less);
    case 'growth':
      return both(term.of, term.from, (of, from) => (from > 0 ? of / from - 1 : null));
  }
}

/** True where the measure of no rows is empty rather than 0. */
export function mayBeEmpty(measure: Measure): boolean {
  return measure.kind !== 'sum' && measure.kind !== 'count' && measure.kind !== 'distinct';
}

interface Window {
  readonly over: Over;
  readonly since: Since | null;
}

function build(measure: Measure, window: Window): Term {
  switch (measure.kind) {
    case 'ratio':
      return { kind: 'quotient', of: leaf(measure.numerator, window), by: leaf(measure.denominator, window) };
    case 'share':
      return { kind: 'quotient', of: leaf(measure.of, window), by: leaf(measure.of, window, measure.across) };
    case 'running':
      return build(measure.of, { ...window, since: measure.since });
    case 'difference':
      return { kind: 'difference', of: build(measure.of, window), less: standard(measure, window) };
    case 'growth':
      return { kind: 'growth', of: build(measure.of, window), from: standard(measure, window) };
    default:
      return leaf(measure, window);
  }
}

/** What a measure is compared with. */
function standard({ of, against }: Extract<Measure, { kind: 'difference' | 'growth' }>, window: Window): Term {
  if (against === 'previous' || against === 'year-before') return build(of, { ...window, over: against });
  const { target } = against;
  if (typeof target === 'number') return { kind: 'constant', value: target };
  return leaf(target, of.kind === 'running' ? { ...window, since: of.since } : window);
}

function leaf(aggregate: Aggregate, { over, since }: Window, lifted: readonly string[] = []): AggregateTerm {
  return { kind: 'aggregate', aggregate, over, since, lifted };
}
