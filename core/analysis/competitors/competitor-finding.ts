import type { Clip } from '../../clip/clip.ts';
import type { AnalysisInput } from '../plugin.ts';
import { numberOption } from '../plugin-options.ts';
import { clippedPlans } from './clipped-plans.ts';
import type { ClippedPlans } from './clipped-plans.ts';
import { clippedPrices } from './clipped-prices.ts';
import type { ClippedPrice } from './clipped-prices.ts';
import { ownAgainstClipped } from './own-against-clipped.ts';
import type { MatchedProduct, OwnAgainstClipped } from './own-against-clipped.ts';
import { priceHistory } from './price-history.ts';
import type { PriceHistory } from './price-history.ts';

/** What clips say of competitors, and of us beside them. */
export interface CompetitorFinding {
  readonly clips: readonly Clip[];
  /** In one currency each, lowest first; the largest group comes first. */
  readonly groups: readonly { readonly currency: string | null; readonly prices: readonly ClippedPrice[] }[];
  readonly own: OwnAgainstClipped;
  readonly history: PriceHistory;
  readonly plans: ClippedPlans;
  /** From this far on a price is a gap: 0.1 is a tenth. */
  readonly gap: number;
}

/** Fewer products than these give no index over all. */
export const FEWEST_PRODUCTS = 3;
const USUAL_GAP = 0.1;

/** Compares what may be compared on the clips, with our own price list where the workbook has one. */
export function findCompetitors({ binding, clips, options, signal }: AnalysisInput): CompetitorFinding {
  const prices = clippedPrices(clips);
  const groups = [...new Set(prices.map(({ currency }) => currency))].map((currency) => ({
    currency,
    prices: prices.filter((one) => one.currency === currency).sort((a, b) => a.price - b.price || a.name.localeCompare(b.name)),
  }));
  return {
    clips,
    groups: groups.sort((a, b) => b.prices.length - a.prices.length),
    own: ownAgainstClipped(prices, binding.companions ?? [], signal),
    history: priceHistory(clips),
    plans: clippedPlans(clips),
    gap: numberOption(options, 'gap') ?? USUAL_GAP,
  };
}

export function pricesOf({ groups }: CompetitorFinding): readonly ClippedPrice[] {
  return groups.flatMap(({ prices }) => prices);
}

/** Whether a price as a part of another is as far from it as a gap; what rounding alone puts short of it is. */
export function isGap(part: number, gap: number): boolean {
  return Math.abs(part - 1) >= gap - 1e-9;
}

/** Ours that are dearer by a gap, the dearest first. */
export function dearerProducts({ own, gap }: CompetitorFinding): readonly MatchedProduct[] {
  return own.products.filter(({ index }) => index > 1 && isGap(index, gap));
}

/** Ours that are cheaper by a gap, the cheapest first. */
export function cheaperProducts({ own, gap }: CompetitorFinding): readonly MatchedProduct[] {
  return own.products.filter(({ index }) => index < 1 && isGap(index, gap)).toReversed();
}
