import type { Clip, PageRecord, Product } from '../../../core/clip/clip.ts';

export interface SamplePrice {
  readonly name: string;
  readonly amount: string;
  readonly currency: string | null;
  readonly old?: string;
  readonly rating?: number;
  readonly reviews?: number;
  readonly availability?: string;
}

/** A clip of a shop's page with some prices. */
export function sampleClip(id: string, url: string, prices: readonly SamplePrice[], capturedAt = '2026-11-20T08:30:00.000Z'): Clip {
  return {
    schema: 1,
    id,
    url,
    pageKey: url,
    capturedAt,
    scope: 'page',
    content: {
      pageType: 'product',
      pageTypeConfidence: 1,
      title: url,
      author: null,
      publishedAt: null,
      siteName: null,
      description: null,
      lang: null,
      canonicalUrl: null,
      image: null,
      text: '',
      markdown: '',
      tables: [],
      products: prices.map(product),
      records: [],
      figures: [],
      posts: [],
      notices: [],
    },
    pageTypeBy: 'rules',
    contentHash: id.padEnd(64, '0'),
    html: null,
    screenshot: null,
    project: null,
    tags: [],
    note: '',
  };
}

function product({ name, amount, currency, old, rating, reviews, availability }: SamplePrice): Product {
  return {
    name,
    brand: null,
    sku: null,
    price: { amount, currency, symbol: null },
    oldPrice: old === undefined ? null : { amount: old, currency, symbol: null },
    availability: availability ?? null,
    rating: rating ?? null,
    ratingBest: rating === undefined ? null : 10,
    ratingCount: reviews ?? null,
    url: null,
    image: null,
    specifications: [],
    source: 'json-ld',
    quote: { exact: amount, prefix: 'now ', suffix: '' },
  };
}

export function sampleRecord(name: string, amount: string, currency: string): PageRecord {
  return { name, price: { amount, currency, symbol: null }, oldPrice: null, rating: null, count: null, url: null, image: null, badge: null };
}
