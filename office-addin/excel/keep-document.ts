import { Problem } from '../../core/language/problem.ts';
import { excelTexts } from '../../core/language/texts/excel.ts';
import { excelUndoTexts } from '../../core/language/texts/excel-undo.ts';
import { workbookTexts } from '../../core/language/texts/workbook.ts';
import { absoluteReference } from '../../core/workbook/address.ts';
import { nameKey } from '../../core/workbook/legal-names.ts';
import type { KeptDocument, LongWork } from '../../core/workbook/workbook.ts';
import { excelProblem } from './excel-problem.ts';
import { readDocuments } from './read-documents.ts';
import { withSecondTry } from './second-try.ts';
import { withOutcome } from './with-outcome.ts';

/** What stood in the workbook of all that a document changes. */
interface Before {
  /** A name's formula and whether it was shown; null where there was no such name. */
  readonly names: ReadonlyMap<string, { readonly formula: string; readonly visible: boolean } | null>;
  /** The id of the part to be replaced; null where the document is new. */
  readonly replaced: string | null;
  /** The ids of all parts of the namespace. */
  readonly parts: ReadonlySet<string>;
}

/**
 * Keeps a document and sets its names. The first trips only look; the last one changes everything at once. Where it
 * fails, the names and the document are put back.
 */
export async function keepDocument(document: KeptDocument, { signal }: LongWork): Promise<void> {
  const before = await Excel.run((context) => lookFor(context, document)).catch((error: unknown) => {
    throw excelProblem(error);
  });
  signal?.throwIfAborted();
  try {
    await Excel.run((context) => change(context, document, before));
  } catch (error) {
    const failure = excelProblem(error);
    const isBack = await withSecondTry(() => Excel.run((context) => putBack(context, document, before))).then(
      () => true,
      () => false,
    );
    throw isBack ? withOutcome(failure, excelUndoTexts.nothingKept) : withOutcome(failure, excelUndoTexts.maybeKept, 'excel-leftovers');
  }
}

async function lookFor(context: Excel.RequestContext, { namespace, replaces, names, removedNames }: KeptDocument): Promise<Before> {
  const { workbook } = context;
  const parts = await readDocuments(context, namespace);
  const replaced = replaces === null ? null : parts.find((part) => part.xml === replaces);
  if (replaced === undefined) throw new Problem('document-changed', workbookTexts.documentChanged);
  const touched = [...names.map(({ name }) => name), ...removedNames].map((name) => ({ name, item: workbook.names.getItemOrNullObject(name).load('formula,visible') }));
  const sheets = names.map(({ ref }) => ({ ref, sheet: workbook.worksheets.getItemOrNullObject(ref.sheet) }));
  await context.sync();
  for (const { ref, sheet } of sheets) if (sheet.isNullObject) throw new Problem('no-such-sheet', excelTexts.noSuchSheet(ref.sheet));
  return {
    names: new Map(touched.map(({ name, item }) => [name, item.isNullObject ? null : { formula: String(item.formula), visible: item.visible }])),
    replaced: replaced?.id ?? null,
    parts: new Set(parts.map(({ id }) => id)),
  };
}

/** In this order no document ever stands without the names that it speaks of. */
async function change(context: Excel.RequestContext, { names, removedNames, xml }: KeptDocument, before: Before): Promise<void> {
  const { workbook } = context;
  const isThere = (name: string) => (before.names.get(name) ?? null) !== null;
  for (const { name, ref } of names) {
    const range = workbook.worksheets.getItem(ref.sheet).getRange(ref.range).untrack();
    const item = isThere(name) ? workbook.names.getItem(name) : workbook.names.add(name, range);
    if (isThere(name)) item.formula = `=${absoluteReference(ref)}`;
    item.visible = false;
  }
  if (before.replaced === null) workbook.customXmlParts.add(xml);
  else workbook.customXmlParts.getItem(before.replaced).setXml(xml);
  for (const name of removedNames) if (isThere(name)) workbook.names.getItem(name).delete();
  await context.sync();
}

async function putBack(context: Excel.RequestContext, document: KeptDocument, before: Before): Promise<void> {
  const { workbook } = context;
  const names = workbook.names.load('items/name');
  const parts = await readDocuments(context, document.namespace);
  const present = new Map(names.items.map((item) => [nameKey(item.name), item]));
  for (const [name, was] of before.names) {
    const item = present.get(nameKey(name));
    if (was === null) {
      item?.delete();
      continue;
    }
    const back = item ?? workbook.names.add(name, was.formula);
    back.formula = was.formula;
    back.visible = was.visible;
  }
  for (const { id, xml } of parts) {
    if (id === before.replaced && document.replaces !== null) workbook.customXmlParts.getItem(id).setXml(document.replaces);
    if (!before.parts.has(id) && xml === document.xml) workbook.customXmlParts.getItem(id).delete();
  }
  await context.sync();
}
