import { sheetTexts } from '../../language/texts/sheet.ts';
import { median, quantileOfSorted } from '../../statistics/quantile.ts';
import { serialToIso } from '../serial-date.ts';
import type { QualityNote, TypedTable } from '../typed-table.ts';
import { cellRef, cellsWhere, columnRef, rowsWhere, type SeenColumn } from './note-cells.ts';

/** Fewer values do not show what is usual. */
const FEWEST = 12;
/** Beyond this share, far values are how the column is, not slips in it. */
const MOST_ODD = 0.02;
/** Iglewicz and Hoaglin (1993): modified z-scores above 3.5 are outliers; 0.6745 brings the MAD to a standard deviation. */
const LIMIT = 3.5 / 0.6745;
/** A column this skewed is judged by its logarithms: money and counts multiply. */
const SKEWED = 1.7;
/** Standard deviations between an odd value and the next one: the ends of a wide spread stand closer. */
const APART = 3;
const SAMPLE = 50_000;
/** Beyond this share, amounts below zero are taken for refunds and corrections. */
const MOST_NEGATIVE = 0.05;

/** Values so far from the rest of their column, or of the other sign, that they may be slips. What other notes tell of in a row is left out. */
export function oddValueNotes(table: TypedTable, seen: SeenColumn, told: ReadonlySet<number>): QualityNote[] {
  const { column } = seen;
  if (column.type === 'date') return oddDates(table, seen, column.values);
  if (column.type !== 'number' || (column.role !== 'measure' && column.role !== 'ratio')) return [];
  const negatives = strayNegatives(table, seen, column.values);
  // Told already: among values above zero, those below would hide how skewed the others are.
  const isTold = (value: number, index: number) => told.has(index) || (negatives.length > 0 && value < 0);
  const odd = farValues(told.size === 0 && negatives.length === 0 ? column.values : column.values.map((value, index) => (isTold(value, index) ? Number.NaN : value)));
  const notes: QualityNote[] = [];
  if (odd !== null) {
    const isFar = (_row: number, index: number) => {
      const value = column.values[index] ?? Number.NaN;
      return !isTold(value, index) && odd.isFar(value);
    };
    const cells = cellsWhere(seen, isFar);
    const [first = ''] = cells;
    notes.push({
      code: 'outlier',
      message: sheetTexts.outlier(column.name, odd.count, first, short(odd.first), short(odd.low), short(odd.high)),
      ref: cellRef(table, first), cells,
      column: column.name,
      count: odd.count,
      rows: rowsWhere(seen, isFar),
      details: { value: odd.first, low: odd.low, high: odd.high },
    });
  }
  return [...notes, ...negatives];
}

interface FarValues {
  readonly count: number;
  readonly first: number;
  /** What is usual. */
  readonly low: number;
  readonly high: number;
  readonly isFar: (value: number) => boolean;
}

function farValues(values: Float64Array): FarValues | null {
  const sorted = sortedSample(values);
  if (sorted.length < FEWEST) return null;
  const scale = isSkewed(sorted) ? { to: Math.log, from: Math.exp } : { to: Number, from: Number };
  const middle = scale.to(quantileOfSorted(sorted, 0.5));
  const deviation = median(sorted.map((value) => Math.abs(scale.to(value) - middle)));
  if (!(deviation > 0)) return null;
  const [low, high] = [scale.from(middle - LIMIT * deviation), scale.from(middle + LIMIT * deviation)];
  const beyond: number[] = [];
  let [known, least, most] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    known++;
    if (value < low || value > high) beyond.push(value);
    else [least, most] = [Math.min(least, value), Math.max(most, value)];
  }
  if (beyond.length === 0 || beyond.length > Math.max(known >= 30 ? 2 : 1, known * MOST_ODD)) return null;
  const gap = (APART * deviation) / 0.6745;
  const apart = (from: number, to: number) => Math.abs(scale.to(to) - scale.to(from)) >= gap || Number.isNaN(scale.to(to));
  const farAbove = firstApart(most, beyond.filter((value) => value > high).sort((one, other) => one - other), apart);
  const farBelow = firstApart(least, beyond.filter((value) => value < low).sort((one, other) => other - one), apart);
  const isFar = (value: number) => value >= farAbove.from || value <= -farBelow.from;
  const first = values.find(isFar);
  return first === undefined ? null : { count: farAbove.count + farBelow.count, first, low: least, high: most, isFar };
}

/** Where values beyond the limit stand apart from those within it: a tail that thins out evenly is no slip. */
function firstApart(inside: number, outward: readonly number[], apart: (from: number, to: number) => boolean): { from: number; count: number } {
  const at = outward.findIndex((value, index) => apart(index === 0 ? inside : (outward[index - 1] ?? inside), value));
  const start = outward[at];
  if (start === undefined) return { from: Number.POSITIVE_INFINITY, count: 0 };
  return { from: start > inside ? start : -start, count: outward.length - at };
}

/** All above zero, and the upper quarter reaches much farther than the lower one. */
function isSkewed(sorted: Float64Array): boolean {
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return (sorted[0] ?? 0) > 0 && (at(0.75) - at(0.5) > SKEWED * (at(0.5) - at(0.25)) || at(0.9) > 8 * at(0.1));
}

/** A few amounts below zero where all the others are above it. */
function strayNegatives(table: TypedTable, seen: SeenColumn, values: Float64Array): QualityNote[] {
  const { column } = seen;
  if (column.role !== 'measure' || /利润|毛利|盈亏|损益|差|增|变动|净|退|冲|调整|profit|loss|margin|net|change|diff|variance|growth|balance|refund|return|adjust|discount/i.test(column.name)) return [];
  let [negative, positive] = [0, 0];
  for (const value of values) {
    if (value < 0) negative++;
    else if (value > 0) positive++;
  }
  if (negative === 0 || negative > 5 || negative > positive * MOST_NEGATIVE) return [];
  const isNegative = (_row: number, index: number) => (values[index] ?? 0) < 0;
  const cells = cellsWhere(seen, isNegative);
  const ref = cellRef(table, cells[0] ?? columnRef(table, column).range);
  return [{ code: 'negative-value', message: sheetTexts.negativeValue(column.name, negative), ref, cells, column: column.name, count: negative, rows: rowsWhere(seen, isNegative) }];
}

/** Which days lie years away from all others: a slip in the year, or a number that is no date. Null where none does, or too many do for slips. */
export function farDays(values: Float64Array): { readonly count: number; readonly isFar: (value: number) => boolean } | null {
  const sorted = sortedSample(values);
  if (sorted.length < FEWEST) return null;
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const room = 2 * 366 + 3 * (at(0.95) - at(0.05));
  const isFar = (value: number) => value < at(0.05) - room || value > at(0.95) + room;
  let count = 0;
  for (const value of values) if (isFar(value)) count++;
  return count === 0 || count > Math.max(values.length >= 30 ? 2 : 1, values.length * MOST_ODD) ? null : { count, isFar };
}

function oddDates(table: TypedTable, seen: SeenColumn, values: Float64Array): QualityNote[] {
  const far = farDays(values);
  if (far === null) return [];
  const { count, isFar } = far;
  const isOdd = (_row: number, index: number) => isFar(values[index] ?? Number.NaN);
  const cells = cellsWhere(seen, isOdd);
  const day = serialToIso(Math.max(0, values.find(isFar) ?? 0)).slice(0, 10);
  const { name } = seen.column;
  return [{ code: 'outlier', message: sheetTexts.oddDate(name, count, cells[0] ?? '', day), ref: cellRef(table, cells[0] ?? ''), cells, column: name, count, rows: rowsWhere(seen, isOdd), details: { day } }];
}

/** The known values in order; of very many, evenly chosen ones. */
function sortedSample(values: Float64Array): Float64Array {
  const step = Math.max(1, Math.ceil(values.length / SAMPLE));
  return values.filter((value, index) => index % step === 0 && !Number.isNaN(value)).sort();
}

/** Three or four digits say how far it is. */
function short(value: number): number {
  return Number(value.toPrecision(4));
}
