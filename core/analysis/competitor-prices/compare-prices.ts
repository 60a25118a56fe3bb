import type { Clip } from '../../clip/clip.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import { clippedPrices } from './clipped-prices.ts';
import type { ClippedPrice } from './clipped-prices.ts';
import { matchNames } from './name-match.ts';
import { findPriceList } from './price-list.ts';
import type { PriceList } from './price-list.ts';

/** A clipped price, and our own price of the product that is named like it. */
export interface ComparedPrice {
  readonly theirs: ClippedPrice;
  readonly ours: { readonly row: number; readonly name: string; readonly price: number } | null;
}

export interface PriceComparison {
  /** Prices that may be compared with each other: one currency, lowest first. The largest group comes first. */
  readonly groups: readonly { readonly currency: string | null; readonly prices: readonly ComparedPrice[] }[];
  readonly priceList: PriceList | null;
  /** The price list says no currency, and the clips hold just this one. */
  readonly assumedCurrency: string | null;
  readonly clips: readonly Clip[];
}

/** Sorts clipped prices into currencies and pairs them with our own of the same currency. */
export function comparePrices(clips: readonly Clip[], tables: readonly TypedTable[]): PriceComparison {
  const prices = clippedPrices(clips);
  const priceList = findPriceList(tables);
  const currencies = [...new Set(prices.map((one) => one.currency))];
  const [only] = currencies;
  const assumedCurrency = priceList !== null && priceList.currency === null && currencies.length === 1 && only !== undefined ? only : null;
  const ourCurrency = priceList?.currency ?? assumedCurrency;
  const groups = currencies.map((currency) => {
    const inCurrency = prices.filter((one) => one.currency === currency).sort((a, b) => a.price - b.price || a.name.localeCompare(b.name));
    const canMatch = priceList !== null && ourCurrency !== null && ourCurrency === currency;
    const pairs = canMatch ? matchNames(priceList.items.map((item) => item.name), inCurrency.map((one) => one.name)) : [];
    const oursOf = new Map(pairs.map((pair) => [pair.theirs, priceList?.items[pair.ours] ?? null]));
    return { currency, prices: inCurrency.map((theirs, index): ComparedPrice => ({ theirs, ours: oursOf.get(index) ?? null })) };
  });
  groups.sort((a, b) => b.prices.length - a.prices.length);
  return { groups, priceList, assumedCurrency, clips };
}
