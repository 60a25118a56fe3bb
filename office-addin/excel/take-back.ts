import { Problem } from '../../core/language/problem.ts';
import { excelTexts } from '../../core/language/texts/excel.ts';
import type { Text } from '../../core/language/language.ts';
import type { SheetPlan } from '../../core/workbook/sheet-plan.ts';

/** What was in the workbook before anything was written: whatever a plan adds is not among it. */
export interface Before {
  readonly sheets: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly customXmlParts: ReadonlySet<string>;
}

/** Excel may be busy or a connection may fail once; twice in a row it is given up. */
const ATTEMPTS = 2;

/**
 * Removes what a failed writing left. Excel does not roll back by itself, and an answer may be lost after all of a
 * request was done: so the workbook is asked what is there, and the plan's own sheets, names and custom XML part
 * go. Tables, charts, rules and comments go with their sheets.
 * @returns the sheets that could not be removed.
 */
export async function takeBack(plan: SheetPlan, before: Before): Promise<readonly string[]> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      await Excel.run((context) => removeAdded(context, plan, before));
      return [];
    } catch (error) {
      // Told to the person by the caller, who names the sheets that may be left.
      if (attempt === ATTEMPTS && error instanceof Error) break;
    }
  }
  return plan.sheets.map((sheet) => sheet.name);
}

async function removeAdded(context: Excel.RequestContext, plan: SheetPlan, before: Before): Promise<void> {
  const { workbook } = context;
  const sheets = workbook.worksheets.load('items/name');
  const names = workbook.names.load('items/name');
  const parts = workbook.customXmlParts.load('items/id');
  await context.sync();
  const planned = new Set(plan.sheets.map((sheet) => sheet.name));
  const plannedNames = new Set(plan.names.map((name) => name.name));
  for (const name of names.items) if (plannedNames.has(name.name) && !before.names.has(name.name)) name.delete();
  for (const sheet of sheets.items) if (planned.has(sheet.name) && !before.sheets.has(sheet.name)) sheet.delete();
  if (plan.customXml !== null) {
    for (const part of parts.items) if (!before.customXmlParts.has(part.id)) part.delete();
  }
  await context.sync();
}

/** The failure, with what became of the workbook said after it. */
export function withOutcome(
  failure: unknown,
  leftovers: readonly string[],
  left: (sheets: readonly string[]) => Text = excelTexts.leftovers,
): unknown {
  if (!(failure instanceof Problem)) {
    return leftovers.length === 0 ? failure : new Problem('excel-leftovers', left(leftovers), { cause: failure });
  }
  const outcome = leftovers.length === 0 ? excelTexts.takenBack : left(leftovers);
  const code = leftovers.length === 0 ? failure.code : 'excel-leftovers';
  return new Problem(code, joined(failure.sentence, outcome), { cause: failure });
}

function joined(first: Text, second: Text): Text {
  return { zh: first.zh + second.zh, en: `${first.en} ${second.en}` };
}
