import { collapseSpace, lineOf } from '../dom/nodes.ts';
import { textOf } from '../structured-data/json.ts';
import type { SchemaItem } from '../structured-data/schema-items.ts';
import { wordsOf } from '../text-blocks/words.ts';
import { metaContent, type MetaTags } from './meta-tags.ts';

const SEPARATOR = /\s+[|\-–—·•:»«/\\~]+\s+|\s*[|｜»_]\s*|\s*[-—–]{1,2}\s*(?=\p{Script=Han})|(?<=\p{Script=Han})\s*[-—–]{1,2}\s*/u;
const TITLED_TYPES = /Article$|BlogPosting|NewsArticle|Product$|ProductGroup|DiscussionForumPosting|QAPage|Question|Recipe|TechArticle/;

/**
 * The title of what the page is about, without the site's name: the page's main heading where another statement of the title
 * agrees with it, else the longest part of the stated title that is not the site.
 */
export function pageTitle(document: Document, meta: MetaTags, items: readonly SchemaItem[], site: { readonly name: string | null; readonly url: string }): string {
  const siteName = site.name;
  const written = collapseSpace(document.querySelector('head title, title')?.textContent ?? '');
  const social = metaContent(meta, ['og:title', 'twitter:title', 'dc.title', 'title']);
  const stated = [social, written].filter((title) => title !== null).filter((title) => title !== '');
  const headings = mainHeadings(document);
  const agreed = headings.find((heading) => stated.some((title) => says(title, heading)));
  if (agreed !== undefined) return agreed;
  // A page whose stated title is its site's slogan is still named by its address.
  const named = headings.find((heading) => isNamedBy(site.url, heading));
  if (named !== undefined && !stated.some((title) => says(named, withoutSiteName(title, siteName)))) return named;
  const structured = structuredTitle(items);
  if (structured !== null && stated.some((title) => says(title, structured))) return structured;
  const best = stated[0];
  if (best !== undefined) {
    const cut = withoutSiteName(best, siteName);
    // A title that is nothing but the site's name says less than a heading does.
    if (cut !== '' && !(sameWords(cut, siteName ?? '') && headings[0] !== undefined)) return cut;
  }
  return headings[0] ?? structured ?? best ?? '';
}

/** Whether most of a heading's words stand in the last part of the page's address. */
function isNamedBy(url: string, heading: string): boolean {
  const words = wordsOf(heading);
  if (words.length < 2) return false;
  const address = new Set(wordsOf(lastPart(url)));
  return words.filter((word) => address.has(word)).length * 2 >= words.length;
}

function lastPart(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname.split('/').filter((part) => part !== '').at(-1) ?? '').replace(/[_+.]/g, ' ');
  } catch {
    return '';
  }
}

/** Level-one headings that are not the logo, in page order. */
function mainHeadings(document: Document): string[] {
  const texts = [...document.querySelectorAll('h1')].slice(0, 20).map(lineOf).filter((text) => text.length > 1 && text.length < 300);
  return [...new Set(texts)];
}

function structuredTitle(items: readonly SchemaItem[]): string | null {
  for (const item of items) {
    if (!item.types.some((type) => TITLED_TYPES.test(type))) continue;
    const title = textOf(item.properties['headline']) ?? textOf(item.properties['name']);
    if (title !== null) return collapseSpace(title);
  }
  return null;
}

/** True when `title` begins or ends with `part`, up to case and punctuation, and the part is more than a word of many. */
function says(title: string, part: string): boolean {
  const whole = bare(title);
  const some = bare(part);
  return some.length >= 2 && (whole.startsWith(some) || (whole.endsWith(some) && some.length * 2 >= whole.length));
}

function sameWords(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Cuts the site's name and section names from the ends of a title: `Beard Oil – Beardbrand` is `Beard Oil`. */
export function withoutSiteName(title: string, siteName: string | null): string {
  const parts = title.split(SEPARATOR).map((part) => part.trim()).filter((part) => part !== '');
  if (parts.length < 2) return title.trim();
  const site = bare(siteName ?? '');
  const isSite = (part: string): boolean => site !== '' && (bare(part) === site || (bare(part).length > 3 && site.includes(bare(part))) || (site.length > 3 && bare(part).startsWith(site)));
  const others = parts.filter((part) => !isSite(part));
  if (others.length === 0) return parts[0] ?? title;
  const first = others[0] ?? title;
  const longest = others.reduce((a, b) => (b.length > a.length ? b : a), first);
  const chosen = others.length === parts.length && longest.length > first.length * 2.5 ? longest : first;
  // Names like `A – B – Site` keep `A – B` as they were written when both stand together.
  const last = others[others.length - 1] ?? chosen;
  const start = title.indexOf(first);
  const end = title.lastIndexOf(last) + last.length;
  return others.length < parts.length && others.length > 1 && end > start ? title.slice(start, end) : chosen;
}
