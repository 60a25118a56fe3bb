import { absoluteReference } from '../../core/workbook/address.ts';
import { Problem } from '../../core/language/problem.ts';
import { excelTexts } from '../../core/language/texts/excel.ts';
import { excelUndoTexts } from '../../core/language/texts/excel-undo.ts';
import { nameKey } from '../../core/workbook/legal-names.ts';
import type { PlanRevision } from '../../core/workbook/plan-revision.ts';
import type { LongWork, Written } from '../../core/workbook/workbook.ts';
import { ExcelBatch, jsonBytes } from './excel-batch.ts';
import { supportsExcelApi } from './excel-host.ts';
import { excelProblem } from './excel-problem.ts';
import { finishRevision } from './finish-revision.ts';
import { putBack } from './put-back.ts';
import { reviseCharts } from './revise-charts.ts';
import { copySheet, emptyPlaces, makeRoom, notedCells, writeOver } from './revise-sheet.ts';
import { type RevisionSurvey, surveyRevision } from './revision-survey.ts';
import { seriesNames } from './series-names.ts';
import { afterTakingBack } from './take-back.ts';
import { inUndoStep } from './undo-step.ts';
import { writeCharts } from './write-charts.ts';
import { writeComments } from './write-comments.ts';
import { writeConstants, writeFormulas, writeNumberFormats } from './write-cells.ts';
import { whatWasWritten } from './write-plan.ts';
import { writeConditionalFormats, writeLayout, writeTables, writeValidations } from './write-sheet.ts';
import { writeStyles } from './write-styles.ts';

/** Add-ins can find and delete notes from this version on. */
const REVISION_API = '1.10';

/**
 * Writes a plan over an earlier one in the open workbook. First it looks and checks; then each sheet is copied to one
 * that is very hidden and the sheets are changed; sheets and charts that go, and the copies, are deleted when all else
 * is done. Where something fails or is stopped, `putBack` gives the workbook what it had.
 *
 * What cannot be put back: in a chart that was updated, looks of its points and of its subtitle, where its axis began and
 * how far apart its labels were, and before ExcelApi 1.15 which cells it showed; rows repeated on each printed page; who
 * wrote a note, and the answers to it; formulas of other sheets that pointed at rows taken out, where a sheet is protected
 * or has more than 30,000 formulas; names that belong to one sheet and pointed at such rows.
 */
export async function revisePlan(revision: PlanRevision, work: LongWork): Promise<Written> {
  work.signal?.throwIfAborted();
  if (!supportsExcelApi(REVISION_API)) throw new Problem('revision-unsupported', excelTexts.noRevision);
  const survey = await Excel.run((context) => surveyRevision(context, revision)).catch((error: unknown) => {
    throw excelProblem(error);
  });
  work.signal?.throwIfAborted();
  const takeBack = () => putBack(revision, survey);
  try {
    await inUndoStep((context) => reviseAll(context, revision, survey, work), takeBack);
  } catch (error) {
    const leftovers = await takeBack();
    throw afterTakingBack(excelProblem(error), leftovers, excelUndoTexts.copiesLeft);
  }
  await finishRevision(revision, survey);
  return whatWasWritten(revision.plan);
}

/** Rows first, then what stands on them: constants, tables, names, formulas, looks, and the charts over them. */
async function reviseAll(context: Excel.RequestContext, revision: PlanRevision, survey: RevisionSurvey, work: LongWork): Promise<void> {
  const { plan } = revision;
  const { worksheets } = context.workbook;
  const charts = plan.sheets.reduce((sum, sheet) => sum + sheet.charts.length, 0);
  const batch = new ExcelBatch(context, work, plan.sheets.length + charts);
  const over = survey.sheets.map((record) => ({ record, sheet: worksheets.getItem(record.name) }));
  for (const { record, sheet } of over) await copySheet(batch, sheet, record);
  worksheets.getItem(survey.activeSheet).activate();
  for (const { record, sheet } of over) await makeRoom(batch, sheet, record);
  for (const { record, sheet } of over) await emptyPlaces(batch, sheet, record);
  await batch.room(survey.newSheets.length * 300);
  const added = survey.newSheets.map((planned) => ({ planned, sheet: worksheets.add(planned.name) }));
  for (const { planned, sheet } of added) {
    await writeConstants(batch, sheet, planned.cells, survey.date1904);
    await writeTables(batch, sheet, planned.tables);
  }
  for (const { record, sheet } of over) await writeOver(batch, sheet, record, survey.date1904);
  await reviseNames(batch, revision, survey);
  const all = [
    ...over.map(({ record, sheet }) => ({ planned: record.planned, sheet, noted: notedCells(record) })),
    ...added.map(({ planned, sheet }) => ({ planned, sheet, noted: planned.cells })),
  ];
  for (const { planned, sheet } of all) await writeFormulas(batch, sheet, planned.cells);
  for (const { planned, sheet } of added) {
    await writeNumberFormats(batch, sheet, planned.cells);
    await writeStyles(batch, sheet, planned.cells);
    await writeLayout(batch, sheet, planned);
  }
  for (const { planned, sheet, noted } of all) {
    await writeValidations(batch, sheet, planned.validations);
    await writeConditionalFormats(batch, sheet, planned.conditionalFormats);
    await writeComments(batch, sheet, noted);
    batch.partDone();
  }
  if (plan.customXml !== null) {
    await batch.room(jsonBytes(plan.customXml));
    context.workbook.customXmlParts.getItem(survey.partId).setXml(plan.customXml);
  }
  await batch.send();
  if (charts === 0) return;
  const charting = { nameOf: seriesNames(plan, survey.seriesNames), date1904: survey.date1904 };
  for (const { planned, sheet } of added) await writeCharts(batch, sheet, planned.charts, charting);
  for (const { record, sheet } of over) await reviseCharts(batch, sheet, record, charting);
  await batch.send();
}

/** A name that is there is pointed anew, so that what speaks of it never sees it go. */
async function reviseNames(batch: ExcelBatch, { plan, removedNames }: PlanRevision, survey: RevisionSurvey): Promise<void> {
  const { workbook } = batch.context;
  for (const { name, ref } of plan.names) {
    await batch.room(name.length + 2 * ref.range.length);
    const known = survey.names.get(nameKey(name));
    if (known === undefined) workbook.names.add(name, workbook.worksheets.getItem(ref.sheet).getRange(ref.range).untrack());
    else workbook.names.getItem(known.name).formula = `=${absoluteReference(ref)}`;
  }
  for (const name of removedNames) {
    const known = survey.names.get(nameKey(name));
    if (known === undefined) continue;
    await batch.room(name.length);
    workbook.names.getItem(known.name).delete();
  }
}
