import { excelUndoTexts } from '../../core/language/texts/excel-undo.ts';
import type { SheetPlan } from '../../core/workbook/sheet-plan.ts';
import { withSecondTry } from './second-try.ts';
import type { Text } from '../../core/language/language.ts';
import { withOutcome } from './with-outcome.ts';

/** What was in the workbook before anything was written: whatever a plan adds is not among it. */
export interface Before {
  readonly sheets: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly customXmlParts: ReadonlySet<string>;
}

/** What is known of the sheets that were added. */
export interface Added {
  /** Null until Excel has told that they are there. */
  sheetIds: ReadonlySet<string> | null;
  /** Somebody else has made a sheet of one of their names since the workbook was looked at: that one is not ours. */
  nameWasTaken: boolean;
}

/**
 * Removes what a failed writing left. Excel does not roll back by itself, and an answer may be lost after all of a
 * request was done: so the workbook is asked what is there, and the plan's own sheets, names and custom XML part
 * go. Tables, charts, rules and comments go with their sheets.
 * @returns the sheets that could not be removed.
 */
export async function takeBack(plan: SheetPlan, before: Before, added: Added): Promise<readonly string[]> {
  try {
    await withSecondTry(() => Excel.run((context) => removeAdded(context, plan, before, added)));
    return [];
  } catch {
    // The caller tells the person, beside what went wrong first.
    return plan.sheets.map((sheet) => sheet.name);
  }
}

async function removeAdded(context: Excel.RequestContext, plan: SheetPlan, before: Before, added: Added): Promise<void> {
  const { workbook } = context;
  const sheets = workbook.worksheets.load('items/id,items/name,items/position');
  const names = workbook.names.load('items/name');
  const parts = workbook.customXmlParts.load('items/id');
  await context.sync();
  const newParts = plan.customXml === null ? [] : parts.items.filter((part) => !before.customXmlParts.has(part.id)).map((part) => ({ part, xml: part.getXml() }));
  if (newParts.length > 0) await context.sync();
  const plannedNames = new Set(plan.names.map((name) => name.name));
  for (const name of names.items) if (plannedNames.has(name.name) && !before.names.has(name.name)) name.delete();
  for (const sheet of addedSheets(plan, before, added, sheets.items)) sheet.delete();
  // Others may have added parts of their own meanwhile.
  for (const { part, xml } of newParts) if (xml.value === plan.customXml) part.delete();
  await context.sync();
}

function addedSheets(plan: SheetPlan, before: Before, added: Added, present: readonly Excel.Worksheet[]): readonly Excel.Worksheet[] {
  const { sheetIds } = added;
  if (sheetIds !== null) return present.filter(({ id }) => sheetIds.has(id));
  const planned = plan.sheets.flatMap(({ name }) => present.find((sheet) => sheet.name === name && !before.sheets.has(name)) ?? []);
  if (!added.nameWasTaken) return planned;
  // Sheets are added at the end one after the other: the one that stood before the first of them stopped it.
  const stoppedAt = planned.findIndex(({ position }, index) => index > 0 && position < (planned[index - 1]?.position ?? 0));
  return planned.slice(0, Math.max(stoppedAt, 0));
}

/** The failure, with what became of the workbook said after it. */
export function afterTakingBack(failure: unknown, leftovers: readonly string[], left: (sheets: readonly string[]) => Text = excelUndoTexts.leftovers): unknown {
  return leftovers.length === 0 ? withOutcome(failure, excelUndoTexts.takenBack) : withOutcome(failure, left(leftovers), 'excel-leftovers');
}
