import { at } from './at.ts';
import type { Steps } from './steps.ts';

/** Columns of numbers that are read a row at a time, so that a million rows need no copy. */
export interface RowReader {
  readonly rows: number;
  readonly columns: number;
  /** Writes the values of a row, none of them missing. */
  read(row: number, into: Float64Array): void;
}

/** What is left of rows for least squares. */
export interface CrossProducts {
  readonly rows: number;
  readonly size: number;
  readonly means: Float64Array;
  /** The sum over rows of (a - mean of a)(b - mean of b), row by row of a symmetric matrix. */
  readonly products: Float64Array;
}

/** Rows that are added up on their own before they join the rest: it keeps rounding errors short. */
export const BLOCK = 4096;

/**
 * Sums of products of columns about their means, in two passes: values far from 0 lose no digits.
 *
 * Source: Chan, Golub and LeVeque, Algorithms for computing the sample variance (1983): two passes, pairwise by blocks.
 */
export function* crossProducts(reader: RowReader): Steps<CrossProducts> {
  const { rows, columns: size } = reader;
  const row = new Float64Array(size);
  const sums = yield* inBlocks(rows, size, { from: 0, to: 0.5 }, (index, into) => {
    reader.read(index, row);
    for (let column = 0; column < size; column += 1) into[column] = at(into, column) + at(row, column);
  });
  const means = sums.map((sum) => sum / rows);
  const products = yield* inBlocks(rows, size * size, { from: 0.5, to: 1 }, (index, into) => {
    reader.read(index, row);
    for (let column = 0; column < size; column += 1) row[column] = at(row, column) - at(means, column);
    for (let a = 0; a < size; a += 1) {
      const value = at(row, a);
      if (value !== 0) for (let b = 0; b <= a; b += 1) into[a * size + b] = at(into, a * size + b) + value * at(row, b);
    }
  });
  for (let a = 0; a < size; a += 1) for (let b = 0; b < a; b += 1) products[b * size + a] = at(products, a * size + b);
  return { rows, size, means, products };
}

function* inBlocks(rows: number, length: number, told: { readonly from: number; readonly to: number }, add: (row: number, into: Float64Array) => void): Steps<Float64Array> {
  const total = new Float64Array(length);
  const block = new Float64Array(length);
  for (let start = 0; start < rows; start += BLOCK) {
    yield told.from + ((told.to - told.from) * start) / rows;
    block.fill(0);
    for (let row = start; row < rows && row < start + BLOCK; row += 1) add(row, block);
    for (let index = 0; index < length; index += 1) total[index] = at(total, index) + at(block, index);
  }
  return total;
}

/** The cross products of some of the columns, in the order given. */
export function subset({ rows, size, means, products }: CrossProducts, columns: readonly number[]): CrossProducts {
  const kept = columns.length;
  const chosen = new Float64Array(kept * kept);
  columns.forEach((a, row) => {
    columns.forEach((b, column) => {
      chosen[row * kept + column] = at(products, a * size + b);
    });
  });
  return { rows, size: kept, means: Float64Array.from(columns, (column) => at(means, column)), products: chosen };
}

/** Correlations of the columns; NaN of one that does not vary. */
export function correlations({ size, products }: CrossProducts): Float64Array {
  const scale = Float64Array.from({ length: size }, (_, column) => Math.sqrt(at(products, column * size + column)));
  return products.map((value, index) => value / (at(scale, Math.floor(index / size)) * at(scale, index % size)));
}
