import type { ElementIndex } from '../dom/element-index.ts';
import { attribute, collapseSpace, lineOf } from '../dom/nodes.ts';
import { isRecord, listOf, textOf } from '../structured-data/json.ts';
import type { SchemaItem } from '../structured-data/schema-items.ts';
import { signedName } from './lead-lines.ts';
import { metaContent, type MetaTags } from './meta-tags.ts';

const AUTHORED_TYPES = /Article|Posting|Report|Review|Recipe|Question|HowTo|CreativeWork|Blog/;
const META_NAMES = ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'parsely-author', 'sailthru.author', 'citation_author', 'byl', 'twitter:data1-author', 'og:article:author', 'mediaid'];
/** Who is marked as author, the surest mark first. */
const MARKED = ['[itemprop~="author"] [itemprop~="name"]', '[itemprop~="author"]', 'a[rel~="author"]'];
/** Class names of what may show the author. */
const SIGNING = /author|byline|user-?name|nickname/i;
/** The same, the surest first; links inside say it more exactly. */
const CALLED: readonly { readonly words: RegExp; readonly isLink?: true }[] = [
  { words: /author-name/i }, { words: /author_name/i }, { words: /authorname/i }, { words: /byline/i, isLink: true }, { words: /byline/i },
  { words: /(?:^|\s)author(?:\s|$)/, isLink: true }, { words: /(?:^|\s)author(?:\s|$)/ }, { words: /post-author/i }, { words: /entry-author/i },
  { words: /author/i, isLink: true }, { words: /author/i }, { words: /username/i }, { words: /user-name/i }, { words: /nickname/i },
];
/** Elements of one kind that are asked for a name. */
const ASKED = 6;
const SIGNED = /(?:作者|撰文|记者|文)\s*[:：丨|/]\s*([\p{L}·• ]{2,20}?)(?=\s|[,，。;；)）(（]|$)/u;

/** Who wrote the page's content, as names only (several joined by a comma); null when the page does not say. */
export function pageAuthor(document: Document, meta: MetaTags, items: readonly SchemaItem[], { lines, siteName, index }: { readonly lines: readonly string[]; readonly siteName: string | null; readonly index: ElementIndex }): string | null {
  const structured = structuredAuthor(items);
  const signed = signedName(lines);
  // Publishers often state themselves as author where a person signed.
  if (structured !== null) return signed !== null && (structured.isPublisher || sameName(structured.name, siteName)) ? signed : structured.name;
  const stated = cleanName(metaContent(meta, META_NAMES));
  if (stated !== null) return stated;
  if (signed !== null) return signed;
  return shownAuthor(document, index);
}

function shownAuthor(document: Document, index: ElementIndex): string | null {
  for (const selector of MARKED) {
    const name = firstName([...document.querySelectorAll(selector)]);
    if (name !== null) return name;
  }
  const signing = index.called({ classes: SIGNING });
  for (const { words, isLink } of CALLED) {
    const called = signing.filter((element) => words.test(element.getAttribute('class') ?? ''));
    const name = firstName(isLink === undefined ? called : linksIn(called));
    if (name !== null) return name;
  }
  return null;
}

function firstName(elements: readonly Element[]): string | null {
  for (const element of elements.slice(0, ASKED)) {
    const name = standsAside(element) ? null : cleanName(attribute(element, 'content') ?? lineOf(element));
    if (name !== null) return name;
  }
  return null;
}

/** The first links inside elements that stand in page order. */
function linksIn(elements: readonly Element[]): Element[] {
  const links = new Set<Element>();
  for (const element of elements) {
    if (links.size >= ASKED) break;
    for (const link of element.querySelectorAll('a')) links.add(link);
  }
  return [...links];
}

function structuredAuthor(items: readonly SchemaItem[]): { name: string; isPublisher: boolean } | null {
  for (const item of items) {
    if (!item.types.some((type) => AUTHORED_TYPES.test(type))) continue;
    const authors = listOf(item.properties['author'] ?? item.properties['creator']).map((author) => described(author, items));
    const names = authors.map((author) => cleanName(textOf(isRecord(author) ? (author['name'] ?? null) : author))).filter((name) => name !== null);
    if (names.length > 0) return { name: [...new Set(names)].join(', '), isPublisher: authors.every((author) => isRecord(author) && listOf(author['@type']).includes('Organization')) };
  }
  return null;
}

/** An author that is only referred to (`{"@id": ...}`) is described elsewhere on the page. */
function described(author: unknown, items: readonly SchemaItem[]): unknown {
  if (!isRecord(author) || author['name'] !== undefined || typeof author['@id'] !== 'string') return author;
  return items.find((item) => item.properties['@id'] === author['@id'] && item.properties['name'] !== undefined)?.properties ?? author;
}

function sameName(one: string, other: string | null): boolean {
  const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return other !== null && bare(one) === bare(other);
}

/** `By Jane Doe | Staff writer` as `Jane Doe`; null for what cannot be a name. */
export function cleanName(written: string | null): string | null {
  if (written === null) return null;
  const text = collapseSpace(written);
  const signed = SIGNED.exec(text)?.[1];
  const name = (signed ?? text)
    .replace(/^(?:(?:written|posted|published|reviewed|story|words|article|text|started|asked|created)\s+)?(?:by|author|von|par|por)\b\s*:?\s*/i, '')
    .replace(/\s*(?:[|•·]| [-–—] |\d{1,2}[:/]|,?\s+(?:on|updated|published|posted)\b|\bPh\.?D\b|\(|\b(?:19|20)\d{2}\b).*$/i, '')
    .replace(/[,;:\s]+$/, '')
    .replace(/\s+(?:says|said|wrote|view\b.*)$/i, '')
    .replace(/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}, \d{4}\s*/i, '')
    .replace(/\s+(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?(?:\s+\d{1,2})?$/i, '')
    .replace(/^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}$/i, '')
    .replace(/[,;:\s]+$/, '')
    .trim();
  if (name.length < 2 || name.length > 80 || /https?:|www\.|@|\.(?:com|org|net)\b/i.test(name) || !/\p{L}/u.test(name)) return null;
  if (/^(?:admin|administrator|author|authors|editor|by|unknown|guest|none|null|undefined|share|follow|staff|user|users|post|posts|member|(?:first|last|full|your|user) ?name|posted|reply|profile)$/i.test(name)) return null;
  // What a template left unfilled, and a date that stands where the name should.
  if (!/\s/.test(name) && (/[{}$%<>=]/.test(name) || /^(?:author|name|user|site|post|page|blog|article|meta)[._]|[._](?:author|name|title)$/i.test(name))) return null;
  return name.split(/\s+/).length > 10 ? null : name;
}

function standsAside(element: Element): boolean {
  for (let node: Element | null = element, depth = 0; node !== null && depth < 8; node = node.parentElement, depth += 1) {
    if (['footer', 'aside', 'nav'].includes(node.localName)) return true;
    if (node.localName !== 'body' && /comment|footer|sidebar|related|recommend|widget|reply/i.test(`${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`)) return true;
  }
  return false;
}
