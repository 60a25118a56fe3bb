import * as z from 'zod';
import { moneySchema, pageTypeSchema, type Clip, type Money, type PageContent } from '../clip/clip.ts';

/** What a list shows of a clip: small enough to load ten thousand. */
export const entrySchema = z.looseObject({
  id: z.string(),
  url: z.string(),
  host: z.string(),
  pageKey: z.string(),
  capturedAt: z.string(),
  contentHash: z.string(),
  title: z.string(),
  pageType: pageTypeSchema,
  /** The price of the one product that the page is about, where there is one. */
  price: z.nullable(moneySchema),
  project: z.nullable(z.string()),
  tags: z.array(z.string()),
  note: z.string(),
  tables: z.number(),
  figures: z.number(),
  /** Records and products listed on the page. */
  items: z.number(),
});
export type Entry = z.infer<typeof entrySchema>;

export function entryOf(clip: Clip): Entry {
  const { content } = clip;
  return {
    id: clip.id,
    url: clip.url,
    host: hostOf(clip.url),
    pageKey: clip.pageKey,
    capturedAt: clip.capturedAt,
    contentHash: clip.contentHash,
    title: content.title,
    pageType: content.pageType,
    price: headlinePrice(content),
    project: clip.project,
    tags: clip.tags,
    note: clip.note,
    tables: content.tables.length,
    figures: content.figures.length,
    items: content.records.length + content.products.length,
  };
}

/** The host as people say it, without `www.`; the address itself where it has none. */
export function hostOf(address: string): string {
  const host = URL.canParse(address) ? new URL(address).host : '';
  return host === '' ? address : host.replace(/^www\./, '');
}

/** The price of the one product that a page is about; null where it is about none or several. */
export function headlinePrice(content: PageContent): Money | null {
  return content.pageType === 'product' || content.products.length === 1 ? (content.products[0]?.price ?? null) : null;
}
