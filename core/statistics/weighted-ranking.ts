import { at } from './at.ts';

/** Scores that differ by less are equal: sums of the same numbers may differ in their last digits. */
const EQUAL = 5e-9;

/** The mean of the scores that are there, by their weights alone; NaN where none is. */
export function weightedMean(scores: ArrayLike<number>, weights: ArrayLike<number>): number {
  let [sum, whole] = [0, 0];
  for (let index = 0; index < weights.length; index += 1) {
    const score = at(scores, index);
    if (Number.isNaN(score)) continue;
    sum += score * at(weights, index);
    whole += at(weights, index);
  }
  return whole > 0 ? sum / whole : NaN;
}

/** Places from 1, the largest value in front. Equals share a place and leave those after it out, as RANK.EQ does. */
export function competitionRanks(values: ArrayLike<number>): number[] {
  const order = Array.from(values, (value, index) => ({ value, index })).sort((a, b) => b.value - a.value);
  const ranks = new Array<number>(order.length).fill(NaN);
  let place = 1;
  for (const [position, { value, index }] of order.entries()) {
    if (Math.abs(value - (order[position - 1]?.value ?? NaN)) >= EQUAL) place = position + 1;
    ranks[index] = place;
  }
  return ranks;
}

/** How a place holds while weights vary. */
export interface RankRange {
  readonly best: number;
  readonly worst: number;
  /** Share of the cases in which the place is the same as now. */
  readonly held: number;
}

const DRAWS = 1_000;
/** Up to so many weights every combination of their ends is tried as well: places go furthest there. */
const MOST_CORNERS = 8;
const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71];
export const MOST_WEIGHTS = PRIMES.length;

/**
 * Between which places each row of scores moves while every weight varies by up to `vary` of itself, independently of
 * the others. Cases lie evenly over what the weights may be, the same each time; the range takes in the ends as well.
 *
 * Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 7, uncertainty analysis of weights;
 * Weyl (1916) for points n times the square roots of primes, which lie evenly.
 */
export function rankRanges(rows: readonly ArrayLike<number>[], weights: ArrayLike<number>, vary: number): RankRange[] {
  const now = placesBy(rows, weights);
  const best = [...now];
  const worst = [...now];
  const same = now.map(() => 0);
  const varied = new Float64Array(weights.length);
  const tried = (isCounted: boolean) => {
    for (const [row, place] of placesBy(rows, varied).entries()) {
      best[row] = Math.min(at(best, row), place);
      worst[row] = Math.max(at(worst, row), place);
      if (isCounted && place === now[row]) same[row] = at(same, row) + 1;
    }
  };
  for (let draw = 1; draw <= DRAWS; draw += 1) {
    for (let index = 0; index < varied.length; index += 1) varied[index] = at(weights, index) * (1 + vary * (2 * ((draw * Math.sqrt(at(PRIMES, index))) % 1) - 1));
    tried(true);
  }
  const corners = weights.length <= MOST_CORNERS ? 2 ** weights.length : 0;
  for (let corner = 0; corner < corners; corner += 1) {
    for (let index = 0; index < varied.length; index += 1) varied[index] = at(weights, index) * (1 + (((corner >> index) & 1) === 1 ? vary : -vary));
    tried(false);
  }
  return now.map((_, row) => ({ best: at(best, row), worst: at(worst, row), held: at(same, row) / DRAWS }));
}

function placesBy(rows: readonly ArrayLike<number>[], weights: ArrayLike<number>): number[] {
  return competitionRanks(rows.map((scores) => weightedMean(scores, weights)));
}

/**
 * How much of the variance of the weighted mean each column makes: covariance of its weighted scores with the mean,
 * over the variance. The parts add up to 1; one may be below 0 where it works against the others. Rows are complete.
 * Null where nothing differs.
 *
 * Source: the additive split of a variance of a sum; Paruolo, Saisana and Saltelli, Ratings and rankings: voodoo or
 * science? (2013), for why a weight alone does not say it.
 */
export function spreadParts(rows: readonly ArrayLike<number>[], weights: ArrayLike<number>): number[] | null {
  const whole = Array.from(weights).reduce((sum, weight) => sum + weight, 0);
  const totals = rows.map((scores) => weightedMean(scores, weights));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(totals);
  const variance = mean(totals.map((total) => (total - middle) ** 2));
  if (!(variance > EQUAL ** 2)) return null;
  return Array.from(weights, (weight, index) => {
    const column = rows.map((scores) => at(scores, index));
    const own = mean(column);
    return ((weight / whole) * mean(column.map((score, row) => (score - own) * (at(totals, row) - middle)))) / variance;
  });
}
