import type { RangeRef } from '../../core/workbook/address.ts';
import { parseArea } from '../../core/workbook/address.ts';
import { Problem } from '../../core/language/problem.ts';
import { excelTexts } from '../../core/language/texts/excel.ts';
import type { PlanRevision } from '../../core/workbook/plan-revision.ts';
import type { SheetPlan } from '../../core/workbook/sheet-plan.ts';
import type { CellChunk, KeptDocument, LongWork, RemovedParts, Workbook, WorkbookChange, WorkbookInfo, Written } from '../../core/workbook/workbook.ts';
import { ChangeListeners } from './change-listeners.ts';
import { excelProblem } from './excel-problem.ts';
import { keepDocument, readDocuments } from './keep-document.ts';
import { readCells } from './read-cells.ts';
import { readInfo } from './read-info.ts';
import { removeParts } from './remove-parts.ts';

/** What writes is loaded at the first writing, so that the pane is there at once. */
const loadWriting = () => import('./write-plan.ts');
const loadRevising = () => import('./revise-plan.ts');

/**
 * The workbook that is open in this Excel. Call it once Office is ready (`isExcelHost`). Beside the Problems of
 * the contract its methods throw `excel-busy`, `payload-too-large`, `excel-too-old`, `excel-session-lost`,
 * `excel-failed` and, where a failed writing could not be taken back, `excel-leftovers`.
 */
export function openExcelWorkbook(): Workbook {
  return new ExcelWorkbook();
}

class ExcelWorkbook implements Workbook {
  /** Writing, changes and their registration go one after the other. */
  #last: Promise<unknown> = Promise.resolve();
  readonly #changes = new ChangeListeners((work) => this.#inTurn(work));

  async info(work: LongWork = {}): Promise<WorkbookInfo> {
    this.#changes.adjust();
    return this.#inTurn(() => inExcel((context) => readInfo(context, work.signal)));
  }

  read(region: RangeRef, work: LongWork = {}): AsyncIterable<CellChunk> {
    return readCells(region, work);
  }

  async write(plan: SheetPlan, work: LongWork = {}): Promise<Written> {
    this.#changes.adjust();
    return this.#inTurn(async () => (await loadWriting()).writePlan(plan, work));
  }

  async revise(revision: PlanRevision, work: LongWork = {}): Promise<Written> {
    this.#changes.adjust();
    return this.#inTurn(async () => (await loadRevising()).revisePlan(revision, work));
  }

  documents(namespace: string): Promise<readonly string[]> {
    return this.#inTurn(() => inExcel((context) => readDocuments(context, namespace)));
  }

  keep(document: KeptDocument): Promise<void> {
    return this.#inTurn(() => inExcel((context) => keepDocument(context, document)));
  }

  async remove(parts: RemovedParts): Promise<void> {
    this.#changes.adjust();
    await this.#inTurn(() => inExcel((context) => removeParts(context, parts)));
  }

  onChange(listener: (change: WorkbookChange) => void): () => void {
    return this.#changes.add(listener);
  }

  async goTo(ref: RangeRef): Promise<void> {
    if (parseArea(ref.range) === null) throw new Problem('not-a-range', excelTexts.notARange(ref.range));
    await inExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(ref.sheet);
      sheet.load('visibility');
      await context.sync();
      if (sheet.isNullObject) throw new Problem('no-such-sheet', excelTexts.noSuchSheet(ref.sheet));
      if (sheet.visibility !== 'Visible') throw new Problem('hidden-sheet', excelTexts.hiddenSheet(ref.sheet));
      sheet.activate();
      sheet.getRange(ref.range).untrack().select();
      await context.sync();
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

async function inExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run(work);
  } catch (error) {
    throw excelProblem(error);
  }
}
