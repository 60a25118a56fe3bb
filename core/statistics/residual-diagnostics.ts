import { at } from './at.ts';
import { BLOCK } from './cross-products.ts';
import { chiSquareTail } from './distribution-tails.ts';
import type { Steps } from './steps.ts';

/** The rows of a least squares fit with an intercept. */
export interface FittedRows {
  readonly rows: number;
  /** Coefficients, the intercept among them. */
  readonly width: number;
  /** The residual variance, by degrees of freedom. */
  readonly variance: number;
  /** Gives a row's residual and writes its row of Q, where X = QR: its squares add up to the leverage. */
  read(row: number, q: Float64Array): number;
}

/** A row that moves the fit. */
export interface InfluentialRow {
  readonly row: number;
  /** How far the fit of all rows moves where this one is left out, in units of the coefficients' joint error. */
  readonly cook: number;
  /** 0..1: how much the row's own value decides its fitted one. */
  readonly leverage: number;
}

export interface ResidualDiagnostics {
  /** Of rows in the order given: about 2 where neighbours have nothing to do with each other, near 0 where each is like the one before. */
  readonly durbinWatson: number | null;
  /** Whether the spread of residuals changes with the columns. */
  readonly breuschPagan: { readonly statistic: number; readonly degreesOfFreedom: number; readonly p: number } | null;
  /** Whether residuals are spread as a normal distribution is. */
  readonly jarqueBera: { readonly statistic: number; readonly p: number; readonly skewness: number; readonly kurtosis: number } | null;
  /** The rows that move the fit most, the most moving first. */
  readonly influential: readonly InfluentialRow[];
  /** The sum of qq'(e / (1 - leverage))², row by row: the middle of the covariance of coefficients that holds whatever the spread. */
  readonly spread: Float64Array;
}

const MOST_INFLUENTIAL = 10;

/**
 * What residuals tell about a fit, in one pass; null where the fit is exact.
 *
 * Source: Durbin and Watson (1950); Breusch and Pagan (1979) in the form of Koenker (1981), n times the R² of the
 * squared residuals on the columns; Jarque and Bera (1980); Cook (1977); MacKinnon and White (1985) for HC3, the
 * spread that Long and Ervin (2000) recommend. R's lmtest, tseries, cooks.distance and sandwich give the same.
 */
export function* diagnoseResiduals(fit: FittedRows): Steps<ResidualDiagnostics> {
  const { rows, width, variance } = fit;
  const q = new Float64Array(width);
  const projected = new Float64Array(width);
  const spread = new Float64Array(width * width);
  const influential = new Largest();
  let [squares, cubes, fourths, steps, before] = [0, 0, 0, 0, NaN];
  for (let row = 0; row < rows; row += 1) {
    if (row % BLOCK === 0) yield row / rows;
    const residual = fit.read(row, q);
    const square = residual * residual;
    squares += square;
    cubes += square * residual;
    fourths += square * square;
    if (row > 0) steps += (residual - before) ** 2;
    before = residual;
    let leverage = 0;
    for (let column = 0; column < width; column += 1) {
      const value = at(q, column);
      leverage += value * value;
      projected[column] = at(projected, column) + value * square;
    }
    const outside = Math.max(1 - leverage, Number.EPSILON);
    const weight = square / (outside * outside);
    influential.add(row, (weight * leverage) / (width * variance), leverage);
    for (let a = 0; a < width; a += 1) {
      const value = at(q, a) * weight;
      for (let b = 0; b <= a; b += 1) spread[a * width + b] = at(spread, a * width + b) + value * at(q, b);
    }
  }
  for (let a = 0; a < width; a += 1) for (let b = 0; b < a; b += 1) spread[b * width + a] = at(spread, a * width + b);
  const isExact = !(variance > 0);
  const moments = { rows, squares, cubes, fourths };
  return {
    durbinWatson: isExact ? null : steps / squares,
    breuschPagan: isExact ? null : breuschPagan(moments, projected),
    jarqueBera: isExact ? null : jarqueBera(moments),
    influential: isExact ? [] : influential.rows(),
    spread,
  };
}

interface Moments {
  readonly rows: number;
  readonly squares: number;
  readonly cubes: number;
  readonly fourths: number;
}

/** Squared residuals on the columns: `projected` is Q' of them, whose squares are the sum of squares of what is fitted. */
function breuschPagan({ rows, squares, fourths }: Moments, projected: Float64Array): ResidualDiagnostics['breuschPagan'] {
  const degreesOfFreedom = projected.length - 1;
  const aboutMean = fourths - (squares * squares) / rows;
  if (degreesOfFreedom === 0 || !(aboutMean > 0)) return null;
  const explained = projected.reduce((sum, value) => sum + value * value, 0) - (squares * squares) / rows;
  const statistic = Math.max(0, (rows * explained) / aboutMean);
  return { statistic, degreesOfFreedom, p: chiSquareTail(statistic, degreesOfFreedom) };
}

function jarqueBera({ rows, squares, cubes, fourths }: Moments): ResidualDiagnostics['jarqueBera'] {
  const variance = squares / rows;
  const skewness = cubes / rows / variance ** 1.5;
  const kurtosis = fourths / rows / variance ** 2;
  const statistic = (rows / 6) * (skewness ** 2 + (kurtosis - 3) ** 2 / 4);
  return { statistic, p: chiSquareTail(statistic, 2), skewness, kurtosis };
}

/** Keeps the few rows of largest influence. */
class Largest {
  #kept: InfluentialRow[] = [];
  #least = -Infinity;

  add(row: number, cook: number, leverage: number): void {
    if (this.#kept.length === MOST_INFLUENTIAL && !(cook > this.#least)) return;
    this.#kept.push({ row, cook, leverage });
    if (this.#kept.length > MOST_INFLUENTIAL) this.#kept = this.rows().slice(0, MOST_INFLUENTIAL);
    this.#least = Math.min(...this.#kept.map((one) => one.cook));
  }

  rows(): InfluentialRow[] {
    return [...this.#kept].sort((a, b) => b.cook - a.cook || a.row - b.row);
  }
}
