/** Attributes of a start tag by their full name, entities resolved. */
export type Attributes = ReadonlyMap<string, string>;

export interface XmlHandler {
  /** `name` is without its prefix: the prefixes of OOXML files vary, their local names do not. */
  open?(name: string, attributes: Attributes, isEmpty: boolean, prefixedName: string): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * These patterns fail within the tag that they began in and never try a place twice, so that no text, however
 * made, takes more than a time in proportion to its length.
 */
const TAG = /<(\/?)([^\s/<>!?][^\s/<>]*)([^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*)>/y;
const DOCUMENT_TYPE = /<!(?:[^[>]*)(?:\[[^\]]*\][^>]*)?>/y;
const ATTRIBUTE_NAME = /[\s/]*([^\s=/]*)\s*/y;
const ATTRIBUTE_VALUE = /=\s*(?:"([^"]*)"|'([^']*)')/y;

/**
 * Walks a small XML part from start to end. Lenient: what is no markup counts as text, document types are
 * skipped and their entities never expanded. An empty element gets its `close` too.
 */
export function readXml(xml: string, handler: XmlHandler): void {
  let done = 0;
  let open = xml.indexOf('<');
  const sayText = (end: number): void => {
    if (end > done) handler.text?.(decodeEntities(xml.slice(done, end)));
  };
  while (open >= 0) {
    const section = skipSection(xml, open);
    if (section !== null) {
      sayText(open);
      if (section.text !== null) handler.text?.(section.text);
      done = section.end;
    } else {
      TAG.lastIndex = open;
      const match = TAG.exec(xml);
      if (match !== null) {
        sayText(open);
        done = TAG.lastIndex;
        sayTag(match, handler);
      }
    }
    open = xml.indexOf('<', Math.max(done, open + 1));
  }
  sayText(xml.length);
}

function sayTag([, slash, fullName = '', rest = '']: RegExpExecArray, handler: XmlHandler): void {
  const name = localName(fullName);
  if (slash === '/') {
    handler.close?.(name);
    return;
  }
  const isEmpty = rest.endsWith('/');
  handler.open?.(name, readAttributes(rest), isEmpty, fullName);
  if (isEmpty) handler.close?.(name);
}

/** What opens at `open` where it is no tag: its end, and its text where it is CDATA. One without an end takes all. */
function skipSection(xml: string, open: number): { end: number; text: string | null } | null {
  const endOf = (mark: string): number => {
    const at = xml.indexOf(mark, open);
    return at < 0 ? xml.length : at + mark.length;
  };
  if (xml.startsWith('<!--', open)) return { end: endOf('-->'), text: null };
  if (xml.startsWith('<?', open)) return { end: endOf('?>'), text: null };
  if (xml.startsWith('<![CDATA[', open)) {
    const end = endOf(']]>');
    return { end, text: xml.slice(open + 9, Math.max(open + 9, end - 3)) };
  }
  if (!xml.startsWith('<!', open)) return null;
  DOCUMENT_TYPE.lastIndex = open;
  return { end: DOCUMENT_TYPE.test(xml) ? DOCUMENT_TYPE.lastIndex : xml.length, text: null };
}

/** `name="Q&amp;A" r:id="rId1"` -> its pairs. */
export function readAttributes(text: string): Attributes {
  const attributes = new Map<string, string>();
  for (let at = 0; at < text.length; ) {
    ATTRIBUTE_NAME.lastIndex = at;
    const name = ATTRIBUTE_NAME.exec(text)?.[1] ?? '';
    ATTRIBUTE_VALUE.lastIndex = ATTRIBUTE_NAME.lastIndex;
    const value = ATTRIBUTE_VALUE.exec(text);
    if (value === null) {
      at = Math.max(ATTRIBUTE_NAME.lastIndex, at + 1);
      continue;
    }
    if (name !== '') attributes.set(name, decodeEntities(value[1] ?? value[2] ?? ''));
    at = ATTRIBUTE_VALUE.lastIndex;
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

const LONGEST_ENTITY = 16;

/** Resolves the five named entities and character numbers; anything else stays as written. */
export function decodeEntities(text: string): string {
  let open = text.indexOf('&');
  if (open < 0) return text;
  let decoded = '';
  let done = 0;
  let close = -1;
  while (open >= 0) {
    if (close < open) close = text.indexOf(';', open);
    if (close < 0) break;
    const character = close - open <= LONGEST_ENTITY ? readEntity(text.slice(open + 1, close)) : null;
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
