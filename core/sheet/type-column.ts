import { trimmed } from './cell-text.ts';
import { countColumn, type CellRows, type ColumnCounts } from './column-counts.ts';
import { Unread, type ColumnReading, type ColumnValues } from './column-reading.ts';
import { BLANK, BOOLEAN, ERROR, NUMBER, TEXT } from './grid.ts';
import { formatFacts } from './number-format.ts';
import { isYear } from './body-profile.ts';
import { isPlausibleSerial, readDates, serialOfCompact, type DateContext } from './read-dates.ts';
import { readNumbers, type NumberContext } from './read-numbers.ts';
import { namesDate, namesId, namesYear } from './role-words.ts';
import { serialOfDay, serialToIso, SHIFT_1904 } from './serial-date.ts';
import type { SheetView } from './sheet-view.ts';
import type { ColumnType } from './typed-table.ts';

export interface ColumnContext extends DateContext, NumberContext {
  /** What a person says it is. */
  readonly given?: ColumnType;
}

/** Share of the filled cells that must agree on a type. */
const AGREEMENT = 0.75;
const HINTED_AGREEMENT = 0.55;

/** Decides a column's type over all its cells, unless it is given, and reads them in it. `rows` are zero-based sheet rows. */
export function typeColumn(view: SheetView, column: number, rows: CellRows, context: ColumnContext): ColumnReading {
  const counts = countColumn(view, column, rows);
  const type = context.given === undefined ? chooseType(view, column, rows, counts, context) : asGiven(view, column, rows, context.given);
  switch (type) {
    case 'date':
      return readDates(view, column, rows, counts, context);
    case 'year':
      return readYears(view, column, rows, counts);
    case 'number':
      return readNumbers(view, column, rows, counts, context);
    case 'boolean':
      return readBooleans(view, column, rows, counts);
    case 'text':
      return readTexts(view, column, rows, counts, context.date1904);
  }
}

type Choice = ColumnValues['type'] | 'year';

/** Where dates are asked for and all numbers are years, each year stands for its first day. */
function asGiven(view: SheetView, column: number, rows: CellRows, given: ColumnType): Choice {
  return given === 'date' && allNumbers(view, column, rows, isYear) ? 'year' : given;
}

function chooseType(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts, { name, year, date1904 }: ColumnContext): Choice {
  const numeric = counts.numbers + counts.times + counts.elapsed;
  const filled = numeric + counts.dates + counts.booleans + counts.textNumbers + counts.textDates + counts.textEither + counts.words;
  if (filled === 0) return 'text';
  if (counts.booleans >= filled * AGREEMENT) return 'boolean';
  const hinted = namesDate(name);
  const share = hinted ? HINTED_AGREEMENT : AGREEMENT;
  const surelyDates = counts.dates + counts.textDates;
  const dates = surelyDates + (surelyDates > 0 || hinted ? counts.textEither : 0);
  if (dates >= filled * share && dates > 0) return 'date';
  if (hinted && counts.numbers + counts.textNumbers + dates >= filled * AGREEMENT && allNumbers(view, column, rows, isCompact)) return 'date';
  const shift = date1904 ? SHIFT_1904 : 0;
  if (hinted && counts.numbers + counts.textNumbers + dates >= filled * AGREEMENT && allNumbers(view, column, rows, (value) => isPlausibleSerial(value + shift))) return 'date';
  if (year !== null && areYearless(view, column, rows, hinted)) return 'date';
  if (namesYear(name) && numeric + counts.textNumbers >= filled && allNumbers(view, column, rows, isYear)) return 'year';
  const numbers = numeric + counts.textNumbers + counts.textEither + counts.decimalCommas;
  if (numbers < filled * AGREEMENT) return 'text';
  const texts = counts.textNumbers + counts.textEither;
  if (counts.codes > 0 && counts.codes >= texts * 0.05 && counts.codes > counts.numbers * 0.02) return 'text';
  return texts > numeric && namesId(name) ? 'text' : 'number';
}

function isCompact(value: number): boolean {
  return serialOfCompact(value) !== null;
}

/** Months and days without their year: all cells but a few where the header speaks of dates, else all. */
function areYearless({ grid, facts }: SheetView, column: number, rows: CellRows, hinted: boolean): boolean {
  let [all, yearless] = [0, 0];
  for (const row of rows) {
    const kind = grid.kind(row, column);
    if (kind === BLANK || kind === ERROR) continue;
    const id = grid.number(row, column);
    if (kind === TEXT && facts.isPlaceholder(id)) continue;
    all++;
    if (kind === TEXT && facts.yearless(id) !== null) yearless++;
    else if (!hinted || all - yearless > rows.length * (1 - AGREEMENT)) return false;
  }
  return yearless > 0 && yearless >= all * AGREEMENT;
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

/** Years written as numbers: each stands for its first day. */
function readYears(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts): ColumnReading {
  const numbers = readNumbers(view, column, rows, counts, { name: '', stated: null });
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
  return { content: { type: 'boolean', values }, counts, converted: 0, unread: unread.rows, unreadCount: unread.count, cellUnit: null, fractions: false, mixedUnits: [], ambiguous: 0 };
}

/** Texts without the blanks at their ends; numbers among them as Excel shows them plainly. */
function readTexts(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts, date1904: boolean): ColumnReading {
  const { grid, facts } = view;
  const shortened = new Map<number, string>();
  const denies = counts.placeholders > 0 && areAnswers(view, column, rows);
  if (denies) counts.placeholders = 0;
  let converted = 0;
  const values = Array.from(rows, (row) => {
    const kind = grid.kind(row, column);
    if (kind === BLANK || kind === ERROR) return null;
    const number = grid.number(row, column);
    if (kind === TEXT) {
      if (facts.isPlaceholder(number) && !denies) return null;
      const text = grid.texts[number] ?? '';
      const known = shortened.get(number);
      if (known !== undefined) return known;
      const plain = trimmed(text);
      if (plain === text) return text;
      shortened.set(number, plain);
      return plain;
    }
    converted++;
    if (kind === BOOLEAN) return number === 1 ? 'TRUE' : 'FALSE';
    if (formatFacts(grid.format(row, column)).kind === 'date') return serialToIso(number + (date1904 ? SHIFT_1904 : 0));
    return String(number);
  });
  return { content: { type: 'text', values }, counts, converted, unread: [], unreadCount: 0, cellUnit: null, fractions: false, mixedUnits: [], ambiguous: 0 };
}

/** `有` and `无` in one column: there the latter is an answer, not a missing value. */
function areAnswers({ grid, facts }: SheetView, column: number, rows: CellRows): boolean {
  let affirms = false;
  for (const row of rows) {
    const text = grid.text(row, column);
    if (text === null) continue;
    const plain = trimmed(text);
    if (plain === '有') affirms = true;
    else if (plain !== '无' && plain !== '没有' && !facts.isPlaceholder(grid.number(row, column))) return false;
  }
  return affirms;
}
