import { at } from '../../statistics/at.ts';
import type { NumericFactor } from './factor-columns.ts';

const SAMPLE = 500;
const CLOSE = 0.005;
const NEARLY_ALL = 0.95;

/**
 * The factors that an outcome is worked out from: one that it is a fixed multiple of, or two of which it is the
 * product, the sum, the difference or the quotient. They say what the outcome is, not what goes with it.
 */
export function outcomeParts(outcome: Float64Array, factors: readonly NumericFactor[]): ReadonlySet<NumericFactor> {
  const step = Math.max(1, Math.floor(outcome.length / SAMPLE));
  const rows = Array.from({ length: Math.ceil(outcome.length / step) }, (_, index) => index * step).filter((row) => at(outcome, row) !== 0 && !Number.isNaN(at(outcome, row)));
  const is = (worked: (row: number) => number) => {
    const known = rows.filter((row) => !Number.isNaN(worked(row)));
    const hits = known.filter((row) => Math.abs(worked(row) - at(outcome, row)) <= CLOSE * Math.abs(at(outcome, row))).length;
    return known.length >= 10 && hits >= NEARLY_ALL * known.length;
  };
  const found = new Set<NumericFactor>();
  for (const [index, one] of factors.entries()) {
    const first = rows.find((row) => at(one.values, row) !== 0 && !Number.isNaN(at(one.values, row)));
    const times = first === undefined ? NaN : at(outcome, first) / at(one.values, first);
    if (is((row) => at(one.values, row) * times)) found.add(one);
    for (const other of factors.slice(index + 1)) {
      const [a, b] = [(row: number) => at(one.values, row), (row: number) => at(other.values, row)];
      const ways = [(row: number) => a(row) * b(row), (row: number) => a(row) + b(row), (row: number) => Math.abs(a(row) - b(row)), (row: number) => a(row) / b(row), (row: number) => b(row) / a(row), (row: number) => a(row) * (1 - b(row)), (row: number) => b(row) * (1 - a(row))];
      if (ways.some(is)) found.add(one).add(other);
    }
  }
  return found;
}
