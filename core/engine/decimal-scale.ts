import { isMoneyUnit } from '../quantity/written-unit.ts';
import type { TypedColumn } from '../sheet/typed-table.ts';

/** More decimals than this are measured rather than counted: such numbers stay doubles. */
const MOST_DECIMALS = 4;
/** Whole numbers up to here are exact in a double, and leave room for three more digits in eighteen. */
const LARGEST = 1e15;

const known = new WeakMap<Float64Array, number | null>();

/**
 * How many decimals a column of money or of another measure is counted to, where each of its values has that many
 * at most: it is loaded as DECIMAL(18, scale), and sums are exact to the last digit. Null for other columns, which
 * stay doubles: whole numbers (exact either way), and columns of which even one value would not fit.
 */
export function decimalScale(column: TypedColumn): number | null {
  if (column.type !== 'number' || (column.role !== 'measure' && !isMoneyUnit(column.unit))) return null;
  const before = known.get(column.values);
  if (before !== undefined) return before;
  const scale = scaleOf(column.values);
  known.set(column.values, scale);
  return scale;
}

/** The value as a whole number of the last decimal. */
export function unscaled(value: number, scale: number): number {
  return Math.round(value * 10 ** scale);
}

function scaleOf(values: Float64Array): number | null {
  let scale = 0;
  for (const value of values) {
    while (!Number.isNaN(value) && !fits(value, scale)) if (++scale > MOST_DECIMALS) return null;
  }
  return scale === 0 || values.some((value) => Math.abs(value) * 10 ** scale >= LARGEST) ? null : scale;
}

/** Division gives the double nearest to the decimal, which is what the decimal's digits are read as. */
function fits(value: number, scale: number): boolean {
  return unscaled(value, scale) / 10 ** scale === value;
}
