import { attributeOf, childrenOf, emptyLike, parentOf, rootOf } from '../../core/page/dom/native-links.ts';

/**
 * What is selected on a page as a page of its own: the selected nodes under the page's head, so that its
 * language and metadata still hold. The page itself is not touched, and nothing of it runs again: what is
 * selected is copied into a document without code before it is cut.
 *
 * @returns null where nothing is selected.
 */
export function selectionAsPage(page: Document): Document | null {
  const selection = page.defaultView?.getSelection() ?? null;
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;

  const alone = emptyLike(page);
  const root = alone.createElement('html');
  const head = alone.createElement('head');
  const body = alone.createElement('body');
  const main = alone.createElement('main');
  const pageRoot = rootOf(page);
  if (pageRoot === null) return null;
  const lang = attributeOf(pageRoot, 'lang');
  if (lang !== null) root.setAttribute('lang', lang);
  for (const part of childrenOf(pageRoot)) {
    if (part.nodeName.toLowerCase() !== 'head') continue;
    for (const node of childrenOf(part)) if (/^(?:title|meta|link|base)$/i.test(node.nodeName)) head.append(alone.importNode(node, true));
  }
  for (let index = 0; index < selection.rangeCount; index += 1) main.append(selectedNodes(selection.getRangeAt(index), alone));
  body.append(main);
  root.append(head, body);
  alone.append(root);
  return alone;
}

/** The range's nodes, with the table around them where it lies inside one: cells alone are no table. */
function selectedNodes(range: Range, alone: Document): Node {
  const inside = range.commonAncestorContainer;
  const whole = alone.importNode(inside, true);
  const nodes = whole.nodeType === 3 ? alone.createDocumentFragment() : whole;
  if (nodes !== whole) nodes.appendChild(whole);
  const cut = alone.createRange();
  cut.setStart(twinOf(range.startContainer, inside, whole), range.startOffset);
  cut.setEnd(twinOf(range.endContainer, inside, whole), range.endOffset);
  const fragment = cut.cloneContents();
  const table = inside.nodeType === 1 && inside.nodeName === 'TABLE' ? inside : tableAround(inside);
  if (table === null || fragment.querySelector('tr, td, th') === null) return fragment;
  const shell = alone.createElement('table');
  shell.append(fragment);
  return shell;
}

function tableAround(node: Node): Node | null {
  for (let around = parentOf(node); around !== null; around = parentOf(around)) if (around.nodeName === 'TABLE') return around;
  return null;
}

/** The node of the copy `whole` that stands where `node` stands below `inside`. */
function twinOf(node: Node, inside: Node, whole: Node): Node {
  const path: number[] = [];
  for (let at = node; at !== inside; ) {
    const parent = parentOf(at);
    if (parent === null) return whole;
    path.unshift(childrenOf(parent).indexOf(at));
    at = parent;
  }
  return path.reduce((twin, index) => twin.childNodes[index] ?? twin, whole);
}
