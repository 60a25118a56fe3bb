import type { PageContent } from '../clip/clip.ts';
import { belongsToContent, pageImages } from './content-images.ts';
import { copyPage, type Look, type PageCopy } from './dom/page-copy.ts';
import { pageFigures } from './figures/page-figures.ts';
import { clipPosts } from './forum/posts.ts';
import { structuredPosts } from './forum/structured-posts.ts';
import { mainBlocks } from './main-text/main-text.ts';
import { contentParts, markdownOf } from './markdown.ts';
import { goesOnBelow } from './more-below.ts';
import { pageCurrency, pageProducts } from './products/page-products.ts';
import { pagePlans } from './plans/page-plans.ts';
import { PriceReader } from './prices/price-reader.ts';
import { readPage, type PageContext as ReadContext } from './read-page.ts';
import { pagePaging } from './records/paging.ts';
import { pageRecords } from './records/page-records.ts';
import type { TextBlock } from './text-blocks/text-block.ts';

export interface PageContext extends ReadContext {
  /** ISO 8601 time of the capture. */
  readonly capturedAt: string;
}

/**
 * What a page says, as typed content: its type, metadata, main text, tables, products, records, posts and figures.
 * Reads a copy: the document stays as it is and none of its code runs. Never throws: a page that cannot be
 * read gives empty content with the notice `not-understood`.
 *
 * @param look how the page looks, of one that is shown.
 */
export function understandPage(document: Document, context: PageContext, look: Look | null = null): PageContent {
  try {
    return understand(copyPage(document, look), context);
  } catch {
    return { ...EMPTY, notices: ['not-understood', 'no-main-content'] };
  }
}

/** As `understandPage`, of a copy that is made already. */
export function understandCopy(copy: PageCopy, context: PageContext): PageContent {
  try {
    return understand(copy, context);
  } catch {
    return { ...EMPTY, notices: ['not-understood', 'no-main-content'] };
  }
}

const EMPTY: PageContent = {
  pageType: 'article', pageTypeConfidence: 0, title: '', author: null, publishedAt: null, siteName: null, description: null, lang: null,
  canonicalUrl: null, image: null, text: '', markdown: '', tables: [], products: [], records: [], figures: [], posts: [], notices: [],
};

function understand(copy: PageCopy, context: PageContext): PageContent {
  const page = readPage(copy.document, context);
  if (page === null) return { ...EMPTY, notices: ['no-main-content'] };
  const { metadata, type, tables } = page;
  const products = pageProducts(page);
  const reader = new PriceReader(metadata.lang, pageCurrency(products));
  const records = pageRecords(page, reader);
  const plans = type.pageType === 'service' || type.pageType === 'product' ? pagePlans({ body: page.body, baseUrl: page.baseUrl, tables, pageType: type.pageType }, reader) : [];
  const paging = records.length === 0 ? null : pagePaging(page.copy, page.body, page.blocks, page.baseUrl, records.length);
  const isThread = type.pageType === 'forum';
  const posts = page.posts.length === 0 && isThread ? structuredPosts(page.items, page.dates) : clipPosts(page.posts);
  const hasMore = goesOnBelow(page.body, page.index, records.length > 0 || posts.length > 0, paging);
  const images = pageImages(page.body, page.blocks, page.baseUrl);
  const main = mainBlocks(page);
  const mainSet = new Set(main);
  const isMain = (block: TextBlock): boolean => mainSet.has(block);
  const text = main.map((block) => block.text).join('\n');
  return {
    pageType: type.pageType,
    pageTypeConfidence: type.confidence,
    ...metadata,
    // A thread is by whoever opened it, when they did.
    author: metadata.author ?? (isThread ? (posts[0]?.author ?? null) : null),
    publishedAt: metadata.publishedAt ?? (isThread ? (posts[0]?.publishedAt ?? null) : null),
    text,
    markdown: markdownOf(contentParts({ blocks: page.blocks, isMain, tables, images: images.filter((image) => belongsToContent(image, page.blocks, isMain)) })),
    tables: tables.map(({ table }) => table),
    products,
    records,
    ...(plans.length === 0 ? {} : { plans }),
    ...(paging === null ? {} : { paging }),
    figures: pageFigures(text, { lang: metadata.lang, pageType: type.pageType, title: metadata.title, publishedAt: metadata.publishedAt, capturedAt: context.capturedAt }),
    posts,
    notices: [...(main.length === 0 ? ['no-main-content'] : []), ...(copy.isTruncated ? ['truncated'] : []), ...(hasMore ? ['more-below'] : []), ...copy.unreadFrames.map(frameNotice)],
  };
}

/** Names the host of a frame that was not read. */
function frameNotice(host: string): string {
  return `frame-skipped:${host}`;
}
