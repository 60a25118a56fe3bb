import type { PageType } from '../clip/clip.ts';
import { isDayFirst } from '../quantity/dates/dates.ts';
import { ElementIndex } from './dom/element-index.ts';
import { absoluteUrl } from './dom/nodes.ts';
import { findPosts, type FoundPost } from './forum/find-posts.ts';
import type { DateReading } from './metadata/date-reading.ts';
import { readMetaTags, type MetaTags } from './metadata/meta-tags.ts';
import { readMetadata, type Metadata } from './metadata/metadata.ts';
import { pageLanguage } from './metadata/page-language.ts';
import { pageSigns } from './page-type/page-signs.ts';
import { certainType, guessPageType, type PageTypeGuess } from './page-type/page-type.ts';
import { schemaItems, type SchemaItem } from './structured-data/schema-items.ts';
import { dataTables, type FoundTable } from './tables/page-tables.ts';
import type { TextBlock } from './text-blocks/text-block.ts';
import { textBlocks } from './text-blocks/text-blocks.ts';

export interface PageContext {
  /** The page's address; empty where it has none. */
  readonly url: string;
  /** ISO 8601 time of the capture, from which relative dates count; they stay unread without it. */
  readonly capturedAt?: string;
  /** What a person says the page is; the rules decide where nobody does. */
  readonly pageType?: PageType;
}

/** A page taken apart, before it is decided what of it is main content. */
export interface PageParts {
  /** A copy of the page, detached. */
  readonly copy: Document;
  readonly body: Element;
  /** Of the body, uncut. */
  readonly index: ElementIndex;
  /** What relative addresses on the page are relative to. */
  readonly baseUrl: string;
  readonly meta: MetaTags;
  readonly items: readonly SchemaItem[];
  readonly metadata: Metadata;
  readonly tables: readonly FoundTable[];
  readonly blocks: readonly TextBlock[];
  readonly type: PageTypeGuess;
  /** Of a thread its posts, of an article the comments below it; none of other pages. */
  readonly posts: readonly FoundPost[];
  readonly dates: DateReading;
}

/** Takes a copy of a page apart into blocks, tables and what it says about itself; null where it has no body. */
export function readPage(copy: Document, context: PageContext): PageParts | null {
  const body = copy.querySelector('body') ?? copy.documentElement;
  if (body === null) return null;
  const baseUrl = baseOf(copy, context.url);
  const items = schemaItems(copy);
  const meta = readMetaTags(copy);
  const blocks = textBlocks(body, baseUrl);
  const index = new ElementIndex(body);
  const lang = pageLanguage(copy, meta, blocks);
  const dates = { dayFirst: isDayFirst(lang), today: context.capturedAt ?? null };
  const metadata = readMetadata({ document: copy, index, meta, items, blocks, url: baseUrl, lang, dates });
  const type = context.pageType === undefined ? guessPageType(pageSigns(context.url, { meta, items, blocks, body, index, metadata })) : certainType(context.pageType);
  const isThread = type.pageType === 'forum';
  const posts = isThread || type.pageType === 'article' ? findPosts(body, blocks, { isThread, dates }) : [];
  return { copy, body, index, baseUrl, meta, items, metadata, tables: dataTables(body, baseUrl, lang), blocks, type, posts, dates };
}

/** As browsers do it: the first `base` with an address counts, and only one that leads to a page. */
export function baseOf(document: Document, url: string): string {
  return absoluteUrl(document.querySelector('base[href]')?.getAttribute('href') ?? null, url) ?? url;
}
