import DOMPurify from 'dompurify';
import { imageAddress } from './dom/image-address.ts';
import { emptyLike } from './dom/native-links.ts';
import { absoluteUrl } from './dom/nodes.ts';
import { baseOf } from './read-page.ts';

/** What a kept page is shown without: code, forms, frames, and what would fetch by itself. */
const FORBIDDEN = ['script', 'noscript', 'template', 'form', 'input', 'button', 'select', 'textarea', 'option', 'iframe', 'frame', 'frameset', 'object', 'embed', 'link', 'meta', 'base', 'audio', 'video', 'source', 'track', 'dialog'];

/**
 * The page's HTML to keep with a clip: scripts, handlers, forms and frames gone, addresses absolute (http and https only), every
 * picture with the address that it shows or would have loaded.
 *
 * @param copy a copy of the page (`copyPage`), which is not changed.
 * @param url what relative addresses on the page are relative to.
 */
export function snapshotHtml(copy: Document, url: string): string {
  const body = copy.body;
  if (body === null) return '';
  const base = baseOf(copy, url);
  const kept = emptyLike(copy).importNode(body, true);
  for (const picture of kept.querySelectorAll('img')) settlePicture(picture, base);
  // Purified as it stands, in a document where nothing runs or loads.
  DOMPurify.sanitize(kept, {
    IN_PLACE: true,
    FORBID_TAGS: FORBIDDEN,
    FORBID_ATTR: ['srcset', 'style', 'ping', 'action', 'formaction', 'background', 'poster', 'id', 'name', 'target', 'slot', 'is'],
    ALLOW_DATA_ATTR: false,
  });
  for (const link of kept.querySelectorAll('a[href], area[href]')) settleLink(link, base);
  return `<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>${escapeHtml(copy.title)}</title>\n</head>\n<body>${kept.innerHTML}</body>\n</html>\n`;
}

/** Characters below which a picture written into its address only holds a place. */
const SHORTEST_PICTURE = 200;

function settlePicture(picture: Element, base: string): void {
  const written = picture.getAttribute('src') ?? '';
  if (/^data:image\/(?:png|jpeg|gif|webp);/i.test(written) && written.length > SHORTEST_PICTURE) return;
  const address = imageAddress(picture, base);
  if (address === null) picture.removeAttribute('src');
  else picture.setAttribute('src', address);
}

function settleLink(link: Element, base: string): void {
  const written = link.getAttribute('href') ?? '';
  const address = absoluteUrl(written, base) ?? (/^mailto:/i.test(written) ? written : null);
  if (address === null) link.removeAttribute('href');
  else link.setAttribute('href', address);
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
