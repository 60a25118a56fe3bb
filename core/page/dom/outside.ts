import { descendants, isText, tagName } from './nodes.ts';

const OUTSIDE_TAGS: ReadonlySet<string> = new Set(['nav', 'footer', 'dialog', 'select', 'script', 'style', 'noscript', 'template', 'svg', 'head', 'iframe', 'object', 'canvas', 'video', 'audio']);
const OUTSIDE_ROLES = /^(?:navigation|contentinfo|dialog|alertdialog|menu|menubar|search|tablist)$/;
const OUTSIDE_NAMES = /(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|megamenu|mega-menu|footer|breadcrumbs?|filters?|facets?|refinements?|pagination|pager|dropdown|cookies?|consent|gdpr|newsletter|modal|offcanvas|minicart|mini-cart|toolbar|skip-links?)(?=$|[\s_-])/i;
/** Names such as `filter-results` are of the content that is filtered. */
const CONTENT_NAMES = /results?|products?|items|content|main|grid|listings?|cards?/i;
/** A part whose name says that it is beside the content, but that holds more of the page than this, is the content. */
const CONTENT_SHARE = 0.4;

/** True for parts around the content of a page, by what HTML and their names call them: navigation, filters, footers, dialogs. */
export function standsOutside(element: Element, pageLength: number): boolean {
  const tag = tagName(element);
  if (OUTSIDE_TAGS.has(tag)) return true;
  if (tag === 'body' || tag === 'main' || tag === 'html' || tag === 'article') return false;
  const role = element.getAttribute('role');
  const declared = (tag === 'header' && element.closest('article, li, main, section') === null) || tag === 'aside' || (role !== null && OUTSIDE_ROLES.test(role));
  if (declared) return shownLength(element) < pageLength * CONTENT_SHARE;
  return hasOutsideName(element) && shownLength(element) < pageLength * CONTENT_SHARE && !holdsGoods(element);
}

/** True for what holds several pictures and prices, whatever its name: the goods of a page stand in `pagination` and the like. */
function holdsGoods(element: Element): boolean {
  return element.querySelectorAll('img').length >= 4 && ((element.textContent ?? '').match(/[$€£¥￥₹]\s?\d|\d\s?[€元円]/g) ?? []).length >= 4;
}

function hasOutsideName(element: Element): boolean {
  return [element.getAttribute('class') ?? '', element.id].some((names) => OUTSIDE_NAMES.test(names) && !CONTENT_NAMES.test(names));
}

/** Letters of text that an element shows, white space aside. */
export function shownLength(root: Element): number {
  let length = 0;
  for (const node of descendants(root, (element) => !OUTSIDE_TAGS.has(tagName(element)) || tagName(element) === 'nav' || tagName(element) === 'footer')) {
    if (isText(node)) length += node.data.replace(/\s+/g, '').length;
  }
  return length;
}
