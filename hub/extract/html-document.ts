import { parseHTML } from 'linkedom';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { decodeHtml } from './decode-html.ts';
import { parseFlat } from './flat-parser.ts';

/**
 * The document of a page's HTML, for reading outside a browser: no scripts run, nothing is fetched.
 * The tree is the one HTML's parsing rules give, as in every browser (parse5), on a light DOM (linkedom).
 * A page that shows nothing without scripts is read by what it offers readers that run none.
 */
export function documentFromHtml(html: Uint8Array | string, url: string): Document {
  const tree = parseFlat(typeof html === 'string' ? html : decodeHtml(html));
  const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>');
  for (const node of tree.childNodes) {
    if (isElement(node) && node.tagName === 'html') fill(document.documentElement, document, node);
  }
  Object.defineProperty(document, 'URL', { value: url, configurable: true });
  if (shownLength(document) < LEAST_SHOWN) layOutNoscript(document);
  return document;
}

/** Letters below which a page's body counts as empty. */
const LEAST_SHOWN = 600;

function fill(root: Element, document: Document, source: Tree.Element): void {
  setAttributes(root, source);
  root.replaceChildren();
  // `head` and `body` are taken from the parsed tree, which always has both.
  const stack: { readonly into: Element; readonly from: readonly Tree.ChildNode[] }[] = [{ into: root, from: source.childNodes }];
  for (let level = stack.pop(); level !== undefined; level = stack.pop()) {
    for (const node of level.from) {
      const made = nodeOf(node, document);
      if (made === null) continue;
      level.into.appendChild(made.node);
      const inside = isElement(node) ? childrenOf(node) : [];
      if (made.element !== null && inside.length > 0) stack.push({ into: made.element, from: inside });
    }
  }
}

/** What templates hold is no part of the page, but where it declares a shadow root. */
function childrenOf(element: Tree.Element): readonly Tree.ChildNode[] {
  const isShadow = isTemplate(element) && element.attrs.some(({ name }) => name === 'shadowrootmode');
  return isShadow ? element.content.childNodes : element.childNodes;
}

function isTemplate(element: Tree.Element): element is Tree.Template {
  return element.tagName === 'template';
}

function nodeOf(node: Tree.ChildNode, document: Document): { node: Node; element: Element | null } | null {
  if (isElement(node)) {
    const element = document.createElement(LEGAL_NAME.test(node.tagName) ? node.tagName : 'unknown-element');
    setAttributes(element, node);
    return { node: element, element };
  }
  return 'value' in node ? { node: document.createTextNode(node.value), element: null } : null;
}

const LEGAL_NAME = /^[a-z][\w.:-]*$/i;

function setAttributes(element: Element, source: Tree.Element): void {
  for (const { name, value } of source.attrs) if (LEGAL_NAME.test(name)) element.setAttribute(name, value);
}

function isElement(node: Tree.Node): node is Tree.Element {
  return 'tagName' in node;
}

function shownLength(document: Document): number {
  let length = 0;
  for (const element of document.body.children) {
    if (!['script', 'style', 'noscript', 'template', 'svg', 'header', 'footer', 'nav'].includes(element.localName)) length += lengthWithout(element);
    if (length > LEAST_SHOWN) break;
  }
  return length;
}

function lengthWithout(element: Element): number {
  const unseen = [...element.querySelectorAll('script, style, noscript, template')].reduce((sum, inner) => sum + (inner.textContent ?? '').length, 0);
  return (element.textContent ?? '').replace(/\s+/g, ' ').length - unseen;
}

function layOutNoscript(document: Document): void {
  for (const noscript of [...document.body.querySelectorAll('noscript')]) {
    const inside = document.createElement('div');
    const fragment = parseFragment(noscript.textContent ?? '');
    const holder: Tree.Element = { ...EMPTY_ELEMENT, childNodes: fragment.childNodes };
    fill(inside, document, holder);
    noscript.replaceWith(inside);
  }
}

const EMPTY_ELEMENT: Omit<Tree.Element, 'childNodes'> = parseFragment('<div></div>').childNodes.filter(isElement)[0] ?? unreachable();

function unreachable(): never {
  throw new Error('an element was parsed to none');
}
