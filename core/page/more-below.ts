import type { Paging } from '../clip/clip.ts';
import type { ElementIndex } from './dom/element-index.ts';
import { attribute, isElement, lineOf } from './dom/nodes.ts';

/** Names of what loads the rest of a list when it is scrolled into view. */
const SENTINEL = /(?:^|[\s_-])(?:infinite-?(?:scroll|loader|list)|scroll-?(?:sentinel|trigger)|load-?more(?:-(?:trigger|sentinel|spinner|indicator))?)(?:$|[\s_-])/i;
const CONTROL = /^(?:load|show|view|see)\s+(?:\d{1,4}\s+)?(?:more|older|earlier)(?:\s+\p{L}{1,20}){0,2}[\s.…]*$|^(?:点击)?(?:加载|查看|显示|展开)更多.{0,6}$/iu;
const MOST_CONTROLS = 400;

/**
 * True where a list goes on below what had loaded, without a page of its own to open: it says how many items it has and shows
 * fewer, has a control or a marker that loads more, is still loading, or keeps only the rows on the screen in the page.
 *
 * @param hasList the page shows records or posts; without them a control that shows more belongs to something else.
 * @param index of the body.
 */
export function goesOnBelow(body: Element, index: ElementIndex, hasList: boolean, paging: Paging | null): boolean {
  if (isStillShort(body)) return true;
  if (!hasList) return false;
  if (paging !== null && (paging.next !== null || paging.page !== null)) return false;
  return paging?.hasMore === true || hasSentinel(index) || hasControl(body);
}

function hasSentinel(index: ElementIndex): boolean {
  return index.called({ classes: SENTINEL }).some((element) => element.childElementCount < 4);
}

function hasControl(body: Element): boolean {
  return [...body.querySelectorAll('button, [role="button"], a')].filter(isElement).slice(-MOST_CONTROLS).some((element) => CONTROL.test(lineOf(element)));
}

/** True for what says itself that there is more of it; most pages have nothing that could. */
function isStillShort(body: Element): boolean {
  if (body.querySelector('[aria-busy="true"], [aria-rowcount], [aria-setsize]') === null) return false;
  return body.querySelector('[role="feed"][aria-busy="true"]') !== null || showsRowsInPart(body);
}

/** Lists that keep only what is on the screen state the size of the whole to screen readers. */
function showsRowsInPart(body: Element): boolean {
  for (const grid of body.querySelectorAll('[aria-rowcount]')) {
    const rows = grid.querySelectorAll('[role="row"], tr').length;
    if (rows > 0 && Number(attribute(grid, 'aria-rowcount')) > rows) return true;
  }
  const first = body.querySelector('[role="article"][aria-setsize], [role="listitem"][aria-setsize], li[aria-setsize]');
  const siblings = first?.parentElement?.querySelectorAll('[aria-setsize]').length ?? 0;
  return first !== null && Number(attribute(first, 'aria-setsize')) > siblings;
}
