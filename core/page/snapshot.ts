import DOMPurify from 'dompurify';
import { isElement } from './dom/nodes.ts';

/** What a kept page is shown without: code, forms, frames, and what would fetch by itself. */
const FORBIDDEN = ['script', 'noscript', 'template', 'form', 'input', 'button', 'select', 'textarea', 'option', 'iframe', 'frame', 'frameset', 'object', 'embed', 'link', 'meta', 'base', 'audio', 'video', 'source', 'track', 'dialog'];
const ADDRESSES: readonly (readonly [string, string])[] = [['a[href]', 'href'], ['area[href]', 'href'], ['img[src]', 'src']];

/**
 * The page's HTML to keep with a clip: scripts, handlers, forms and frames gone, addresses absolute (http and https only).
 * For a page's own document, or one made in it; the document itself is not changed.
 */
export function snapshotHtml(document: Document): string {
  const body = document.body;
  if (body === null) return '';
  // A document made in the page (a selection laid out on its own) has no window; the page's own serves it.
  const purify = document.defaultView === null ? DOMPurify : DOMPurify(document.defaultView);
  const clean: Node = purify.sanitize(body.outerHTML, {
    WHOLE_DOCUMENT: true,
    FORBID_TAGS: FORBIDDEN,
    FORBID_ATTR: ['srcset', 'ping', 'action', 'formaction', 'background', 'poster', 'style', 'id', 'name', 'target'],
    ALLOW_DATA_ATTR: false,
    RETURN_DOM: true,
  });
  if (!isElement(clean)) return '';
  for (const [selector, attribute] of ADDRESSES) {
    for (const element of clean.querySelectorAll(selector)) settle(element, attribute, document.baseURI);
  }
  const kept = clean.localName === 'html' ? (clean.querySelector('body')?.innerHTML ?? '') : clean.innerHTML;
  return `<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>${escapeHtml(document.title)}</title>\n</head>\n<body>${kept}</body>\n</html>\n`;
}

/** Pictures load lazily from other attributes; what has no address that can be kept loses the attribute. */
function settle(element: Element, attribute: string, base: string): void {
  const written = element.getAttribute(attribute) ?? '';
  if (attribute === 'src' && /^data:image\/(?:png|jpeg|gif|webp);/i.test(written)) return;
  try {
    const url = new URL(written, base);
    if (url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'mailto:') {
      element.setAttribute(attribute, url.href);
      return;
    }
  } catch {
    // Not an address: it goes with the rest below.
  }
  element.removeAttribute(attribute);
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
