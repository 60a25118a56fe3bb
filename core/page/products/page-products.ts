import type { Product } from '../../clip/clip.ts';
import type { PageParts } from '../read-page.ts';
import { quoteOfAmount, shownProduct } from './shown-product.ts';
import { structuredProducts } from './structured-products.ts';

/**
 * What structured data states, with where the page shows it, and on a product page what the page itself shows. Statements that
 * disagree stay side by side; a shown price that agrees adds only what the statement lacks.
 */
export function pageProducts(page: PageParts): Product[] {
  const { lang, title, image } = page.metadata;
  const stated = structuredProducts(page.items, page.meta, page.baseUrl)
    .map((product) => (product.price === null ? product : { ...product, quote: quoteOfAmount(page.blocks, product.price.amount, lang) }));
  const shown = page.type.pageType === 'product' ? shownProduct(page.blocks, title, page.tables.map(({ table }) => table), lang, image) : null;
  if (shown === null) return stated;
  const agreeing = stated.find((product) => product.quote !== null);
  if (agreeing === undefined) return [...stated, shown];
  return stated.map((product) => (product === agreeing && product.specifications.length === 0 ? { ...product, specifications: shown.specifications } : product));
}
