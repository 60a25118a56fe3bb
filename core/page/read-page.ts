import { readableCopy } from './dom/readable-copy.ts';
import { metaContent, readMetaTags, type MetaTags } from './metadata/meta-tags.ts';
import { readMetadata, type Metadata } from './metadata/metadata.ts';
import { pageSigns } from './page-type/page-signs.ts';
import { guessPageType, type PageTypeGuess } from './page-type/page-type.ts';
import { schemaItems, type SchemaItem } from './structured-data/schema-items.ts';
import { dataTables, type FoundTable } from './tables/page-tables.ts';
import type { TextBlock } from './text-blocks/text-block.ts';
import { textBlocks } from './text-blocks/text-blocks.ts';

export interface PageContext {
  /** The page's address; empty where it has none. */
  readonly url: string;
  /** Asked only of a page that is shown: false for what its styles hide. */
  readonly visible?: (element: Element) => boolean;
}

/** A page taken apart, before it is decided what of it is main content. */
export interface PageParts {
  /** A copy to cut at will. */
  readonly copy: Document;
  readonly body: Element;
  /** What relative addresses on the page are relative to. */
  readonly baseUrl: string;
  readonly meta: MetaTags;
  readonly items: readonly SchemaItem[];
  readonly metadata: Metadata;
  readonly tables: readonly FoundTable[];
  readonly blocks: readonly TextBlock[];
  readonly type: PageTypeGuess;
  readonly framesSkipped: boolean;
}

/** Takes a copy of a page apart into blocks, tables and what it says about itself; null where it has no body. */
export function readPage(document: Document, context: PageContext): PageParts | null {
  const { copy, framesSkipped } = readableCopy(document, context.visible);
  const body = copy.querySelector('body') ?? copy.documentElement;
  if (body === null) return null;
  const baseUrl = baseOf(copy, context.url);
  const items = schemaItems(copy);
  const meta = readMetaTags(copy);
  const blocks = textBlocks(body, baseUrl);
  const metadata = readMetadata(copy, items, blocks, baseUrl);
  const type = guessPageType(pageSigns({
    url: context.url, ogType: metaContent(meta, ['og:type']), items, blocks, hasDate: metadata.publishedAt !== null, hasAuthor: metadata.author !== null,
  }));
  return { copy, body, baseUrl, meta, items, metadata, tables: dataTables(body, baseUrl), blocks, type, framesSkipped };
}

function baseOf(document: Document, url: string): string {
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? null;
  if (base === null) return url;
  try {
    return new URL(base, url === '' ? undefined : url).href;
  } catch {
    return url;
  }
}
