import * as z from 'zod';
import { clipPrices } from '../../analysis/competitors/clipped-prices.ts';
import { pageTypeSchema, type Clip } from '../../clip/clip.ts';
import { ownProduct } from '../../clip/page-items.ts';

const text = z.nullable(z.string());
const amount = z.nullable(z.number());

const keptPriceSchema = z.object({ name: z.string(), seller: z.string(), price: z.number(), currency: text, oldPrice: amount, rating: amount });
export type KeptPrice = z.infer<typeof keptPriceSchema>;

/** What formulas ask of a clip. Its text, tables and figures stay in the bundle: a workbook would grow too heavy by them. */
export const keptClipSchema = z.object({
  id: z.string(),
  url: z.string(),
  capturedAt: z.iso.datetime(),
  contentHash: z.string(),
  pageType: pageTypeSchema,
  title: z.string(),
  siteName: text,
  author: text,
  publishedAt: text,
  description: text,
  project: text,
  tags: z.array(z.string()),
  note: z.string(),
  /** The one product that the page is about. */
  product: z.nullable(z.object({ name: z.string(), brand: text, sku: text, availability: text })),
  /** Its price where the page is about one product, else the only one that the page shows. */
  headline: z.nullable(keptPriceSchema),
  prices: z.array(keptPriceSchema),
});
export type KeptClip = z.infer<typeof keptClipSchema>;

/** Longer descriptions say nothing more that a cell would show. */
const MAX_DESCRIPTION = 1_000;

export function keptClip(clip: Clip): KeptClip {
  const { id, url, capturedAt, contentHash, project, tags, note, content } = clip;
  const { pageType, title, siteName, author, publishedAt, description } = content;
  const prices = clipPrices(clip).map(({ name, seller, price, currency, oldPrice, rating }): KeptPrice => ({ name, seller, price, currency, oldPrice, rating }));
  const own = ownProduct(content);
  const ofOwn = prices.find(({ name, price }) => own !== null && name === own.name.trim() && price === Number(own.price?.amount));
  return {
    id,
    url,
    capturedAt,
    contentHash,
    pageType,
    title,
    siteName,
    author,
    publishedAt,
    description: description?.slice(0, MAX_DESCRIPTION) ?? null,
    project,
    tags: [...tags],
    note,
    product: own === null ? null : { name: own.name, brand: own.brand, sku: own.sku, availability: own.availability },
    headline: ofOwn ?? (own === null && prices.length === 1 ? (prices[0] ?? null) : null),
    prices,
  };
}
