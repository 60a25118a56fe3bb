import { at } from '../../statistics/at.ts';
import { fitColumns } from '../../statistics/column-fit.ts';
import type { ColumnFit } from '../../statistics/column-fit.ts';
import { dependentGroups, standardisedEffect, testGroup, varianceInflation } from '../../statistics/column-groups.ts';
import { correlations, crossProducts } from '../../statistics/cross-products.ts';
import type { CrossProducts } from '../../statistics/cross-products.ts';
import { benjaminiHochberg } from '../../statistics/false-discovery.ts';
import { studentWithin } from '../../statistics/student.ts';
import { inTurns, pause } from '../in-turns.ts';
import type { HeardWork, Stretch } from '../in-turns.ts';
import type { Factor } from './factor-columns.ts';
import { designFactors } from './factor-design.ts';
import type { DesignedFactor, FactorDesign } from './factor-design.ts';

/** Beyond this much in common with the others a factor's own part cannot be told. */
const MOST_INFLATION = 10;
/** Intervals hold so often. */
export const CONFIDENCE = 0.95;
/** Under these chances of showing what is not there a relation is almost certain, or likely. */
export const CERTAIN = 0.01;
export const LIKELY = 0.1;
/** Residuals whose spread differs more than chance makes it (Breusch-Pagan). */
const UNEVEN = 0.05;

/** How much the outcome differs with one column of a factor. */
export interface Effect {
  /** Place among the members of the factor; -1 for a number. */
  readonly member: number;
  /** By one unit of a number, or against the baseline. */
  readonly coefficient: number;
  readonly lower: number;
  readonly upper: number;
  /** The mean of the column: of a member its share of rows. */
  readonly mean: number;
}

export interface FittedFactor {
  readonly factor: Factor;
  readonly baseline: number;
  readonly effects: readonly Effect[];
  /** Standard deviations of the outcome that go with one of the factor; signed for numbers. */
  readonly strength: number;
  /** That the factor has nothing to do with the outcome, beside the others; and the same for having asked several. */
  readonly p: number;
  readonly adjustedP: number;
  readonly inflation: number;
  /** Of a number: its mean and standard deviation. */
  readonly mean: number;
  readonly deviation: number;
}

export interface FactorFit {
  readonly fit: ColumnFit;
  /** The mean of the outcome: what the fit says with all factors at their average. */
  readonly average: number;
  readonly design: FactorDesign;
  /** The strongest first. */
  readonly factors: readonly FittedFactor[];
  /** Factors that others say already, and which of them says most of it. */
  readonly repeated: readonly { readonly factor: Factor; readonly like: Factor | null }[];
  /** Whether errors are those that hold for residuals of uneven spread. */
  readonly isRobust: boolean;
}

/** What is fitted, a value for every row of the table. */
export interface FactorData {
  readonly outcome: Float64Array;
  readonly factors: readonly Factor[];
  /** The rows looked at, in the order that they are read. */
  readonly order: Uint32Array;
  readonly isYesNo: boolean;
}

/**
 * All factors entered at once, none chosen by how well it does: only those that others say already are kept out, the
 * one with most in common first. Null where none is left, or rows are too few. AbortError when stopped.
 *
 * Source: Harrell, Regression Modeling Strategies, on why stepwise choice misleads; Belsley, Kuh and Welsch (1980)
 * for collinearity; Long and Ervin (2000) for errors under uneven spread.
 */
export async function fitFactors({ outcome, factors, order, isYesNo }: FactorData, work: HeardWork, { from, to }: Stretch): Promise<FactorFit | null> {
  const third = (to - from) / 3;
  const all = await designed(outcome, factors, order, work, { from, to: from + third });
  if (all === null) return null;
  const repeated = all.repeated;
  // What a factor lacks that is not fitted costs no rows.
  const lacking = repeated.length === 0 ? null : await designed(outcome, all.kept.map(({ factor }) => factor), order, work, { from: from + third, to: to - third });
  const { design, products, kept } = lacking ?? all;
  const last = design.reader.columns - 1;
  const columns = kept.flatMap((one) => one.columns);
  if (columns.length === 0 || design.rows.length < columns.length + 3) return null;
  const fit = await inTurns(fitColumns(design.reader, products, columns, last), work, { from: to - third, to });
  const isRobust = isYesNo || (fit.diagnostics.breuschPagan?.p ?? 1) < UNEVEN;
  const covariance = isRobust ? fit.robustCovariance : fit.covariance;
  const reach = studentWithin(CONFIDENCE, fit.degreesOfFreedom);
  const inflation = varianceInflation(products, kept.map((one) => one.columns));
  let first = 0;
  const fitted = kept.map((one, index): Omit<FittedFactor, 'adjustedP'> => {
    const places = one.columns.map(() => first++);
    const [place = NaN] = places;
    const effects = places.map((placed, position): Effect => {
      const coefficient = at(fit.coefficients, placed);
      const half = reach * Math.sqrt(at(covariance, placed * columns.length + placed));
      return { member: one.members[position] ?? -1, coefficient, lower: coefficient - half, upper: coefficient + half, mean: at(fit.means, placed) };
    });
    const size = standardisedEffect(fit, places);
    return {
      factor: one.factor,
      baseline: one.baseline,
      effects,
      strength: one.factor.kind === 'number' ? size * Math.sign(at(fit.coefficients, place)) : size,
      p: testGroup(fit, covariance, places)?.p ?? 0,
      inflation: inflation[index] ?? NaN,
      mean: at(fit.means, place),
      deviation: Math.sqrt(at(fit.products, place * columns.length + place) / (fit.rows - 1)),
    };
  });
  const adjusted = benjaminiHochberg(fitted.map(({ p }) => p));
  return {
    fit,
    average: at(products.means, last),
    design,
    factors: fitted.map((one, index) => ({ ...one, adjustedP: adjusted[index] ?? 1 })).sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength)),
    repeated: [...repeated, ...(lacking?.repeated ?? [])],
    isRobust,
  };
}

interface DesignedFit {
  readonly design: FactorDesign;
  readonly products: CrossProducts;
  readonly kept: readonly DesignedFactor[];
  readonly repeated: FactorFit['repeated'];
}

/** Factors over the rows that have them all, and which of them say something of their own; null where the outcome does not vary. */
async function designed(outcome: Float64Array, factors: readonly Factor[], order: Uint32Array, work: HeardWork, stretch: Stretch): Promise<DesignedFit | null> {
  await pause(work, stretch.from);
  const design = designFactors(outcome, factors, order);
  const products = await inTurns(crossProducts(design.reader), work, stretch);
  if (!(at(products.products, products.size * products.size - 1) > 0)) return null;
  return { design, products, ...withoutRepeated(products, design.factors) };
}

function withoutRepeated(products: CrossProducts, factors: readonly DesignedFactor[]): { readonly kept: DesignedFactor[]; readonly repeated: FactorFit['repeated'] } {
  const dependent = new Set(dependentGroups(products, factors.map((one) => one.columns)));
  let kept = factors.filter((_, index) => !dependent.has(index));
  const dropped = factors.filter((_, index) => dependent.has(index));
  for (;;) {
    const inflation = varianceInflation(products, kept.map((one) => one.columns));
    const most = Math.max(...inflation);
    if (kept.length < 2 || !(most > MOST_INFLATION)) break;
    // Two that say the same have the same inflation: the later one goes.
    const worst = inflation.findLastIndex((one) => one >= most * (1 - 1e-9));
    dropped.push(...kept.slice(worst, worst + 1));
    kept = kept.filter((_, index) => index !== worst);
  }
  const related = correlations(products);
  const repeated = dropped.map((one) => ({ factor: one.factor, like: mostLike(one, kept, related, products.size) }));
  return { kept, repeated };
}

/** Which of the kept ones goes most with it; null where none does closely. */
function mostLike(one: DesignedFactor, kept: readonly DesignedFactor[], related: Float64Array, size: number): Factor | null {
  const closeness = ({ columns }: DesignedFactor) => Math.max(...one.columns.flatMap((a) => columns.map((b) => Math.abs(at(related, a * size + b)))));
  const [best] = [...kept].sort((a, b) => closeness(b) - closeness(a));
  return best !== undefined && closeness(best) > 0.5 ? best.factor : null;
}
