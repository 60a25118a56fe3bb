import { workbookTexts } from '../../../language/texts/workbook.ts';
import { Problem } from '../../../language/problem.ts';
import { checkPlan } from '../../check-plan.ts';
import type { SheetPlan } from '../../sheet-plan.ts';
import type { Written } from '../../workbook.ts';
import type { XlsxPackage } from '../package.ts';
import { readTables } from '../table-part.ts';
import { readWorkbookPart } from '../workbook-part.ts';
import { PlanWriter } from './plan-writer.ts';

/**
 * The package with the plan's sheets added after its last one, as the bytes of a new file. Only the content
 * types, the workbook part, its relationships and the styles change; every other part is copied as it lies in
 * the archive, so the size of the data does not matter. The package given stays as it is.
 * Throws Problem `workbook-protected`, `sheet-exists`, `bad-plan`, `workbook-too-large`, `workbook-broken`.
 */
export function addPlan(pkg: XlsxPackage, plan: SheetPlan): { readonly bytes: Uint8Array; readonly written: Written } {
  const workbook = readWorkbookPart(pkg);
  if (workbook.isStructureLocked) throw new Problem('workbook-protected', workbookTexts.structureProtected);
  const surroundings = workbook.sheets.map(({ name, part }) => ({ name, tables: part === null ? [] : readTables(pkg, part) }));
  checkPlan(plan, { sheets: surroundings, names: workbook.names });

  const writer = new PlanWriter(pkg, plan, workbook.date1904);
  for (const sheet of plan.sheets) writer.addSheet(sheet);
  return { bytes: writer.finish(), written: writtenOf(plan) };
}

export function writtenOf({ sheets }: SheetPlan): Written {
  const cells = sheets.flatMap((sheet) => sheet.cells);
  return { sheets: sheets.map((sheet) => sheet.name), cells: cells.length, formulas: cells.filter((cell) => cell.content.kind === 'formula').length };
}
