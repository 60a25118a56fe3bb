import { at } from './at.ts';

/**
 * The lower triangle L of a symmetric, positive definite matrix A = LL', row by row, zeros above the diagonal.
 * Gives the index of the first row of which less than the share `least` of its diagonal is left beside those before
 * it, where there is one: it is (nearly) a combination of them.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4.2.
 */
export function cholesky(matrix: Float64Array, size: number, least: number): Float64Array | { readonly dependent: number } {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = at(matrix, row * size + column);
      for (let before = 0; before < column; before += 1) rest -= at(lower, row * size + before) * at(lower, column * size + before);
      if (column < row) lower[row * size + column] = rest / at(lower, column * size + column);
      else if (!(rest > least * at(matrix, row * size + row))) return { dependent: row };
      else lower[row * size + row] = Math.sqrt(rest);
    }
  }
  return lower;
}

/** The inverse of a lower triangle, a lower triangle itself. */
export function invertLower(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row < size; row += 1) {
      let rest = row === column ? 1 : 0;
      for (let before = column; before < row; before += 1) rest -= at(lower, row * size + before) * at(inverse, before * size + column);
      inverse[row * size + column] = rest / at(lower, row * size + row);
    }
  }
  return inverse;
}

/** The inverse of LL' from that of L. */
export function inverseFrom(lowerInverse: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let sum = 0;
      for (let below = Math.max(row, column); below < size; below += 1) sum += at(lowerInverse, below * size + row) * at(lowerInverse, below * size + column);
      inverse[row * size + column] = sum;
    }
  }
  return inverse;
}
