import { keepClips } from '../../../core/report/cell-functions/kept-clips.ts';
import type { ComposedReport } from '../../../core/report/study.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import type { SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import { parseArea } from '../../../core/workbook/address.ts';
import { compose } from '../../core/report/recalculated-report.ts';
import { sampleWorkbook } from '../../core/report/sample-orders.ts';
import { shopClips } from '../../core/report/cell-functions/shop-clips.ts';
import { CLIPS_NAMESPACE } from '../../../core/report/cell-functions/kept-clips.ts';
import { EVIDENCE_NAMESPACE } from '../../../core/report/evidence-xml.ts';
import { cellToChange, newId, newSheet, newWorkbook, sheetNamed, type WorkbookModel } from '../../office-host/model/workbook-model.ts';

/** A workbook that keeps clips and a report, as it is when somebody opens it whose formulas ask for them. */
export interface KeptWorkbook {
  readonly report: ComposedReport;
  open(): WorkbookModel;
  /** Puts a number where the report shows a fact: what Excel calculates there now. */
  show(model: WorkbookModel, factId: string, content: number | string): void;
}

export async function keptWorkbook(): Promise<KeptWorkbook> {
  const bytes = new Uint8Array(await sampleWorkbook('table'));
  const { report } = await compose(bytes, 'sales-performance');
  const file = openWorkbookFile(bytes, 'book.xlsx');
  await file.write(report.plan);
  await keepClips(file, await shopClips());
  const documents = [...(await file.documents(CLIPS_NAMESPACE)), ...(await file.documents(EVIDENCE_NAMESPACE))];
  return {
    report,
    open: () => modelOf(report.plan, documents),
    show(model, factId, content) {
      const cell = report.cells.get(`sales-performance.Orders.${factId}`);
      const sheet = cell === undefined ? undefined : sheetNamed(model, cell.ref.sheet);
      const area = cell === undefined ? null : parseArea(cell.ref.range);
      if (sheet === undefined || area === null) throw new Error(`no cell of ${factId}`);
      cellToChange(sheet, area.top, area.left).content = content;
    },
  };
}

/** The report's sheets with its numbers as they were written, its names, and what is kept beside them. */
function modelOf(plan: SheetPlan, documents: readonly string[]): WorkbookModel {
  const model = newWorkbook('book.xlsx', ['Orders']);
  for (const planned of plan.sheets) {
    const sheet = newSheet(planned.name);
    model.sheets.push(sheet);
    for (const { row, column, content } of planned.cells) {
      if (content.kind === 'formula') cellToChange(sheet, row, column).content = content.cached;
      if (content.kind === 'number') cellToChange(sheet, row, column).content = content.number;
    }
  }
  model.names = plan.names.map(({ name, ref }) => ({ name, formula: `='${ref.sheet}'!$A$1`, sheet: null }));
  model.customXmlParts = documents.map((xml) => ({ id: newId(), xml }));
  return model;
}
