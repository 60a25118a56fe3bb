import type { Text } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { excelUndoTexts } from '../../core/language/texts/excel-undo.ts';
import { workbookTexts } from '../../core/language/texts/workbook.ts';
import { nameKey } from '../../core/workbook/legal-names.ts';
import type { LongWork, RemovedParts } from '../../core/workbook/workbook.ts';
import { excelProblem } from './excel-problem.ts';
import { readDocuments } from './read-documents.ts';
import { withSecondTry } from './second-try.ts';
import { withOutcome } from './with-outcome.ts';

/** What is to go, as it stands in the workbook. */
interface Leaving {
  readonly sheets: readonly { readonly name: string; readonly visibility: Excel.Worksheet['visibility'] }[];
  readonly names: readonly string[];
  /** The id of the document's part. */
  readonly document: string | null;
}

/**
 * Takes sheets, names and a document out of the workbook. The first trips only look; the last one changes everything
 * at once. Excel brings no deleted sheet back. So where the last trip fails, what became of the sheets decides: as
 * long as all of them stand the workbook is put back as it was, and once one is gone the rest is taken out as well.
 */
export async function removeParts(parts: RemovedParts, { signal }: LongWork): Promise<void> {
  const leaving = await Excel.run((context) => lookFor(context, parts)).catch((error: unknown) => {
    throw excelProblem(error);
  });
  signal?.throwIfAborted();
  try {
    await Excel.run((context) => takeOut(context, leaving));
  } catch (error) {
    await settle(leaving, excelProblem(error));
  }
}

async function lookFor(context: Excel.RequestContext, { sheets, names, document }: RemovedParts): Promise<Leaving> {
  const { workbook } = context;
  const part = document === null ? null : (await readDocuments(context, document.namespace)).find(({ xml }) => xml === document.xml);
  if (part === undefined) throw new Problem('document-changed', workbookTexts.documentChanged);
  const listed = workbook.worksheets.load('items/name,items/visibility');
  workbook.protection.load('protected');
  const found = names.map((name) => ({ name, item: workbook.names.getItemOrNullObject(name) }));
  await context.sync();
  if (workbook.protection.protected) throw new Problem('workbook-protected', workbookTexts.removalProtected);
  const wanted = new Set(sheets.map(nameKey));
  const isLeaving = ({ name }: Excel.Worksheet) => wanted.has(nameKey(name));
  const leaving = listed.items.filter(isLeaving);
  const staysVisible = listed.items.some((sheet) => !isLeaving(sheet) && sheet.visibility === 'Visible');
  if (leaving.length > 0 && !staysVisible) throw new Problem('last-sheet', workbookTexts.lastSheet);
  return {
    sheets: leaving.map(({ name, visibility }) => ({ name, visibility })),
    names: found.flatMap(({ name, item }) => (item.isNullObject ? [] : [name])),
    document: part?.id ?? null,
  };
}

/**
 * All in one request. Everything is looked up before the first of it goes, so that a sheet which somebody else
 * deleted meanwhile fails in time. The document goes last: while it is there the rest can be asked for again.
 */
async function takeOut(context: Excel.RequestContext, leaving: Leaving): Promise<void> {
  const { workbook } = context;
  const sheets = leaving.sheets.map(({ name, visibility }) => ({ visibility, sheet: workbook.worksheets.getItem(name) }));
  const names = leaving.names.map((name) => workbook.names.getItem(name));
  const part = leaving.document === null ? null : workbook.customXmlParts.getItem(leaving.document);
  for (const { sheet, visibility } of sheets) {
    // Excel deletes no sheet that is very hidden.
    if (visibility === 'VeryHidden') sheet.visibility = 'Hidden';
  }
  for (const { sheet } of sheets) sheet.delete();
  for (const name of names) name.delete();
  part?.delete();
  await context.sync();
}

/** After a failure: all gone, or all as before, or what cannot be brought back is said. */
async function settle(leaving: Leaving, failure: unknown): Promise<void> {
  let left: Leaving | null = null;
  const outcome = await withSecondTry(async () => {
    const there = await Excel.run((context) => stillThere(context, leaving));
    left = there;
    const allStand = there.sheets.length > 0 && there.sheets.length === leaving.sheets.length;
    await Excel.run((context) => (allStand ? showAsBefore(context, there) : takeOut(context, there)));
    return allStand ? 'as-before' : 'gone';
  }).catch(() => 'unsettled');
  if (outcome === 'gone') return;
  if (outcome === 'as-before') throw withOutcome(failure, excelUndoTexts.nothingRemoved);
  throw withOutcome(failure, whatIsLeft(leaving, left), 'excel-leftovers');
}

async function stillThere(context: Excel.RequestContext, leaving: Leaving): Promise<Leaving> {
  const { workbook } = context;
  const sheets = workbook.worksheets.load('items/name');
  const names = workbook.names.load('items/name');
  const parts = workbook.customXmlParts.load('items/id');
  await context.sync();
  const standing = new Set(sheets.items.map(({ name }) => name));
  const named = new Set(names.items.map(({ name }) => nameKey(name)));
  return {
    sheets: leaving.sheets.filter(({ name }) => standing.has(name)),
    names: leaving.names.filter((name) => named.has(nameKey(name))),
    document: parts.items.some(({ id }) => id === leaving.document) ? leaving.document : null,
  };
}

/** Before the first sheet goes nothing changes but what a hidden sheet is hidden from. */
async function showAsBefore(context: Excel.RequestContext, { sheets }: Leaving): Promise<void> {
  const hidden = sheets.filter(({ visibility }) => visibility === 'VeryHidden');
  if (hidden.length === 0) return;
  for (const { name, visibility } of hidden) context.workbook.worksheets.getItem(name).visibility = visibility;
  await context.sync();
}

/** @param left what was seen last; null where Excel did not answer any more. */
function whatIsLeft(leaving: Leaving, left: Leaving | null): Text {
  if (left === null) return excelUndoTexts.maybeRemoved(leaving.sheets.map(({ name }) => name));
  const standing = left.sheets.map(({ name }) => name);
  return excelUndoTexts.halfRemoved(leaving.sheets.flatMap(({ name }) => (standing.includes(name) ? [] : [name])), standing);
}
