import { describe, expect, it } from 'vitest';
import type { Aggregate, Measure } from '../../../core/metric/metric.ts';
import { type AggregateTerm, evaluateTerm, termOf } from '../../../core/metric/term.ts';

const sales: Aggregate = { kind: 'sum', column: 'Sales', filters: [] };
const orders: Aggregate = { kind: 'count', column: null, filters: [] };

/** The value of a measure where sales were 120 and 100 before, of 12 and 10 orders; a year before there was nothing. */
function value(measure: Measure): number | null {
  const known = ({ aggregate, over }: AggregateTerm) => {
    if (over === 'year-before') return null;
    return (aggregate.kind === 'sum' ? 120 : 12) * (over === 'previous' ? 100 / 120 : 1);
  };
  return evaluateTerm(termOf(measure), known);
}

describe('a measure as arithmetic over aggregates', () => {
  it('divides, subtracts and grows', () => {
    expect(value({ kind: 'ratio', numerator: sales, denominator: orders })).toBe(10);
    expect(value({ kind: 'difference', of: sales, against: 'previous' })).toBe(20);
    expect(value({ kind: 'growth', of: sales, against: 'previous' })).toBeCloseTo(0.2, 12);
    expect(value({ kind: 'growth', of: sales, against: { target: 150 } })).toBeCloseTo(-0.2, 12);
    expect(value({ kind: 'difference', of: sales, against: { target: orders } })).toBe(108);
  });

  it('has no value where there is nothing to compare with, and no growth from nothing or less', () => {
    expect(value({ kind: 'growth', of: sales, against: 'year-before' })).toBeNull();
    expect(value({ kind: 'growth', of: sales, against: { target: 0 } })).toBeNull();
    expect(value({ kind: 'growth', of: sales, against: { target: -5 } })).toBeNull();
  });

  it('runs from the same start in what it is compared with', () => {
    const term = termOf({ kind: 'growth', of: { kind: 'running', of: sales, since: 'year' }, against: 'year-before' });
    expect(term).toMatchObject({ kind: 'growth', of: { over: 'now', since: 'year' }, from: { over: 'year-before', since: 'year' } });
  });
});
