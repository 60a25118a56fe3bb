import { supportTexts } from '../../language/texts/support.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import type { MeasuredMetric } from '../compared-facts.ts';

const GOOD = /^(?:good(?: with comment)?|非常满意|很满意|满意|好评|satisfied|very satisfied|positive)$/i;
const BAD = /^(?:bad(?: with comment)?|非常不满意?|很不满意|不满意|差评|一般|中评|dissatisfied|unsatisfied|very dissatisfied|neutral|negative)$/i;
/** What a tool writes where nobody answered. */
const NO_ANSWER = /^(?:offered|unoffered|not offered|未评价|未评|待评价|-+|n\/?a)$/i;

/** The share of good answers among all that were given, by a column of words; null where it holds anything else. */
export function satisfactionMetric(table: TypedTable, name: string | null): MeasuredMetric | null {
  const column = columnNamed(table, name ?? '');
  if (column?.type !== 'text') return null;
  const [good, answers] = [new Set<string>(), new Set<string>()];
  for (const value of column.values) {
    const word = value?.trim() ?? '';
    if (value === null || word === '' || NO_ANSWER.test(word)) continue;
    if (!GOOD.test(word) && !BAD.test(word)) return null;
    answers.add(value);
    if (GOOD.test(word)) good.add(value);
  }
  const [first, ...others] = good;
  const [any, ...more] = answers;
  if (first === undefined || any === undefined) return null;
  const count = (value: [string, ...string[]]) => ({ kind: 'count' as const, column: null, filters: [{ column: column.name, op: '=' as const, value }] });
  const measure = { kind: 'ratio' as const, numerator: count([first, ...others]), denominator: count([any, ...more]) };
  return { metric: { id: 'satisfied', label: supportTexts.satisfiedRate, measure, unit: '%', good: 'up', target: null }, unit: { kind: 'percent' } };
}
