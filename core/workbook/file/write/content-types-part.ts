import { contentTypeOf, parseContentTypes, type ContentTypes } from '../content-types.ts';
import { partKey } from '../package.ts';
import { CONTENT_TYPES } from './namespaces.ts';
import { applyEdits, outlineXml } from './xml-outline.ts';
import { element, prefixed, XML_DECLARATION } from './xml-text.ts';

export const CONTENT_TYPE = {
  relationships: 'application/vnd.openxmlformats-package.relationships+xml',
  worksheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  styles: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
  table: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
  comments: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  drawing: 'application/vnd.openxmlformats-officedocument.drawing+xml',
  chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  vmlDrawing: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
  customXmlProperties: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
  xml: 'application/xml',
} as const;

/** `[Content_Types].xml`, to which the types of new parts are added. */
export class ContentTypesPart {
  private readonly xml: string;
  private readonly known: ContentTypes;
  private readonly defaults = new Map<string, string>();
  private readonly overrides = new Map<string, string>();
  private readonly removed = new Set<string>();

  constructor(xml: string | null) {
    this.xml = xml ?? `${XML_DECLARATION}<Types xmlns="${CONTENT_TYPES}"></Types>`;
    this.known = parseContentTypes(this.xml);
    this.setDefault('rels', CONTENT_TYPE.relationships);
  }

  /** Says the type of a new part, where its extension does not say it already. */
  setPart(name: string, type: string): void {
    if (contentTypeOf(this.known, name) !== type) this.overrides.set(name, type);
  }

  /** Forgets the type of a part that is taken away. */
  removePart(name: string): void {
    this.overrides.delete(name);
    this.removed.add(partKey(name));
  }

  /** Whether a part of that name has a type of its own, be there such a part or not. */
  declares(name: string): boolean {
    return this.known.overrides.has(name.toLowerCase());
  }

  /** Where the extension already has a type, that one stays: other parts depend on it. */
  setDefault(extension: string, type: string): void {
    if (!this.known.defaults.has(extension)) this.defaults.set(extension, type);
  }

  render(): string {
    const root = outlineXml(this.xml);
    if (root === null) return this.xml;
    const defaults = [...this.defaults].map(([Extension, ContentType]) => element('Default', { Extension, ContentType }));
    const overrides = [...this.overrides].map(([name, ContentType]) => element('Override', { PartName: `/${name}`, ContentType }));
    const added = (items: readonly string[]): string => prefixed(items.join(''), root.prefix);
    if (root.isEmpty) {
      const start = this.xml.slice(0, this.xml.lastIndexOf('/', root.openEnd));
      return `${start}>${added([...defaults, ...overrides])}</${root.prefix}${root.name}>`;
    }
    const gone = root.children.filter(({ name, attributes }) => name === 'Override' && this.removed.has(partKey(attributes.get('PartName') ?? '')));
    return applyEdits(this.xml, [
      ...gone.map(({ start, end }) => ({ from: start, to: end, text: '' })),
      { from: root.openEnd, to: root.openEnd, text: added(defaults) },
      { from: root.closeStart, to: root.closeStart, text: added(overrides) },
    ]);
  }
}
