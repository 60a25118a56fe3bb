/** Prices from `from` on and under `to`; the last band has no end. */
export interface PriceBand {
  readonly from: number;
  readonly to: number | null;
}

const MOST_BANDS = 7;
const STEPS = [1, 2, 5];

/**
 * Bands that prices fall into, between round numbers of the series 1, 2, 5, 10, 20 ...: the first begins at 0, the last
 * is open. Empty of no prices.
 */
export function priceBands(prices: readonly number[]): PriceBand[] {
  if (prices.length === 0) return [];
  const highest = prices.reduce((most, price) => Math.max(most, price), 0);
  const lowest = prices.reduce((least, price) => Math.min(least, price), Infinity);
  const marks: number[] = [];
  for (let power = Math.floor(Math.log10(lowest)); marks.length === 0 || (marks.at(-1) ?? 0) <= highest; power += 1) {
    marks.push(...STEPS.map((step) => step * 10 ** power));
  }
  const inside = marks.filter((mark) => mark > lowest && mark <= highest);
  const kept = inside.slice(-(MOST_BANDS - 1));
  return [0, ...kept].map((from, place): PriceBand => ({ from, to: kept[place] ?? null }));
}

/** How many prices fall into each band. */
export function countInBands(prices: readonly number[], bands: readonly PriceBand[]): number[] {
  return bands.map(({ from, to }) => prices.filter((price) => price >= from && (to === null || price < to)).length);
}
