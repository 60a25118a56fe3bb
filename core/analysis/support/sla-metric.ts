import { supportTexts } from '../../language/texts/support.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import type { MeasuredMetric } from '../compared-facts.ts';

const YES = /^(?:是|y|yes|true|✓|√)$/i;
const NO = /^(?:否|n|no|false|×|✗)$/i;
const KEPT = /^(?:已?达标|达成|满足|未超时|未逾期|按时|准时|正常|met|kept|within(?: sla)?|achieved|on time|in time|ok)$/i;
const MISSED = /^(?:未达标|未达成|不满足|已?超时|已?逾期|missed|breach(?:ed)?|violated|overdue|late|not met|failed)$/i;
/** Such a header asks whether the promise was broken: yes is bad. */
const ASKS_MISSED = /超时|逾期|违约|breach|overdue|violat|missed/i;

/** The share of tickets that kept what was promised, by a column of words; `unclear` is its name where they say nothing. */
export function slaMetric(table: TypedTable, name: string | null): { readonly metric: MeasuredMetric | null; readonly unclear: string | null } {
  const column = columnNamed(table, name ?? '');
  if (column?.type !== 'text') return { metric: null, unclear: column === undefined ? null : column.name };
  const kept = new Set<string>();
  let [answers, clear] = [0, 0];
  const isBad = ASKS_MISSED.test(column.name);
  for (const value of column.values) {
    const word = value?.trim() ?? '';
    if (word === '') continue;
    answers += 1;
    const isKept = KEPT.test(word) || (isBad ? NO : YES).test(word);
    if (!isKept && !MISSED.test(word) && !(isBad ? YES : NO).test(word)) continue;
    clear += 1;
    if (isKept) kept.add(value ?? '');
  }
  const [first, ...others] = kept;
  if (answers === 0 || clear < answers || first === undefined) return { metric: null, unclear: column.name };
  const measure = {
    kind: 'ratio' as const,
    numerator: { kind: 'count' as const, column: null, filters: [{ column: column.name, op: '=' as const, value: [first, ...others] }] },
    denominator: { kind: 'count' as const, column: column.name, filters: [] },
  };
  return { metric: { metric: { id: 'sla', label: supportTexts.slaRate, measure, unit: '%', good: 'up', target: null }, unit: { kind: 'percent' } }, unclear: null };
}
