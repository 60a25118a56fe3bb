import type { CellRows, ColumnCounts } from './column-counts.ts';
import { DATE_ORDERS, resolveDateText, type DateOrder } from './date-text.ts';
import { BLANK, ERROR, NUMBER, TEXT } from './grid.ts';
import { formatFacts } from './number-format.ts';
import { serialOfDay, SHIFT_1904 } from './serial-date.ts';
import type { SheetView } from './sheet-view.ts';
import { Unread, type ColumnReading } from './column-reading.ts';
import { serialInYear } from './yearless-date.ts';

/** What dates mean that do not say it themselves. */
export interface DateContext {
  readonly date1904: boolean;
  /** The year that the titles speak of; null where they name none, or several. */
  readonly year: number | null;
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
  const order = counts.unordered === 0 ? 'month-first' : dateOrder(view, column, rows, counts);
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
    const yearless = context.year === null ? null : facts.yearless(id);
    if (yearless !== null && context.year !== null) return serialInYear(yearless, context.year);
    const number = facts.number(id);
    return number === null || number.unit !== null ? null : (serialOfCompact(number.value) ?? (isPlausibleSerial(number.value) ? number.value : null));
  };
  rows.forEach((row, index) => {
    const kind = grid.kind(row, column);
    if (kind === BLANK || kind === ERROR) return;
    const id = grid.number(row, column);
    if (kind === TEXT && facts.isPlaceholder(id)) return;
    const before = converted;
    const serial = kind === NUMBER ? readNumber(row) : kind === TEXT ? readText(id) : null;
    if (serial !== null) values[index] = serial;
    else {
      converted = before;
      unread.add(row);
    }
  });
  return { content: { type: 'date', values }, counts, converted, unread: unread.rows, unreadCount: unread.count, cellUnit: null, fractions: false, mixedUnits: [] };
}

function anyOrder(date: Parameters<typeof resolveDateText>[0]): number | null {
  for (const order of DATE_ORDERS) {
    const serial = resolveDateText(date, order);
    if (serial !== null) return serial;
  }
  return null;
}

/**
 * The order in which a column writes day, month and year: the one that most of its dates allow; where several do, the one in which
 * the rows go back in time less often, real dates among them; then the one that spans fewer days.
 */
function dateOrder(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts): DateOrder {
  const most = Math.max(...DATE_ORDERS.map((order) => counts.orders[order]));
  const possible = DATE_ORDERS.filter((order) => counts.orders[order] === most);
  const [only = 'month-first', ...others] = possible;
  if (others.length === 0) return only;
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
