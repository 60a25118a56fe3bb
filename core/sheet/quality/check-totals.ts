import { cellAddress } from '../../workbook/address.ts';
import { NUMBER, TEXT } from '../grid.ts';
import type { SheetView } from '../sheet-view.ts';
import type { QualityNote, TypedColumn, TypedTable } from '../typed-table.ts';
import { sheetTexts } from '../../language/texts/sheet.ts';

interface TotalRow {
  /** Zero-based. */
  readonly row: number;
  readonly why: 'subtotal' | 'total';
}

/** More broken totals than this say no more than the first of them. */
const MOST_NOTES = 5;

/**
 * Totals that are not the sum of what they stand for. A subtotal sums the rows since the one before it, or up
 * to the next one, or all of its group; a total sums everything. A total is broken only where no reading of
 * it fits. Columns that are not summed are not checked.
 */
export function checkTotals(view: SheetView, table: TypedTable): QualityNote[] {
  const totals = table.excluded.flatMap(({ row, why }): TotalRow[] => (why === 'subtotal' || why === 'total' ? [{ row: row - 1, why }] : []));
  if (totals.length === 0) return [];
  const columns = table.columns.flatMap((column) => {
    if (column.type !== 'number' || column.role !== 'measure') return [];
    return [{ column, sums: new RunningSums(column.values, table.sourceRows), tolerance: roundingTolerance(column.values) }];
  });
  const notes: QualityNote[] = [];
  totals.forEach((total, index) => {
    const before = totals[index - 1]?.row ?? -1;
    const after = totals[index + 1]?.row ?? Number.POSITIVE_INFINITY;
    const checked = columns.flatMap(({ column, sums, tolerance }) => {
      const written = writtenNumber(view, total.row, column);
      if (written === null) return [];
      const candidates = [sums.between(before, total.row), sums.between(total.row, after), sums.between(-1, total.row), sums.all(), ...groupSums(totals, index, sums)];
      const expected = total.why === 'total' ? sums.all() : sums.between(before, total.row);
      const fits = candidates.some((sum) => agrees(sum, written, tolerance)) || isAverage(expected, written, table.rowCount);
      return [{ column, written, expected, fits }];
    });
    // Where nothing in a row of several numbers is a sum, the row may hold anything: only near misses are told.
    const isOfSums = checked.length < 2 || checked.some(({ fits }) => fits);
    for (const { column, written, expected, fits } of checked) {
      if (fits || notes.length >= MOST_NOTES || !(isOfSums || isNearMiss(expected, written))) continue;
      const address = cellAddress(total.row, column.column);
      notes.push({
        code: 'broken-total',
        message: sheetTexts.brokenTotal(column.name, total.row + 1, written, rounded(expected)),
        ref: { sheet: table.source.sheet, range: address },
        cells: [address],
        column: column.name,
        count: 1,
        details: { written, sum: expected, row: total.row + 1 },
      });
    }
  });
  return notes;
}

function isNearMiss(sum: number, written: number): boolean {
  return Math.abs(written - sum) <= Math.abs(sum) * 0.25;
}

/** Sums from each earlier total on: a total over several subtotals. */
function groupSums(totals: readonly TotalRow[], index: number, sums: RunningSums): number[] {
  const row = totals[index]?.row ?? 0;
  return totals.slice(Math.max(0, index - 40), index).map((earlier) => sums.between(earlier.row, row));
}

/** Sums over stretches of rows in no time. */
class RunningSums {
  readonly #sums: Float64Array;
  readonly #rows: Uint32Array;

  constructor(values: Float64Array, rows: Uint32Array) {
    this.#rows = rows;
    this.#sums = new Float64Array(values.length + 1);
    let [sum, dust] = [0, 0];
    values.forEach((value, index) => {
      if (!Number.isNaN(value)) {
        const next = value - dust;
        const total = sum + next;
        dust = total - sum - next;
        sum = total;
      }
      this.#sums[index + 1] = sum;
    });
  }

  /** Over the rows after one and before another. */
  between(after: number, before: number): number {
    return this.#upTo(before) - this.#upTo(after + 1);
  }

  all(): number {
    return this.#sums.at(-1) ?? 0;
  }

  #upTo(row: number): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return this.#sums[low] ?? 0;
  }
}

function writtenNumber(view: SheetView, row: number, { column }: TypedColumn): number | null {
  const kind = view.grid.kind(row, column);
  if (kind === NUMBER) return view.grid.number(row, column);
  return kind === TEXT ? (view.facts.number(view.grid.number(row, column))?.value ?? null) : null;
}

/** Equal, or as near as numbers that were rounded before they were summed come. */
function agrees(sum: number, written: number, tolerance: number): boolean {
  return Math.abs(sum - written) <= Math.max(tolerance, Math.abs(sum) * 1e-6);
}

/** Values rounded to one or two digits stray from their sum by about half a digit times the root of their number. */
function roundingTolerance(values: Float64Array): number {
  let digits = 0;
  for (const value of values.subarray(0, 1000)) {
    while (digits < 3 && !Number.isNaN(value) && Math.abs(value * 10 ** digits - Math.round(value * 10 ** digits)) > 1e-6) digits++;
  }
  return digits === 0 || digits === 3 ? 0.011 : Math.max(0.011, 0.5 * 10 ** -digits * Math.sqrt(values.length));
}

/** Some rows of totals hold averages. */
function isAverage(sum: number, written: number, rows: number): boolean {
  return rows > 1 && Math.abs(sum / rows - written) <= Math.abs(written) * 1e-6;
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
