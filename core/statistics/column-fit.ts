import { at } from './at.ts';
import { cholesky, inverseFrom, invertLower } from './cholesky.ts';
import { BLOCK, correlations, subset } from './cross-products.ts';
import type { CrossProducts, RowReader } from './cross-products.ts';
import { fisherTail } from './distribution-tails.ts';
import { diagnoseResiduals } from './residual-diagnostics.ts';
import type { ResidualDiagnostics } from './residual-diagnostics.ts';
import { onward } from './steps.ts';
import type { Steps } from './steps.ts';
import { studentWithin } from './student.ts';

/** Least squares of one column on others, with an intercept. Lists are in the order of the columns asked for. */
export interface ColumnFit {
  readonly rows: number;
  readonly intercept: number;
  readonly coefficients: Float64Array;
  /** Of the coefficients without the intercept, row by row: where residuals spread alike everywhere. */
  readonly covariance: Float64Array;
  /** The same whatever the spread of residuals (HC3). */
  readonly robustCovariance: Float64Array;
  readonly means: Float64Array;
  /** The columns' sums of products about their means, and the inverse of that matrix. */
  readonly products: Float64Array;
  readonly inverse: Float64Array;
  readonly outcomeSquares: number;
  readonly variance: number;
  readonly degreesOfFreedom: number;
  readonly r2: number;
  readonly adjustedR2: number;
  /** Of the whole fit against the mean alone; null where the fit is exact. */
  readonly f: number | null;
  readonly fP: number | null;
  readonly diagnostics: ResidualDiagnostics;
}

/** Beside the other columns less than this share of a column's variance is left: then it is a combination of them. */
export const DEPENDENT_SHARE = 1e-10;

/** How far a fit is when its residuals are summed; their diagnostics are the rest. */
const RESIDUALS = 0.2;

/**
 * Fits column `outcome` on the columns `factors`, none a combination of others, by Cholesky on their correlations.
 * Normal equations lose as many digits as the correlations are ill-conditioned: with variance inflation under 10, as
 * who uses this sees to, two or three of sixteen; `regress` is for what is worse. Rows are read, not kept.
 *
 * Source: Golub and Van Loan, Matrix Computations, 5.3.2; Draper and Smith, Applied Regression Analysis.
 */
export function* fitColumns(reader: RowReader, all: CrossProducts, factors: readonly number[], outcome: number): Steps<ColumnFit> {
  const width = factors.length;
  const chosen = subset(all, [...factors, outcome]);
  const { rows, means } = chosen;
  const own = subset(all, factors);
  const scale = Float64Array.from(factors, (_, index) => Math.sqrt(at(own.products, index * width + index)));
  const lower = cholesky(correlations(own), width, DEPENDENT_SHARE);
  if (!(lower instanceof Float64Array)) throw new Error(`column ${factors[lower.dependent] ?? NaN} is a combination of those before it`);
  // Q = Z (L')^-1 where Z are the columns about their means in units of their own size.
  const toQ = invertLower(lower, width);
  const inverse = inverseFrom(toQ, width).map((value, index) => value / (at(scale, Math.floor(index / width)) * at(scale, index % width)));
  const withOutcome = Float64Array.from(factors, (_, index) => at(chosen.products, index * (width + 1) + width));
  const coefficients = times(inverse, withOutcome);
  const outcomeSquares = at(chosen.products, width * (width + 2));
  const intercept = at(means, width) - coefficients.reduce((sum, value, index) => sum + value * at(means, index), 0);
  const degreesOfFreedom = rows - width - 1;

  const row = new Float64Array(reader.columns);
  const residualOf = (index: number): number => {
    reader.read(index, row);
    let residual = at(row, outcome) - at(means, width);
    for (let column = 0; column < width; column += 1) residual -= at(coefficients, column) * (at(row, factors[column] ?? NaN) - at(means, column));
    return residual;
  };
  let left = 0;
  for (let index = 0; index < rows; index += 1) {
    if (index % BLOCK === 0) yield (RESIDUALS * index) / rows;
    left += residualOf(index) ** 2;
  }
  const variance = left / degreesOfFreedom;
  const diagnostics = yield* onward(
    diagnoseResiduals({
      rows,
      width: width + 1,
      variance,
      read(index, q) {
        const residual = residualOf(index);
        q[0] = 1 / Math.sqrt(rows);
        for (let to = 0; to < width; to += 1) {
          let sum = 0;
          for (let from = 0; from <= to; from += 1) sum += at(toQ, to * width + from) * ((at(row, factors[from] ?? NaN) - at(means, from)) / at(scale, from));
          q[to + 1] = sum;
        }
        return residual;
      },
    }),
    RESIDUALS,
  );
  const explained = outcomeSquares - left;
  const f = variance > 0 ? explained / width / variance : null;
  return {
    rows,
    intercept,
    coefficients,
    covariance: inverse.map((value) => value * variance),
    robustCovariance: robust(diagnostics.spread, toQ, scale),
    means: means.slice(0, width),
    products: own.products,
    inverse,
    outcomeSquares,
    variance,
    degreesOfFreedom,
    r2: explained / outcomeSquares,
    adjustedR2: 1 - (variance * (rows - 1)) / outcomeSquares,
    f,
    fP: f === null ? null : fisherTail(f, width, degreesOfFreedom),
    diagnostics,
  };
}

/** What a fit says of a row that it has not seen. */
export interface Prediction {
  readonly value: number;
  /** The ends of the interval of a single new row, and of the mean of many. */
  readonly lower: number;
  readonly upper: number;
  readonly meanLower: number;
  readonly meanUpper: number;
}

/** The outcome to expect of a new row, with the interval that holds it in `confidence` of all cases. */
export function predictRow(fit: ColumnFit, values: readonly number[], confidence = 0.95): Prediction {
  const from = Float64Array.from(fit.means, (mean, index) => (values[index] ?? NaN) - mean);
  const value = fit.intercept + fit.coefficients.reduce((sum, coefficient, index) => sum + coefficient * (values[index] ?? NaN), 0);
  const distance = 1 / fit.rows + dot(from, times(fit.inverse, from));
  const reach = studentWithin(confidence, fit.degreesOfFreedom);
  const [row, mean] = [reach * Math.sqrt(fit.variance * (1 + distance)), reach * Math.sqrt(fit.variance * distance)];
  return { value, lower: value - row, upper: value + row, meanLower: value - mean, meanUpper: value + mean };
}

/** R^-1 S R^-T without the intercept, where S is the spread in terms of Q. */
function robust(spread: Float64Array, toQ: Float64Array, scale: Float64Array): Float64Array {
  const width = scale.length;
  const half = new Float64Array(width * width);
  const result = new Float64Array(width * width);
  for (let a = 0; a < width; a += 1) {
    for (let b = 0; b < width; b += 1) {
      for (let via = a; via < width; via += 1) half[a * width + b] = at(half, a * width + b) + at(toQ, via * width + a) * at(spread, (via + 1) * (width + 1) + b + 1);
    }
  }
  for (let a = 0; a < width; a += 1) {
    for (let b = 0; b < width; b += 1) {
      let sum = 0;
      for (let via = b; via < width; via += 1) sum += at(half, a * width + via) * at(toQ, via * width + b);
      result[a * width + b] = sum / (at(scale, a) * at(scale, b));
    }
  }
  return result;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const width = vector.length;
  return Float64Array.from(vector, (_, row) => dot(matrix.subarray(row * width, (row + 1) * width), vector));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * at(b, index), 0);
}
