const NAME = '[\\p{L}_][\\p{L}\\p{N}\\p{M}_.\\-]*(?::[\\p{L}_][\\p{L}\\p{N}\\p{M}_.\\-]*)?';
const TOKEN = new RegExp(
  [
    '<!--(?:(?!--)[^])*-->',
    '<!\\[CDATA\\[(?:(?!\\]\\]>)[^])*\\]\\]>',
    '<\\?(?!xml\\s)[^\\s?][^]*?\\?>',
    `<(?<open>${NAME})(?<attributes>(?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(?<empty>/?)>`,
    `</(?<close>${NAME})\\s*>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'uy',
);
const ATTRIBUTE_NAME = new RegExp(`(${NAME})\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'gu');
 
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const BARE_AMPERSAND = /&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;

/**
 * Whether the text is one well-formed XML document without a document type: one root, tags closed in order,
 * no attribute twice, prefixes declared, only the five named entities. An XML declaration may stand first.
 */
export function isWellFormedXml(xml: string): boolean {
  if (ILLEGAL.test(xml)) return false;
  const body = xml.replace(/^\ufeff?(?:<\?xml\s[^?]*\?>)?/, '');
  const open: { name: string; prefixes: ReadonlySet<string> }[] = [];
  let roots = 0;
  let at = 0;
  while (at < body.length) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(body)?.groups;
    if (TOKEN.lastIndex === 0) return false;
    at = TOKEN.lastIndex;
    const { open: name, close, attributes = '', empty, text } = groups ?? {};
    if (name !== undefined) {
      const inherited = open.at(-1)?.prefixes ?? new Set(['xml']);
      const prefixes = prefixesIn(name, attributes, inherited);
      if (prefixes === null || BARE_AMPERSAND.test(attributes)) return false;
      if (open.length === 0) roots += 1;
      if (empty !== '/') open.push({ name, prefixes });
    } else if (close !== undefined) {
      if (open.pop()?.name !== close) return false;
    } else if (text !== undefined) {
      if (BARE_AMPERSAND.test(text) || text.includes(']]>')) return false;
      if (open.length === 0 && text.trim() !== '') return false;
    } else if (open.length === 0 && body.startsWith('<![CDATA[', at)) return false;
  }
  return roots === 1 && open.length === 0;
}

/** Prefixes in force inside a tag; null where one of its names uses an undeclared prefix or stands twice. */
function prefixesIn(tag: string, attributes: string, inherited: ReadonlySet<string>): ReadonlySet<string> | null {
  const names = [...attributes.matchAll(ATTRIBUTE_NAME)].map((match) => match[1] ?? '');
  if (new Set(names).size !== names.length) return null;
  const declared = names.filter((name) => name.startsWith('xmlns:')).map((name) => name.slice('xmlns:'.length));
  const prefixes = declared.length === 0 ? inherited : new Set([...inherited, ...declared]);
  const used = [tag, ...names.filter((name) => !name.startsWith('xmlns:'))].filter((name) => name.includes(':'));
  return used.every((name) => prefixes.has(name.slice(0, name.indexOf(':')))) ? prefixes : null;
}
