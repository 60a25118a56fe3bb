import { at } from './at.ts';
import { DoubleDouble } from './double-double.ts';
import type { ExactFit, Regression } from './regression.ts';
import { fitExactly } from './regression.ts';
import { diagnoseResiduals } from './residual-diagnostics.ts';
import type { ResidualDiagnostics } from './residual-diagnostics.ts';
import { atOnce } from './steps.ts';

/** A regression and what tells whether it may be relied on. Lists are in the order of `terms`, or of the rows. */
export interface DiagnosedRegression extends Regression {
  /** How much the variance of each coefficient grew for what its column has in common with the others; null for the intercept. */
  readonly varianceInflation: readonly (number | null)[];
  /** Coefficients in standard deviations of y by standard deviations of the column; null for the intercept. */
  readonly standardizedCoefficients: readonly (number | null)[];
  readonly diagnostics: Pick<ResidualDiagnostics, 'durbinWatson' | 'breuschPagan' | 'jarqueBera'>;
  readonly leverage: readonly number[];
  /** Null where the fit is exact. */
  readonly cooksDistance: readonly number[] | null;
}

/** As `regress`, with diagnostics of terms, residuals and rows; sources stand at `diagnoseResiduals`. Throws as `regress`. */
export function regressAndDiagnose(y: readonly (number | string)[], x: readonly (readonly (number | string)[])[]): DiagnosedRegression {
  const exact = fitExactly(y, x, 0.95);
  const { regression, columns, outcome, fit } = exact;
  const variance = regression.residualStandardDeviation ** 2;
  const spread = sumOfSquares(outcome);
  const squares = columns.map(sumOfSquares);
  const rows = outcome.map((_, row) => fittedRow(exact, row));
  const leverage = rows.map(({ q }) => q.reduce((sum, value) => sum + value * value, 0));
  const diagnostics = atOnce(diagnoseResiduals({
    rows: rows.length,
    width: columns.length,
    variance,
    read(row, into) {
      const { q, residual } = rows[row] ?? { q: [], residual: NaN };
      into.set(q);
      return residual;
    },
  }));
  return {
    ...regression,
    varianceInflation: regression.terms.map((term, index) => (term === 'intercept' ? null : (fit.unscaledVariances[index] ?? DoubleDouble.NONE).times(squares[index] ?? DoubleDouble.NONE).toNumber())),
    standardizedCoefficients: regression.terms.map((term, index) =>
      term === 'intercept' || spread.high === 0 ? null : at(regression.coefficients, index) * Math.sqrt((squares[index] ?? DoubleDouble.NONE).over(spread).toNumber()),
    ),
    diagnostics: { durbinWatson: diagnostics.durbinWatson, breuschPagan: diagnostics.breuschPagan, jarqueBera: diagnostics.jarqueBera },
    leverage,
    cooksDistance: variance > 0 ? rows.map(({ residual }, row) => (residual ** 2 * at(leverage, row)) / ((1 - at(leverage, row)) ** 2 * columns.length * variance)) : null,
  };
}

/** A row's residual and its row of Q. */
function fittedRow({ columns, outcome, fit }: ExactFit, row: number): { readonly q: readonly number[]; readonly residual: number } {
  const values = columns.map((column) => column[row] ?? DoubleDouble.NONE);
  const residual = values.reduce((rest, value, index) => rest.minus(value.times(fit.coefficients[index] ?? DoubleDouble.NONE)), outcome[row] ?? DoubleDouble.NONE);
  const q = values.map((_, to) =>
    values
      .slice(0, to + 1)
      .reduce((sum, value, from) => sum.plus(value.times(fit.triangle[from]?.[to] ?? DoubleDouble.NONE)), DoubleDouble.ZERO)
      .toNumber(),
  );
  return { q, residual: residual.toNumber() };
}

/** Of the differences from the mean. */
function sumOfSquares(values: readonly DoubleDouble[]): DoubleDouble {
  const mean = values.reduce((sum, value) => sum.plus(value), DoubleDouble.ZERO).over(DoubleDouble.of(values.length));
  return values.reduce((sum, value) => {
    const from = value.minus(mean);
    return sum.plus(from.times(from));
  }, DoubleDouble.ZERO);
}
