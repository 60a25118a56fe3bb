import { mean } from '../statistics/mean.ts';
import { median } from '../statistics/quantile.ts';
import type { Fact, FactTerm } from './fact.ts';

/** What a term comes to: null where a fact in it is no number, a divisor is 0, or the square root is of a negative. */
export function termValue(term: FactTerm): number | null {
  if (typeof term === 'number') return term;
  if ('id' in term) return typeof term.value === 'number' ? term.value : null;
  const values = term.of.map(termValue);
  if (!values.every((value) => value !== null)) return null;
  const [first = 0, second = 0] = values;
  const result = 'op' in term ? operated(term.op, first, second) : applied(term.fn, values);
  return Number.isFinite(result) ? result : null;
}

/** Every fact of a term, each as often as it stands there. */
export function termFacts(term: FactTerm): readonly Fact[] {
  if (typeof term === 'number') return [];
  return 'id' in term ? [term] : term.of.flatMap(termFacts);
}

function operated(op: '+' | '-' | '*' | '/', first: number, second: number): number {
  switch (op) {
    case '+':
      return first + second;
    case '-':
      return first - second;
    case '*':
      return first * second;
    case '/':
      return second === 0 ? NaN : first / second;
  }
}

/** What differs behind this many digits after the point is equal when places are told. */
export const RANK_DIGITS = 8;

function applied(fn: Extract<FactTerm, { fn: string }>['fn'], values: readonly number[]): number {
  const [first = NaN] = values;
  const all = values.reduce((sum, value) => sum + value, 0);
  switch (fn) {
    case 'sum':
      return all;
    case 'average':
      return all / values.length;
    case 'median':
      return median(values);
    case 'geomean':
      return values.every((value) => value > 0) ? Math.exp(mean(values.map(Math.log))) : NaN;
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    case 'abs':
      return Math.abs(first);
    case 'sqrt':
      return Math.sqrt(first);
    case 'sumproduct':
      return values.slice(0, values.length / 2).reduce((sum, value, index) => sum + value * (values[values.length / 2 + index] ?? NaN), 0);
    case 'rank':
      return 1 + values.slice(1).filter((value) => Math.round((value - first) * 10 ** RANK_DIGITS) > 0).length;
  }
}
