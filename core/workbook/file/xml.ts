/** Attributes of a start tag by their full name, entities resolved. */
export type Attributes = ReadonlyMap<string, string>;

export interface XmlHandler {
  /** `name` is without its prefix: the prefixes of OOXML files vary, their local names do not. */
  open?(name: string, attributes: Attributes, isEmpty: boolean): void;
  close?(name: string): void;
  text?(text: string): void;
}

const ATTRIBUTE = /([^\s=/<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const TAG = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE(?:[^[>]|\[[^\]]*\])*>|<(\/?)([^\s/<>!?][^\s/<>]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;

/**
 * Walks a small XML part from start to end. Lenient: what is no markup counts as text, document types are
 * skipped and their entities never expanded. An empty element gets its `close` too.
 */
export function readXml(xml: string, handler: XmlHandler): void {
  let at = 0;
  for (const match of xml.matchAll(TAG)) {
    if (match.index > at) handler.text?.(decodeEntities(xml.slice(at, match.index)));
    at = match.index + match[0].length;
    const [, cdata, slash, fullName, rest] = match;
    if (cdata !== undefined) handler.text?.(cdata);
    if (fullName === undefined || rest === undefined) continue;
    const name = localName(fullName);
    if (slash === '/') {
      handler.close?.(name);
      continue;
    }
    const isEmpty = rest.endsWith('/');
    handler.open?.(name, readAttributes(rest), isEmpty);
    if (isEmpty) handler.close?.(name);
  }
}

/** `name="Q&amp;A" r:id="rId1"` -> its pairs. */
export function readAttributes(text: string): Attributes {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    if (name !== undefined) attributes.set(name, decodeEntities(double ?? single ?? ''));
  }
  return attributes;
}

/** An attribute that carries a prefix of any spelling, such as the `id` of `r:id`. */
export function prefixedAttribute(attributes: Attributes, name: string): string | null {
  for (const [fullName, value] of attributes) if (fullName.endsWith(`:${name}`)) return value;
  return null;
}

/** The values that XML Schema's boolean has for yes; some writers say `on`. */
export function isTrue(value: string | null | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function localName(fullName: string): string {
  return fullName.slice(fullName.indexOf(':') + 1);
}

const NAMED = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Resolves the five named entities and character numbers; anything else stays as written. */
export function decodeEntities(text: string): string {
  let open = text.indexOf('&');
  if (open < 0) return text;
  let decoded = '';
  let done = 0;
  while (open >= 0) {
    const close = text.indexOf(';', open);
    if (close < 0) break;
    const character = readEntity(text.slice(open + 1, close));
    if (character !== null) {
      decoded += text.slice(done, open) + character;
      done = close + 1;
    }
    open = text.indexOf('&', character === null ? open + 1 : done);
  }
  return decoded + text.slice(done);
}

function readEntity(name: string): string | null {
  const named = NAMED.get(name);
  if (named !== undefined) return named;
  const [, decimal, hex] = /^#(?:(\d+)|[xX]([0-9a-fA-F]+))$/.exec(name) ?? [];
  if (decimal === undefined && hex === undefined) return null;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

/** The text of an XML part in the encoding that its byte order mark or its declaration names; UTF-8 by default. */
export function decodeXml(bytes: Uint8Array): string {
  return new TextDecoder(xmlEncoding(bytes)).decode(bytes);
}

/** The encoding of an XML part, as a label that TextDecoder knows. */
export function xmlEncoding(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    const known = new TextDecoder(label).encoding;
    // The declaration is plain ASCII here, so it cannot be UTF-16 whatever it says.
    return known.startsWith('utf-16') ? 'utf-8' : known;
  } catch {
    return 'utf-8';
  }
}
