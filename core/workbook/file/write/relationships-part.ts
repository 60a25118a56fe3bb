import { applyEdits, outlineXml, type OutlineElement } from './xml-outline.ts';
import { PACKAGE_RELATIONSHIPS } from './namespaces.ts';
import { element, prefixed, XML_DECLARATION } from './xml-text.ts';

/** A `.rels` part, new or one that grows. */
export class RelationshipsPart {
  private readonly xml: string;
  private readonly ids: Set<string>;
  private readonly added: string[] = [];
  private readonly removed = new Set<string>();

  constructor(xml: string | null = null) {
    this.xml = xml ?? `${XML_DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}"></Relationships>`;
    const root = outlineXml(this.xml);
    this.ids = new Set(root?.children.map((child) => child.attributes.get('Id') ?? ''));
  }

  get isUnchanged(): boolean {
    return this.added.length === 0 && this.removed.size === 0;
  }

  /** Adds a relationship and gives its id. `target` is relative to the part, or an outside address. */
  add(type: string, target: string, place: 'inside' | 'outside' = 'inside'): string {
    let number = 1;
    while (this.ids.has(`rId${number}`)) number += 1;
    const id = `rId${number}`;
    this.ids.add(id);
    this.added.push(
      element('Relationship', { Id: id, Type: type, Target: target, TargetMode: place === 'outside' ? 'External' : undefined }),
    );
    return id;
  }

  /** Takes the relationship of that id away. */
  remove(id: string): void {
    this.removed.add(id);
  }

  render(): string {
    const root = outlineXml(this.xml);
    if (root === null || this.isUnchanged) return this.xml;
    const gone = root.children.filter(({ attributes }) => this.removed.has(attributes.get('Id') ?? ''));
    return applyEdits(this.#grown(root), gone.map(({ start, end }) => ({ from: start, to: end, text: '' })));
  }

  /** With what was added, which goes to the end. */
  #grown(root: OutlineElement): string {
    if (this.added.length === 0) return this.xml;
    const items = prefixed(this.added.join(''), root.prefix);
    if (!root.isEmpty) return this.xml.slice(0, root.closeStart) + items + this.xml.slice(root.closeStart);
    const slash = this.xml.lastIndexOf('/', root.openEnd);
    return `${this.xml.slice(0, slash)}>${items}</${root.prefix}Relationships>${this.xml.slice(root.openEnd)}`;
  }
}

/** The path from one part to another: `('xl/worksheets/sheet1.xml', 'xl/tables/table1.xml')` -> `../tables/table1.xml`. */
export function relativeTarget(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}
