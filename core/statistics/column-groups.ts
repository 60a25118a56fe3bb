import { at } from './at.ts';
import { cholesky, inverseFrom, invertLower } from './cholesky.ts';
import type { ColumnFit } from './column-fit.ts';
import { DEPENDENT_SHARE } from './column-fit.ts';
import { correlations, subset } from './cross-products.ts';
import type { CrossProducts } from './cross-products.ts';
import { fisherTail } from './distribution-tails.ts';

/**
 * How much the errors of a group of columns grow for what they have in common with the others: 1 for nothing, the
 * variance inflation factor for a single column, its counterpart per column for several (the indicators of one
 * dimension); Infinity where one is a combination of others. In the order of the groups.
 *
 * Source: Fox and Monette, Generalized collinearity diagnostics (1992): the determinants' ratio, to the power of 1
 * over the columns of the group.
 */
export function varianceInflation(products: CrossProducts, groups: readonly (readonly number[])[]): number[] {
  const columns = groups.flat();
  const size = columns.length;
  const related = correlations(subset(products, columns));
  const lower = cholesky(related, size, DEPENDENT_SHARE);
  if (!(lower instanceof Float64Array)) return groups.map(() => Infinity);
  const inverse = inverseFrom(invertLower(lower, size), size);
  let first = 0;
  return groups.map((group) => {
    const places = group.map((_, index) => first + index);
    first += group.length;
    const determinants = logDeterminant(square(related, size, places), places.length) + logDeterminant(square(inverse, size, places), places.length);
    return Math.exp(determinants / places.length);
  });
}

/**
 * The groups of which a column is a combination of those before it, in the order given: one by one, a group that
 * adds nothing new being left out before the next is looked at.
 */
export function dependentGroups(products: CrossProducts, groups: readonly (readonly number[])[]): number[] {
  const kept: number[] = [];
  return groups.flatMap((group, index) => {
    const tried = [...kept, ...group];
    if (!(cholesky(correlations(subset(products, tried)), tried.length, DEPENDENT_SHARE) instanceof Float64Array)) return [index];
    kept.push(...group);
    return [];
  });
}

export interface GroupTest {
  readonly f: number;
  readonly p: number;
}

/**
 * Whether the coefficients at some places are all 0: Wald's test with F, Student's t squared for a single one. Null
 * where the fit is exact.
 */
export function testGroup(fit: ColumnFit, covariance: Float64Array, places: readonly number[]): GroupTest | null {
  const size = places.length;
  const lower = cholesky(square(covariance, fit.coefficients.length, places), size, Number.EPSILON);
  if (!(lower instanceof Float64Array)) return null;
  const standard = invertLower(lower, size);
  let sum = 0;
  for (let row = 0; row < size; row += 1) {
    let value = 0;
    for (let column = 0; column <= row; column += 1) value += at(standard, row * size + column) * at(fit.coefficients, places[column] ?? NaN);
    sum += value * value;
  }
  const f = sum / size;
  return { f, p: fisherTail(f, size, fit.degreesOfFreedom) };
}

/**
 * How far the outcome moves with what some columns say together, when that moves by a standard deviation, in standard
 * deviations of the outcome: the size of the standardised coefficient for a single column.
 */
export function standardisedEffect(fit: ColumnFit, places: readonly number[]): number {
  const width = fit.coefficients.length;
  let sum = 0;
  for (const a of places) for (const b of places) sum += at(fit.coefficients, a) * at(fit.coefficients, b) * at(fit.products, a * width + b);
  return Math.sqrt(Math.max(0, sum) / fit.outcomeSquares);
}

function square(matrix: Float64Array, width: number, places: readonly number[]): Float64Array {
  return Float64Array.from(places.flatMap((row) => places.map((column) => at(matrix, row * width + column))));
}

function logDeterminant(matrix: Float64Array, size: number): number {
  const lower = cholesky(matrix, size, 0);
  if (!(lower instanceof Float64Array)) return Infinity;
  let sum = 0;
  for (let index = 0; index < size; index += 1) sum += 2 * Math.log(at(lower, index * size + index));
  return sum;
}
