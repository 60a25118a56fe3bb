import type { PageContent } from '../clip/clip.ts';
import { descendants } from './dom/nodes.ts';
import { readableCopy } from './dom/readable-copy.ts';
import { readWithDefuddle, readWithReadability } from './main-text/article-readers.ts';
import { mainBlocks } from './main-text/main-text.ts';
import { markdownOf, type ContentPart } from './markdown.ts';
import { metaContent, readMetaTags } from './metadata/meta-tags.ts';
import { readMetadata } from './metadata/metadata.ts';
import { guessPageType } from './page-type.ts';
import { structuredProducts } from './structured-data/products.ts';
import { schemaItems } from './structured-data/schema-items.ts';
import { dataTables } from './tables/page-tables.ts';
import type { TextBlock } from './text-blocks/text-block.ts';
import { textBlocks } from './text-blocks/text-blocks.ts';

export interface PageContext {
  /** The page's address; empty where it has none. */
  readonly url: string;
  readonly capturedAt: string;
  /** Asked only of a page that is shown: false for what its styles hide. */
  readonly visible?: (element: Element) => boolean;
}

/**
 * What a page says, as typed content: its type, metadata, main text, tables, products and records.
 * Reads a copy: the document stays as it is and none of its code runs. Never throws: a page that cannot be
 * read gives empty content with the notice `not-understood`.
 */
export function understandPage(document: Document, context: PageContext): PageContent {
  try {
    return understand(document, context);
  } catch {
    return { ...EMPTY, notices: ['not-understood', 'no-main-content'] };
  }
}

const EMPTY: PageContent = {
  pageType: 'article', pageTypeConfidence: 0, title: '', author: null, publishedAt: null, siteName: null, description: null, lang: null,
  canonicalUrl: null, image: null, text: '', markdown: '', tables: [], products: [], records: [], figures: [], posts: [], notices: [],
};
const PRICE = /(?:[$€£¥￥₹]|US\$|USD|EUR|GBP|RMB|CNY)\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|zł|kr|元|USD|EUR)/;

function understand(document: Document, context: PageContext): PageContent {
  const { copy, framesSkipped } = readableCopy(document, context.visible);
  const base = baseUrl(copy, context.url);
  const items = schemaItems(copy);
  const meta = readMetaTags(copy);
  const metadata = readMetadata(copy, items, base);
  const body = copy.body ?? copy.documentElement;
  if (body === null) return { ...EMPTY, notices: ['no-main-content'] };
  const tables = dataTables(body, base);
  const blocks = textBlocks(body, base);
  const words = blocks.reduce((sum, block) => sum + wordCount(block.text), 0);
  const linked = blocks.reduce((sum, block) => sum + block.linkedLength, 0);
  const letters = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const type = guessPageType({
    url: context.url,
    ogType: metaContent(meta, ['og:type']),
    items,
    hasDate: metadata.publishedAt !== null,
    hasAuthor: metadata.author !== null,
    prices: blocks.filter((block) => block.text.length < 60 && PRICE.test(block.text)).length,
    words,
    linkedShare: letters === 0 ? 0 : linked / letters,
    paragraphWords: blocks.filter((block) => block.kind === 'paragraph').map((block) => wordCount(block.text)).filter((count) => count > 20).reduce((a, b) => a + b, 0),
    codeBlocks: blocks.filter((block) => block.kind === 'preformatted').length,
  });
  const defuddle = readWithDefuddle(copy, context.url);
  const readability = readWithReadability(copy);
  const main = mainBlocks(blocks, type.pageType, { readability, defuddle });
  const notices = [...(main.length === 0 ? ['no-main-content'] : []), ...(framesSkipped ? ['frame-skipped'] : [])];
  return {
    pageType: type.pageType,
    pageTypeConfidence: type.confidence,
    ...metadata,
    text: main.map((block) => block.text).join('\n'),
    markdown: markdownOf(contentParts(main, tables)),
    tables: tables.map(({ table }) => table),
    products: structuredProducts(items, meta, base),
    records: [],
    figures: [],
    posts: [],
    notices,
  };
}

/** Blocks inside a data table give way to the table itself, once. */
function contentParts(blocks: readonly TextBlock[], tables: readonly { element: Element; table: PageContent['tables'][number] }[]): ContentPart[] {
  const tableOf = new Map(tables.flatMap(({ element, table }) => [...descendants(element), element].map((node) => [node, table] as const)));
  const parts: ContentPart[] = [];
  const told = new Set<PageContent['tables'][number]>();
  for (const block of blocks) {
    const table = tableOf.get(block.element);
    if (table === undefined) parts.push({ block });
    else if (!told.has(table)) {
      told.add(table);
      parts.push({ table });
    }
  }
  return parts;
}

function wordCount(text: string): number {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function baseUrl(document: Document, url: string): string {
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? null;
  if (base === null) return url;
  try {
    return new URL(base, url === '' ? undefined : url).href;
  } catch {
    return url;
  }
}
