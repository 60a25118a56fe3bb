/** Node types by number: the `Node` constants do not exist outside a browser window. */
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/** Works for nodes of any window or DOM implementation, where `instanceof` does not. */
export function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}

export function isText(node: Node): node is Text {
  return node.nodeType === TEXT_NODE;
}

/** The lower-case tag name, also of elements in XHTML and of foreign elements. */
export function tagName(element: Element): string {
  return element.localName.toLowerCase();
}

/** An attribute's value with its white space collapsed, or null when it is absent or blank. */
export function attribute(element: Element, name: string): string | null {
  const value = element.getAttribute(name);
  if (value === null) return null;
  const collapsed = collapseSpace(value);
  return collapsed === '' ? null : collapsed;
}

/** Runs of white space (also no-break and zero-width ones) become one space; none is left at the ends. */
export function collapseSpace(text: string): string {
  return text.replace(/[\s\u200b\u200c\u2060\ufeff\u00ad]+/g, (run) => (/^[\u200b\u200c\u2060\ufeff\u00ad]+$/.test(run) ? '' : ' ')).trim();
}

/** The text of an element on one line, without what is never shown. */
export function lineOf(element: Element): string {
  return collapseSpace(shownText(element));
}

const NEVER_SHOWN: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head']);

function shownText(root: Element): string {
  let text = '';
  for (const node of descendants(root, (element) => !NEVER_SHOWN.has(tagName(element)))) {
    if (isText(node)) text += node.data;
    else if (isElement(node) && !INLINE_TAGS.has(tagName(node))) text += ' ';
  }
  return text;
}

/** Elements that flow inside a line of text; every other element starts a line of its own. */
export const INLINE_TAGS: ReadonlySet<string> = new Set([
  'a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'img', 'ins', 'kbd',
  'label', 'mark', 'nobr', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt',
  'u', 'var', 'wbr',
]);

/**
 * The nodes below `root` in document order, without entering elements that `enter` refuses.
 * Iterative: pages nest deeper than a call stack is.
 */
export function* descendants(root: Node, enter: (element: Element) => boolean = () => true): Generator<Node> {
  let node: Node | null = root.firstChild;
  while (node !== null) {
    const entered = !isElement(node) || enter(node);
    if (entered) yield node;
    if (entered && node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parentNode;
      if (node === root) return;
    }
    node = node?.nextSibling ?? null;
  }
}

/** Calls `visit` with each element below `root` in document order; cheaper than `descendants` where texts do not matter. */
export function walkElements(root: Element, visit: (element: Element) => void): void {
  let element: Element | null = root.firstElementChild;
  while (element !== null) {
    visit(element);
    let next: Element | null = element.firstElementChild;
    for (let around: Element | null = element; next === null && around !== null && around !== root; around = around.parentElement) next = around.nextElementSibling;
    element = next;
  }
}

/** The absolute http(s) address of a link or image, or null when it leads nowhere that can be kept. */
export function absoluteUrl(reference: string | null, base: string): string | null {
  if (reference === null || reference.trim() === '') return null;
  try {
    const url = new URL(reference.trim(), base === '' ? undefined : base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
