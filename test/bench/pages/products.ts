import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Product } from '../../../core/clip/clip.ts';
import { understandPage } from '../../../core/page/understand-page.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';
import { pageHtml, type PageTruth } from './corpus.ts';
import { quietly } from './quietly.ts';
import { sameAmount } from './same-amount.ts';
import { sameName } from './same-name.ts';

/** The one product of a page as a reader sees it; fields that the page does not tell are left out. */
const productTruthSchema = z.object({
  page: z.string(),
  name: z.string(),
  price: z.string(),
  currency: z.string(),
  oldPrice: z.nullable(z.string()),
  availability: z.optional(z.string()),
  brand: z.optional(z.string()),
});
type TrueProduct = z.infer<typeof productTruthSchema>;

const FIELDS = {
  name: (read, truth) => sameName(read.name, truth.name),
  price: (read, truth) => sameAmount(read.price?.amount ?? null, truth.price),
  currency: (read, truth) => read.price?.currency === truth.currency,
  oldPrice: (read, truth) => sameAmount(read.oldPrice?.amount ?? null, truth.oldPrice),
  availability: (read, truth) => truth.availability === undefined || read.availability === truth.availability,
  brand: (read, truth) => truth.brand === undefined || sameName(read.brand ?? '', truth.brand),
} as const satisfies Record<string, (read: Product, truth: TrueProduct) => boolean>;

/** Scores the first product of the pages in products-truth.jsonl field by field, and prints of all product pages which fields are read. */
export function printProducts(pages: readonly PageTruth[]): void {
  const truths = readFileSync(new URL('products-truth.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => productTruthSchema.parse(JSON.parse(line)));
  const read = new Map(pages.filter(({ type, isChinese }) => type === 'product' && !isChinese).map((page) => [page.id, productsOf(page)]));
  console.log(`\n${'products'.padEnd(16)}${Object.keys(FIELDS).map((field) => field.padStart(13)).join('')}`);
  const right = new Map<string, number>();
  for (const truth of truths) {
    const [first] = read.get(truth.page) ?? [];
    const marks = Object.entries(FIELDS).map(([field, isRight]) => {
      const ok = first !== undefined && isRight(first, truth);
      right.set(field, (right.get(field) ?? 0) + Number(ok));
      return (ok ? 'right' : 'wrong').padStart(13);
    });
    if (marks.some((mark) => mark.includes('wrong'))) console.log(`${truth.page.padEnd(16)}${marks.join('')}`);
  }
  console.log(`${'right'.padEnd(16)}${Object.keys(FIELDS).map((field) => `${String(right.get(field) ?? 0)}/${String(truths.length)}`.padStart(13)).join('')}`);
  printCoverage([...read.values()]);
}

function printCoverage(read: readonly (readonly Product[])[]): void {
  const firsts = read.flatMap((products) => products.slice(0, 1));
  const has: Readonly<Record<string, (product: Product) => boolean>> = {
    price: ({ price }) => price !== null, quote: ({ quote }) => quote !== null, oldPrice: ({ oldPrice }) => oldPrice !== null, brand: ({ brand }) => brand !== null, sku: ({ sku }) => sku !== null,
    availability: ({ availability }) => availability !== null, rating: ({ rating }) => rating !== null, specifications: ({ specifications }) => specifications.length > 0,
    variants: ({ variants }) => variants !== undefined, disagreement: ({ otherPrices }) => otherPrices !== undefined,
  };
  console.log(`${'read'.padEnd(16)}${String(firsts.length)} of ${String(read.length)} pages; ${Object.entries(has).map(([field, test]) => `${field} ${String(firsts.filter(test).length)}`).join(', ')}`);
}

function productsOf(page: PageTruth): readonly Product[] {
  const document = documentFromHtml(pageHtml(page), page.url);
  return quietly(() => understandPage(document, { url: page.url, capturedAt: '2026-01-01T00:00:00Z' })).products;
}
