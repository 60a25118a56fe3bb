import type { ElementIndex } from '../dom/element-index.ts';
import { absoluteUrl, attribute } from '../dom/nodes.ts';
import { textOf } from '../structured-data/json.ts';
import type { SchemaItem } from '../structured-data/schema-items.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';
import type { DateReading } from './date-reading.ts';
import { leadLines } from './lead-lines.ts';
import { metaContent, type MetaTags } from './meta-tags.ts';
import { pageAuthor } from './page-author.ts';
import { pageTitle } from './page-title.ts';
import { publishedDate } from './published-date.ts';

export interface Metadata {
  readonly title: string;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly siteName: string | null;
  readonly description: string | null;
  readonly lang: string | null;
  readonly canonicalUrl: string | null;
  readonly image: string | null;
}

/** Where metadata is read from. */
export interface MetadataSources {
  readonly document: Document;
  /** Of the document's body. */
  readonly index: ElementIndex;
  readonly meta: MetaTags;
  readonly items: readonly SchemaItem[];
  readonly blocks: readonly TextBlock[];
  /** What relative addresses on the page are relative to. */
  readonly url: string;
  readonly lang: string | null;
  readonly dates: DateReading;
}

/** What the page says about itself, from JSON-LD, OpenGraph and other meta tags, and from where a reader sees it. */
export function readMetadata({ document, index, meta, items, blocks, url, lang, dates }: MetadataSources): Metadata {
  const siteName = nameOfSite(meta, items, url);
  const canonical = document.querySelector('link[rel~="canonical" i][href]');
  const title = pageTitle(document, meta, items, { name: siteName ?? hostWord(url), url });
  const lines = leadLines(blocks, title);
  return {
    title,
    author: pageAuthor(document, meta, items, { lines, siteName, index }),
    publishedAt: publishedDate(document, meta, items, { url, dates, lines, index }),
    siteName,
    description: metaContent(meta, ['og:description', 'description', 'twitter:description', 'dc.description']),
    lang,
    canonicalUrl: absoluteUrl(canonical === null ? metaContent(meta, ['og:url']) : attribute(canonical, 'href'), url),
    image: absoluteUrl(metaContent(meta, ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src']), url),
  };
}

function nameOfSite(meta: MetaTags, items: readonly SchemaItem[], url: string): string | null {
  const stated = metaContent(meta, ['og:site_name', 'application-name', 'al:ios:app_name']);
  if (stated !== null) return stated;
  const site = items.find((item) => item.types.includes('WebSite')) ?? items.find((item) => item.types.includes('Organization'));
  const name = site === undefined ? null : textOf(site.properties['name']);
  return name !== null && name.length <= 60 && url !== '' ? name : null;
}

/** The word of the host that names the site: `shop.example.co.uk` is `example`. */
function hostWord(url: string): string | null {
  try {
    const labels = new URL(url).hostname.split('.').filter((label) => label !== 'www');
    const word = labels.slice(0, -1).filter((label) => !['co', 'com', 'org', 'net', 'gov', 'edu', 'ac'].includes(label)).at(-1);
    return word ?? labels[0] ?? null;
  } catch {
    return null;
  }
}
