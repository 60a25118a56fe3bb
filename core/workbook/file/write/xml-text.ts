const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML 1.0 cannot hold: control characters, two non-characters, halves of surrogate pairs. */
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** The same, and a carriage return, which XML readers turn into a line feed. */
const ILLEGAL_IN_XSTRING = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text as XML content; what XML cannot hold is left out. For texts that DrawingML and others type as plain strings. */
export function plainText(text: string): string {
  return text.replace(ILLEGAL, '').replace(/[&<>"]/g, (mark) => MARKUP[mark] ?? mark);
}

/**
 * Text with the escapes of an ST_Xstring (ECMA-376 part 1, 22.9.2.19): what XML cannot hold is written `_xHHHH_`,
 * and an underscore that would begin such an escape is itself escaped. Markup is not escaped: for attribute values.
 */
export function xstringEscapes(text: string): string {
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(ILLEGAL_IN_XSTRING, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

/** The same as the content of an element. */
export function xstring(text: string): string {
  return plainText(xstringEscapes(text));
}

/** `t`: blanks at the ends of a text count only where that is said, and schemas frown on saying it without need. */
export function textElement(text: string): string {
  const space = /^\s|\s$/.test(text) ? ' xml:space="preserve"' : '';
  return `<t${space}>${xstring(text)}</t>`;
}

export type AttributeValue = string | number | boolean | undefined;

/**
 * `element('c:max', {val: 3})` -> `<c:max val="3"/>`. Attribute values are escaped, booleans become 1 and 0,
 * undefined ones are left out; content is XML already.
 */
export function element(name: string, attributes: Readonly<Record<string, AttributeValue>> = {}, ...content: readonly string[]): string {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    start += ` ${key}="${attributeText(value)}"`;
  }
  const inner = content.join('');
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}

/** XML that `element` made, with a prefix put before every element name: `x:` for parts of the Open XML SDK. */
export function prefixed(xml: string, prefix: string): string {
  return prefix === '' ? xml : xml.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}`);
}

function attributeText(value: Exclude<AttributeValue, undefined>): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  // Line breaks in attributes would be read as blanks.
  return plainText(String(value)).replace(/[\n\r\t]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
