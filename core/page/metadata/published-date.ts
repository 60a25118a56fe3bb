import type { ElementIndex } from '../dom/element-index.ts';
import { attribute, lineOf } from '../dom/nodes.ts';
import { textOf } from '../structured-data/json.ts';
import type { SchemaItem } from '../structured-data/schema-items.ts';
import type { DateReading } from './date-reading.ts';
import { metaContent, type MetaTags } from './meta-tags.ts';
import { readDate } from '../../quantity/dates/dates.ts';

const META_NAMES = [
  'article:published_time', 'og:published_time', 'datepublished', 'og:article:published_time', 'publishdate', 'publish_date', 'published_date',
  'pubdate', 'date.published', 'article.published', 'parsely-pub-date', 'sailthru.date', 'dc.date.issued', 'dc.date.created', 'dcterms.created',
  'dcterms.issued', 'citation_publication_date', 'citation_online_date', 'article_date_original', 'cxenseparse:recs:publishtime', 'weibo:article:create_at',
  'bt:pubdate', 'dc.date', 'dcterms.date', 'date', 'created', 'article.created', 'og:release_date', 'release_date', 'publish-date', 'publication_date',
];
const DATED_TYPES = /Article|Posting|Report|WebPage|Review|Recipe|VideoObject|Question|HowTo|CreativeWork|Blog|Book|Course/;
const NEAR_TITLE = [
  '[itemprop~="datePublished"]', 'time[pubdate]', 'time[class*="publish" i]', 'time[class*="entry-date" i]', 'time.published', 'article header time',
  'header time', 'article time', 'main time', 'time[datetime]',
];
/** Names of what may show a date; `date` stands in `updated` too. */
const CALLED_DATE = { classes: /date|time|publish|byline|meta|info|source/i, ids: /time|date/i };
const NOT_A_DATE_OF_THE_PAGE = /comment|footer|copyright|sidebar|related|recommend|widget|reply/i;

/** When the page's content was first published, as exact as the page says; null when it does not. */
export function publishedDate(document: Document, meta: MetaTags, items: readonly SchemaItem[], page: { readonly url: string; readonly dates: DateReading; readonly lines: readonly string[]; readonly index: ElementIndex }): string | null {
  const { url, dates, lines, index } = page;
  const read = (text: string | null): string | null => (text === null ? null : readDate(text, dates));
  const candidates: (() => string | null)[] = [
    () => structuredDate(items, read, /Article|Posting|Report|Question|Recipe|HowTo/),
    () => read(metaContent(meta, META_NAMES)),
    () => structuredDate(items, read, DATED_TYPES),
    () => timeElementDate(document, read),
    () => lines.map(read).find((date) => date !== null) ?? null,
    () => writtenDate(index, read),
    () => dateInUrl(url),
  ];
  for (const candidate of candidates) {
    const date = candidate();
    if (date !== null) return date;
  }
  return null;
}

function structuredDate(items: readonly SchemaItem[], read: (text: string | null) => string | null, types: RegExp): string | null {
  for (const property of ['datePublished', 'dateCreated', 'uploadDate']) {
    for (const item of items) {
      if (!item.types.some((type) => types.test(type))) continue;
      const date = read(textOf(item.properties[property]));
      if (date !== null) return date;
    }
  }
  return null;
}

function timeElementDate(document: Document, read: (text: string | null) => string | null): string | null {
  for (const selector of NEAR_TITLE) {
    for (const element of [...document.querySelectorAll(selector)].slice(0, 12)) {
      if (standsAside(element)) continue;
      const date = read(attribute(element, 'datetime') ?? attribute(element, 'content')) ?? read(lineOf(element));
      if (date !== null) return date;
    }
  }
  return null;
}

function writtenDate(index: ElementIndex, read: (text: string | null) => string | null): string | null {
  let looked = 0;
  for (const element of index.called(CALLED_DATE)) {
    if (looked >= 300) break;
    if (element.childElementCount > 12 || standsAside(element)) continue;
    looked += 1;
    const text = lineOf(element);
    if (text.length < 6 || text.length > 160) continue;
    const date = read(text);
    if (date !== null) return date;
  }
  return null;
}

function standsAside(element: Element): boolean {
  for (let node: Element | null = element, depth = 0; node !== null && depth < 8; node = node.parentElement, depth += 1) {
    if (['footer', 'aside', 'nav'].includes(node.localName)) return true;
    if (node.localName !== 'body' && NOT_A_DATE_OF_THE_PAGE.test(`${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`)) return true;
  }
  return false;
}

function dateInUrl(url: string): string | null {
  const match = /\/((?:19|20)\d{2})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=[/_-]|$)/.exec(url);
  return match === null ? null : readDate(`${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}`);
}
