import { DoubleDouble } from './double-double.ts';

/** What the least squares fit of y on columns gives. */
export interface LeastSquares {
  readonly coefficients: readonly DoubleDouble[];
  readonly residualSumOfSquares: DoubleDouble;
  /** The diagonal of the inverse of X'X: times the residual variance it gives the variances of the coefficients. */
  readonly unscaledVariances: readonly DoubleDouble[];
  /** The rows of the inverse of R, where X = QR. */
  readonly triangle: readonly (readonly DoubleDouble[])[];
}

/** A column of which no more than this part is left beside those before it is a combination of them: rounding leaves about as much. */
const DEPENDENT = 1e-14;

/**
 * Least squares by Householder's QR in double-double. Columns are of one length, at least as long as they are many.
 * Gives the index of the first column that is a combination of those before it where there is one.
 *
 * Source: Golub and Van Loan, Matrix Computations, 5.2 and 5.3. Double-double leaves 15 digits of ill-conditioned
 * fits such as NIST's Filip, of which doubles leave seven.
 */
export function leastSquares(columns: readonly (readonly DoubleDouble[])[], y: readonly DoubleDouble[]): LeastSquares | { readonly dependentColumn: number } {
  const work = columns.map((column) => [...column]);
  const target = [...y];
  const diagonal: DoubleDouble[] = [];
  for (const [index, column] of work.entries()) {
    const size = norm(column, 0);
    const rest = norm(column, index);
    if (rest.high <= DEPENDENT * size.high || size.high === 0) return { dependentColumn: index };
    const leading = get(column, index);
    const reflected = leading.high > 0 ? rest.negated() : rest;
    column[index] = leading.minus(reflected);
    diagonal.push(reflected);
    const half = innerProduct(column, column, index).over(DoubleDouble.of(2));
    for (const later of [...work.slice(index + 1), target]) reflect(later, column, index, half);
  }
  const inverse = invertUpper(work, diagonal);
  return {
    coefficients: inverse.map((row) => innerProduct(row, target, 0)),
    residualSumOfSquares: innerProduct(target, target, columns.length),
    unscaledVariances: inverse.map((row) => innerProduct(row, row, 0)),
    triangle: inverse,
  };
}

/** Mirrors a vector at the plane across `mirror`, from `start` on; `half` is half of mirror'mirror. */
function reflect(vector: DoubleDouble[], mirror: readonly DoubleDouble[], start: number, half: DoubleDouble): void {
  const factor = innerProduct(vector, mirror, start).over(half);
  for (let row = start; row < vector.length; row += 1) vector[row] = get(vector, row).minus(factor.times(get(mirror, row)));
}

/** The rows of the inverse of R, of which `columns` hold the part above the diagonal. */
function invertUpper(columns: readonly (readonly DoubleDouble[])[], diagonal: readonly DoubleDouble[]): DoubleDouble[][] {
  const size = diagonal.length;
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => DoubleDouble.ZERO));
  for (let row = size - 1; row >= 0; row -= 1) {
    const pivot = get(diagonal, row);
    for (let column = row; column < size; column += 1) {
      let sum = column === row ? DoubleDouble.ONE : DoubleDouble.ZERO;
      for (let between = row + 1; between <= column; between += 1) sum = sum.minus(get(columns[between], row).times(get(rows[between], column)));
      const target = rows[row];
      if (target) target[column] = sum.over(pivot);
    }
  }
  return rows;
}

function innerProduct(a: readonly DoubleDouble[], b: readonly DoubleDouble[], start: number): DoubleDouble {
  let sum = DoubleDouble.ZERO;
  const end = Math.min(a.length, b.length);
  for (let row = start; row < end; row += 1) sum = sum.plus(get(a, row).times(get(b, row)));
  return sum;
}

function norm(vector: readonly DoubleDouble[], start: number): DoubleDouble {
  return innerProduct(vector, vector, start).squareRoot();
}

function get(vector: readonly DoubleDouble[] | undefined, index: number): DoubleDouble {
  return vector?.[index] ?? DoubleDouble.NONE;
}
