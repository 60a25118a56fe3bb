import { workbookTexts } from '../../../language/texts/workbook.ts';
import { Problem } from '../../../language/problem.ts';
import { nameKey } from '../../legal-names.ts';
import type { RemovedParts } from '../../workbook.ts';
import { customXmlParts } from '../custom-xml.ts';
import { partKey, type XlsxPackage } from '../package.ts';
import { relationshipsPart } from '../relationships.ts';
import { readWorkbookPart } from '../workbook-part.ts';
import { CONTENT_TYPE } from './content-types-part.ts';
import { namespacesOf } from './namespaces.ts';
import { PackageEditor } from './package-editor.ts';
import { RelationshipsPart } from './relationships-part.ts';
import { WorkbookPartEditor } from './workbook-part.ts';

/**
 * The package without the given sheets, names and document, as the bytes of a new file. Parts that only they led to
 * go with them; all others are copied as they lie in the archive. Styles stay: other sheets may have come to use them.
 * Throws Problem `workbook-protected`, `last-sheet`, `document-changed`.
 */
export function removeParts(pkg: XlsxPackage, { sheets, names, document }: RemovedParts): Uint8Array {
  const workbook = readWorkbookPart(pkg);
  if (workbook.isStructureLocked) throw new Problem('workbook-protected', workbookTexts.removalProtected);
  const wanted = new Set(sheets.map(nameKey));
  const positions = new Set(workbook.sheets.flatMap(({ name }, position) => (wanted.has(nameKey(name)) ? [position] : [])));
  const staysVisible = workbook.sheets.some(({ visibility }, position) => visibility === 'visible' && !positions.has(position));
  if (positions.size > 0 && !staysVisible) throw new Problem('last-sheet', workbookTexts.lastSheet);

  const roots = new Set([...positions].flatMap((position) => workbook.sheets[position]?.part ?? []).map(partKey));
  if (document !== null) {
    const kept = customXmlParts(pkg).find((part) => part.namespace === document.namespace && part.xml === document.xml);
    if (kept === undefined) throw new Problem('document-changed', workbookTexts.documentChanged);
    roots.add(partKey(kept.name));
  }
  // The order in which cells were last calculated names sheets by number; Excel makes it anew.
  const isGone = ({ part, kind }: { readonly part: string | null; readonly kind: string }) => part !== null && (roots.has(partKey(part)) || (positions.size > 0 && kind === 'calcChain'));

  const editor = new PackageEditor(pkg);
  for (const from of ['', pkg.workbookPart]) {
    const gone = pkg.relationships(from).filter(isGone);
    if (gone.length === 0) continue;
    const part = new RelationshipsPart(pkg.text(relationshipsPart(from)));
    for (const { id } of gone) part.remove(id);
    editor.put(relationshipsPart(from), part.render(), CONTENT_TYPE.relationships);
  }
  const staying = reachable(pkg, [''], isGone);
  const leaving = reachable(pkg, pkg.relationships('').concat(pkg.relationships(pkg.workbookPart)).filter(isGone).flatMap(({ part }) => part ?? []), () => false);
  for (const name of leaving) {
    if (staying.has(name)) continue;
    editor.remove(name);
    editor.remove(relationshipsPart(name));
  }
  const xml = pkg.text(pkg.workbookPart) ?? '';
  const editedWorkbook = new WorkbookPartEditor(xml, namespacesOf(xml));
  editedWorkbook.removeSheets(positions);
  for (const name of names) editedWorkbook.removeName(name);
  editor.put(pkg.workbookPart, editedWorkbook.renderNames());
  return editor.save();
}

/** Keys of the parts that relationships lead to, those passed over left out. */
function reachable(pkg: XlsxPackage, from: readonly string[], isPassedOver: (link: { readonly part: string | null; readonly kind: string }) => boolean): Set<string> {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(partKey(name))) continue;
    seen.add(partKey(name));
    for (const link of pkg.relationships(name)) if (link.part !== null && !isPassedOver(link)) waiting.push(link.part);
  }
  return seen;
}
