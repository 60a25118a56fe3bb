import { DoubleDouble } from './double-double.ts';

const UNIT_ROUNDOFF = 2 ** -52;
const HIGHEST = 20;

/**
 * Columns of which one is a power of an earlier one to the last digit of a double are made that power exactly. Who
 * gives x, x² and x³ means a polynomial; that the powers were rounded on the way moves the coefficients of an
 * ill-conditioned one (NIST's Filip) in their eighth digit. No value moves by more than its rounding.
 */
export function withExactPowers(columns: readonly (readonly DoubleDouble[])[]): readonly (readonly DoubleDouble[])[] {
  return columns.map((column, index) => {
    for (const base of columns.slice(0, index)) {
      const degree = degreeOf(column, base);
      if (degree !== null) return base.map((value) => power(value, degree));
    }
    return column;
  });
}

/** The whole power of `base` that `column` is, from 2 on. */
function degreeOf(column: readonly DoubleDouble[], base: readonly DoubleDouble[]): number | null {
  const telling = base.findIndex(({ high }) => high !== 0 && Math.abs(high) !== 1);
  const from = base[telling]?.high ?? NaN;
  const degree = Math.round(Math.log(Math.abs(column[telling]?.high ?? NaN)) / Math.log(Math.abs(from)));
  if (!(degree >= 2 && degree <= HIGHEST)) return null;
  const isPower = column.every((value, row) => {
    const exact = power(base[row] ?? DoubleDouble.NONE, degree).high;
    return Math.abs(value.high - exact) <= degree * UNIT_ROUNDOFF * Math.abs(exact);
  });
  return isPower ? degree : null;
}

function power(value: DoubleDouble, degree: number): DoubleDouble {
  let result = value;
  for (let done = 1; done < degree; done += 1) result = result.times(value);
  return result;
}
