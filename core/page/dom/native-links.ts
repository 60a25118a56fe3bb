import { isElement } from './nodes.ts';

/**
 * The links between nodes as the DOM itself holds them. On a live page `form.firstChild` may be an input of that name and
 * `document.body` a picture of that name; what the DOM defines on its prototypes cannot be overlaid so.
 * https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object
 */
type LinkName = 'firstChild' | 'nextSibling' | 'parentNode';

/** Outside a browser's window (Node, other DOM implementations) nothing is overlaid, and nothing is native. */
const inWindow = typeof Node !== 'undefined';

function link(name: LinkName): (node: Node) => Node | null {
  const native = inWindow ? Object.getOwnPropertyDescriptor(Node.prototype, name) : undefined;
  if (native === undefined) return (node) => node[name];
  return (node) => {
    const linked: unknown = native.get?.call(node);
    return isNode(linked) ? linked : null;
  };
}

const firstChild = link('firstChild');
const nextSibling = link('nextSibling');

/** The node that holds a node, or null. */
export const parentOf = link('parentNode');

/** The children of a node, in order. */
export function childrenOf(node: Node): Node[] {
  if (!inWindow) return [...node.childNodes];
  const children: Node[] = [];
  for (let child = firstChild(node); child !== null; child = nextSibling(child)) children.push(child);
  return children;
}

/** The root element of a document, or null. */
export function rootOf(page: Document): Node | null {
  return childrenOf(page).find((node) => node.nodeType === 1) ?? null;
}

/** An attribute as it is written, or null. */
export function attributeOf(element: Node, name: string): string | null {
  if (!inWindow) return isElement(element) ? element.getAttribute(name) : null;
  return Element.prototype.getAttribute.call(element, name);
}

/** A node is what its copy is: the copy can be asked, the node may answer with one of its inputs. */
export function isElementLike(_node: Node, copy: Node): _node is Element {
  return copy.nodeType === 1;
}

/** An empty document of the same address and kind. No code runs in it, nothing loads, no custom element is made. */
export function emptyLike(page: Document): Document {
  const made: Node = inWindow ? Node.prototype.cloneNode.call(page, false) : page.cloneNode(false);
  if (!isDocument(made)) throw new TypeError('A document was copied to something else');
  return made;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'nodeType' in value;
}

function isDocument(node: Node): node is Document {
  return node.nodeType === 9;
}
