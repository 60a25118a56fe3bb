import { descendants, isElement, isText, tagName } from '../dom/nodes.ts';
import { standsOutside, shownLength } from '../dom/outside.ts';

const MONEY = /[$€£¥￥₹]\s{0,2}\d|\d\s?[€元]|^\s*[$€£¥￥₹]\s*$/;
/** Levels above an amount at which the thing that it is the price of may stand. */
const LEVELS = 12;
const FEWEST = 2;
const MOST = 12;

/**
 * Elements that stand side by side, most of them with an amount of money inside: the cards of a price list, whatever their build. Each
 * group with all children of its parent that are of the same tag.
 */
export function pricedSiblings(root: Element): Element[][] {
  const holders = new Map<Element, Set<Element>>();
  const pageLength = shownLength(root);
  for (const node of descendants(root, (element) => !standsOutside(element, pageLength) || tagName(element) === 'header')) {
    if (isElement(node) || !isText(node) || !MONEY.test(node.data)) continue;
    let child: Element | null = node.parentElement;
    for (let level = 0; child !== null && child !== root && level < LEVELS; level += 1) {
      const parent: Element | null = child.parentElement;
      if (parent === null) break;
      const children = holders.get(parent);
      if (children === undefined) holders.set(parent, new Set([child]));
      else children.add(child);
      child = parent;
    }
  }
  return [...holders].flatMap(([parent, priced]) => {
    const [first] = priced;
    if (first === undefined || priced.size < FEWEST) return [];
    const alike = [...parent.children].filter((child) => tagName(child) === tagName(first) && (child.textContent ?? '').trim() !== '');
    return alike.length > MOST || priced.size * 2 < alike.length ? [] : [alike];
  });
}
