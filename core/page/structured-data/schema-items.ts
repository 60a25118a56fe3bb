import { attribute, descendants, isElement, lineOf, tagName } from '../dom/nodes.ts';
import { isRecord, listOf, type JsonRecord } from './json.ts';
import { readJsonValues } from './mend-json.ts';

export type ItemSyntax = 'json-ld' | 'microdata' | 'rdfa';

/** One schema.org item of a page. `types` are bare names without their vocabulary: `Product`, `NewsArticle`. */
export interface SchemaItem {
  readonly types: readonly string[];
  readonly properties: JsonRecord;
  readonly syntax: ItemSyntax;
}

const MAX_ITEMS = 5_000;

/** Every schema.org item of a page, nested ones too, in document order: JSON-LD, then microdata, then RDFa Lite. */
export function schemaItems(document: Document): SchemaItem[] {
  return [...jsonLdItems(document), ...attributeItems(document, MICRODATA), ...attributeItems(document, RDFA)];
}

function jsonLdItems(document: Document): SchemaItem[] {
  const items: SchemaItem[] = [];
  for (const script of document.querySelectorAll('script[type*="ld+json" i]')) {
    const queue: unknown[] = readJsonValues(script.textContent ?? '');
    for (let value = queue.shift(); items.length < MAX_ITEMS && value !== undefined; value = queue.shift()) {
      if (Array.isArray(value)) queue.push(...listOf(value).slice(0, MAX_ITEMS));
      if (!isRecord(value)) continue;
      const types = typesOf(value['@type']);
      if (types.length > 0) items.push({ types, properties: value, syntax: 'json-ld' });
      queue.push(...Object.values(value).filter((inner) => typeof inner === 'object' && inner !== null));
    }
  }
  return items;
}

function typesOf(value: unknown): string[] {
  return listOf(value).flatMap((type) => (typeof type === 'string' ? type.split(/\s+/) : [])).map(bareName).filter((name) => name !== '');
}

function bareName(type: string): string {
  return type.replace(/^.*[/#:]/, '');
}

interface AttributeSyntax {
  readonly syntax: ItemSyntax;
  readonly scope: string;
  readonly type: string;
  readonly property: string;
}
const MICRODATA: AttributeSyntax = { syntax: 'microdata', scope: '[itemscope]', type: 'itemtype', property: 'itemprop' };
const RDFA: AttributeSyntax = { syntax: 'rdfa', scope: '[typeof]', type: 'typeof', property: 'property' };

function attributeItems(document: Document, syntax: AttributeSyntax): SchemaItem[] {
  const read = new Map<Element, SchemaItem>();
  // Inner items first, so that an outer item finds the ones it holds already read.
  const scopes = [...document.querySelectorAll(syntax.scope)].slice(0, MAX_ITEMS).reverse();
  for (const scope of scopes) {
    read.set(scope, { types: typesOf(attribute(scope, syntax.type)), properties: propertiesOf(scope, syntax, read), syntax: syntax.syntax });
  }
  return [...read.values()].reverse().filter((item) => item.types.length > 0);
}

function propertiesOf(scope: Element, syntax: AttributeSyntax, read: ReadonlyMap<Element, SchemaItem>): JsonRecord {
  const properties: Record<string, unknown[]> = {};
  const inner = (element: Element): boolean => element.matches(syntax.scope);
  for (const node of descendants(scope, (element) => !(element.parentElement !== null && element.parentElement !== scope && inner(element.parentElement)))) {
    if (!isElement(node)) continue;
    const names = attribute(node, syntax.property);
    if (names === null) continue;
    const nested = read.get(node);
    const value = nested === undefined ? valueOf(node) : { ...nested.properties, '@type': nested.types };
    for (const name of names.split(' ').map(bareName)) {
      if (!Object.hasOwn(properties, name)) Object.defineProperty(properties, name, { value: [], enumerable: true });
      properties[name]?.push(value);
    }
  }
  return properties;
}

function valueOf(element: Element): string | null {
  const content = attribute(element, 'content');
  if (content !== null) return content;
  switch (tagName(element)) {
    case 'a': case 'area': case 'link': return attribute(element, 'href');
    case 'img': case 'audio': case 'embed': case 'iframe': case 'source': case 'video': return attribute(element, 'src');
    case 'time': return attribute(element, 'datetime') ?? lineOf(element);
    case 'data': case 'meter': return attribute(element, 'value') ?? lineOf(element);
    default: return lineOf(element);
  }
}
