import { workbookFileTexts } from '../../../language/texts/workbook-file.ts';
import { workbookTexts } from '../../../language/texts/workbook.ts';
import { Problem } from '../../../language/problem.ts';
import { absoluteReference } from '../../address.ts';
import { nameKey } from '../../legal-names.ts';
import { isWellFormedXml } from '../../well-formed-xml.ts';
import type { KeptDocument } from '../../workbook.ts';
import { customXmlParts } from '../custom-xml.ts';
import type { XlsxPackage } from '../package.ts';
import { relationshipsPart } from '../relationships.ts';
import { readWorkbookPart } from '../workbook-part.ts';
import { CONTENT_TYPE } from './content-types-part.ts';
import { addCustomXml } from './custom-xml-part.ts';
import { namespacesOf } from './namespaces.ts';
import { PackageEditor } from './package-editor.ts';
import { relativeTarget, RelationshipsPart } from './relationships-part.ts';
import { WorkbookPartEditor } from './workbook-part.ts';

/**
 * The package with a document kept in it and its names set, as the bytes of a new file. No sheet changes.
 * Throws Problem `document-changed`, `no-such-sheet`, `bad-document`.
 */
export function keepDocument(pkg: XlsxPackage, { namespace, replaces, xml, names, removedNames }: KeptDocument): Uint8Array {
  if (!isWellFormedXml(xml)) throw new Problem('bad-document', workbookTexts.badDocument);
  const sheets = new Set(readWorkbookPart(pkg).sheets.map(({ name }) => nameKey(name)));
  for (const { ref } of names) if (!sheets.has(nameKey(ref.sheet))) throw new Problem('no-such-sheet', workbookFileTexts.noSuchSheet(ref.sheet));

  const editor = new PackageEditor(pkg);
  const workbookXml = pkg.text(pkg.workbookPart) ?? '';
  const namespaces = namespacesOf(workbookXml);
  if (replaces === null) {
    const relationships = new RelationshipsPart(pkg.text(relationshipsPart(pkg.workbookPart)));
    const part = addCustomXml(editor, 'clipsheet', xml, namespaces);
    relationships.add(`${namespaces.relationships}/customXml`, relativeTarget(pkg.workbookPart, part));
    editor.put(relationshipsPart(pkg.workbookPart), relationships.render(), CONTENT_TYPE.relationships);
  } else {
    const before = customXmlParts(pkg).find((part) => part.namespace === namespace && part.xml === replaces);
    if (before === undefined) throw new Problem('document-changed', workbookTexts.documentChanged);
    editor.put(before.name, xml);
  }
  if (names.length > 0 || removedNames.length > 0) {
    const workbook = new WorkbookPartEditor(workbookXml, namespaces);
    for (const name of removedNames) workbook.removeName(name);
    for (const { name, ref } of names) workbook.setHiddenName(name, absoluteReference(ref));
    editor.put(pkg.workbookPart, workbook.renderNames());
  }
  return editor.save();
}
