import { trimmed } from './cell-text.ts';
import { countColumn, type CellRows, type ColumnCounts } from './column-counts.ts';
import { resolveDateText, type DayMonthOrder } from './date-text.ts';
import { BLANK, BOOLEAN, ERROR, NUMBER, TEXT } from './grid.ts';
import { formatFacts } from './number-format.ts';
import { parseNumberText } from './number-text.ts';
import { isYear } from './body-profile.ts';
import { namesDate, namesId, namesYear } from './role-words.ts';
import { serialOfDay, serialToIso, SHIFT_1904 } from './serial-date.ts';
import type { SheetView } from './sheet-view.ts';

export type ColumnValues =
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'date'; readonly values: Float64Array }
  | { readonly type: 'boolean'; readonly values: readonly (boolean | null)[] }
  | { readonly type: 'text'; readonly values: readonly (string | null)[] };

/** A column's values with all that was learned on the way to them. */
export interface ColumnReading {
  readonly content: ColumnValues;
  readonly counts: ColumnCounts;
  /** Cells whose value was held in another type and is now converted. */
  readonly converted: number;
  /** Rows (zero-based) whose cell could not be read in the column's type; the first few. Errors are not among them. */
  readonly unread: readonly number[];
  readonly unreadCount: number;
  /** Units written beside numbers in the cells, most frequent first. */
  readonly cellUnit: string | null;
  /** Most texts that were read as numbers are percents. */
  readonly percentText: boolean;
}

/** Share of the filled cells that must agree on a type. */
const AGREEMENT = 0.75;
const HINTED_AGREEMENT = 0.55;

/** Decides a column's type over all its cells and reads them in it. `rows` are zero-based sheet rows. */
export function typeColumn(view: SheetView, column: number, rows: CellRows, name: string, date1904: boolean): ColumnReading {
  const counts = countColumn(view, column, rows);
  const type = chooseType(view, column, rows, counts, name);
  switch (type) {
    case 'date':
      return readDates(view, column, rows, counts, date1904);
    case 'year':
      return readYears(view, column, rows, counts);
    case 'number':
      return readNumbers(view, column, rows, counts);
    case 'boolean':
      return readBooleans(view, column, rows, counts);
    case 'text':
      return readTexts(view, column, rows, counts, date1904);
  }
}

type Choice = ColumnValues['type'] | 'year';

function chooseType(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts, name: string): Choice {
  const numeric = counts.numbers + counts.times + counts.elapsed;
  const filled = numeric + counts.dates + counts.booleans + counts.textNumbers + counts.textDates + counts.textEither + counts.words;
  if (filled === 0) return 'text';
  if (counts.booleans >= filled * AGREEMENT) return 'boolean';
  const hinted = namesDate(name);
  const share = hinted ? HINTED_AGREEMENT : AGREEMENT;
  const surelyDates = counts.dates + counts.textDates;
  const dates = surelyDates + (surelyDates > 0 || hinted ? counts.textEither : 0);
  if (dates >= filled * share && dates > 0) return 'date';
  if (hinted && counts.numbers + dates >= filled * AGREEMENT && allNumbers(view, column, rows, isCompactDay)) return 'date';
  if (namesYear(name) && numeric + counts.textNumbers >= filled && allNumbers(view, column, rows, isYear)) return 'year';
  const numbers = numeric + counts.textNumbers + counts.textEither + counts.decimalCommas;
  if (numbers < filled * AGREEMENT) return 'text';
  const texts = counts.textNumbers + counts.textEither;
  if (counts.codes > 0 && counts.codes >= texts * 0.05 && counts.codes > counts.numbers * 0.02) return 'text';
  return texts > numeric && namesId(name) ? 'text' : 'number';
}

function isCompactDay(value: number): boolean {
  if (!Number.isInteger(value) || value < 19_000_101 || value > 20_991_231) return false;
  return serialOfCompact(value) !== null;
}

function serialOfCompact(value: number): number | null {
  return serialOfDay(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}

/** True where every number of the column passes; false where there is none. */
function allNumbers(view: SheetView, column: number, rows: CellRows, test: (value: number) => boolean): boolean {
  let any = false;
  for (const row of rows) {
    const kind = view.grid.kind(row, column);
    const value =
      kind === NUMBER
        ? view.grid.number(row, column)
        : kind === TEXT
          ? (view.facts.number(view.grid.number(row, column))?.value ?? null)
          : null;
    if (value === null) continue;
    if (!test(value)) return false;
    any = true;
  }
  return any;
}

/** Collects what could not be read. */
class Unread {
  readonly rows: number[] = [];
  count = 0;

  add(row: number): void {
    this.count++;
    if (this.rows.length < 20) this.rows.push(row);
  }
}

function readNumbers(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts): ColumnReading {
  const { grid, facts } = view;
  const values = new Float64Array(rows.length).fill(Number.NaN);
  const unread = new Unread();
  const units = new Map<string, number>();
  const decimalComma = counts.decimalCommas > 0;
  let [converted, percents] = [0, 0];
  rows.forEach((row, index) => {
    const kind = grid.kind(row, column);
    if (kind === BLANK) return;
    if (kind === NUMBER) {
      values[index] = grid.number(row, column);
      return;
    }
    if (kind !== TEXT) {
      if (kind !== ERROR) unread.add(row);
      return;
    }
    const id = grid.number(row, column);
    const read = decimalComma ? parseNumberText(grid.texts[id] ?? '', { decimalComma }) : facts.number(id);
    if (read === null) {
      if (!facts.isPlaceholder(id)) unread.add(row);
      return;
    }
    values[index] = read.value;
    converted++;
    if (read.percent) percents++;
    if (read.unit !== null) units.set(read.unit, (units.get(read.unit) ?? 0) + 1);
  });
  const cellUnit = [...units].sort((one, other) => other[1] - one[1])[0]?.[0] ?? null;
  return {
    content: { type: 'number', values },
    counts, converted, unread: unread.rows, unreadCount: unread.count, cellUnit,
    percentText: percents > converted / 2,
  };
}

function readDates(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts, date1904: boolean): ColumnReading {
  const { grid, facts } = view;
  const values = new Float64Array(rows.length).fill(Number.NaN);
  const unread = new Unread();
  const order = dayMonthOrder(view, column, rows, counts);
  let converted = 0;
  rows.forEach((row, index) => {
    const kind = grid.kind(row, column);
    if (kind === BLANK) return;
    if (kind === NUMBER) {
      const number = grid.number(row, column);
      const compact = isCompactDay(number) ? serialOfCompact(number) : null;
      if (compact !== null) converted++;
      values[index] = compact ?? number + (date1904 && formatFacts(grid.format(row, column)).kind === 'date' ? SHIFT_1904 : 0);
      return;
    }
    const id = kind === TEXT ? grid.number(row, column) : null;
    const date = id === null ? null : facts.date(id);
    const serial = date === null ? null : (resolveDateText(date, order) ?? resolveDateText(date, flipped(order)));
    if (serial === null) {
      if (kind !== ERROR && (id === null || !facts.isPlaceholder(id))) unread.add(row);
      return;
    }
    values[index] = serial;
    converted++;
  });
  return { content: { type: 'date', values }, counts, converted, unread: unread.rows, unreadCount: unread.count, cellUnit: null, percentText: false };
}

/**
 * The order in which a column writes day and month: what its unmistakable dates say; where there are none, the
 * order in which the rows go back in time less often, then the one that spans fewer days.
 */
function dayMonthOrder(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts): DayMonthOrder {
  if (counts.dayFirst !== counts.monthFirst) return counts.dayFirst > counts.monthFirst ? 'day-first' : 'month-first';
  if (counts.eitherOrder === 0) return 'month-first';
  const [monthFirst, dayFirst] = [courseOf(view, column, rows, 'month-first'), courseOf(view, column, rows, 'day-first')];
  if (monthFirst.returns !== dayFirst.returns) return dayFirst.returns < monthFirst.returns ? 'day-first' : 'month-first';
  return dayFirst.span < monthFirst.span ? 'day-first' : 'month-first';
}

function courseOf(view: SheetView, column: number, rows: CellRows, order: DayMonthOrder): { returns: number; span: number } {
  let [returns, last, min, max] = [0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows) {
    if (view.grid.kind(row, column) !== TEXT) continue;
    const date = view.facts.date(view.grid.number(row, column));
    const serial = date === null ? null : resolveDateText(date, order);
    if (serial === null) continue;
    if (serial < last) returns++;
    last = serial;
    min = Math.min(min, serial);
    max = Math.max(max, serial);
  }
  return { returns, span: max - min };
}

function flipped(order: DayMonthOrder): DayMonthOrder {
  return order === 'day-first' ? 'month-first' : 'day-first';
}

/** Years written as numbers: each stands for its first day. */
function readYears(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts): ColumnReading {
  const numbers = readNumbers(view, column, rows, counts);
  if (numbers.content.type !== 'number') return numbers;
  const values = numbers.content.values.map((year) => (Number.isNaN(year) ? year : (serialOfDay(year, 1, 1) ?? Number.NaN)));
  const converted = values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
  return { ...numbers, content: { type: 'date', values }, converted };
}

function readBooleans(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts): ColumnReading {
  const { grid } = view;
  const unread = new Unread();
  const values = Array.from(rows, (row) => {
    const kind = grid.kind(row, column);
    if (kind === BOOLEAN) return grid.number(row, column) === 1;
    if (kind !== BLANK && kind !== ERROR) unread.add(row);
    return null;
  });
  return { content: { type: 'boolean', values }, counts, converted: 0, unread: unread.rows, unreadCount: unread.count, cellUnit: null, percentText: false };
}

/** Texts without the blanks at their ends; numbers among them as Excel shows them plainly. */
function readTexts(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts, date1904: boolean): ColumnReading {
  const { grid, facts } = view;
  const trims = new Map<number, string | null>();
  let converted = 0;
  const values = Array.from(rows, (row) => {
    const kind = grid.kind(row, column);
    if (kind === BLANK || kind === ERROR) return null;
    const number = grid.number(row, column);
    if (kind === TEXT) {
      const known = trims.get(number);
      if (known !== undefined) return known;
      const text = facts.isPlaceholder(number) ? null : trimmed(grid.texts[number] ?? '');
      trims.set(number, text);
      return text;
    }
    converted++;
    if (kind === BOOLEAN) return number === 1 ? 'TRUE' : 'FALSE';
    if (formatFacts(grid.format(row, column)).kind === 'date') return serialToIso(number + (date1904 ? SHIFT_1904 : 0));
    return String(number);
  });
  return { content: { type: 'text', values }, counts, converted, unread: [], unreadCount: 0, cellUnit: null, percentText: false };
}
