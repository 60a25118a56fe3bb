import type { CellRows, ColumnCounts } from './column-counts.ts';
import { DATE_ORDERS, resolveDateText, type DateOrder } from './date-text.ts';
import { BLANK, ERROR, NUMBER, TEXT } from './grid.ts';
import { formatFacts } from './number-format.ts';
import { serialOfDay, serialToUtc, SHIFT_1904 } from './serial-date.ts';
import type { SheetView } from './sheet-view.ts';
import { Unread, type ColumnReading } from './column-reading.ts';
import { serialInYear } from './yearless-date.ts';

/** What dates mean that do not say it themselves. */
export interface DateContext {
  readonly date1904: boolean;
  /** The year that the titles speak of; null where they name none, or several. */
  readonly year: number | null;
  /** The order that another column of the table shows, for columns that show none. */
  readonly tableOrder?: DateOrder;
}

/** Serials of days that reports are about: 1990 to 2059. */
const FIRST_SERIAL = 32_874;
const LAST_SERIAL = 58_440;

/** `45658`: may be a day whose number format was lost. */
export function isPlausibleSerial(value: number): boolean {
  return value >= FIRST_SERIAL && value <= LAST_SERIAL;
}

/** The serial of `20250301` or of `202503`; null for any other number. */
export function serialOfCompact(value: number): number | null {
  if (!Number.isInteger(value)) return null;
  if (value >= 190_001 && value <= 209_912) return serialOfDay(Math.floor(value / 100), value % 100, 1);
  if (value < 19_000_101 || value > 20_991_231) return null;
  return serialOfDay(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}

/** Reads a column in which most cells are dates, in whatever form. */
export function readDates(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts, context: DateContext): ColumnReading {
  const { grid, facts } = view;
  const values = new Float64Array(rows.length).fill(Number.NaN);
  const unread = new Unread();
  const order = counts.unordered === 0 ? 'month-first' : dateOrder(view, column, rows, counts, context.tableOrder);
  const ambiguous = shownOrder(counts) === null && context.tableOrder === undefined ? counts.unordered - counts.certainDays : 0;
  const yearless: number[] = [];
  const shift = context.date1904 ? SHIFT_1904 : 0;
  let converted = 0;
  const readNumber = (row: number): number | null => {
    const number = grid.number(row, column);
    if (formatFacts(grid.format(row, column)).kind === 'date') return number + shift;
    converted++;
    return serialOfCompact(number) ?? (isPlausibleSerial(number + shift) ? number + shift : null);
  };
  const readText = (id: number): number | null => {
    converted++;
    const date = facts.date(id);
    if (date !== null) return resolveDateText(date, order) ?? anyOrder(date);
    const number = facts.number(id);
    return number === null || number.unit !== null ? null : (serialOfCompact(number.value) ?? (isPlausibleSerial(number.value) ? number.value : null));
  };
  rows.forEach((row, index) => {
    const kind = grid.kind(row, column);
    if (kind === BLANK || kind === ERROR) return;
    const id = grid.number(row, column);
    if (kind === TEXT && facts.isPlaceholder(id)) return;
    if (kind === TEXT && facts.date(id) === null && facts.yearless(id) !== null) {
      yearless.push(index);
      return;
    }
    const before = converted;
    const serial = kind === NUMBER ? readNumber(row) : kind === TEXT ? readText(id) : null;
    if (serial !== null) values[index] = serial;
    else {
      converted = before;
      unread.add(row);
    }
  });
  const year = context.year ?? (yearless.length > 0 ? onlyYear(values) : null);
  for (const index of yearless) {
    const row = rows[index] ?? 0;
    const date = facts.yearless(grid.number(row, column));
    const serial = year === null || date === null ? null : serialInYear(date, year);
    if (serial === null) unread.add(row);
    else {
      values[index] = serial;
      converted++;
    }
  }
  return { content: { type: 'date', values }, counts, converted, unread: unread.rows, unreadCount: unread.count, cellUnit: null, fractions: false, mixedUnits: [], ambiguous };
}

/** The year of all dates that name theirs; null where they name several. */
function onlyYear(values: Float64Array): number | null {
  const years = new Set<number>();
  for (const value of values) {
    if (!Number.isNaN(value)) years.add(new Date(serialToUtc(value)).getUTCFullYear());
    if (years.size > 1) return null;
  }
  const [year] = years;
  return year ?? null;
}

/** The order that a column's dates allow most of; null where several do alike. */
export function shownOrder({ unordered, orders }: ColumnCounts): DateOrder | null {
  const most = Math.max(...DATE_ORDERS.map((order) => orders[order]));
  const [only, ...others] = DATE_ORDERS.filter((order) => orders[order] === most);
  return unordered === 0 || only === undefined || others.length > 0 ? null : only;
}

function anyOrder(date: Parameters<typeof resolveDateText>[0]): number | null {
  for (const order of DATE_ORDERS) {
    const serial = resolveDateText(date, order);
    if (serial !== null) return serial;
  }
  return null;
}

/**
 * The order in which a column writes day, month and year: the one that most of its dates allow; where several do, the one that
 * another column shows, else the one in which the rows go back in time less often, real dates among them; then the one that spans fewer days.
 */
function dateOrder(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts, tableOrder: DateOrder | undefined): DateOrder {
  const most = Math.max(...DATE_ORDERS.map((order) => counts.orders[order]));
  const possible = DATE_ORDERS.filter((order) => counts.orders[order] === most);
  const [only = 'month-first', ...others] = possible;
  if (others.length === 0) return only;
  if (tableOrder !== undefined && possible.includes(tableOrder)) return tableOrder;
  const courses = possible.map((order) => ({ order, ...courseOf(view, column, rows, order) }));
  courses.sort((one, other) => one.returns - other.returns || one.span - other.span);
  return courses[0]?.order ?? only;
}

function courseOf(view: SheetView, column: number, rows: CellRows, order: DateOrder): { returns: number; span: number } {
  const { grid, facts } = view;
  let [returns, last, min, max] = [0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows) {
    const kind = grid.kind(row, column);
    const date = kind === TEXT ? facts.date(grid.number(row, column)) : null;
    const isDate = kind === NUMBER && formatFacts(grid.format(row, column)).kind === 'date';
    const serial = isDate ? grid.number(row, column) : date === null ? null : resolveDateText(date, order);
    if (serial === null) continue;
    if (serial < last) returns++;
    last = serial;
    min = Math.min(min, serial);
    max = Math.max(max, serial);
  }
  return { returns, span: max - min };
}
