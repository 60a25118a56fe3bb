import { trimmed } from './cell-text.ts';
import type { DateOrder, DateText } from './date-text.ts';
import { BLANK, BOOLEAN, ERROR, NUMBER, TEXT } from './grid.ts';
import { formatFacts } from './number-format.ts';
import { needsDecimalComma } from './number-text.ts';
import type { SheetView } from './sheet-view.ts';

/** Where each value of a column stands: its own cell, or the merged cell above that covers it. */
export type CellRows = Uint32Array;

/** What a column holds, counted cell by cell. */
export interface ColumnCounts {
  blanks: number;
  errors: number;
  placeholders: number;
  numbers: number;
  /** Numbers shown as dates, as times of day and as elapsed time. */
  dates: number;
  times: number;
  elapsed: number;
  booleans: number;
  /** Texts that are numbers only, dates only, either, or neither. */
  textNumbers: number;
  textDates: number;
  textEither: number;
  words: number;
  /** Text numbers with leading zeros or more digits than a number keeps. */
  codes: number;
  /** Texts with blanks at their ends. */
  edged: number;
  decimalCommas: number;
  /** Texts such as `3/1/2025`, and how many of them read in each order of day, month and year. */
  unordered: number;
  orders: Record<DateOrder, number>;
  /** Those that name the same day in any order. */
  certainDays: number;
  /** The format most numbers have, `General` where there is none. */
  format: string;
}

export function countColumn(view: SheetView, column: number, rows: CellRows): ColumnCounts {
  const { grid } = view;
  const counts = emptyCounts();
  const formats = new Map<number, number>();
  for (const row of rows) {
    const kind = grid.kind(row, column);
    if (kind === BLANK) counts.blanks++;
    else if (kind === NUMBER) {
      const format = grid.formatId(row, column);
      formats.set(format, (formats.get(format) ?? 0) + 1);
    } else if (kind === BOOLEAN) counts.booleans++;
    else if (kind === ERROR) counts.errors++;
    else if (kind === TEXT) countText(view, grid.number(row, column), counts);
  }
  let most = 0;
  for (const [format, count] of formats) {
    const code = grid.formatOf(format);
    const { kind } = formatFacts(code);
    if (kind === 'date') counts.dates += count;
    else if (kind === 'time') counts.times += count;
    else if (kind === 'elapsed') counts.elapsed += count;
    else counts.numbers += count;
    if (count > most) [most, counts.format] = [count, code];
  }
  return counts;
}

function countText({ grid, facts }: SheetView, id: number, counts: ColumnCounts): void {
  const text = grid.texts[id] ?? '';
  if (facts.isPlaceholder(id)) {
    counts.placeholders++;
    return;
  }
  if (trimmed(text) !== text) counts.edged++;
  const [number, date] = [facts.number(id), facts.date(id)];
  if (number === null && needsDecimalComma(text)) counts.decimalCommas++;
  if (date) countOrder(date, counts);
  if (number?.codeLike === true) counts.codes++;
  if (number && date) counts.textEither++;
  else if (number) counts.textNumbers++;
  else if (date) counts.textDates++;
  else counts.words++;
}

function countOrder(date: DateText, counts: ColumnCounts): void {
  if (date.kind === 'fixed') return;
  counts.unordered++;
  for (const order of date.orders) counts.orders[order]++;
  if (date.certain) counts.certainDays++;
}

function emptyCounts(): ColumnCounts {
  return {
    blanks: 0, errors: 0, placeholders: 0, numbers: 0, dates: 0, times: 0, elapsed: 0, booleans: 0,
    textNumbers: 0, textDates: 0, textEither: 0, words: 0, codes: 0, edged: 0, decimalCommas: 0,
    unordered: 0, orders: { 'month-first': 0, 'day-first': 0, 'year-first': 0 }, certainDays: 0, format: 'General',
  };
}
