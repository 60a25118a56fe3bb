import DOMPurify from 'dompurify';

/** A snapshot loads nothing: what it shows stands in itself, and nobody learns that it was looked at. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:";
const FORBIDDEN = ['script', 'iframe', 'frame', 'object', 'embed', 'form', 'base', 'meta', 'link', 'template', 'portal'];
/** How a page reads that brings no styles of its own. */
const STYLE =
  'body{margin:16px;font:14px/1.5 system-ui,sans-serif}table{border-collapse:collapse}' +
  'td,th{padding:2px 8px;border:1px solid #d1d1d1;text-align:left}img{max-width:100%}';

/**
 * A kept page as one that can only be looked at: no scripts, forms, frames or handlers, and a policy that lets it
 * load nothing. It is shown in a frame with an empty sandbox besides: each of the three would do alone.
 * Pictures from elsewhere give way to their description.
 */
export function harmlessPage(html: string): string {
  const clean: Node = DOMPurify.sanitize(html, {
    WHOLE_DOCUMENT: true,
    RETURN_DOM: true,
    FORBID_TAGS: FORBIDDEN,
    FORBID_ATTR: ['srcdoc', 'srcset', 'formaction', 'ping', 'target', 'background', 'poster'],
    ALLOW_UNKNOWN_PROTOCOLS: false,
  });
  if (!(clean instanceof Element)) return '';
  for (const picture of clean.querySelectorAll('[src]')) {
    if (!picture.getAttribute('src')?.startsWith('data:')) picture.removeAttribute('src');
  }
  const head = clean.querySelector('head')?.innerHTML ?? '';
  const body = clean.querySelector('body')?.innerHTML ?? '';
  return `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${STYLE}</style>${head}</head><body>${body}</body></html>`;
}
