import type { Product } from '../../clip/clip.ts';
import { PriceReader } from '../prices/price-reader.ts';
import type { PageParts } from '../read-page.ts';
import { alike, isSameProduct, mergeProducts } from './merge-products.ts';
import { quoteOfAmount, shownProduct } from './shown-product.ts';
import { structuredProducts } from './structured-products.ts';

/**
 * The products of a page, each once: what JSON-LD, microdata, RDFa, meta tags and on a product page the page itself tell about it,
 * with the words that prove its price. Where they disagree about the price, the shown one counts and the others are kept beside it.
 */
export function pageProducts(page: PageParts): Product[] {
  const stated = structuredProducts(page.items, page.meta, page.baseUrl);
  const reader = new PriceReader(page.metadata.lang, pageCurrency(stated));
  const named = stated.filter((product) => product.source !== 'meta' && alike(product.name, page.metadata.title));
  // Signs of a page's type may mislead; data that name one product as the page is named do not.
  const isAboutOne = page.type.pageType === 'product' || (named.length === 1 && stated.length <= FEW);
  const main = isAboutOne ? (named[0] ?? stated.find(({ source }) => source === 'meta') ?? stated[0] ?? null) : null;
  const aboutMain = main === null ? [] : stated.filter((product) => product === main || isSameProduct(product, main));
  const shown = isAboutOne ? shownProduct(page, aboutMain.flatMap(({ price }) => price ?? []), reader) : null;
  const others = groupsOf(stated.filter((product) => !aboutMain.includes(product)));
  const groups = [...(shown === null ? [aboutMain] : [[...aboutMain, shown]]), ...others];
  return groups.flatMap((group) => {
    const [first, ...rest] = group.map((product) => (product.price === null || product.quote !== null ? product : { ...product, quote: quoteOfAmount(page.blocks, product.price.amount, reader) }));
    return first === undefined ? [] : [mergeProducts([first, ...rest])];
  });
}

/** The one currency that a page's data state, or null. */
export function pageCurrency(stated: readonly Product[]): string | null {
  const currencies = new Set(stated.flatMap(({ price }) => price?.currency ?? []));
  const [only] = currencies;
  return currencies.size === 1 ? (only ?? null) : null;
}

function groupsOf(stated: readonly Product[]): Product[][] {
  const groups: Product[][] = [];
  for (const product of stated) {
    const known = stated.length > MOST_COMPARED ? undefined : groups.find(([first]) => first !== undefined && first.source !== product.source && isSameProduct(first, product));
    if (known === undefined) groups.push([product]);
    else known.push(product);
  }
  return groups;
}

/** Products that the data of a page about one of them may state. */
const FEW = 4;
/** Statements beyond which they are not compared with one another: a list, in which each stands for itself. */
const MOST_COMPARED = 120;
