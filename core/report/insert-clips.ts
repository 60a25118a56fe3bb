import type { Clip } from '../clip/clip.ts';
import type { Language } from '../language/language.ts';
import type { PlanSurroundings } from '../workbook/check-plan.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import type { LongWork, Workbook, Written } from '../workbook/workbook.ts';
import { planClipsWorkbook } from './clips-workbook.ts';
import { FreeNames } from './sheet-names.ts';

/**
 * Adds clips to a workbook as sheets of their own, see `planClipsWorkbook`; what stands in it stays as it is. Throws as
 * `Workbook.write` does; then nothing was added.
 */
export async function insertClips(workbook: Pick<Workbook, 'info' | 'write'>, clips: readonly Clip[], language: Language, work: LongWork = {}): Promise<Written> {
  return workbook.write(beside(planClipsWorkbook(clips, language), await workbook.info(work)), work);
}

/** The plan under names that the workbook has not given yet. Its sheets do not point at each other, so nothing else changes. */
function beside(plan: SheetPlan, { sheets, names }: PlanSurroundings): SheetPlan {
  const sheetNames = new FreeNames(sheets.map(({ name }) => name));
  const tableNames = new FreeNames([...sheets.flatMap(({ tables }) => tables), ...names].map(({ name }) => name));
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => ({
      ...sheet,
      name: sheetNames.sheet(sheet.name),
      tables: sheet.tables.map((table) => ({ ...table, name: tableNames.table(table.name) })),
    })),
  };
}
