import { planFaults, workbookTexts } from '../language/texts/workbook.ts';
import type { Text } from '../language/language.ts';
import { Problem } from '../language/problem.ts';
import { parseArea, type RangeRef } from './address.ts';
import { checkPlannedSheet } from './check-planned-sheet.ts';
import { isLegalName, isLegalSheetName, nameKey } from './legal-names.ts';
import type { SheetPlan } from './sheet-plan.ts';
import { isWellFormedXml } from './well-formed-xml.ts';

/** What a plan must fit beside: any `WorkbookInfo` is one. */
export interface PlanSurroundings {
  readonly sheets: readonly { readonly name: string; readonly tables: readonly { readonly name: string }[] }[];
  readonly names: readonly { readonly name: string; readonly sheet: string | null }[];
}

/**
 * Makes sure, before anything is written, that Excel will accept the whole plan in this workbook: names legal
 * and free, cells inside their sheets and written once, references that lead somewhere, tables and merges
 * apart, links to web addresses only, custom XML well-formed.
 * Throws Problem `sheet-exists` where a sheet's name is taken, `bad-plan` for everything else.
 */
export function checkPlan(plan: SheetPlan, workbook: PlanSurroundings): void {
  if (plan.sheets.length === 0) throw badPlan(planFaults.noSheets);
  const planned = new Set<string>();
  const existing = new Set(workbook.sheets.map((sheet) => nameKey(sheet.name)));
  for (const { name } of plan.sheets) {
    if (!isLegalSheetName(name)) throw badPlan(planFaults.sheetName(name));
    if (existing.has(nameKey(name))) throw new Problem('sheet-exists', workbookTexts.sheetExists(name));
    if (planned.has(nameKey(name))) throw badPlan(planFaults.sheetTwice(name));
    planned.add(nameKey(name));
  }
  const leadsSomewhere = (ref: RangeRef): boolean =>
    parseArea(ref.range) !== null && (planned.has(nameKey(ref.sheet)) || existing.has(nameKey(ref.sheet)));
  for (const sheet of plan.sheets) {
    const fault = checkPlannedSheet(sheet, leadsSomewhere);
    if (fault !== null) throw badPlan(fault);
  }
  checkNames(plan, workbook, leadsSomewhere);
  if (plan.customXml !== null && !isWellFormedXml(plan.customXml)) throw badPlan(planFaults.customXml);
}

/** Tables and workbook-wide names share one space of names. */
function checkNames(plan: SheetPlan, workbook: PlanSurroundings, leadsSomewhere: (ref: RangeRef) => boolean): void {
  const taken = new Set([
    ...workbook.names.flatMap(({ name, sheet }) => (sheet === null ? nameKey(name) : [])),
    ...workbook.sheets.flatMap((sheet) => sheet.tables.map((table) => nameKey(table.name))),
  ]);
  const claim = (name: string): void => {
    if (!isLegalName(name)) throw badPlan(planFaults.name(name));
    if (taken.has(nameKey(name))) throw badPlan(planFaults.nameTaken(name));
    taken.add(nameKey(name));
  };
  for (const sheet of plan.sheets) for (const table of sheet.tables) claim(table.name);
  for (const { name, ref } of plan.names) {
    claim(name);
    if (!leadsSomewhere(ref)) throw badPlan(planFaults.reference(name));
  }
}

function badPlan(detail: Text): Problem {
  return new Problem('bad-plan', workbookTexts.badPlan(detail));
}
