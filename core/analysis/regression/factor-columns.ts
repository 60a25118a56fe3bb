import { weekdayOf, dayOf } from '../../metric/calendar.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';

/** A number for every row of a table, NaN where there is none. */
export interface NumericFactor {
  readonly kind: 'number';
  readonly column: TypedColumn;
  readonly values: Float64Array;
  /** Whether it holds nothing but 0 and 1: no and yes. */
  readonly isYesNo: boolean;
  readonly isWhole: boolean;
}

/** A member for every row, by its place among `members`; -1 where there is none. */
export interface GroupFactor {
  readonly kind: 'group';
  readonly column: TypedColumn;
  /** What of the column the members are: its texts, or a part of its dates. */
  readonly of: 'text' | 'weekday' | 'month';
  readonly members: readonly string[];
  readonly codes: Int16Array;
}

export type Factor = NumericFactor | GroupFactor;

/** Members of a dimension beyond which it is a list of names. */
const MOST_MEMBERS = 12;
/** Rows that a member must have to stand for itself; fewer stand together. */
const ROWS_EACH = 5;
const YES = /^(?:是|有|对|y|yes|true|1|[✓✔√])$/i;
const ANSWER = /^(?:是|否|有|没有|无|对|错|y|n|yes|no|true|false|[✓✔√✗✘×])$/i;

/** A column as numbers in plain units: yes and no are 1 and 0. Null where it holds neither. */
export function numbersOf(column: TypedColumn): Float64Array | null {
  switch (column.type) {
    case 'number':
      return column.multiplier === 1 ? column.values : column.values.map((value) => value * column.multiplier);
    case 'boolean':
      return Float64Array.from(column.values, (value) => (value === null ? NaN : value ? 1 : 0));
    case 'text':
      return column.values.every((value) => value === null || ANSWER.test(value.trim())) ? Float64Array.from(column.values, (value) => (value === null ? NaN : YES.test(value.trim()) ? 1 : 0)) : null;
    case 'date':
      return null;
  }
}

/** Whether all there are values of are 0 and 1. */
export function isYesNo(values: Float64Array): boolean {
  return values.every((value) => Number.isNaN(value) || value === 0 || value === 1);
}

/** What a column says as a factor: a number, or which of a few members a row is of; null where it can be neither. */
export function factorOf(column: TypedColumn): Factor | null {
  if (column.type === 'date') return null;
  const values = numbersOf(column);
  if (values !== null && (column.role !== 'dimension' || isYesNo(values) || distinct(values) > MOST_MEMBERS)) {
    return { kind: 'number', column, values, isYesNo: isYesNo(values), isWhole: values.every((value) => Number.isNaN(value) || Number.isInteger(value)) };
  }
  const texts = column.type === 'number' ? Array.from(column.values, (value) => (Number.isNaN(value) ? null : String(value))) : column.type === 'text' ? column.values : [];
  return groupOf(column, texts);
}

function distinct(values: Float64Array): number {
  const seen = new Set<number>();
  for (const value of values) if (!Number.isNaN(value) && seen.size <= MOST_MEMBERS) seen.add(value);
  return seen.size;
}

/** The name under which members with few rows stand together. */
export const OTHERS = '';

function groupOf(column: TypedColumn, texts: readonly (string | null)[]): GroupFactor | null {
  // A text is met many times: it is brought to one spelling but once.
  const members = new Map<string, Member>();
  const written = new Map<string, Member>();
  for (const text of texts) {
    if (text === null || text === '') continue;
    const met = written.get(text);
    const member = met ?? members.get(text.toLowerCase()) ?? { name: text, count: 0, code: -1 };
    member.count += 1;
    if (met !== undefined) continue;
    written.set(text, member);
    members.set(text.toLowerCase(), member);
    if (members.size > 4 * MOST_MEMBERS) return null;
  }
  const all = [...members.values()].sort((a, b) => b.count - a.count);
  const own = all.filter(({ count }) => count >= ROWS_EACH);
  const few = all.slice(own.length).reduce((sum, { count }) => sum + count, 0);
  if (own.length < 2 || own.length > MOST_MEMBERS || few > texts.length / 5) return null;
  for (const [place, member] of all.entries()) member.code = place < own.length ? place : few >= ROWS_EACH ? own.length : -1;
  const codes = new Int16Array(texts.length).fill(-1);
  for (const [row, text] of texts.entries()) if (text !== null) codes[row] = written.get(text)?.code ?? -1;
  return { kind: 'group', column, of: 'text', members: [...own.map(({ name }) => name), ...(few >= ROWS_EACH ? [OTHERS] : [])], codes };
}

interface Member {
  readonly name: string;
  count: number;
  code: number;
}

const WEEKS_SEEN = 8;
const MONTHS_SEEN = 24;

/** Weekday and month of a column of dates, where the dates say enough of each. */
export function calendarFactors(column: TypedColumn): GroupFactor[] {
  if (column.type !== 'date') return [];
  const days = new Set<number>();
  for (const value of column.values) if (!Number.isNaN(value)) days.add(Math.floor(value));
  const part = (of: 'weekday' | 'month', partOf: (day: number) => number): GroupFactor[] => {
    const texts = new Map([...days].map((day) => [day, String(partOf(day))]));
    const written = new Array<string | null>(column.values.length).fill(null);
    for (const [row, value] of column.values.entries()) written[row] = texts.get(Math.floor(value)) ?? null;
    const group = groupOf(column, written);
    return group === null ? [] : [{ ...group, of }];
  };
  const months = new Set([...days].map((day) => dayOf(day).year * 12 + dayOf(day).month));
  const weekdays = new Set([...days].map(weekdayOf));
  return [
    ...(weekdays.size >= 5 && days.size >= 5 * WEEKS_SEEN ? part('weekday', weekdayOf) : []),
    ...(months.size >= MONTHS_SEEN ? part('month', (day) => dayOf(day).month) : []),
  ];
}
