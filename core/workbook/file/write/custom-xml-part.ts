import type { Namespaces } from './namespaces.ts';
import type { PackageEditor } from './package-editor.ts';
import { CONTENT_TYPE } from './content-types-part.ts';
import { relationshipsPart } from '../relationships.ts';
import { relativeTarget, RelationshipsPart } from './relationships-part.ts';
import { outlineXml } from './xml-outline.ts';
import { element, XML_DECLARATION } from './xml-text.ts';

/**
 * Keeps a document in the workbook as a custom XML part with its properties, and gives the part's name. Excel
 * carries such parts along and gives them to programs by the namespace of their root.
 */
export function addCustomXml(editor: PackageEditor, id: string, xml: string, namespaces: Namespaces): string {
  const item = editor.freeName('customXml/item#.xml');
  const number = /(\d+)\.xml$/.exec(item)?.[1] ?? '1';
  const properties = `customXml/itemProps${number}.xml`;
  // Some writers make `.xml` stand for something else than XML in general.
  editor.setDefaultType('xml', CONTENT_TYPE.xml);
  editor.put(item, xml, CONTENT_TYPE.xml);
  const root = outlineXml(xml);
  const uri = root?.attributes.get(root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix.slice(0, -1)}`);
  const schemas = uri === undefined ? '' : element('ds:schemaRefs', {}, element('ds:schemaRef', { 'ds:uri': uri }));
  editor.put(
    properties,
    XML_DECLARATION + element('ds:datastoreItem', { 'ds:itemID': itemId(`${id}/${number}`), 'xmlns:ds': namespaces.customXml }, schemas),
    CONTENT_TYPE.customXmlProperties,
  );
  const relationships = new RelationshipsPart();
  relationships.add(`${namespaces.relationships}/customXmlProps`, relativeTarget(item, properties));
  editor.put(relationshipsPart(item), relationships.render());
  return item;
}

/** A GUID that depends on the name only (FNV-1a, four times): the core draws no random numbers. */
function itemId(name: string): string {
  const words = [0, 1, 2, 3].map((seed) => {
    let hash = 0x811c9dc5 ^ seed;
    for (const unit of `${seed}:${name}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 0).toString(16).toUpperCase().padStart(8, '0');
  });
  const hex = words.join('');
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}}`;
}
