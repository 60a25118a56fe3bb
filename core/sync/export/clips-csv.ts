import type { Clip } from '../../clip/clip.ts';
import { csvRecord } from './csv.ts';

const COLUMNS = [
  'id', 'url', 'title', 'page_type', 'author', 'published_at', 'captured_at', 'site', 'lang',
  'price', 'currency', 'old_price', 'project', 'tags', 'note', 'content_hash', 'text',
] as const;

/** Clips as CSV, a row each, for spreadsheets: UTF-8 with a byte order mark, so that Excel reads Chinese right. */
export function clipsAsCsv(clips: readonly Clip[]): string {
  const rows = clips.map((clip) => {
    const { content } = clip;
    const product = content.products[0];
    return [
      clip.id, clip.url, content.title, content.pageType, content.author, content.publishedAt, clip.capturedAt,
      content.siteName, content.lang, product?.price?.amount ?? null, product?.price?.currency ?? null,
      product?.oldPrice?.amount ?? null, clip.project, clip.tags.join(', '), clip.note, clip.contentHash, content.text,
    ];
  });
  return `\uFEFF${[COLUMNS, ...rows].map(csvRecord).join('')}`;
}
