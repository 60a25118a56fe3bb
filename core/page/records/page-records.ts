import type { Money, PageRecord } from '../../clip/clip.ts';
import { parsePrice } from '../../quantity/price.ts';
import { absoluteUrl, attribute, collapseSpace, descendants, isElement, isText, tagName } from '../dom/nodes.ts';
import { repeatedGroups } from './repeated-elements.ts';

const PRICE = /(?:[$€£¥￥₹₩₽]|\b(?:US\$|USD|EUR|GBP|RMB|CNY|AUD|CAD|CHF|SEK|Rs\.?))\s?\d|\d\s?(?:€|£|zł|kr\b|元|円|₽|USD|EUR|GBP)/;
const FORMER = /\b(?:old|was|compare|regular|original|strike|list-price|msrp|rrp|before|crossed)|del\b|原价|划线/i;
const BADGE = /badge|ribbon|flag|sticker|promo|(?:^|[\s_-])(?:label|tag)(?:$|[\s_-])/i;
const NAMED = /(?:^|[\s_-])(?:title|name|heading|headline)(?:$|[\s_-])|[a-z](?:Title|Name)(?:$|\s|_)|product(?:title|name)/i;
const ASIDE: ReadonlySet<string> = new Set(['nav', 'footer', 'header', 'form', 'select', 'dialog']);
const FEWEST_RECORDS = 3;
/** Items of a group looked at before all of it is read. */
const SAMPLED = 3;
/** Nodes beyond which an element is a part of the page, not an item of a list. */
const LARGEST_ITEM = 600;

/**
 * The items of the page's main list: cards of a category, hits of a search, entries of a directory. Found by their like build,
 * named by their heading or main link. Several lists of one build count as one; lists of navigation are left out.
 */
export function pageRecords(root: Element, baseUrl: string, lang: string | null): PageRecord[] {
  let best: { records: PageRecord[]; score: number } = { records: [], score: 0 };
  for (const group of repeatedGroups(root)) {
    if (group.elements.length < FEWEST_RECORDS || group.elements.filter(standsAside).length * 2 > group.elements.length) continue;
    if (group.elements.slice(0, SAMPLED).every((element) => recordOf(element, baseUrl, lang) === null)) continue;
    const records = withoutRepeats(group.elements.map((element) => recordOf(element, baseUrl, lang)).filter((record) => record !== null));
    if (records.length < FEWEST_RECORDS || records.length * 2 < group.elements.length) continue;
    const score = scoreOf(records);
    if (score > best.score) best = { records: records.map(({ record }) => record), score };
  }
  return best.records;
}

interface Candidate {
  readonly record: PageRecord;
  readonly words: number;
  readonly prices: number;
  readonly links: number;
}

/** More items, with more told about each, and no more than one thing per item: rows of cards score below the cards in them. */
function scoreOf(candidates: readonly Candidate[]): number {
  const share = (has: (candidate: Candidate) => boolean): number => candidates.filter(has).length / candidates.length;
  const told = 0.2 + 1.6 * share(({ record }) => record.price !== null) + 0.6 * share(({ record }) => record.image !== null)
    + 0.5 * share(({ record }) => record.rating !== null) + 0.8 * share(({ words }) => words >= 8) + 0.4 * share(({ record }) => record.url !== null);
  const single = share(({ prices, links }) => prices <= 3 && links <= 8);
  const distinct = new Set(candidates.map(({ record }) => record.name)).size / candidates.length;
  return Math.sqrt(candidates.length) * told * single * single * distinct;
}

function recordOf(element: Element, baseUrl: string, lang: string | null): Candidate | null {
  const found = readItem(element, baseUrl);
  const { name } = found;
  if (name === null || name.length < 2 || name.length > 250) return null;
  const prices = found.prices.map(({ text, former }) => ({ money: parsePrice(text, { lang }), former })).filter((price): price is { money: Money; former: boolean } => price.money !== null);
  const price = prices.find(({ former }) => !former)?.money ?? prices[0]?.money ?? null;
  const oldPrice = prices.find(({ former, money }) => former && money.amount !== price?.amount)?.money ?? null;
  return {
    record: { name, price, oldPrice, ...ratingOf(found.texts), url: found.url, image: found.image, badge: found.badge },
    words: found.texts.reduce((sum, text) => sum + text.split(' ').length, 0),
    prices: prices.length,
    links: found.links,
  };
}

interface FoundItem {
  name: string | null;
  url: string | null;
  image: string | null;
  badge: string | null;
  links: number;
  readonly prices: { readonly text: string; readonly former: boolean }[];
  readonly texts: string[];
}

function readItem(item: Element, baseUrl: string): FoundItem {
  const found: FoundItem = { name: null, url: null, image: null, badge: null, links: 0, prices: [], texts: [] };
  let heading: string | null = null;
  let named: string | null = null;
  let linked = '';
  let pictured: string | null = null;
  const addresses = new Set<string>();
  let nodes = 0;
  const link = (element: Element): void => {
    const url = absoluteUrl(attribute(element, 'href'), baseUrl);
    if (url === null || /^#/.test(element.getAttribute('href') ?? '')) return;
    addresses.add(url);
    const text = collapseSpace(element.textContent ?? '');
    if (found.url === null || (text.length > linked.length && text.length < 200)) {
      if (text.length >= linked.length) {
        found.url = url;
        linked = PRICE.test(text) && text.length < 20 ? linked : text;
      }
    }
  };
  if (tagName(item) === 'a') link(item);
  for (const node of descendants(item, (element) => !['script', 'style', 'noscript', 'template', 'svg', 'select'].includes(tagName(element)))) {
    if ((nodes += 1) > LARGEST_ITEM) return { ...found, name: null };
    if (isText(node)) {
      const text = collapseSpace(node.data);
      if (text === '') continue;
      found.texts.push(text);
      continue;
    }
    if (!isElement(node)) continue;
    const tag = tagName(node);
    const names = `${node.getAttribute('class') ?? ''} ${node.getAttribute('itemprop') ?? ''} ${node.getAttribute('data-testid') ?? ''}`;
    if (tag === 'a') link(node);
    if (tag === 'img') {
      found.image ??= imageOf(node, baseUrl);
      pictured ??= attribute(node, 'alt');
    }
    if (/^h[1-6]$/.test(tag)) heading ??= filled(node, 250);
    if (NAMED.test(names)) named ??= filled(node, 250);
    if (BADGE.test(names) && node.childElementCount < 3) found.badge ??= filled(node, 40);
    if (node.childElementCount <= 6) readPrice(node, tag, names, found);
    const label = attribute(node, 'aria-label') ?? attribute(node, 'title');
    if (label !== null && /\d/.test(label) && /star|rating|out of|评分|分/i.test(label)) found.texts.push(label);
  }
  found.links = addresses.size;
  const words = heading ?? named ?? (linked.length >= 2 && linked.length <= 200 ? linked : null) ?? pictured;
  found.name = words === null ? null : collapseSpace(words);
  return found;
}

/** The smallest element that holds a whole price: `$`, `12` and `99` often stand in elements of their own. */
function readPrice(element: Element, tag: string, names: string, found: FoundItem): void {
  if (element.querySelectorAll('*').length > 12) return;
  const raw = element.textContent ?? '';
  if (raw.length > 160) return;
  const text = collapseSpace(raw);
  if (text.length > 60 || !PRICE.test(text)) return;
  const smaller = [...element.children].some((child) => child.childElementCount <= 6 && PRICE.test(collapseSpace(child.textContent ?? '')) && ownDigits(child) === ownDigits(element));
  const several = [...element.children].filter((child) => PRICE.test(collapseSpace(child.textContent ?? ''))).length > 1;
  if (smaller || several) return;
  const former = tag === 'del' || tag === 's' || tag === 'strike' || FORMER.test(names) || element.closest('del, s, strike') !== null || FORMER.test(element.parentElement?.getAttribute('class') ?? '') || /^(?:was|rrp|msrp|原价)/i.test(text);
  if (!found.prices.some((price) => price.text === text)) found.prices.push({ text, former });
}

function ownDigits(element: Element): string {
  return (element.textContent ?? '').replace(/\D+/g, '');
}

function filled(element: Element, longest: number): string | null {
  const text = collapseSpace(element.textContent ?? '');
  return text !== '' && text.length <= longest && /\p{L}|\d/u.test(text) ? text : null;
}

function imageOf(image: Element, baseUrl: string): string | null {
  for (const name of ['data-src', 'data-original', 'data-lazy-src', 'src']) {
    const url = absoluteUrl(attribute(image, name), baseUrl);
    if (url !== null) return url;
  }
  const first = (attribute(image, 'data-srcset') ?? attribute(image, 'srcset'))?.split(/\s|,\s/)[0] ?? null;
  return absoluteUrl(first, baseUrl);
}

/** `4.6 out of 5 (133 reviews)` as rating 4.6 of 133. */
export function ratingOf(texts: readonly string[]): { rating: number | null; count: number | null } {
  const line = texts.join(' ');
  const rating = /(\d(?:[.,]\d{1,2})?)\s*(?:out of|of|\/)\s*(?:5|10)\b|rat(?:ing|ed)\s*:?\s*(\d(?:[.,]\d{1,2})?)|(\d(?:\.\d)?)\s*(?:stars?|★|分(?!钟))/i.exec(line);
  const count = /([\d,.]+k?)\s*(?:customer\s+)?(?:reviews?|ratings?|条评价|人评价|条评论)/i.exec(line) ?? (rating === null ? null : /\((\d[\d,]*)\)/.exec(line));
  const value = rating === null ? NaN : Number((rating[1] ?? rating[2] ?? rating[3] ?? '').replace(',', '.'));
  const counted = (count?.[1] ?? '').replace(/,/g, '');
  const number = /k$/i.test(counted) ? Math.round(Number.parseFloat(counted) * 1000) : Number(counted);
  return { rating: Number.isFinite(value) ? value : null, count: counted === '' || !Number.isFinite(number) ? null : number };
}

function standsAside(element: Element): boolean {
  for (let node: Element | null = element, depth = 0; node !== null && depth < 12; node = node.parentElement, depth += 1) {
    const names = `${node.getAttribute('class') ?? ''} ${node.id} ${node.getAttribute('role') ?? ''}`;
    if (ASIDE.has(tagName(node)) || (tagName(node) !== 'body' && /\b(?:nav|navbar|menu|footer|breadcrumbs?|filters?|facets?|pagination|mega-?menu|dropdown)\b/i.test(names))) return true;
  }
  return false;
}

function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ record }) => {
    const key = `${record.name}\u0000${record.url ?? ''}\u0000${record.price?.amount ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
