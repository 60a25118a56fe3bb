import { descendants, isElement, tagName } from '../dom/nodes.ts';
import { shownLength, standsOutside } from '../dom/outside.ts';

/** Things of one build that stand beside one another, or in rows of one build: cards, rows, terms with what they mean. */
export interface RepeatedGroup {
  /** Each item's elements: one, or a heading or term with what follows it. */
  readonly items: readonly (readonly Element[])[];
  /** The first element of each item. */
  readonly elements: readonly Element[];
}

const NEVER_ITEMS: ReadonlySet<string> = new Set(['br', 'hr', 'option', 'p', 'span', 'b', 'i', 'em', 'strong', 'td', 'th', 'input', 'button', 'label', 'img', 'picture', 'source', 'path', 'meta', 'link', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'thead', 'tbody', 'colgroup']);
const MAX_ITEMS = 10_000;
/** Kinds of things told apart among like elements; the rest is left out. */
const MAX_KINDS = 12;

/**
 * Every group of at least two like things below `root`, outside navigation and the like: elements whose tag, lasting classes and
 * parents' build agree, wherever they stand; terms of a definition list; headings of one level that their texts follow.
 * One pass over the page, in the spirit of mining data regions by like siblings (MDR, Liu et al. 2003).
 */
export function repeatedGroups(root: Element): RepeatedGroup[] {
  const pageLength = shownLength(root);
  const siblings = new Map<string, Element[]>();
  const flat: RepeatedGroup[] = [];
  for (const node of descendants(root, (element) => !standsOutside(element, pageLength))) {
    if (!isElement(node)) continue;
    if (node.childElementCount >= 4) flat.push(...flatGroups(node));
    const parent = node.parentElement;
    if (parent === null || NEVER_ITEMS.has(tagName(node)) || node.firstElementChild === null) continue;
    const key = `${rough(parent.parentElement)}>${rough(parent)}>${tagName(node)}`;
    const like = siblings.get(key);
    if (like === undefined) siblings.set(key, [node]);
    else if (like.length < MAX_ITEMS) like.push(node);
  }
  return [...[...siblings.values()].flatMap(byLastingClasses), ...flat].filter((group) => group.items.length > 1 && !standsForParents(group));
}

/** Parts like elements by the class that most of those left carry; what one class does not hold stays apart. */
function byLastingClasses(elements: readonly Element[]): RepeatedGroup[] {
  const groups: RepeatedGroup[] = [];
  let left = elements.map((element) => ({ element, classes: classesOf(element) }));
  for (let round = 0; round < MAX_KINDS && left.length > 1; round += 1) {
    const carried = new Map<string, number>();
    for (const { classes } of left) for (const name of classes) carried.set(name, (carried.get(name) ?? 0) + 1);
    const [lasting, count] = [...carried].reduce<readonly [string, number]>((most, one) => (one[1] > most[1] ? one : most), ['', 1]);
    const inGroup = count > 1 ? left.filter(({ classes }) => classes.has(lasting)) : left;
    groups.push(groupOf(inGroup.map(({ element }) => [element])));
    left = count > 1 ? left.filter(({ classes }) => !classes.has(lasting)) : [];
  }
  return groups;
}

/** True for elements that are all the only ones in theirs: the elements around them are the items. */
function standsForParents({ items }: RepeatedGroup): boolean {
  return items.every(([element]) => element?.parentElement?.childElementCount === 1 && !NEVER_ITEMS.has(tagName(element.parentElement)));
}

function groupOf(items: readonly (readonly Element[])[]): RepeatedGroup {
  return { items, elements: items.flatMap((roots) => roots.slice(0, 1)) };
}

function classesOf(element: Element): ReadonlySet<string> {
  return new Set((element.getAttribute('class') ?? '').trim().split(/\s+/).filter((name) => name !== '').map((name) => name.replace(/\d+/g, '#')));
}

/** The tag and first class, numbers in it aside: enough to tell a place in the page's build. */
function rough(element: Element | null): string {
  if (element === null) return '';
  const first = (element.getAttribute('class') ?? '').trim().split(/\s+/)[0] ?? '';
  return `${tagName(element)}.${first.replace(/\d+/g, '#')}`;
}

/** Items that have no element of their own: terms of a definition list, headings that lead somewhere with what follows them. */
function flatGroups(parent: Element): RepeatedGroup[] {
  const children = [...parent.children];
  const starts = tagName(parent) === 'dl' ? 'dt' : leadingHeading(children);
  if (starts === null) return [];
  const items: Element[][] = [];
  for (const child of children) {
    if (tagName(child) === starts) items.push([child]);
    else items[items.length - 1]?.push(child);
  }
  return items.length < 3 ? [] : [groupOf(items)];
}

/** The level of headings of which three or more among `children` are links, or null. */
function leadingHeading(children: readonly Element[]): string | null {
  const levels = new Map<string, number>();
  for (const child of children) {
    const tag = tagName(child);
    if (/^h[2-6]$/.test(tag) && child.querySelector('a[href]') !== null) levels.set(tag, (levels.get(tag) ?? 0) + 1);
  }
  return [...levels].find(([, count]) => count >= 3)?.[0] ?? null;
}
