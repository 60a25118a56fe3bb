import { sheetTexts } from '../../language/texts/sheet.ts';
import { cellAddress } from '../../workbook/address.ts';
import { isSum, type NumberColumn } from '../cross-columns.ts';
import type { QualityNote, TypedTable } from '../typed-table.ts';

/** Share of the rows that must fit before the others are called wrong. */
const FITTING = 0.8;
const FEWEST_ROWS = 4;
const MOST_NOTES = 5;

/**
 * Cells of a column of sums (`合计`, `Total`) that are not the sum of the columns before it. A column is one of sums where most of
 * its rows are: over all columns of the same unit, or over those since the column of sums before.
 */
export function checkTotalColumns(table: TypedTable): QualityNote[] {
  if (table.rowCount < FEWEST_ROWS) return [];
  const numbers = table.columns.filter((column): column is NumberColumn => column.type === 'number' && column.role === 'measure');
  const notes: QualityNote[] = [];
  let since = 0;
  numbers.forEach((total, index) => {
    if (!isSum(total.name)) return;
    const same = (column: NumberColumn) => !isSum(column.name) && column.unit === total.unit && column.multiplier === total.multiplier && leafFits(column.name, total.name);
    const candidates = [numbers.slice(since, index), numbers.slice(0, index)].map((columns) => columns.filter(same)).filter((columns) => columns.length >= 2);
    since = index + 1;
    const wrong = candidates.map((parts) => unfitting(table, total, parts)).find((rows) => rows !== null);
    for (const { row, written, sum } of wrong ?? []) {
      if (notes.length >= MOST_NOTES) return;
      const address = cellAddress(table.sourceRows[row] ?? 0, total.column);
      notes.push({
        code: 'broken-total',
        message: sheetTexts.brokenTotal(total.name, (table.sourceRows[row] ?? 0) + 1, written, Number(sum.toPrecision(12))),
        ref: { sheet: table.source.sheet, range: address },
        cells: [address],
        column: total.name,
        count: 1,
        rows: Uint32Array.of(row),
        details: { written, sum, row: (table.sourceRows[row] ?? 0) + 1 },
      });
    }
  });
  return notes;
}

/** Under groups, sums of one measure add up that measure: `合计 / 实际` sums the columns that end in `实际`. */
function leafFits(name: string, total: string): boolean {
  const [leaf, totalLeaf] = [name, total].map((text) => text.split(' / ').slice(1).join(' / '));
  return totalLeaf === '' || isSum(totalLeaf ?? '') || leaf === totalLeaf;
}

/** Between the least and the most of its parts: an average or a rate over them, not their sum. */
function isAmong(parts: readonly NumberColumn[], row: number, written: number): boolean {
  const known = parts.map(({ values }) => values[row] ?? Number.NaN).filter((value) => !Number.isNaN(value) && value !== 0);
  return known.length >= 2 && written >= Math.min(...known) && written <= Math.max(...known);
}

interface Unfitting {
  readonly row: number;
  readonly written: number;
  readonly sum: number;
}

/** Rows whose total is another than the sum of its parts; null where too few rows fit for it to be their sum at all. */
function unfitting(table: TypedTable, total: NumberColumn, parts: readonly NumberColumn[]): Unfitting[] | null {
  const wrong: Unfitting[] = [];
  let known = 0;
  for (let row = 0; row < table.rowCount; row++) {
    const written = total.values[row] ?? Number.NaN;
    if (Number.isNaN(written)) continue;
    known++;
    if (isAmong(parts, row, written)) continue;
    const sum = parts.reduce((all, { values }) => all + (Number.isNaN(values[row] ?? Number.NaN) ? 0 : (values[row] ?? 0)), 0);
    if (Math.abs(sum - written) > Math.max(0.011, Math.abs(sum) * 1e-6)) wrong.push({ row, written, sum });
  }
  return known < FEWEST_ROWS || known - wrong.length < known * FITTING ? null : wrong;
}
