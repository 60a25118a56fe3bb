import type { Paging } from '../../clip/clip.ts';
import { absoluteUrl, attribute, collapseSpace, tagName, walkElements } from '../dom/nodes.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';

/** `1–24 of 240 results`, `共 240 件`: how many there are, of which the page shows some. */
const TOTALS: readonly RegExp[] = [
  /\b\d[\d,.]{0,9}\s?(?:[-–—]|to|through)\s?\d[\d,.]{0,9}\s+(?:of|out of|von|sur|de)\s+(?:over |about |more than )?(\d[\d,.]{0,11})/i,
  /\b(?:showing|viewing|viewed|displaying|seen)\s+(?:all\s+)?(?:\d[\d,.]{0,9}\s+(?:of|out of)\s+)?(?:the\s+)?(\d[\d,.]{0,11})\s*(?:products?|items?|results?|articles?|jobs?|courses?|entries|posts?)?/i,
  /^\(?\s?(\d[\d,.]{0,11})\+?\s+(?:total\s+)?(?:products?|items?|results?|styles?|jobs?|courses?|events?|listings?|matches|articles?|produits?|produkte?|artikel|resultados?)(?:\s+(?:found|available))?\.?\s?\)?$/i,
  /共(?:有|找到|计)?\s?(\d[\d,]{0,11})\s?(?:件|条|个|款|项|种|页?商品|结果|记录|家|套)/,
  /(?:找到|约|相关结果)\s?(\d[\d,]{0,11})\s?(?:件|条|个|款|项|种)/,
];
const OF_PAGES = /(?:\bpage\s+|第\s?)(\d{1,5})\s*(?:of|\/|页?[,，/]?\s?共)\s*(\d{1,5})/i;
const PAGES = /共\s?(\d{1,5})\s?页/;
const NEXT = /^(?:next(?: page)?|下一页|下页|后页|older(?: posts)?|suivante?|weiter|nächste(?: seite)?|siguiente|avanti|volgende|próxima)[\s›»→>]*$|^[›»→]$/i;
const MORE = /^(?:load|show|view|see)\s+(?:\d+\s+)?more(?:\s+(?:products?|items?|results?|jobs?|articles?|posts?|stories))?\s*[.…]*$|^(?:加载更多|查看更多|点击加载更多|显示更多)$/i;
const CURRENT = /(?:^|[\s_-])(?:current|active|selected|is-active|on)(?=$|[\s_-])/i;
/** Numbered links that make a row of pages. */
const FEWEST_NUMBERS = 2;
const LONGEST_LINE = 120;

/**
 * Where a list goes on beyond the page: its page of how many, the next one's address, how many items there are in all, whether more
 * can be loaded. Null where nothing says that the list is longer than what the page shows.
 */
export function pagePaging(copy: Document, body: Element, blocks: readonly TextBlock[], baseUrl: string, shown: number): Paging | null {
  const links = pagingLinks(body, baseUrl);
  const declared = absoluteUrl(copy.querySelector('link[rel~="next"]')?.getAttribute('href') ?? null, baseUrl);
  const next = declared ?? links.next;
  const lines = blocks.map((block) => block.text).filter((text) => text.length <= LONGEST_LINE && /\d/.test(text));
  const written = lines.map((line) => OF_PAGES.exec(line)).find((match) => match !== null) ?? null;
  const page = written?.[1] === undefined ? links.page : Number(written[1]);
  const counted = lines.map((line) => PAGES.exec(line)?.[1]).find((count) => count !== undefined);
  const pages = written?.[2] !== undefined ? Number(written[2]) : counted !== undefined ? Number(counted) : links.pages;
  const total = totalOf(lines, shown);
  const hasMore = next !== null || links.more || (total !== null && total > shown) || (pages !== null && page !== null && pages > page);
  if (!hasMore && page === null && total === null) return null;
  return { page, pages: pages !== null && page !== null && pages < page ? null : pages, next, total, hasMore };
}

/** The first count of items on the page that is not fewer than it shows. */
function totalOf(lines: readonly string[], shown: number): number | null {
  for (const pattern of TOTALS) {
    for (const line of lines) {
      const written = pattern.exec(line)?.[1];
      const count = written === undefined ? NaN : Number(written.replace(/[.,]/g, ''));
      if (Number.isSafeInteger(count) && count > 0 && count >= shown) return count;
    }
  }
  return null;
}

interface PagingLinks {
  page: number | null;
  pages: number | null;
  next: string | null;
  more: boolean;
}

/** Links and buttons that lead on: numbers in a row, `Next`, `Load more`. */
function pagingLinks(body: Element, baseUrl: string): PagingLinks {
  const found: PagingLinks = { page: null, pages: null, next: null, more: false };
  const rows = new Map<Element, { numbers: number[]; current: number | null }>();
  walkElements(body, (node) => {
    const tag = tagName(node);
    if (tag !== 'a' && tag !== 'button' && tag !== 'span' && tag !== 'li' && tag !== 'strong' && tag !== 'em') return;
    if (node.childElementCount > 2) return;
    const text = collapseSpace(node.textContent ?? '');
    if (text.length > 40) return;
    const label = attribute(node, 'aria-label') ?? attribute(node, 'title') ?? '';
    if (tag === 'a' || tag === 'button') {
      if (found.next === null && (node.getAttribute('rel') === 'next' || NEXT.test(text) || /^(?:go to )?next(?: page)?$/i.test(label)) && !standsInCarousel(node)) found.next = absoluteUrl(attribute(node, 'href'), baseUrl);
      if (MORE.test(text)) found.more = true;
    }
    if (/^\d{1,5}$/.test(text)) seeNumber(node, Number(text), rows);
  });
  for (const { numbers, current } of rows.values()) {
    const last = Math.max(...numbers);
    if (current === null || numbers.length < FEWEST_NUMBERS || !numbers.includes(1) || last > 20_000 || found.pages !== null) continue;
    found.page = current;
    found.pages = last;
  }
  return found;
}

function seeNumber(element: Element, number: number, rows: Map<Element, { numbers: number[]; current: number | null }>): void {
  const holder = element.parentElement?.parentElement;
  const near = [element, element.parentElement].filter((node) => node !== null);
  const row = near.map((node) => node.closest('ul, ol, nav')).find((node) => node !== null) ?? (tagName(element) === 'li' ? element.parentElement : holder) ?? null;
  if (row === null) return;
  const known = rows.get(row) ?? { numbers: [], current: null };
  if (!known.numbers.includes(number)) known.numbers.push(number);
  if (near.some((node) => node.getAttribute('aria-current') === 'page' || node.getAttribute('aria-current') === 'true' || CURRENT.test(node.getAttribute('class') ?? ''))) known.current ??= number;
  rows.set(row, known);
}

function standsInCarousel(element: Element): boolean {
  for (let node: Element | null = element, level = 0; node !== null && level < 4; node = node.parentElement, level += 1) {
    if (/carousel|slider|swiper|slick|gallery/i.test(node.getAttribute('class') ?? '')) return true;
  }
  return false;
}
