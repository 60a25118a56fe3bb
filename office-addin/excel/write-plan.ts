import { parseArea, type RangeRef } from '../../core/workbook/address.ts';
import { checkPlan } from '../../core/workbook/check-plan.ts';
import { Problem } from '../../core/language/problem.ts';
import { workbookTexts } from '../../core/language/texts/workbook.ts';
import type { PlannedCell, PlannedSheet, SheetPlan } from '../../core/workbook/sheet-plan.ts';
import type { LongWork, Written } from '../../core/workbook/workbook.ts';
import { isDate1904, loadDateSystem } from './date-system.ts';
import { ExcelBatch, jsonBytes } from './excel-batch.ts';
import { supportsExcelApi } from './excel-host.ts';
import { excelProblem, officeErrorCode } from './excel-problem.ts';
import { COMMENTS_API } from './plan-limits.ts';
import { type Added, afterTakingBack, type Before, takeBack } from './take-back.ts';
import { type NameOf, writeCharts } from './write-charts.ts';
import { writeConstants, writeFormulas, writeNumberFormats } from './write-cells.ts';
import { writeConditionalFormats, writeLayout, writeTables, writeValidations } from './write-sheet.ts';
import { writeStyles } from './write-styles.ts';

/** From this version on, several round trips can be one step to undo. */
const UNDO_GROUP_API = '1.20';

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
    await addSheets(plan, survey, added, work);
  } catch (error) {
    const leftovers = await takeBack(plan, survey.before, added);
    throw afterTakingBack(excelProblem(error), leftovers);
  }
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

/** Names of series that stand in cells of the workbook and not of the plan. */
async function readSeriesNames(context: Excel.RequestContext, plan: SheetPlan): Promise<Map<string, string>> {
  const planned = new Set(plan.sheets.map((sheet) => sheet.name));
  const refs = plan.sheets
    .flatMap((sheet) => sheet.charts)
    .flatMap((chart) => chart.series)
    .flatMap((series) => ('text' in series.name || planned.has(series.name.sheet) ? [] : [series.name]));
  if (refs.length === 0) return new Map();
  const reads = refs.map((ref) => ({
    key: refKey(ref),
    range: context.workbook.worksheets.getItem(ref.sheet).getRange(ref.range).untrack().load('values'),
  }));
  await context.sync();
  return new Map(reads.map(({ key, range }) => [key, String(range.values[0]?.[0] ?? '')]));
}

async function addSheets(plan: SheetPlan, survey: Survey, added: Added, work: LongWork): Promise<void> {
  if (!supportsExcelApi(UNDO_GROUP_API)) {
    await Excel.run((context) => addAll(context, plan, survey, added, work));
    return;
  }
  try {
    await Excel.run({ mergeUndoGroup: true }, (context) => addAll(context, plan, survey, added, work));
  } catch (error) {
    // Some members cannot be undone in some Excels. The report matters more than one step to undo it.
    if (officeErrorCode(error) !== 'UndoNotSupported') throw error;
    const leftovers = await takeBack(plan, survey.before, added);
    if (leftovers.length > 0) throw error;
    added.sheetIds = null;
    await Excel.run((context) => addAll(context, plan, survey, added, work));
  }
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
  const nameOf = seriesNames(plan, survey);
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

async function writeComments(batch: ExcelBatch, sheet: Excel.Worksheet, cells: readonly PlannedCell[]): Promise<void> {
  for (const { row, column, comment } of cells) {
    if (comment === undefined || comment === '') continue;
    await batch.room(jsonBytes(comment));
    batch.context.workbook.comments.add(sheet.getCell(row, column).untrack(), comment);
  }
}

function seriesNames(plan: SheetPlan, survey: Survey): NameOf {
  const sheets = new Map(plan.sheets.map((sheet) => [sheet.name, sheet]));
  return (ref) => {
    const planned = sheets.get(ref.sheet);
    return planned === undefined ? (survey.seriesNames.get(refKey(ref)) ?? null) : textAt(planned, ref);
  };
}

function textAt(sheet: PlannedSheet, ref: RangeRef): string | null {
  const area = parseArea(ref.range);
  const cell = sheet.cells.find((one) => one.row === area?.top && one.column === area.left);
  switch (cell?.content.kind) {
    case 'text':
      return cell.content.text;
    case 'number':
      return String(cell.content.number);
    case 'formula':
      return cell.content.cached === null ? null : String(cell.content.cached);
    default:
      return null;
  }
}

function refKey(ref: RangeRef): string {
  return JSON.stringify([ref.sheet, ref.range]);
}
