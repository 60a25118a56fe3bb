import { Problem } from '../../core/language/problem.ts';
import { workbookTexts } from '../../core/language/texts/workbook.ts';
import { nameKey } from '../../core/workbook/legal-names.ts';
import type { RemovedParts } from '../../core/workbook/workbook.ts';
import { deleteSheet } from './delete-sheet.ts';
import { readParts } from './keep-document.ts';

/**
 * Takes sheets, names and a document out of the workbook. The first trips only look; the last one changes everything
 * at once, the document at the end: as long as it is there the rest can be asked for again.
 */
export async function removeParts(context: Excel.RequestContext, { sheets, names, document }: RemovedParts): Promise<void> {
  const { workbook } = context;
  const part = document === null ? null : (await readParts(context, document.namespace)).find(({ xml }) => xml === document.xml);
  if (part === undefined) throw new Problem('document-changed', workbookTexts.documentChanged);
  const listed = workbook.worksheets.load('items/name,items/visibility');
  workbook.protection.load('protected');
  const found = names.map((name) => workbook.names.getItemOrNullObject(name));
  await context.sync();
  if (workbook.protection.protected) throw new Problem('workbook-protected', workbookTexts.removalProtected);
  const wanted = new Set(sheets.map(nameKey));
  const [leaving, staying] = [true, false].map((leaves) => listed.items.filter(({ name }) => wanted.has(nameKey(name)) === leaves));
  if (leaving === undefined || staying === undefined) return;
  if (leaving.length > 0 && !staying.some(({ visibility }) => visibility === 'Visible')) throw new Problem('last-sheet', workbookTexts.lastSheet);

  for (const sheet of leaving) deleteSheet(sheet);
  for (const name of found) if (!name.isNullObject) name.delete();
  part?.part.delete();
  await context.sync();
}
