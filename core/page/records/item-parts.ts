import type { PriceReader } from '../prices/price-reader.ts';
import { shownPrices, type ShownPrice } from '../prices/shown-prices.ts';
import { textStream, type TextStream } from '../prices/text-stream.ts';
import { absoluteUrl, attribute, collapseSpace, descendants, isElement, tagName } from '../dom/nodes.ts';
import { imageAddress } from '../dom/image-address.ts';

/** Where in an item its name may stand, the surest first. */
export const NAME_SOURCES = ['heading', 'named', 'link', 'strong', 'label', 'picture', 'line'] as const;
export type NameSource = (typeof NAME_SOURCES)[number];

export interface FoundName {
  readonly text: string;
  readonly element: Element | null;
}

/** What one item of a list shows, before the list as a whole tells which of it is name and price. */
export interface ItemParts {
  readonly roots: readonly Element[];
  readonly names: ReadonlyMap<NameSource, FoundName>;
  /** The words of each of its links that may be a name. */
  readonly linkNames: readonly FoundName[];
  readonly prices: readonly ShownPrice[];
  /** The item's lines of text and what it says in labels about its stars. */
  readonly texts: readonly string[];
  readonly links: readonly { readonly element: Element; readonly url: string }[];
  readonly image: string | null;
  readonly badge: string | null;
  readonly words: number;
}

const BADGE = /badge|ribbon|sticker|(?:^|[\s_-])(?:flag|label|tag|promo)(?:$|[\s_-])/i;
const BADGE_WORDS = /^(?:sponsored|promoted|ad|new|new in|sale|hot|on sale|best ?seller|bestseller|top rated|limited|limited edition|exclusive|sold out|out of stock|clearance|featured|editor'?s choice|-?\d{1,2}\s?% ?(?:off)?|广告|推广|新品|热卖|热销|特价|售罄|缺货|自营|爆款|限时)$/i;
const NAMED = /(?:^|[\s_-])(?:title|name|heading|headline)(?:$|[\s_-])|[a-z](?:Title|Name)(?:$|\s|_)|product_?(?:title|name)/i;
/** What buttons and links of every item say. */
const BUTTON = /^(?:quick ?(?:view|shop|buy|add)|add to (?:cart|basket|bag|compare|wishlist|list|favou?rites)|buy(?: now)?|shop(?: now)?|view(?: (?:details|product|options|all|more|company profile))?|details|(?:read|learn|see|show|find out|discover|view|load) more|more(?: (?:info|details|options))?|choose options|select options|compare|sponsored|save|share|remove|register|book now|sign in|log in|new|sale|hot|\d{1,3}|加入购物车|立即购买|查看详情|详情|更多|查看更多|阅读全文|收藏|对比)[\s.…»›>→:]*$/i;
const LABELLED = /^(?:item|sku|model|art(?:icle|ikel)?|ref|mfr|part|upc|isbn|release date|date|货号|型号)\b[^:#\n]{0,14}[:#：]/i;
const STARS = /^\d(?:[.,]\d{1,2})?\s*(?:out of|stars?\b|\/\s?(?:5|10)|von)|^(?:rated|rating)\b/i;
/** Nodes beyond which something is a part of the page, not an item of a list. */
const LARGEST_ITEM = 800;
const HEADING = /^h[1-6]$/;
const STARRED = /star|rating/i;
const RATED = /star|rating|rated|out of|review|评分|分/i;
const LONGEST_NAME = 400;

/** The parts of an item, or null where it is too large for one. */
export function itemParts(roots: readonly Element[], baseUrl: string, reader: PriceReader): ItemParts | null {
  const stream = textStream(roots, LARGEST_ITEM);
  if (stream === null) return null;
  const prices = shownPrices(stream, reader, roots);
  const found = new PartsFinder(stream, prices, baseUrl);
  for (const root of roots) {
    const around = root.parentElement;
    if (around !== null && tagName(around) === 'a') found.see(around);
    found.see(root);
    for (const node of descendants(root, (element) => !['script', 'style', 'noscript', 'template', 'svg', 'select'].includes(tagName(element)))) {
      if (isElement(node)) found.see(node);
    }
  }
  return found.parts(roots);
}

class PartsFinder {
  private readonly names = new Map<NameSource, FoundName>();
  private readonly links: { element: Element; url: string }[] = [];
  private readonly linkNames: FoundName[] = [];
  private readonly labels: string[] = [];
  private longestLink = 0;
  private image: string | null = null;
  private badge: string | null = null;

  constructor(private readonly stream: TextStream, private readonly prices: readonly ShownPrice[], private readonly baseUrl: string) {}

  see(element: Element): void {
    const tag = tagName(element);
    if (tag === 'a') this.seeLink(element);
    else if (tag === 'img' || tag === 'source') this.seeImage(element, tag);
    else if (tag === 'strong' || tag === 'b') this.name('strong', element);
    else if (HEADING.test(tag)) this.name('heading', element);
    else if (tag === 'cite') this.name('named', element);
    const { attributes } = element;
    if (attributes.length > 0) this.seeNames(element, tag);
  }

  private seeImage(element: Element, tag: string): void {
    if (tag === 'img') this.text('picture', attribute(element, 'alt'), element);
    this.image ??= imageAddress(element, this.baseUrl);
  }

  /** What an element's attributes say that it is. */
  private seeNames(element: Element, tag: string): void {
    const className = element.getAttribute('class') ?? '';
    const property = element.getAttribute('itemprop');
    const names = property === null ? className : `${className} ${property}`;
    if (names !== '') {
      if (!this.names.has('named') && (property === 'name' || NAMED.test(names))) this.name('named', mainLink(element));
      if (this.badge === null && BADGE.test(names) && element.childElementCount < 3) this.seeBadge(element);
      if (STARRED.test(className)) this.seeStars(element);
    }
    if (!this.names.has('heading') && element.getAttribute('role') === 'heading') this.name('heading', element);
    if (this.image === null && (element.hasAttribute('style') || element.hasAttribute('data-bg') || element.hasAttribute('data-background-image'))) this.image = imageAddress(element, this.baseUrl);
    const label = element.getAttribute('aria-label') ?? element.getAttribute('title') ?? (tag === 'meta' ? element.getAttribute('content') : null);
    if (label !== null && label.length < 120 && /\d/.test(label) && RATED.test(label)) this.labels.push(collapseSpace(label));
  }

  parts(roots: readonly Element[]): ItemParts {
    const lines = this.stream.text.split('\n').map(collapseSpace).filter((line) => line !== '');
    this.badge ??= this.stream.chunks.map(({ start, end }) => (end - start > 26 ? '' : collapseSpace(this.stream.text.slice(start, end)))).find((words) => BADGE_WORDS.test(words)) ?? null;
    const first = lines.find((line) => line.length <= LONGEST_NAME && isName(line) && !this.prices.some((price) => line.startsWith(price.text)) && !BADGE_WORDS.test(line));
    if (first !== undefined) this.names.set('line', { text: first, element: null });
    const texts = [...this.labels, ...lines];
    return { roots, names: this.names, linkNames: this.linkNames, prices: this.prices, texts, links: this.links, image: this.image, badge: this.badge, words: lines.reduce((sum, line) => sum + line.split(' ').length, 0) };
  }

  private seeLink(element: Element): void {
    const href = attribute(element, 'href');
    const url = href === null || href.startsWith('#') ? null : absoluteUrl(href, this.baseUrl);
    if (url === null) return;
    this.links.push({ element, url });
    const words = this.wordsOf(element);
    if (words.length <= LONGEST_NAME && isName(words)) {
      this.linkNames.push({ text: words, element });
      if (words.length > this.longestLink) this.names.set('link', { text: words, element });
      this.longestLink = Math.max(this.longestLink, words.length);
    }
    this.text('label', attribute(element, 'title') ?? attribute(element, 'aria-label'), element);
  }

  private seeBadge(element: Element): void {
    const words = collapseSpace(element.textContent ?? '');
    if (words !== '' && words.length <= 40 && /[\p{L}\d]/u.test(words)) this.badge = words;
  }

  /** Stars filled to a share of their width: `width: 92%` is 4.6 of 5. */
  private seeStars(element: Element): void {
    const share = /width\s*:\s*(\d{1,3}(?:\.\d+)?)%/.exec(element.getAttribute('style') ?? '')?.[1];
    if (share !== undefined && Number(share) > 0 && Number(share) <= 100) this.labels.push(`${String(Math.round(Number(share)) / 20)} out of 5`);
  }

  private name(source: NameSource, element: Element): void {
    if (!this.names.has(source)) this.text(source, this.wordsOf(element), element);
  }

  private text(source: NameSource, words: string | null, element: Element): void {
    if (words !== null && !this.names.has(source) && words.length <= LONGEST_NAME && isName(words)) this.names.set(source, { text: words, element });
  }

  /** The words inside an element, without the prices among them. */
  private wordsOf(element: Element): string {
    const within = this.stream.chunks.filter((chunk) => element.contains(chunk.element));
    const start = within[0]?.start ?? 0;
    const end = within[within.length - 1]?.end ?? 0;
    if (end - start > LONGEST_NAME * 4) return '';
    let words = '';
    let from = start;
    for (const price of this.prices) {
      if (price.start < from || price.end > end || !price.isAlone) continue;
      words += `${this.stream.text.slice(from, price.start)} `;
      from = price.end;
    }
    return collapseSpace(words + this.stream.text.slice(from, end));
  }
}

function isName(words: string): boolean {
  return words.length >= 2 && /\p{L}|^\d{4}$/u.test(words) && !BUTTON.test(words) && !STARS.test(words) && !LABELLED.test(words);
}

/** The first link in an element where it makes up most of its words, else the element: a name, without the source set after it. */
function mainLink(element: Element): Element {
  if (tagName(element) === 'a') return element;
  for (const node of descendants(element)) {
    if (!isElement(node) || tagName(node) !== 'a') continue;
    return collapseSpace(node.textContent ?? '').length * 2 > collapseSpace(element.textContent ?? '').length ? node : element;
  }
  return element;
}
