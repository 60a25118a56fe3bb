import type { Clip, Money, Product } from '../../clip/clip.ts';
import { itemRecords } from '../../clip/page-items.ts';
import { serialOfIso } from '../../metric/calendar.ts';
import type { ColumnRole, TypedColumn, TypedTable } from '../../sheet/typed-table.ts';

/** A price found on a clipped page, with the clip that proves it. */
export interface ClippedPrice {
  readonly clip: Clip;
  readonly name: string;
  /** Site name, else the page's host. */
  readonly seller: string;
  readonly price: number;
  readonly currency: string | null;
  readonly oldPrice: number | null;
  /** On a scale to 5, where the page tells its scale. */
  readonly rating: number | null;
  /** The page does not say of how many the rating is. */
  readonly isRatingUnscaled: boolean;
  /** How many rated or reviewed it. */
  readonly reviews: number | null;
  /** As the clip holds it: `in-stock`, `out-of-stock`. */
  readonly availability: string | null;
  /** The price is where prices begin, or the lower end of several. */
  readonly isFrom: boolean;
  readonly url: string;
  readonly quote: Clip['content']['products'][number]['quote'];
}

/**
 * Every price on the clips: products and list items. Of a page clipped several times only the latest clip counts;
 * an item that a page shows both as product and in a list is taken once.
 */
export function clippedPrices(clips: readonly Clip[]): ClippedPrice[] {
  return latestClips(clips).flatMap(clipPrices);
}

/** The latest clip of every page. */
export function latestClips(clips: readonly Clip[]): readonly Clip[] {
  const latest = new Map<string, Clip>();
  for (const clip of clips) {
    const known = latest.get(clip.pageKey);
    if (known === undefined || known.capturedAt < clip.capturedAt) latest.set(clip.pageKey, clip);
  }
  return [...latest.values()];
}

/** The prices on one clip, whether or not its page was clipped again later. */
export function clipPrices(clip: Clip): ClippedPrice[] {
  const { products } = clip.content;
  const found = [
    ...products.map((product) => ({ ...product, best: product.ratingBest, reviews: product.ratingCount, isFrom: hasSeveralPrices(product) })),
    ...itemRecords(clip.content).map((record) => ({ ...record, quote: null, best: null, reviews: record.count, availability: null, isFrom: record.priceFrom === true || record.priceTo !== undefined })),
  ].flatMap((item): ClippedPrice[] => {
    const price = amountOf(item.price);
    if (price === null || price <= 0 || item.name.trim() === '') return [];
    const currency = item.price?.currency ?? null;
    const old = item.oldPrice?.currency === item.price?.currency ? amountOf(item.oldPrice) : null;
    const oldPrice = old !== null && old > price ? old : null;
    const isRatingUnscaled = item.best === null || item.best <= 0;
    const rating = item.rating === null ? null : item.best === null || isRatingUnscaled ? item.rating : (item.rating / item.best) * 5;
    const { reviews, availability, isFrom, quote } = item;
    return [{ clip, name: item.name.trim(), seller: sellerOf(clip), price, currency, oldPrice, rating, isRatingUnscaled, reviews, availability, isFrom, url: item.url ?? clip.url, quote }];
  });
  return [...new Map(found.reverse().map((one) => [`${one.name.toLowerCase()}|${one.price}`, one])).values()].reverse();
}

function hasSeveralPrices({ price, variants = [] }: Product): boolean {
  return new Set([price, ...variants.map((variant) => variant.price)].flatMap((one) => (one === null ? [] : [Number(one.amount)]))).size > 1;
}

/** Name of the table that stands for the clips' prices among the tables of a study. */
export const CLIPPED_PRICES = 'clipped_prices';

/** The clips' prices as a table, to be bound like any other; null where no clip has a price. */
export function clippedPriceTable(clips: readonly Clip[]): TypedTable | null {
  const prices = clippedPrices(clips);
  if (prices.length === 0) return null;
  const text = (name: string, role: ColumnRole, value: (one: ClippedPrice) => string | null, column: number): TypedColumn => ({
    ...base(name, role, column),
    type: 'text',
    values: prices.map(value),
  });
  const number = (name: string, role: ColumnRole, value: (one: ClippedPrice) => number | null, column: number): TypedColumn => ({
    ...base(name, role, column),
    type: 'number',
    values: Float64Array.from(prices, (one) => value(one) ?? NaN),
  });
  return {
    name: CLIPPED_PRICES,
    source: { sheet: CLIPPED_PRICES, range: 'A1' },
    excelTable: null,
    headerRows: [],
    rowCount: prices.length,
    sourceRows: Uint32Array.from(prices.keys()),
    columns: [
      text('product', 'dimension', (one) => one.name, 0),
      text('seller', 'dimension', (one) => one.seller, 1),
      number('price', 'measure', (one) => one.price, 2),
      text('currency', 'currency', (one) => one.currency, 3),
      number('old_price', 'measure', (one) => one.oldPrice, 4),
      number('rating', 'score', (one) => one.rating, 5),
      { ...base('captured_at', 'time', 6), type: 'date', values: Float64Array.from(prices, ({ clip }) => serialOfIso(clip.capturedAt) ?? NaN) },
      text('url', 'text', (one) => one.url, 7),
    ],
    excluded: [],
    quality: [],
    isClean: false,
  };
}

function base(name: string, role: ColumnRole, column: number) {
  return { name, column, role, unit: null, multiplier: 1, numberFormat: 'General', converted: 0 };
}

function amountOf(money: Money | null): number | null {
  return money === null ? null : Number(money.amount);
}

/** Whose page it is: the site's name, else its host. */
export function sellerOf(clip: Clip): string {
  const host = URL.canParse(clip.url) ? new URL(clip.url).host.replace(/^www\./, '') : clip.url;
  return clip.content.siteName?.trim() || host;
}
