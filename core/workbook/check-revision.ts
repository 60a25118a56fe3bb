import { Problem } from '../language/problem.ts';
import { workbookTexts } from '../language/texts/workbook.ts';
import { checkPlan, type PlanSurroundings } from './check-plan.ts';
import { nameKey } from './legal-names.ts';
import type { PlanRevision } from './plan-revision.ts';

/** What a revision must fit into: any `WorkbookInfo` is one, but for the protection of its structure. */
export interface RevisionSurroundings extends PlanSurroundings {
  readonly structureProtected: boolean;
  readonly sheets: readonly (PlanSurroundings['sheets'][number] & { readonly isProtected: boolean })[];
}

/**
 * Makes sure, before anything is changed, that Excel will accept the whole revision in this workbook: its sheets are
 * there and open to changes, and its plan fits beside all else, as for a plan that is written for the first time.
 * Throws Problem `no-such-sheet`, `sheet-exists`, `sheet-protected`, `workbook-protected`, `bad-plan`.
 */
export function checkRevision({ plan, revised, removedNames }: PlanRevision, workbook: RevisionSurroundings): void {
  const known = new Map(workbook.sheets.map((sheet) => [nameKey(sheet.name), sheet]));
  const sheets = revised.map(({ sheet }) => {
    const found = known.get(nameKey(sheet));
    if (found === undefined) throw new Problem('no-such-sheet', workbookTexts.sheetGone(sheet));
    return found;
  });
  const over = new Set(sheets.map(({ name }) => nameKey(name)));
  const taken = new Set(workbook.sheets.flatMap(({ name }) => (over.has(nameKey(name)) ? [] : [nameKey(name)])));
  const clash = plan.sheets.find(({ name }) => taken.has(nameKey(name)));
  if (clash !== undefined) throw new Problem('sheet-exists', workbookTexts.sheetExists(clash.name));
  const locked = sheets.find(({ isProtected }) => isProtected);
  if (locked !== undefined) throw new Problem('sheet-protected', workbookTexts.sheetProtected(locked.name));
  if (workbook.structureProtected) throw new Problem('workbook-protected', workbookTexts.structureProtected);

  const ownTables = new Set(plan.sheets.flatMap(({ name, tables }) => (over.has(nameKey(name)) ? tables.map((table) => nameKey(table.name)) : [])));
  const ownNames = new Set([...plan.names.map(({ name }) => name), ...removedNames].map(nameKey));
  checkPlan(plan, {
    sheets: [
      ...workbook.sheets.filter(({ name }) => !over.has(nameKey(name))),
      // A table that a person put on a sheet of the report keeps its name, the report's own are written over.
      { name: '', tables: sheets.flatMap(({ tables }) => tables.filter(({ name }) => !ownTables.has(nameKey(name)))) },
    ],
    names: workbook.names.filter(({ name }) => !ownNames.has(nameKey(name))),
  });
}
