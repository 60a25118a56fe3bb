import DOMPurify from 'dompurify';

/** A snapshot loads nothing: what it shows stands in itself, and nobody learns that it was looked at. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:";

/** How a page reads that brings no styles of its own. */
const STYLE = 'body{margin:16px;font:14px/1.5 system-ui,sans-serif}table{border-collapse:collapse}td,th{padding:2px 8px;border:1px solid #d1d1d1;text-align:left}img{max-width:100%}';

/**
 * A kept page as one that can only be looked at: no scripts, forms, frames or handlers, and a policy that lets it
 * load nothing. It is shown in a frame with an empty sandbox besides: each of the three would do alone.
 */
export function harmlessPage(html: string): string {
  const clean = DOMPurify.sanitize(html, {
    WHOLE_DOCUMENT: true,
    FORBID_TAGS: ['script', 'iframe', 'frame', 'object', 'embed', 'form', 'base', 'meta', 'link', 'template', 'portal'],
    FORBID_ATTR: ['srcdoc', 'formaction', 'ping', 'target'],
    ALLOW_UNKNOWN_PROTOCOLS: false,
  });
  const guarded = clean.replace(/<head[^>]*>/i, (head) => `${head}<meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${STYLE}</style>`);
  return `<!doctype html>${guarded}`;
}
