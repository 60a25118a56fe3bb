import type { OtherPrice, Product } from '../../clip/clip.ts';
import { wordsOf } from '../text-blocks/words.ts';
import { sameAmount } from './written-amount.ts';

/** Share of the shorter name's words that two names of one product have in common. */
const ALIKE = 0.6;

/** True for statements that are about one product: one number, or names of the same words. */
export function isSameProduct(one: Product, other: Product): boolean {
  if (one.sku !== null && one.sku === other.sku) return true;
  if (one.source === other.source && one.sku !== null && other.sku !== null) return false;
  return alike(one.name, other.name);
}

/** True for names of which the shorter is for the most part in the longer. */
export function alike(one: string, other: string): boolean {
  const [few, many] = [new Set(wordsOf(one)), new Set(wordsOf(other))].sort((a, b) => a.size - b.size);
  if (few === undefined || many === undefined || few.size === 0) return false;
  return [...few].filter((word) => many.has(word)).length / few.size >= ALIKE;
}

/**
 * One product from what several parts of a page state about it, the surest source first. What one does not tell the next may. The
 * price that the page shows wins over what its data state; prices that disagree are kept beside it with their source.
 */
export function mergeProducts(statements: readonly [Product, ...Product[]]): Product {
  const [first, ...others] = statements;
  const shown = statements.find(({ source, price }) => source === 'dom' && price !== null) ?? statements.find(({ price, quote }) => price !== null && quote !== null);
  const priced = shown ?? statements.find(({ price }) => price !== null) ?? first;
  const otherPrices = disagreeing(priced, statements);
  const merged = others.reduce((known, next) => ({
    ...known,
    brand: known.brand ?? next.brand,
    sku: known.sku ?? next.sku,
    availability: known.availability ?? next.availability,
    ...(known.rating === null ? { rating: next.rating, ratingBest: next.ratingBest } : {}),
    ratingCount: known.ratingCount ?? next.ratingCount,
    url: known.url ?? next.url,
    image: known.image ?? next.image,
    specifications: known.specifications.length > 0 ? known.specifications : next.specifications,
    ...(known.gtin === undefined && next.gtin !== undefined ? { gtin: next.gtin } : {}),
    ...(known.mpn === undefined && next.mpn !== undefined ? { mpn: next.mpn } : {}),
    ...(known.variants === undefined && next.variants !== undefined ? { variants: next.variants } : {}),
  }), first);
  const oldPrice = [priced, ...statements].find((statement) => statement.oldPrice !== null && Number(statement.oldPrice.amount) > Number(priced.price?.amount ?? 0))?.oldPrice ?? null;
  // The amounts agree: which currency a bare sign means, data know better.
  const price = priced.price === null ? null : { ...priced.price, currency: priced.price.currency ?? currencyOf(statements) };
  return { ...merged, price, oldPrice, quote: priced.quote ?? null, ...(otherPrices.length === 0 ? {} : { otherPrices }) };
}

function disagreeing(priced: Product, statements: readonly Product[]): OtherPrice[] {
  const found: OtherPrice[] = [];
  for (const { price, source, quote } of statements) {
    if (price === null || priced.price === null || agrees(price, priced.price)) continue;
    if (!found.some((other) => agrees(other.price, price))) found.push({ price, source, quote });
  }
  return found;
}

function agrees(one: NonNullable<Product['price']>, other: NonNullable<Product['price']>): boolean {
  return sameAmount(one.amount, other.amount) && (one.currency === null || other.currency === null || one.currency === other.currency);
}

function currencyOf(statements: readonly Product[]): string | null {
  return statements.map(({ price }) => price?.currency ?? null).find((currency) => currency !== null) ?? null;
}
