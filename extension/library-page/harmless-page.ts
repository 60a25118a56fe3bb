import DOMPurify from 'dompurify';

/** A snapshot loads nothing: what it shows stands in itself, and nobody learns that it was looked at. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:";

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
  const guarded = clean.replace(/<head[^>]*>/i, (head) => `${head}<meta http-equiv="Content-Security-Policy" content="${POLICY}">`);
  return `<!doctype html>${guarded}`;
}
