import { descendants, isElement, tagName } from '../dom/nodes.ts';

/** Elements of one build that stand beside one another, or in rows of one build: cards, rows, posts. */
export interface RepeatedGroup {
  readonly elements: readonly Element[];
}

const NEVER_ITEMS: ReadonlySet<string> = new Set(['script', 'style', 'br', 'hr', 'option', 'p', 'span', 'td', 'th', 'input', 'label', 'img', 'source', 'path', 'svg', 'head', 'meta', 'link', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const FEWEST = 2;
const MAX_ITEMS = 1_000;

/** Every group of at least two like elements below `root`. Elements are alike when tag and leading class, and their parent's, agree. */
export function repeatedGroups(root: Element): RepeatedGroup[] {
  const groups = new Map<string, Element[]>();
  for (const node of descendants(root, (element) => !NEVER_ITEMS.has(tagName(element)) || /^(?:p|span)$/.test(tagName(element)))) {
    if (!isElement(node) || NEVER_ITEMS.has(tagName(node)) || node.firstElementChild === null) continue;
    const parent = node.parentElement;
    if (parent === null) continue;
    const key = `${build(parent.parentElement)}>${build(parent)}>${build(node)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else if (group.length < MAX_ITEMS) group.push(node);
  }
  return [...groups.values()].filter((elements) => elements.length >= FEWEST).map((elements) => ({ elements }));
}

/** The tag and the class that names the thing; numbers in it are what tells one item from the next. */
function build(element: Element | null): string {
  if (element === null) return '';
  const first = (element.getAttribute('class') ?? '').trim().split(/\s+/)[0] ?? '';
  return `${tagName(element)}.${first.replace(/\d+/g, '#')}`;
}
