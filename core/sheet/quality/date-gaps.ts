import { sheetTexts } from '../../language/texts/sheet.ts';
import { serialOfDay, serialToIso, serialToUtc } from '../serial-date.ts';
import type { QualityNote, TypedTable } from '../typed-table.ts';
import { cellRef, cellsWhere, type SeenColumn } from './note-cells.ts';
import { farDays } from './odd-values.ts';

/** Fewer stretches do not show a rhythm. */
const FEWEST = 6;
/** With more of them missing, there is no rhythm to be broken. */
const MOST_MISSING = 0.2;

interface Rhythm {
  readonly kind: 'day' | 'workday' | 'week' | 'month' | 'quarter';
  /** The first days of all stretches from the first to the last. */
  readonly expected: readonly number[];
}

/** Days, weeks or months that are missing in a column of dates that comes in a steady rhythm. */
export function dateGapNotes(table: TypedTable, seen: SeenColumn): QualityNote[] {
  const { column } = seen;
  if (column.type !== 'date' || column.role !== 'time') return [];
  const days = new Set<number>();
  // A slip in a year would make a gap of the years between.
  const far = farDays(column.values);
  for (const value of column.values) if (!Number.isNaN(value) && far?.isFar(value) !== true) days.add(Math.floor(value));
  const sorted = [...days].sort((one, other) => one - other);
  if (sorted.length < FEWEST) return [];
  const rhythm = rhythmOf(sorted);
  const missing = rhythm?.expected.filter((day) => !days.has(day)) ?? [];
  if (rhythm === null || missing.length === 0 || missing.length > rhythm.expected.length * MOST_MISSING) return [];
  const after = new Set(missing.map((day) => sorted.find((known) => known > day) ?? 0));
  const told = new Set<number>();
  const cells = cellsWhere(seen, (_row, index) => {
    const day = Math.floor(column.values[index] ?? Number.NaN);
    if (!after.has(day) || told.has(day)) return false;
    told.add(day);
    return true;
  });
  const names = missing.slice(0, 3).map((day) => serialToIso(day).slice(0, rhythm.kind === 'month' || rhythm.kind === 'quarter' ? 7 : 10));
  const details = { kind: rhythm.kind, expected: rhythm.expected.length, first: names[0] ?? '' };
  return [{ code: 'date-gap', message: sheetTexts.dateGap(column.name, rhythm.kind, missing.length, names), ref: cellRef(table, cells[0] ?? ''), cells, column: column.name, count: missing.length, details }];
}

function rhythmOf(days: readonly number[]): Rhythm | null {
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? 0;
  if (last - first > 366 * 60) return null;
  const step = usualStep(days);
  if (days.every((day) => dayOfMonth(day) === 1) && step >= 28) {
    const months = step >= 89 && days.every((day) => (new Date(serialToUtc(day)).getUTCMonth() % 3) === 0) ? 3 : 1;
    return step > 31 && months === 1 ? null : { kind: months === 3 ? 'quarter' : 'month', expected: monthsBetween(first, last, months) };
  }
  if (step === 7) return days.every((day) => (day - first) % 7 === 0) ? { kind: 'week', expected: range(first, last, 7) } : null;
  if (step !== 1) return null;
  const workdays = days.every((day) => !isWeekend(day));
  const expected = range(first, last, 1);
  return workdays && last - first >= 13 ? { kind: 'workday', expected: expected.filter((day) => !isWeekend(day)) } : { kind: 'day', expected };
}

/** The step between neighbours that comes most often. */
function usualStep(days: readonly number[]): number {
  const counts = new Map<number, number>();
  for (let index = 1; index < days.length; index++) {
    const step = (days[index] ?? 0) - (days[index - 1] ?? 0);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

function range(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
}

function monthsBetween(first: number, last: number, step: number): number[] {
  const months: number[] = [];
  const date = new Date(serialToUtc(first));
  for (let month = date.getUTCMonth(); ; month += step) {
    const serial = serialOfDay(date.getUTCFullYear() + Math.floor(month / 12), (month % 12) + 1, 1);
    if (serial === null || serial > last) return months;
    months.push(serial);
  }
}

function dayOfMonth(serial: number): number {
  return new Date(serialToUtc(serial)).getUTCDate();
}

function isWeekend(serial: number): boolean {
  return new Date(serialToUtc(serial)).getUTCDay() % 6 === 0;
}
