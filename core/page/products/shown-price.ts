import type { Money } from '../../clip/clip.ts';
import { PRICE_NAMES } from '../prices/price-words.ts';
import type { PriceReader } from '../prices/price-reader.ts';
import { shownPrices, type ShownPrice } from '../prices/shown-prices.ts';
import { textStream } from '../prices/text-stream.ts';
import { sameAmount } from './written-amount.ts';

/** The price that a page shows beside a product's name. */
export interface PriceOnPage {
  readonly price: Money;
  readonly oldPrice: Money | null;
}

/** Nodes after the name that are looked through. */
const REACH = 2_500;
/** Characters between two amounts of which one is what the other was before. */
const BESIDE = 40;

/**
 * The price shown after `heading`, or null. Where data state prices, one of those that the page shows too; else the first shown,
 * which must be called a price by its markup to speak against them.
 */
export function priceAfter(heading: Element, stated: readonly Money[], reader: PriceReader): PriceOnPage | null {
  // What is free shows no price of its own; prices on its page are of other things.
  if (stated.length > 0 && stated.every(({ amount }) => Number(amount) === 0)) return null;
  const roots = following(heading);
  const stream = textStream(roots, REACH, true);
  if (stream === null) return null;
  const prices = shownPrices(stream, reader, roots).filter(({ money, isAlone }) => isAlone && (Number(money.amount) > 0 || stated.length === 0));
  const asked = prices.filter(({ sense }) => sense === 'asked' || sense === 'former');
  const [first] = asked.filter(({ sense }) => sense === 'asked').concat(asked);
  if (first === undefined) return null;
  const agreeing = asked.find((price) => stated.some((money) => isSame(money, price.money)));
  const reduced = agreeing !== undefined && agreeing !== first && first.sense === 'asked' && isReduction(first, agreeing);
  const chosen = agreeing === undefined || reduced ? first : agreeing;
  if (agreeing === undefined && stated.length > 0 && !PRICE_NAMES.test(chosen.path)) return null;
  return { price: chosen.money, oldPrice: formerOf(chosen, prices) };
}

function isSame(one: Money, other: Money): boolean {
  return sameAmount(one.amount, other.amount) && (one.currency === null || other.currency === null || one.currency === other.currency);
}

/** True for two amounts side by side of which the second is higher: `$98.00 $130.00`. */
function isReduction(price: ShownPrice, other: ShownPrice): boolean {
  return other.start >= price.end && other.start - price.end <= BESIDE && other.money.currency === price.money.currency && Number(other.money.amount) > Number(price.money.amount);
}

function formerOf(price: ShownPrice, prices: readonly ShownPrice[]): Money | null {
  const near = (other: ShownPrice): boolean => other !== price && Number(other.money.amount) > Number(price.money.amount)
    && (other.start >= price.end ? other.start - price.end : price.start - other.end) <= BESIDE * 4;
  const marked = prices.find((other) => (other.sense === 'struck' || other.sense === 'former') && near(other));
  return (marked ?? prices.find((other) => other.sense === 'asked' && isReduction(price, other)))?.money ?? null;
}

/** `start` and what follows it on the page, each part once. */
function following(start: Element): Element[] {
  const parts = [start];
  for (let node: Element | null = start; node !== null && node.localName !== 'body'; node = node.parentElement) {
    for (let next = node.nextElementSibling; next !== null && parts.length < REACH; next = next.nextElementSibling) parts.push(next);
  }
  return parts;
}
