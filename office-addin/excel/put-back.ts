import { cellAddress, formatArea } from '../../core/workbook/address.ts';
import { nameKey } from '../../core/workbook/legal-names.ts';
import type { PlanRevision } from '../../core/workbook/plan-revision.ts';
import type { ChartRecord } from './chart-record.ts';
import { deleteSheet } from './delete-sheet.ts';
import { ExcelBatch } from './excel-batch.ts';
import { supportsExcelApi } from './excel-host.ts';
import { repairFormulas } from './formula-record.ts';
import { probesOf, wholeRows } from './revise-sheet.ts';
import { quoted, type RevisionSurvey, RESIZE_API, type SheetRecord, tableSize } from './revision-survey.ts';
import { moveRowsBack, probeFormulas } from './row-moves.ts';
import { rangeOf } from './write-charts.ts';

/** Excel may be busy or a connection may fail once; twice in a row it is given up. */
const ATTEMPTS = 2;

/**
 * Gives the workbook back what it had before a revision that failed or was stopped, however far it came: Excel does not
 * roll back by itself, and an answer may be lost after all of a request was done. Rows go back first, so that all that
 * points at them goes back too; then the rows of the copies come over those of the sheets, and what a copy does not
 * bring is put back from what was read before: formulas, notes, charts, names, the document.
 * @returns the copies that are left where that failed.
 */
export async function putBack(revision: PlanRevision, survey: RevisionSurvey): Promise<readonly string[]> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      await Excel.run((context) => putAllBack(context, revision, survey));
      return [];
    } catch (error) {
      // Told to the person by the caller, who names the copies.
      if (attempt === ATTEMPTS && error instanceof Error) break;
    }
  }
  return survey.sheets.map(({ copy }) => copy);
}

interface Restored {
  readonly record: SheetRecord;
  readonly sheet: Excel.Worksheet;
  readonly copy: Excel.Worksheet;
}

async function putAllBack(context: Excel.RequestContext, revision: PlanRevision, survey: RevisionSurvey): Promise<void> {
  const { workbook } = context;
  const sheets = workbook.worksheets.load('items/name,items/visibility');
  const parts = workbook.customXmlParts.getByNamespace(revision.replaces.namespace).load('items/id');
  await context.sync();
  const present = new Map(sheets.items.map((sheet) => [sheet.name, sheet]));
  // Sheets are copied before anything is changed: where a copy is missing, nothing was.
  const restored = survey.sheets.flatMap((record): Restored[] => {
    const [sheet, copy] = [present.get(record.name), present.get(record.copy)];
    return sheet === undefined || copy === undefined ? [] : [{ record, sheet, copy }];
  });
  const batch = new ExcelBatch(context, {}, 0);
  if (restored.length === survey.sheets.length) {
    await restoreSheets(batch, restored);
    if (parts.items.some(({ id }) => id === survey.partId)) workbook.customXmlParts.getItem(survey.partId).setXml(revision.replaces.xml);
    await batch.send();
    await repairFormulas(batch, [...restored.map(({ record }) => record.formulas), ...survey.formulasElsewhere]);
    await restoreNames(batch, revision, survey);
    for (const one of restored) await restoreNotes(batch, one);
  }
  // Copies go last: as long as they are there, all this can be done again.
  const copies = new Set(survey.sheets.map(({ copy }) => copy));
  const added = sheets.items.filter(({ name }) => !survey.allSheets.has(name));
  for (const sheet of [...added.filter(({ name }) => !copies.has(name)), ...added.filter(({ name }) => copies.has(name))]) deleteSheet(sheet);
  if (present.get(survey.activeSheet)?.visibility === 'Visible') workbook.worksheets.getItem(survey.activeSheet).activate();
  await batch.send();
}

async function restoreSheets(batch: ExcelBatch, restored: readonly Restored[]): Promise<void> {
  const looks = restored.map(({ record, sheet, copy }) => ({
    probes: record.edits.length === 0 ? null : copy.getRange(probesOf(record)).untrack().load('formulas'),
    tables: sheet.tables.load('items/name'),
    copied: copy.tables.load('items/name'),
    charts: sheet.charts.load('items/name'),
  }));
  await batch.context.sync();
  await batch.room(restored.length * 5000);
  // All rows before all else: formulas of one sheet may point at another.
  restored.forEach(({ record, sheet, copy }, i) => {
    const probes = looks[i]?.probes?.formulas ?? [];
    const first = Number(/\d+/.exec(probesOf(record))?.[0] ?? 1) - 1;
    const own = probeFormulas(record.edits, quoted(record));
    moveRowsBack(sheet, record.edits, probes, (edit) => {
      copy.getRange(cellAddress(first + edit, 1)).untrack().formulas = [[own[edit]?.[1] ?? '']];
    });
  });
  restored.forEach(({ record, sheet, copy }, i) => {
    const known = new Set(record.tables.map(({ name }) => nameKey(name)));
    for (const table of looks[i]?.tables.items ?? []) if (!known.has(nameKey(table.name))) table.convertToRange();
    for (const table of looks[i]?.copied.items ?? []) table.convertToRange();
    restoreCells(sheet, copy, record);
    const charts = new Map(record.charts.map((chart) => [chart.name, chart]));
    for (const chart of looks[i]?.charts.items ?? []) {
      const before = charts.get(chart.name);
      if (before === undefined) chart.delete();
      else if (record.revision.charts.updated.includes(chart.name)) restoreChart(batch.context, chart, before);
    }
  });
}

function restoreCells(sheet: Excel.Worksheet, copy: Excel.Worksheet, record: SheetRecord): void {
  const { planned, edits } = record;
  for (const table of record.tables) {
    const size = tableSize(table, planned, edits);
    if (size !== null && supportsExcelApi(RESIZE_API)) sheet.tables.getItem(table.name).resize(formatArea(table.area));
  }
  const all = sheet.getRange().untrack();
  all.conditionalFormats.clearAll();
  all.dataValidation.clear();
  const rows = sheet.getRange(wholeRows(record)).untrack();
  rows.unmerge();
  rows.copyFrom(copy.getRange(wholeRows(record)).untrack(), 'All');
  for (const { column, width, hidden } of record.widths) {
    const range = sheet.getRangeByIndexes(0, column, 1, 1).untrack();
    range.format.columnWidth = width;
    range.columnHidden = hidden;
  }
  if (planned.print === null) return;
  if (record.printArea !== null) sheet.pageLayout.setPrintArea(record.printArea);
  sheet.horizontalPageBreaks.removePageBreaks();
  for (const row of record.pageStarts) sheet.horizontalPageBreaks.add(`A${row + 1}`);
}

function restoreChart(context: Excel.RequestContext, chart: Excel.Chart, before: ChartRecord): void {
  chart.title.text = before.title;
  before.series.forEach(({ name, values, categories }, i) => {
    const series = chart.series.getItemAt(i);
    series.name = name;
    if (values !== null) series.setValues(rangeOf(context, values));
    if (categories !== null) series.setXAxisValues(rangeOf(context, categories));
  });
}

/** Names go back with the rows that they point at, but for those that lost them. */
async function restoreNames(batch: ExcelBatch, { plan }: PlanRevision, survey: RevisionSurvey): Promise<void> {
  const { names } = batch.context.workbook;
  names.load('items/name,items/formula,items/visible');
  await batch.context.sync();
  const planned = new Set(plan.names.map(({ name }) => nameKey(name)));
  const present = new Map(names.items.map((name) => [nameKey(name.name), name]));
  for (const [key, name] of present) if (planned.has(key) && !survey.names.has(key)) name.delete();
  for (const [key, { name, formula, visible }] of survey.names) {
    const now = present.get(key);
    await batch.room(formula.length);
    if (now === undefined) names.add(name, formula).visible = visible;
    else if (String(now.formula) !== formula) now.formula = formula;
  }
}

async function restoreNotes(batch: ExcelBatch, { record, sheet }: Restored): Promise<void> {
  const comments = sheet.comments.load('items/id,items/content');
  await batch.context.sync();
  const places = comments.items.map((comment) => comment.getLocation().untrack().load('rowIndex,columnIndex'));
  await batch.context.sync();
  const wanted = new Map(record.notes.map(({ row, column, text }) => [cellAddress(row, column), text]));
  comments.items.forEach((comment, i) => {
    const place = places[i];
    if (place === undefined) return;
    const cell = cellAddress(place.rowIndex, place.columnIndex);
    const text = wanted.get(cell);
    wanted.delete(cell);
    if (text === undefined) comment.delete();
    else if (comment.content !== text) comment.content = text;
  });
  for (const [cell, text] of wanted) {
    await batch.room(text.length);
    sheet.comments.add(sheet.getRange(cell).untrack(), text);
  }
}
