import type { TypedTable } from '../../sheet/typed-table.ts';
import { median } from '../../statistics/quantile.ts';
import type { ClippedPrice } from './clipped-prices.ts';
import { NameIndex } from './name-match.ts';
import { findPriceList } from './price-list.ts';
import type { OwnItem, PriceList } from './price-list.ts';

/** A product of ours with the prices that others ask for it. */
export interface MatchedProduct {
  readonly own: OwnItem;
  /** One for each seller, their lowest; lowest first. */
  readonly theirs: readonly MatchedPrice[];
  readonly median: number;
  /** Our price as a part of the median. */
  readonly index: number;
}

export interface MatchedPrice extends ClippedPrice {
  readonly likeness: number;
}

/** What was not compared, by why. */
export interface LeftOut {
  /** Prices in a currency other than ours, or in none that is known. */
  readonly otherCurrency: number;
  /** Prices of products like ours that begin there, or are the lowest of several. */
  readonly startingPrices: number;
  /** Names like ours but for a number, a pack size, a set or the condition. */
  readonly differing: readonly { readonly own: OwnItem; readonly theirs: ClippedPrice }[];
  /** Names as like several of ours. */
  readonly tied: number;
}

export interface OwnAgainstClipped {
  readonly list: PriceList | null;
  /** The currency that is compared; null where nothing can be. */
  readonly currency: string | null;
  /** The price list says no currency, and the clips hold just this one. */
  readonly isCurrencyAssumed: boolean;
  /** The dearest of ours first. */
  readonly products: readonly MatchedProduct[];
  /** Prices on the clips of what is not in our list, whatever the currency. */
  readonly onlyTheirs: readonly ClippedPrice[];
  /** Ours that no clip names. */
  readonly onlyOurs: readonly OwnItem[];
  readonly leftOut: LeftOut;
}

/**
 * Our products against the clipped ones of the same name. Prices are compared in one currency, and as they stand: what
 * begins at a price, is of another pack or in another state is counted, not compared. A product is in an assortment
 * whatever its currency.
 */
export function ownAgainstClipped(prices: readonly ClippedPrice[], tables: readonly TypedTable[], signal?: AbortSignal): OwnAgainstClipped {
  const list = findPriceList(tables);
  const currencies = [...new Set(prices.map((one) => one.currency))];
  const [only = null] = currencies;
  const isCurrencyAssumed = list !== null && list.currency === null && currencies.length === 1 && only !== null;
  const currency = list?.currency ?? (isCurrencyAssumed ? only : null);
  if (list === null) return { list, currency, isCurrencyAssumed, products: [], onlyTheirs: [], onlyOurs: [], leftOut: { otherCurrency: 0, startingPrices: 0, differing: [], tied: 0 } };

  const index = new NameIndex(list.items.map(({ name }) => name));
  const matched = new Map<number, MatchedPrice[]>();
  const named = new Set<number>();
  const onlyTheirs: ClippedPrice[] = [];
  const differing: { own: OwnItem; theirs: ClippedPrice }[] = [];
  let [startingPrices, tied, otherCurrency] = [0, 0, 0];
  for (const theirs of prices) {
    signal?.throwIfAborted();
    const match = index.match(theirs.name);
    const own = match === null || match.kind === 'tied' ? undefined : list.items[match.ours];
    if (match === null || own === undefined) {
      if (match === null) onlyTheirs.push(theirs);
      else tied += 1;
      continue;
    }
    if (match.kind !== 'same') {
      differing.push({ own, theirs });
      continue;
    }
    named.add(match.ours);
    if (theirs.currency === null || theirs.currency !== currency) otherCurrency += 1;
    else if (theirs.isFrom) startingPrices += 1;
    else matched.set(match.ours, [...(matched.get(match.ours) ?? []), { ...theirs, likeness: match.likeness }]);
  }
  const products = [...matched].flatMap(([place, found]): MatchedProduct[] => {
    const own = list.items[place];
    if (own === undefined) return [];
    const theirs = lowestOfSellers(found);
    const middle = median(theirs.map(({ price }) => price));
    return [{ own, theirs, median: middle, index: own.price / middle }];
  });
  const near = new Set(differing.map(({ own }) => own));
  return {
    list,
    currency,
    isCurrencyAssumed,
    products: products.sort((one, other) => other.index - one.index || one.own.row - other.own.row),
    onlyTheirs,
    onlyOurs: list.items.filter((own, place) => !named.has(place) && !near.has(own)),
    leftOut: { otherCurrency, startingPrices, differing, tied },
  };
}

function lowestOfSellers(prices: readonly MatchedPrice[]): MatchedPrice[] {
  const lowest = new Map<string, MatchedPrice>();
  for (const one of prices) {
    const known = lowest.get(one.seller);
    if (known === undefined || one.price < known.price) lowest.set(one.seller, one);
  }
  return [...lowest.values()].sort((one, other) => one.price - other.price || one.seller.localeCompare(other.seller));
}
