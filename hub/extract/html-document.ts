import { parseHTML } from 'linkedom';

/**
 * The document of a page's HTML, for reading outside a browser: no scripts run, nothing is fetched.
 * Bytes are decoded by byte order mark, then by what the page's meta tag declares, then as UTF-8.
 */
export function documentFromHtml(html: Uint8Array | string, url: string): Document {
  const source = typeof html === 'string' ? html : decodeHtml(html);
  const { document } = parseHTML(completed(source));
  Object.defineProperty(document, 'URL', { value: url, configurable: true });
  return document;
}

/** The text of HTML bytes, in the encoding that HTML's sniffing rules find in the first 4 KB. */
export function decodeHtml(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ?? /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1];
  if (declared === undefined) return looksLikeUtf8(bytes) ? 'utf-8' : 'gb18030';
  // A page that declares UTF-16 in a meta tag that could be read is not in UTF-16.
  return /^utf-?16/i.test(declared) ? 'utf-8' : known(declared);
}

function known(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'utf-8';
  }
}

/** Undeclared pages are nearly all UTF-8; of the others, Chinese ones are the most. */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, 200_000), { stream: true });
    return true;
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 200_000));
    return (text.match(/\ufffd/g)?.length ?? 0) < 20;
  }
}

/** Fragments become whole pages, as a browser makes them. */
function completed(source: string): string {
  return /<body[\s>]/i.test(source) ? source : /<html[\s>]/i.test(source) ? source : `<!doctype html><html><head></head><body>${source}</body></html>`;
}
