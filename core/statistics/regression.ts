import { dependentColumn, rowsDiffer, rowUneven, tooFewRows } from '../language/texts/statistics.ts';
import { Problem } from '../language/problem.ts';
import { readDecimal } from './decimal.ts';
import { fisherTail } from './distribution-tails.ts';
import { DoubleDouble } from './double-double.ts';
import { withExactPowers } from './exact-powers.ts';
import { leastSquares } from './least-squares.ts';
import type { LeastSquares } from './least-squares.ts';
import { studentTwoSided, studentWithin } from './student.ts';

/** A linear regression; lists are in the order of `terms`. */
export interface Regression {
  /** `intercept` and `x1`, `x2` ... */
  readonly terms: readonly string[];
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  /** Coefficient over standard error; null where the fit is exact and there is no error. */
  readonly t: readonly (number | null)[];
  /** The probability of a t so far from 0, on either side, where the coefficient is 0. */
  readonly p: readonly (number | null)[];
  /** The ends of each coefficient's confidence interval. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** The share of the variance of y that is explained; null where y does not vary. */
  readonly r2: number | null;
  readonly adjustedR2: number | null;
  /** With as many degrees of freedom as `degreesOfFreedom` says. */
  readonly residualStandardDeviation: number;
  readonly degreesOfFreedom: number;
  /** Of the whole model against the mean alone; null where the fit is exact or there is nothing beside the intercept. */
  readonly f: number | null;
  readonly fP: number | null;
}

/**
 * Ordinary least squares of y on the columns of x (a row per value of y), by QR in double-double, values taken as
 * the decimals they were written as. An intercept comes first, unless a column of x is all ones: that one is the
 * intercept then, where it stands.
 *
 * Source: NIST Statistical Reference Datasets, linear least squares regression; Draper and Smith, Applied Regression
 * Analysis, for t, F and intervals.
 * Throws Problem `rows-differ`, `row-uneven`, `too-few-rows`, `dependent-column`, `not-a-number`.
 */
export function regress(y: readonly (number | string)[], x: readonly (readonly (number | string)[])[], confidence = 0.95): Regression {
  return fitExactly(y, x, confidence).regression;
}

/** A regression with what it was made of, in double-double. */
export interface ExactFit {
  readonly regression: Regression;
  /** In the order of the terms. */
  readonly columns: readonly (readonly DoubleDouble[])[];
  readonly outcome: readonly DoubleDouble[];
  readonly fit: LeastSquares;
}

/** As `regress`, with what diagnostics need. */
export function fitExactly(y: readonly (number | string)[], x: readonly (readonly (number | string)[])[], confidence: number): ExactFit {
  if (x.length !== y.length) throw new Problem('rows-differ', rowsDiffer(y.length, x.length));
  const width = x[0]?.length ?? 0;
  const uneven = x.findIndex((row) => row.length !== width);
  if (uneven >= 0) throw new Problem('row-uneven', rowUneven(uneven + 1, width));

  const given = Array.from({ length: width }, (_, column) => x.map((row) => readDecimal(row[column] ?? '')));
  const terms = given.map((column, index) => (isOnes(column) ? 'intercept' : `x${String(index + 1)}`));
  const columns = [...withExactPowers(given)];
  if (!terms.includes('intercept')) {
    terms.unshift('intercept');
    columns.unshift(y.map(() => DoubleDouble.ONE));
  }
  const degreesOfFreedom = y.length - terms.length;
  if (degreesOfFreedom < 1) throw new Problem('too-few-rows', tooFewRows(y.length, terms.length));
  const outcome = y.map(readDecimal);
  const fit = leastSquares(columns, outcome);
  if ('dependentColumn' in fit) throw new Problem('dependent-column', dependentColumn(terms[fit.dependentColumn] ?? ''));

  const variance = fit.residualSumOfSquares.over(DoubleDouble.of(degreesOfFreedom));
  const coefficients = fit.coefficients.map((coefficient) => coefficient.toNumber());
  const standardErrors = fit.unscaledVariances.map((unscaled) => unscaled.times(variance).squareRoot().toNumber());
  const t = coefficients.map((coefficient, index) => ratio(coefficient, standardErrors[index]));
  const reach = studentWithin(confidence, degreesOfFreedom);
  const regression: Regression = {
    terms,
    coefficients,
    standardErrors,
    t,
    p: t.map((one) => (one === null ? null : studentTwoSided(one, degreesOfFreedom))),
    lower: coefficients.map((coefficient, index) => coefficient - reach * (standardErrors[index] ?? NaN)),
    upper: coefficients.map((coefficient, index) => coefficient + reach * (standardErrors[index] ?? NaN)),
    residualStandardDeviation: variance.squareRoot().toNumber(),
    degreesOfFreedom,
    ...explained(outcome, fit.residualSumOfSquares, terms.length - 1, degreesOfFreedom),
  };
  return { regression, columns, outcome, fit };
}

function explained(outcome: readonly DoubleDouble[], residual: DoubleDouble, above: number, below: number): Pick<Regression, 'r2' | 'adjustedR2' | 'f' | 'fP'> {
  let sum = DoubleDouble.ZERO;
  for (const value of outcome) sum = sum.plus(value);
  const mean = sum.over(DoubleDouble.of(outcome.length));
  let total = DoubleDouble.ZERO;
  for (const value of outcome) total = total.plus(value.minus(mean).times(value.minus(mean)));
  if (total.high === 0) return { r2: null, adjustedR2: null, f: null, fP: null };
  const unexplained = residual.over(total).toNumber();
  const f = above === 0 ? null : ratio(total.minus(residual).toNumber() / above, residual.toNumber() / below);
  return {
    r2: DoubleDouble.ONE.minus(residual.over(total)).toNumber(),
    adjustedR2: 1 - (unexplained * (outcome.length - 1)) / below,
    f,
    fP: f === null ? null : fisherTail(f, above, below),
  };
}

function isOnes(column: readonly DoubleDouble[]): boolean {
  return column.every(({ high, low }) => high === 1 && low === 0);
}

function ratio(above: number, below: number | undefined): number | null {
  return below !== undefined && below > 0 && Number.isFinite(above / below) ? above / below : null;
}
