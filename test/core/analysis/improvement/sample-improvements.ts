import { serialOf } from '../../../../core/metric/calendar.ts';
import { tableBook } from '../table-book.ts';

const FIRST_DAY = serialOf(2025, 3, 3);
/** Days before the action, and in all. */
export const BEFORE = 40;
const DAYS = 70;
export const ACTION = 'New jig and first-piece check';

/** The same small numbers each time: -2..2, as much above as below. */
const wobble = (place: number): number => [0, 2, -1, 1, -2][(place * 7 + Math.floor(place / 5)) % 5] ?? 0;

export const inspected = (place: number): number => 200 + 5 * wobble(place + 2);
export const defects = (place: number): number => (place < BEFORE ? 14 : 8) + wobble(place);

/** Defects among inspected pieces, day by day, with a note on the day of the action. */
export function inspectionBook(notes: ReadonlyMap<number, string> = new Map([[BEFORE, ACTION]])): Promise<Uint8Array> {
  const rows = Array.from({ length: DAYS }, (_, place) => [FIRST_DAY + place, inspected(place), defects(place), notes.get(place) ?? null]);
  return tableBook('Inspection', [{ name: 'Date', isDate: true }, { name: 'Inspected' }, { name: 'Defective' }, { name: 'Action' }], rows);
}

export const minutes = (place: number): number => (place < BEFORE ? 20 : 16) + wobble(place) / 2;

/** Minutes by day; nothing says when something was done. */
export function minutesBook(days = DAYS, value: (place: number) => number = minutes): Promise<Uint8Array> {
  return tableBook('Handling', [{ name: 'Date', isDate: true }, { name: 'Handling time (min)' }], Array.from({ length: days }, (_, place) => [FIRST_DAY + place, value(place)]));
}

const day = (month: number, date: number): number => serialOf(2025, month, date);
type LogRow = readonly [string, string, string, string, number, number | null, number | null, string, string | null, number | null, number | null];

export const LOG: readonly LogRow[] = [
  ['Broken boxes', 'Thin board', 'Thicker board', 'Ann', day(3, 3), day(3, 31), day(3, 28), 'Done', 'Effective', 31, 12],
  ['Slow refunds', 'Approvals', 'No approval under 50', 'Ben', day(3, 10), day(4, 15), day(4, 20), 'Done', 'Effective', 38, 21],
  ['No answers at night', 'Shift plan', 'Late shift', 'Cid', day(3, 18), day(4, 30), null, 'In progress', null, null, null],
  ['Wrong items', 'No second check', 'Scan at packing', 'Ann', day(4, 1), day(4, 30), day(4, 25), 'Done', null, 8, 9],
  ['Repeated complaints', 'No second check', 'Call back', 'Dee', day(4, 8), day(5, 10), null, 'In progress', null, null, null],
  ['Wrong stock', 'No second check', 'Weekly count', 'Cid', day(4, 15), day(5, 20), null, 'Open', null, null, null],
  ['Poor training', 'New people', 'Script book', 'Ben', day(5, 30), day(6, 30), null, 'Open', null, null, null],
  ['Slow system', 'Old server', 'New server', 'Dee', day(4, 22), null, null, 'Cancelled', null, null, null],
];

export function logBook(): Promise<Uint8Array> {
  const dates = new Set(['Raised', 'Due date', 'Completed']);
  const names = ['Problem', 'Root cause', 'Action', 'Owner', 'Raised', 'Due date', 'Completed', 'Status', 'Effect', 'Before', 'After'];
  return tableBook('Log', names.map((name) => ({ name, isDate: dates.has(name) })), LOG);
}
