import { Problem } from '../../core/language/problem.ts';
import { excelTexts } from '../../core/language/texts/excel.ts';
import { workbookTexts } from '../../core/language/texts/workbook.ts';
import type { KeptDocument } from '../../core/workbook/workbook.ts';

/** The workbook's custom XML parts of a namespace, as XML text. */
export async function readDocuments(context: Excel.RequestContext, namespace: string): Promise<readonly string[]> {
  return (await readParts(context, namespace)).map(({ xml }) => xml);
}

/** Keeps a document and sets its names. The first trip only looks; the second changes everything at once. */
export async function keepDocument(context: Excel.RequestContext, { namespace, replaces, xml, names, removedNames }: KeptDocument): Promise<void> {
  const { workbook } = context;
  const replaced = replaces === null ? null : (await readParts(context, namespace)).find((part) => part.xml === replaces);
  if (replaced === undefined) throw new Problem('document-changed', workbookTexts.documentChanged);
  const before = [...names.map(({ name }) => name), ...removedNames].map((name) => workbook.names.getItemOrNullObject(name));
  const sheets = names.map(({ ref }) => ({ ref, sheet: workbook.worksheets.getItemOrNullObject(ref.sheet) }));
  await context.sync();
  for (const { ref, sheet } of sheets) if (sheet.isNullObject) throw new Problem('no-such-sheet', excelTexts.noSuchSheet(ref.sheet));

  for (const name of before) if (!name.isNullObject) name.delete();
  for (const { name, ref } of names) {
    workbook.names.add(name, workbook.worksheets.getItem(ref.sheet).getRange(ref.range).untrack()).visible = false;
  }
  if (replaced === null) workbook.customXmlParts.add(xml);
  else replaced.part.setXml(xml);
  await context.sync();
}

interface ReadPart {
  readonly part: Excel.CustomXmlPart;
  readonly xml: string;
}

export async function readParts(context: Excel.RequestContext, namespace: string): Promise<readonly ReadPart[]> {
  const parts = context.workbook.customXmlParts.getByNamespace(namespace).load('items/id');
  await context.sync();
  const texts = parts.items.map((part) => ({ part, xml: part.getXml() }));
  if (texts.length > 0) await context.sync();
  return texts.map(({ part, xml }) => ({ part, xml: xml.value }));
}
