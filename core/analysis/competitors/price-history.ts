import type { Clip } from '../../clip/clip.ts';
import { clipPrices } from './clipped-prices.ts';
import type { ClippedPrice } from './clipped-prices.ts';

/** A price of one product on one page as it was first clipped and as it was last. */
export interface PriceChange {
  readonly first: ClippedPrice;
  readonly last: ClippedPrice;
  /** Every clip of the page that shows it, the earliest first. */
  readonly seen: readonly ClippedPrice[];
}

export interface PriceHistory {
  /** Pages that were clipped more than once. */
  readonly pages: number;
  readonly changes: readonly PriceChange[];
  /** Products that kept their price from their first clip to their last. */
  readonly kept: number;
  /** Products whose currency changed: nothing to compare. */
  readonly otherCurrency: number;
}

/**
 * What became of prices on pages that were clipped several times: the same name on the same page, in one currency. A name
 * that a clip of the page shows at several prices is not followed.
 */
export function priceHistory(clips: readonly Clip[]): PriceHistory {
  const pages = new Map<string, Clip[]>();
  for (const clip of clips) pages.set(clip.pageKey, [...(pages.get(clip.pageKey) ?? []), clip]);
  const versions = [...pages.values()].filter(({ length }) => length > 1);
  const changes: PriceChange[] = [];
  let [kept, otherCurrency] = [0, 0];
  for (const page of versions) {
    const inOrder = page.sort((one, other) => one.capturedAt.localeCompare(other.capturedAt));
    for (const seen of followed(inOrder)) {
      const [first] = seen;
      const last = seen.at(-1);
      if (first === undefined || last === undefined || first === last) continue;
      if (first.currency !== last.currency) otherCurrency += 1;
      else if (seen.every(({ price }) => price === first.price)) kept += 1;
      else changes.push({ first, last, seen });
    }
  }
  const size = ({ first, last }: PriceChange) => Math.abs(last.price / first.price - 1);
  return { pages: versions.length, changes: changes.sort((one, other) => size(other) - size(one) || one.last.name.localeCompare(other.last.name)), kept, otherCurrency };
}

function followed(clips: readonly Clip[]): ClippedPrice[][] {
  const byName = new Map<string, ClippedPrice[]>();
  const ambiguous = new Set<string>();
  for (const clip of clips) {
    const here = new Set<string>();
    for (const one of clipPrices(clip)) {
      const name = one.name.toLowerCase();
      if (here.has(name)) ambiguous.add(name);
      here.add(name);
      byName.set(name, [...(byName.get(name) ?? []), one]);
    }
  }
  return [...byName].flatMap(([name, seen]) => (ambiguous.has(name) ? [] : [seen]));
}
