import { isElement } from './nodes.ts';

/**
 * A detached copy of a page to read and cut at will; the page itself stays as it is and none of its code runs.
 * Open shadow roots are laid out where a person sees them, and elements that `visible` denies are left out.
 */
export function readableCopy(document: Document, visible?: (element: Element) => boolean): { copy: Document; framesSkipped: boolean } {
  const copied = document.cloneNode(true);
  if (!isDocument(copied)) return { copy: document.implementation.createHTMLDocument(''), framesSkipped: false };
  if (visible !== undefined) layOut(document, copied, visible);
  return { copy: copied, framesSkipped: copied.querySelector('iframe[src^="http"], frame[src]') !== null };
}

function isDocument(node: Node): node is Document {
  return node.nodeType === 9;
}

/** Walks the page and its copy in step; only a page that is shown has shadow roots and a layout to ask. */
function layOut(page: Document, copy: Document, visible: (element: Element) => boolean): void {
  const pairs: [Node, Node][] = [[page, copy]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [shown, copied] = pair;
    if (isElement(shown) && isElement(copied) && shown.shadowRoot !== null) {
      const inside = copy.createElement('div');
      for (const child of [...shown.shadowRoot.childNodes]) inside.append(copy.importNode(child, true));
      pairs.push(...inStep(shown.shadowRoot, inside));
      const slotted = [...shown.childNodes];
      const copies = [...copied.childNodes];
      slotted.forEach((child, index) => {
        const twin = copies[index];
        if (twin !== undefined) pairs.push([child, twin]);
      });
      const slot = inside.querySelector('slot:not([name])') ?? inside.querySelector('slot');
      (slot ?? inside).append(...copies);
      copied.append(inside);
      continue;
    }
    for (const [child, twin] of inStep(shown, copied)) {
      if (isElement(child) && isElement(twin) && isBodyContent(child) && !visible(child)) twin.remove();
      else pairs.push([child, twin]);
    }
  }
}

function inStep(shown: Node, copied: Node): [Node, Node][] {
  const pairs: [Node, Node][] = [];
  let child = shown.firstChild;
  let twin = copied.firstChild;
  while (child !== null && twin !== null) {
    pairs.push([child, twin]);
    child = child.nextSibling;
    twin = twin.nextSibling;
  }
  return pairs;
}

/** Data for machines is never visible and must stay. */
function isBodyContent(element: Element): boolean {
  return !['html', 'head', 'body', 'script', 'meta', 'link', 'title', 'base'].includes(element.localName);
}
