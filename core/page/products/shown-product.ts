import type { PageTable, Product, Quote } from '../../clip/clip.ts';
import { quoteAt } from '../../clip/quote.ts';
import { parsePrice } from '../../quantity/price.ts';
import { ratingOf } from '../records/rating.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';

const PRICE = /(?:[$€£¥￥₹₩₽]|\b(?:US\$|USD|EUR|GBP|RMB|CNY|AUD|CAD|CHF|SEK|Rs\.?))\s?\d|\d\s?(?:€|£|zł|kr\b|元|円|₽|USD|EUR|GBP)/;
const FORMER_WORDS = /\b(?:was|rrp|msrp|regular price|original price|list price|compare at)\b|原价|市场价|划线价/i;
const NOT_THE_PRICE = /shipping|delivery|per month|\/mo\b|save|off\b|orders? over|free|points|gift|运费|满|减/i;
const AVAILABILITY: readonly (readonly [RegExp, string])[] = [
  [/\b(?:out of stock|sold out|unavailable|no longer available)\b|缺货|售罄|无货/i, 'out-of-stock'],
  [/\bpre-?order\b|预售|预订/i, 'pre-order'],
  [/\bback-?order/i, 'back-order'],
  [/\b(?:in stock|available now|ready to ship)\b|有货|现货/i, 'in-stock'],
];
/** How many blocks after its name a product's price is looked for. */
const REACH = 60;

/** The product that a product page shows under its main heading, or null when it shows no price there. */
export function shownProduct(blocks: readonly TextBlock[], title: string, tables: readonly PageTable[], lang: string | null, image: string | null): Product | null {
  const start = nameBlock(blocks, title);
  if (start < 0) return null;
  const near = blocks.slice(start, start + REACH);
  const priced = near.filter((block) => block.text.length <= 90 && PRICE.test(block.text));
  const current = priced.find((block) => !isFormer(block) && !NOT_THE_PRICE.test(block.text)) ?? priced[0];
  const price = current === undefined ? null : parsePrice(standing(current), { lang });
  if (current === undefined || price === null) return null;
  const former = priced.map((block) => parsePrice(struck(block) || (isFormer(block) ? block.text.replace(FORMER_WORDS, '') : ''), { lang })).find((money) => money !== null && money.amount !== price.amount);
  const { rating, count } = ratingOf(near.map((block) => block.text).filter((text) => text.length < 120));
  return {
    name: title, brand: null, sku: skuOf(near), price: { ...price }, oldPrice: former === null || former === undefined ? null : { ...former },
    availability: AVAILABILITY.find(([words]) => near.some((block) => block.text.length < 80 && words.test(block.text)))?.[1] ?? null,
    rating, ratingBest: rating === null ? null : rating > 5 ? 10 : 5, ratingCount: count, url: null, image,
    specifications: specificationsOf(blocks, tables), source: 'dom', quote: quoteOfPrice(blocks, current, price.amount),
  };
}

/** Where the page shows an amount, as a quote from the block that shows it; null when no block does. */
export function quoteOfAmount(blocks: readonly TextBlock[], amount: string, lang: string | null): Quote | null {
  const shown = blocks.find((block) => block.text.length <= 90 && PRICE.test(block.text) && sameAmount(parsePrice(standing(block), { lang })?.amount, amount));
  return shown === undefined ? null : quoteOfPrice(blocks, shown, amount);
}

function sameAmount(a: string | undefined, b: string): boolean {
  return a !== undefined && trimZeros(a) === trimZeros(b);
}

function trimZeros(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}

function nameBlock(blocks: readonly TextBlock[], title: string): number {
  const heading = blocks.findIndex((block) => block.kind === 'heading' && block.text === title);
  if (heading >= 0) return heading;
  const first = blocks.findIndex((block) => block.kind === 'heading' && block.level === 1);
  return first >= 0 ? first : blocks.findIndex((block) => block.text === title);
}

function isFormer(block: TextBlock): boolean {
  return FORMER_WORDS.test(block.text) || struck(block).trim() === block.text || /old|was|compare|strike|original/i.test(block.element.getAttribute('class') ?? '');
}

/** A block's words without those struck out; all of them where all are. */
function standing(block: TextBlock): string {
  return block.pieces.filter((piece) => piece.style !== 'struck').map((piece) => piece.text).join('').trim() || block.text;
}

function struck(block: TextBlock): string {
  return block.pieces.filter((piece) => piece.style === 'struck').map((piece) => piece.text).join(' ');
}

function quoteOfPrice(blocks: readonly TextBlock[], shown: TextBlock, amount: string): Quote {
  const index = blocks.indexOf(shown);
  const before = blocks[index - 1]?.text ?? '';
  const after = blocks[index + 1]?.text ?? '';
  const digits = /\d[\d.,]*\d|\d/.exec(standing(shown))?.[0] ?? amount;
  const start = Math.max(0, shown.text.lastIndexOf(digits));
  const from = /[^\s\p{L}\d]$|(?:US|RMB|CNY|EUR|USD)\s?$/u.exec(shown.text.slice(0, start));
  const line = `${before} ${shown.text} ${after}`;
  const begin = before.length + 1 + (from === null ? start : from.index);
  return quoteAt(line, begin, before.length + 1 + start + digits.trimEnd().length);
}

function skuOf(blocks: readonly TextBlock[]): string | null {
  for (const block of blocks) {
    const sku = /^(?:sku|item(?: no\.?| number| #)|model(?: no\.?| number)?|mpn|货号|商品编号|型号)\s*[:：#]?\s*([\w./-]{3,40})$/i.exec(block.text)?.[1];
    if (sku !== undefined && /\d/.test(sku)) return sku;
  }
  return null;
}

const MAX_SPECIFICATIONS = 200;

/** Pairs of name and value: tables of two columns, and definition lists. */
function specificationsOf(blocks: readonly TextBlock[], tables: readonly PageTable[]): { name: string; value: string }[] {
  const pairs: { name: string; value: string }[] = [];
  for (const table of tables) {
    if (table.rows[0]?.length !== 2 || table.rows.length < 2) continue;
    for (const row of table.rows.slice(table.headerRows === table.rows.length ? 0 : table.headerRows)) {
      const [name, value] = row;
      if (name !== undefined && value !== undefined && name.text !== '' && value.text !== '' && name.text.length < 80) pairs.push({ name: name.text.replace(/\s*[:：]$/, ''), value: value.text });
    }
  }
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    if (block.kind === 'term' && block.level === 1 && next?.kind === 'term' && next.level === 0 && block.text.length < 80) {
      pairs.push({ name: block.text.replace(/\s*[:：]$/, ''), value: next.text });
    }
  });
  return pairs.slice(0, MAX_SPECIFICATIONS);
}
