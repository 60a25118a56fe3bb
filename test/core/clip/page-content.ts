import fc from 'fast-check';
import type { Clip, PageContent, TableColumn } from '../../../core/clip/clip.ts';

/** A page about which nothing was found, with `found` in place. */
export function pageContent(found: Partial<PageContent> = {}): PageContent {
  return {
    pageType: 'article',
    pageTypeConfidence: 0.9,
    title: 'A page',
    author: null,
    publishedAt: null,
    siteName: null,
    description: null,
    lang: 'en',
    canonicalUrl: null,
    image: null,
    text: '',
    markdown: '',
    tables: [],
    products: [],
    records: [],
    figures: [],
    posts: [],
    notices: [],
    ...found,
  };
}

export function productNamed(name: string, amount: string | null): PageContent['products'][number] {
  return {
    name,
    brand: null,
    sku: null,
    price: amount === null ? null : { amount, currency: 'CNY', symbol: '¥' },
    oldPrice: null,
    availability: 'in-stock',
    rating: null,
    ratingBest: null,
    ratingCount: null,
    url: null,
    image: null,
    specifications: [],
    source: 'json-ld',
    quote: null,
  };
}

/** Contents with odd texts, several tables and fields that no reader knows yet. */
export const anyPageContent: fc.Arbitrary<PageContent> = fc
  .record({
    pageType: fc.constantFrom<Clip['content']['pageType']>('article', 'product', 'forum'),
    title: fc.string({ unit: 'binary' }),
    text: fc.string({ unit: 'grapheme', maxLength: 200 }),
    lang: fc.option(fc.constantFrom('zh-CN', 'en')),
    tables: fc.array(
      fc.record({
        caption: fc.option(fc.string()),
        headerRows: fc.nat(2),
        headerColumns: fc.nat(2),
        rows: fc.array(fc.array(fc.record({ text: fc.string(), href: fc.option(fc.webUrl()) }), { maxLength: 3 }), {
          maxLength: 3,
        }),
        columns: fc.array(fc.record({ name: fc.string(), type: fc.constantFrom<TableColumn['type']>('text', 'money'), unit: fc.option(fc.string()), multiplier: fc.constantFrom(1, 10_000) }), { maxLength: 3 }),
        rowKinds: fc.array(fc.record({ row: fc.nat(3), kind: fc.constantFrom('section' as const, 'total' as const) }), { maxLength: 1 }),
        footnotes: fc.array(fc.record({ mark: fc.option(fc.string()), text: fc.string() }), { maxLength: 1 }),
      }),
      { maxLength: 2 },
    ),
    fromTheFuture: fc.jsonValue(),
  })
  .map((found) => pageContent(found));
