/** Money planned and spent in a stretch of time. */
export interface Spending {
  readonly budget: number;
  readonly actual: number;
}

/** Sums that rounding alone puts over are not over. */
const SLACK = 1e-9;

/**
 * The first of the stretches from which on what was spent so far stays above what was planned so far, to the last of
 * them; null where it is not above in the end. A month that is over by itself does not count while what was saved
 * before makes up for it.
 *
 * Source: cumulative cost variance of earned value management (ANSI/EIA-748): planned less actual, to date.
 */
export function overSince(months: readonly Spending[]): number | null {
  let [budget, actual] = [0, 0];
  let since: number | null = null;
  for (const [index, month] of months.entries()) {
    budget += month.budget;
    actual += month.actual;
    const isOver = actual - budget > SLACK * Math.max(Math.abs(actual), Math.abs(budget));
    since = isOver ? (since ?? index) : null;
  }
  return since;
}
