import { PAGE_TYPES, type PageType } from '../../clip/clip.ts';
import { TYPE_WEIGHTS } from './type-weights.ts';

/** For each sign what it adds to the points of every page type, in the order of `PAGE_TYPES`; `always` is what they start with. */
export type TypeWeights = Readonly<Record<string, readonly number[]>>;

export interface PageTypeGuess {
  readonly pageType: PageType;
  /** 0..1: the share of the winner. */
  readonly confidence: number;
  /** How the signs divide over all types; sums to 1. */
  readonly shares: Readonly<Record<PageType, number>>;
}

/** The type that most signs speak for: each sign adds its weight to each type's points, and the points divide as odds. */
export function guessPageType(signs: Readonly<Record<string, number>>, weights: TypeWeights = TYPE_WEIGHTS): PageTypeGuess {
  const shares: Record<PageType, number> = { article: 0, product: 0, collection: 0, listing: 0, service: 0, forum: 0, documentation: 0 };
  let total = 0;
  PAGE_TYPES.forEach((type, index) => {
    let points = weights['always']?.[index] ?? 0;
    for (const [name, value] of Object.entries(signs)) points += value * (weights[name]?.[index] ?? 0);
    shares[type] = Math.exp(points);
    total += shares[type];
  });
  for (const type of PAGE_TYPES) shares[type] /= total;
  const pageType = PAGE_TYPES.reduce((best, type) => (shares[type] > shares[best] ? type : best));
  return { pageType, confidence: Math.round(shares[pageType] * 100) / 100, shares };
}

/** The type that a person gave a page. */
export function certainType(pageType: PageType): PageTypeGuess {
  const shares: Record<PageType, number> = { article: 0, product: 0, collection: 0, listing: 0, service: 0, forum: 0, documentation: 0 };
  return { pageType, confidence: 1, shares: { ...shares, [pageType]: 1 } };
}
