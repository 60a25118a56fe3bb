import { Problem } from '../../core/language/problem.ts';
import { excelUndoTexts } from '../../core/language/texts/excel-undo.ts';
import type { PlanRevision } from '../../core/workbook/plan-revision.ts';
import { deleteSheet } from './delete-sheet.ts';
import { excelProblem } from './excel-problem.ts';
import { putBack } from './put-back.ts';
import { outdatedCharts, remadeName } from './revise-charts.ts';
import type { RevisionSurvey } from './revision-survey.ts';
import { afterTakingBack } from './take-back.ts';

/** Excel may be busy or an answer may be lost once; twice in a row it is given up. */
const ATTEMPTS = 2;

/**
 * The last step of a revision deletes what cannot be brought back: charts and sheets that go, and then the copies.
 * Where it fails before anything went, all is put back; where something is gone already, it is tried again.
 */
export async function finishRevision(revision: PlanRevision, survey: RevisionSurvey): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await Excel.run((context) => deleteOutdated(context, survey));
      return;
    } catch (error) {
      const untouched = await Excel.run((context) => isUntouched(context, survey)).catch(() => false);
      if (untouched) throw afterTakingBack(excelProblem(error), await putBack(revision, survey), excelUndoTexts.copiesLeft);
      if (attempt === ATTEMPTS) {
        throw new Problem('excel-leftovers', excelUndoTexts.leftovers([...survey.removedSheets, ...survey.sheets.map(({ copy }) => copy)]), { cause: error });
      }
    }
  }
}

interface Present {
  readonly sheets: ReadonlyMap<string, Excel.Worksheet>;
  /** Of each sheet that is written over, in their order. */
  readonly charts: readonly { readonly collection: Excel.ChartCollection; readonly names: ReadonlySet<string> }[];
}

async function whatIsThere(context: Excel.RequestContext, survey: RevisionSurvey): Promise<Present> {
  const sheets = context.workbook.worksheets.load('items/name,items/visibility');
  const charts = survey.sheets.map(({ name }) => context.workbook.worksheets.getItem(name).charts.load('items/name'));
  await context.sync();
  return {
    sheets: new Map(sheets.items.map((sheet) => [sheet.name, sheet])),
    charts: charts.map((collection) => ({ collection, names: new Set(collection.items.map(({ name }) => name)) })),
  };
}

async function isUntouched(context: Excel.RequestContext, survey: RevisionSurvey): Promise<boolean> {
  const { sheets, charts } = await whatIsThere(context, survey);
  const stands = [...survey.removedSheets, ...survey.sheets.map(({ copy }) => copy)].every((name) => sheets.has(name));
  return stands && survey.sheets.every((record, i) => outdatedCharts(record).every(({ name }) => charts[i]?.names.has(name) === true));
}

async function deleteOutdated(context: Excel.RequestContext, survey: RevisionSurvey): Promise<void> {
  const { sheets, charts } = await whatIsThere(context, survey);
  survey.sheets.forEach((record, i) => {
    const present = charts[i];
    if (present === undefined) return;
    for (const { name, isRemade } of outdatedCharts(record)) {
      const successor = remadeName(name);
      if (!isRemade) {
        if (present.names.has(name)) present.collection.getItem(name).delete();
      } else if (present.names.has(successor)) {
        if (present.names.has(name)) present.collection.getItem(name).delete();
        present.collection.getItem(successor).name = name;
      }
    }
  });
  for (const name of [...survey.removedSheets, ...survey.sheets.map(({ copy }) => copy)]) {
    const sheet = sheets.get(name);
    if (sheet !== undefined) deleteSheet(sheet);
  }
  await context.sync();
}
