import { checkPlan } from '../../core/workbook/check-plan.ts';
import { Problem } from '../../core/language/problem.ts';
import { workbookTexts } from '../../core/language/texts/workbook.ts';
import type { PlannedSheet, SheetPlan } from '../../core/workbook/sheet-plan.ts';
import type { LongWork, Written } from '../../core/workbook/workbook.ts';
import { isDate1904, loadDateSystem } from './date-system.ts';
import { ExcelBatch, jsonBytes } from './excel-batch.ts';
import { supportsExcelApi } from './excel-host.ts';
import { excelProblem, officeErrorCode } from './excel-problem.ts';
import { COMMENTS_API } from './plan-limits.ts';
import { type Added, afterTakingBack, type Before, takeBack } from './take-back.ts';
import { readSeriesNames, seriesNames } from './series-names.ts';
import { inUndoStep } from './undo-step.ts';
import { writeCharts } from './write-charts.ts';
import { writeComments } from './write-comments.ts';
import { writeConstants, writeFormulas, writeNumberFormats } from './write-cells.ts';
import { writeConditionalFormats, writeLayout, writeTables, writeValidations } from './write-sheet.ts';
import { writeStyles } from './write-styles.ts';

/**
 * Adds a plan's sheets to the open workbook. The plan is checked before anything is written; where writing fails
 * or is stopped, everything added is removed again.
 */
export async function writePlan(plan: SheetPlan, work: LongWork): Promise<Written> {
  work.signal?.throwIfAborted();
  const survey = await Excel.run((context) => surveyWorkbook(context, plan)).catch((error: unknown) => {
    throw excelProblem(error);
  });
  work.signal?.throwIfAborted();
  const added: Added = { sheetIds: null, nameWasTaken: false };
  try {
    const again = async () => {
      const leftovers = await takeBack(plan, survey.before, added);
      added.sheetIds = null;
      return leftovers;
    };
    await inUndoStep((context) => addAll(context, plan, survey, added, work), again);
  } catch (error) {
    const leftovers = await takeBack(plan, survey.before, added);
    throw afterTakingBack(excelProblem(error), leftovers);
  }
  return whatWasWritten(plan);
}

export function whatWasWritten(plan: SheetPlan): Written {
  const cells = plan.sheets.flatMap((sheet) => sheet.cells);
  return {
    sheets: plan.sheets.map((sheet) => sheet.name),
    cells: cells.length,
    formulas: cells.filter((cell) => cell.content.kind === 'formula').length,
  };
}

interface Survey {
  readonly before: Before;
  readonly date1904: boolean;
  /** Texts of cells outside the plan that name its series. */
  readonly seriesNames: ReadonlyMap<string, string>;
}

/** One round trip: what is there, whether the plan fits beside it, whether sheets may be added at all. */
async function surveyWorkbook(context: Excel.RequestContext, plan: SheetPlan): Promise<Survey> {
  const { workbook } = context;
  const sheets = workbook.worksheets.load('items/name');
  const tables = workbook.tables.load('items/name');
  const names = workbook.names.load('items/name');
  const parts = workbook.customXmlParts.load('items/id');
  const protection = workbook.protection.load('protected');
  const dateSystem = loadDateSystem(context);
  await context.sync();
  checkPlan(plan, {
    sheets: sheets.items.map((sheet, index) => ({
      name: sheet.name,
      // Which sheet a table is on does not matter here: table names are unique in the workbook.
      tables: index === 0 ? tables.items.map((table) => ({ name: table.name })) : [],
    })),
    names: names.items.map((name) => ({ name: name.name, sheet: null })),
  });
  if (protection.protected) throw new Problem('workbook-protected', workbookTexts.structureProtected);
  const seriesNames = await readSeriesNames(context, plan);
  return {
    before: {
      sheets: new Set(sheets.items.map((sheet) => sheet.name)),
      names: new Set(names.items.map((name) => name.name)),
      customXmlParts: new Set(parts.items.map((part) => part.id)),
    },
    date1904: isDate1904(dateSystem),
    seriesNames,
  };
}

/** Sheets first, then constants, tables, names and formulas: each may point at what came before. */
async function addAll(context: Excel.RequestContext, plan: SheetPlan, survey: Survey, added: Added, work: LongWork): Promise<void> {
  const charts = plan.sheets.reduce((sum, sheet) => sum + sheet.charts.length, 0);
  const batch = new ExcelBatch(context, work, plan.sheets.length + charts);
  const sheets = await addEmptySheets(batch, plan, added);
  for (const { planned, sheet } of sheets) {
    await writeConstants(batch, sheet, planned.cells, survey.date1904);
    await writeTables(batch, sheet, planned.tables);
  }
  await writeNames(batch, plan);
  for (const { planned, sheet } of sheets) {
    await writeFormulas(batch, sheet, planned.cells);
    await writeNumberFormats(batch, sheet, planned.cells);
    await writeStyles(batch, sheet, planned.cells);
    await writeLayout(batch, sheet, planned);
    await writeValidations(batch, sheet, planned.validations);
    await writeConditionalFormats(batch, sheet, planned.conditionalFormats);
    if (supportsExcelApi(COMMENTS_API)) await writeComments(batch, sheet, planned.cells);
    batch.partDone();
  }
  await batch.send();
  if (charts === 0) return;
  const nameOf = seriesNames(plan, survey.seriesNames);
  for (const { planned, sheet } of sheets) await writeCharts(batch, sheet, planned.charts, { nameOf, date1904: survey.date1904 });
  await batch.send();
}

/** A trip of its own: from then on the sheets are known by their ids, and none of somebody else is taken for one of them. */
async function addEmptySheets(batch: ExcelBatch, plan: SheetPlan, added: Added): Promise<{ readonly planned: PlannedSheet; readonly sheet: Excel.Worksheet }[]> {
  await batch.room(plan.sheets.length * 300);
  const sheets = plan.sheets.map((planned) => ({ planned, sheet: batch.context.workbook.worksheets.add(planned.name).load('id') }));
  try {
    await batch.send();
  } catch (error) {
    added.nameWasTaken = officeErrorCode(error) === 'ItemAlreadyExists';
    throw error;
  }
  added.sheetIds = new Set(sheets.map(({ sheet }) => sheet.id));
  return sheets;
}

async function writeNames(batch: ExcelBatch, plan: SheetPlan): Promise<void> {
  const { workbook } = batch.context;
  for (const { name, ref } of plan.names) {
    await batch.room(name.length + ref.range.length);
    workbook.names.add(name, workbook.worksheets.getItem(ref.sheet).getRange(ref.range).untrack());
  }
  if (plan.customXml === null) return;
  await batch.room(jsonBytes(plan.customXml));
  workbook.customXmlParts.add(plan.customXml);
}
