import { readXml } from './xml.ts';

/** A link from one part to another, from the `.rels` part beside it. */
export interface Relationship {
  readonly id: string;
  /** As written; transitional and strict files use different addresses with the same last segment. */
  readonly type: string;
  /** The last segment of `type`: `worksheet`, `table`, `styles`. */
  readonly kind: string;
  /** As written in the file. */
  readonly target: string;
  /** The part it leads to (no leading slash), or null where it leads outside the package. */
  readonly part: string | null;
}

/** Where the relationships of a part are: `xl/workbook.xml` -> `xl/_rels/workbook.xml.rels`; '' is the package. */
export function relationshipsPart(partName: string): string {
  const slash = partName.lastIndexOf('/') + 1;
  return `${partName.slice(0, slash)}_rels/${partName.slice(slash)}.rels`;
}

/** Reads a `.rels` part; targets are resolved against the part that they belong to (OPC, ECMA-376 part 2, 6.5). */
export function parseRelationships(xml: string, partName: string): Relationship[] {
  const relationships: Relationship[] = [];
  readXml(xml, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const type = attributes.get('Type') ?? '';
      const target = attributes.get('Target') ?? '';
      const isExternal = attributes.get('TargetMode')?.toLowerCase() === 'external';
      relationships.push({
        id: attributes.get('Id') ?? '',
        type,
        kind: type.slice(type.lastIndexOf('/') + 1),
        target,
        part: isExternal ? null : resolveTarget(target, partName),
      });
    },
  });
  return relationships;
}

/** `('../media/a.png', 'xl/drawings/drawing1.xml')` -> `xl/media/a.png`; a leading slash starts at the root. */
export function resolveTarget(target: string, partName: string): string {
  const [path = ''] = target.replaceAll('\\', '/').split('#', 1);
  const segments = path.startsWith('/') ? [] : partName.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
