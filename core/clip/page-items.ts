import type { Money, PageContent, PageRecord, Product, Quote } from './clip.ts';

/** Something that a page offers or lists, from its structured data or from its cards. */
export interface PageItem {
  readonly name: string;
  readonly price: Money | null;
  readonly priceTo: Money | null;
  /** The price is where prices begin. */
  readonly isPriceFrom: boolean;
  readonly oldPrice: Money | null;
  readonly rating: number | null;
  readonly quote: Quote | null;
}

/** The product that a page is about; null where it is about several, or none. */
export function ownProduct({ pageType, products }: PageContent): Product | null {
  return products.length === 1 || pageType === 'product' ? (products[0] ?? null) : null;
}

/**
 * The records of a page that are items of it, and none of its products. Blocks that repeat on a page that is no list are
 * items only where several, and half of them, have a price, and never where they are its posts or stand beside plans.
 */
export function itemRecords({ pageType, products, records, plans = [], posts }: PageContent): readonly PageRecord[] {
  const isList = pageType === 'collection' || pageType === 'listing';
  const names = new Set([...products, ...plans].map(({ name }) => keyOf(name)));
  const urls = new Set(products.flatMap(({ url }) => url ?? []));
  const others = records.filter(
    ({ name, price, url }) => (isList || (price !== null && posts.length === 0)) && !names.has(keyOf(name)) && !(isList && url !== null && urls.has(url)),
  );
  const isPricing = pageType === 'service' && plans.length > 0;
  return isList || (!isPricing && others.length > 1 && others.length >= records.length / 2) ? others : [];
}

/** All that a page offers or lists, each once: its products, then its other items. */
export function allItems(content: PageContent): PageItem[] {
  return [
    ...content.products.map((product) => ({ ...product, priceTo: null, isPriceFrom: false })),
    ...itemRecords(content).map((record) => ({ ...record, priceTo: record.priceTo ?? null, isPriceFrom: record.priceFrom === true, quote: null })),
  ].map(({ name, price, priceTo, isPriceFrom, oldPrice, rating, quote }) => ({ name, price, priceTo, isPriceFrom, oldPrice, rating, quote }));
}

/** The items of a page beside the product that it is about. */
export function listedItems(content: PageContent): PageItem[] {
  return allItems(content).slice(ownProduct(content) === null ? 0 : 1);
}

function keyOf(name: string): string {
  return name.replace(/\s+/g, '').toLowerCase();
}
