import { isElement } from '../../core/page/dom/nodes.ts';

/**
 * What is selected on a page as a page of its own: the selected nodes under the page's head, so that its
 * language and metadata still hold. The page itself is not touched.
 *
 * @returns null where nothing is selected.
 */
export function selectionAsPage(page: Document): Document | null {
  const selection = page.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;

  const alone = page.implementation.createHTMLDocument(page.title);
  alone.documentElement.lang = page.documentElement.lang;
  for (const node of page.head.children) {
    if (['META', 'LINK', 'BASE'].includes(node.tagName)) alone.head.append(alone.importNode(node, true));
  }
  const main = alone.createElement('main');
  for (let index = 0; index < selection.rangeCount; index += 1) {
    main.append(alone.importNode(selectedNodes(selection.getRangeAt(index)), true));
  }
  alone.body.append(main);
  return alone;
}

/** The range's nodes, with the table around them where it lies inside one: cells alone are no table. */
function selectedNodes(range: Range): DocumentFragment {
  const inside = range.commonAncestorContainer;
  const element = isElement(inside) ? inside : inside.parentElement;
  const table = element?.closest('table') ?? null;
  const nodes = range.cloneContents();
  if (table === null || nodes.querySelector('tr, td, th') === null) return nodes;

  const page = table.ownerDocument;
  const shell = page.createElement('table');
  shell.append(nodes);
  const fragment = page.createDocumentFragment();
  fragment.append(shell);
  return fragment;
}
