import type { Money, Product, Quote } from '../../clip/clip.ts';
import { quoteAt } from '../../clip/quote.ts';
import { MAY_HAVE_MONEY, MONEY_IN_TEXT } from '../prices/price-words.ts';
import type { PriceReader } from '../prices/price-reader.ts';
import type { PageParts } from '../read-page.ts';
import { ratingOf } from '../records/rating.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';
import { shownAvailability } from './availability.ts';
import { priceAfter } from './shown-price.ts';
import { shownVariants } from './shown-variants.ts';
import { specificationsOf } from './specifications.ts';
import { sameAmount } from './written-amount.ts';

/** How many blocks after its name belong to a product. */
const REACH = 60;
/** Letters of a block that shows a price; longer ones are sentences. */
const LONGEST = 120;

/** The product that a page shows under its main heading, or null where it shows no price there. `stated` are prices that its data give. */
export function shownProduct(page: PageParts, stated: readonly Money[], reader: PriceReader): Product | null {
  const { blocks, metadata } = page;
  const start = nameBlock(blocks, metadata.title);
  const heading = blocks[start];
  if (heading === undefined) return null;
  const shown = priceAfter(heading.element, stated, reader);
  if (shown === null) return null;
  const near = blocks.slice(start, start + REACH);
  const { rating, count } = ratingOf(near.map((block) => block.text).filter((text) => text.length < LONGEST));
  const variants = shownVariants(page.body, reader);
  return {
    name: metadata.title, brand: null, sku: skuOf(near), price: shown.price, oldPrice: shown.oldPrice, availability: shownAvailability(near.map(({ text }) => text)),
    rating, ratingBest: rating === null ? null : rating > 5 ? 10 : 5, ratingCount: count, url: null, image: metadata.image,
    specifications: specificationsOf(blocks, page.tables.map(({ table }) => table)), source: 'dom',
    quote: quoteOfAmount([...blocks.slice(start), ...blocks.slice(0, start)], shown.price.amount, reader), ...(variants.length === 0 ? {} : { variants }),
  };
}

/** Where the page shows an amount, as a quote from the first block that shows it; null when none does. */
export function quoteOfAmount(blocks: readonly TextBlock[], amount: string, reader: PriceReader): Quote | null {
  for (const [index, { text }] of blocks.entries()) {
    if (text.length > LONGEST || !/\d/.test(text) || !MAY_HAVE_MONEY.test(text)) continue;
    for (const match of text.matchAll(MONEY_IN_TEXT)) {
      const money = reader.read(match[0]);
      if (money === null || !sameAmount(money.amount, amount)) continue;
      const before = blocks[index - 1]?.text ?? '';
      const line = `${before} ${text} ${blocks[index + 1]?.text ?? ''}`;
      const from = before.length + 1 + match.index;
      return quoteAt(line, from, from + match[0].length);
    }
  }
  return null;
}

function nameBlock(blocks: readonly TextBlock[], title: string): number {
  const heading = blocks.findIndex((block) => block.kind === 'heading' && block.text === title);
  if (heading >= 0) return heading;
  const first = blocks.findIndex((block) => block.kind === 'heading' && block.level === 1);
  return first >= 0 ? first : blocks.findIndex((block) => block.text === title);
}

function skuOf(blocks: readonly TextBlock[]): string | null {
  for (const block of blocks) {
    const sku = /^(?:sku|item(?: no\.?| number| #| id)|model(?: no\.?| number)?|mpn|货号|商品编号|型号)\s*[:：#]?\s*([\w./-]{3,40})$/i.exec(block.text)?.[1];
    if (sku !== undefined && /\d/.test(sku)) return sku;
  }
  return null;
}
