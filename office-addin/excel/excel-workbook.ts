import type { RangeRef } from '../../core/workbook/address.ts';
import { parseAreas } from '../../core/workbook/address.ts';
import { Problem } from '../../core/language/problem.ts';
import { excelTexts } from '../../core/language/texts/excel.ts';
import type { PlanRevision } from '../../core/workbook/plan-revision.ts';
import type { SheetPlan } from '../../core/workbook/sheet-plan.ts';
import type { CellChunk, KeptDocument, LongWork, RemovedParts, Workbook, WorkbookChange, WorkbookInfo, Written } from '../../core/workbook/workbook.ts';
import { ChangeListeners } from './change-listeners.ts';
import { excelProblem } from './excel-problem.ts';
import { readCells } from './read-cells.ts';
import { readDocuments } from './read-documents.ts';
import { readInfo } from './read-info.ts';

/** What changes the workbook is loaded at the first change, so that the pane is there at once. */
const load = {
  writing: () => import('./write-plan.ts'),
  revising: () => import('./revise-plan.ts'),
  keeping: () => import('./keep-document.ts'),
  removing: () => import('./remove-parts.ts'),
};

/**
 * The workbook that is open in this Excel. Call it once Office is ready (`isExcelHost`). Beside the Problems of
 * the contract its methods throw `excel-busy`, `payload-too-large`, `excel-too-old`, `excel-session-lost`,
 * `excel-failed` and, where a failed change could not be taken back, `excel-leftovers`.
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
    return this.#inTurn(async () => (await load.writing()).writePlan(plan, work));
  }

  async revise(revision: PlanRevision, work: LongWork = {}): Promise<Written> {
    this.#changes.adjust();
    return this.#inTurn(async () => (await load.revising()).revisePlan(revision, work));
  }

  async documents(namespace: string): Promise<readonly string[]> {
    return (await this.#inTurn(() => inExcel((context) => readDocuments(context, namespace)))).map(({ xml }) => xml);
  }

  keep(document: KeptDocument, work: LongWork = {}): Promise<void> {
    return this.#inTurn(async () => (await load.keeping()).keepDocument(document, work));
  }

  async remove(parts: RemovedParts, work: LongWork = {}): Promise<void> {
    this.#changes.adjust();
    return this.#inTurn(async () => (await load.removing()).removeParts(parts, work));
  }

  onChange(listener: (change: WorkbookChange) => void): () => void {
    return this.#changes.add(listener);
  }

  async goTo(ref: RangeRef): Promise<void> {
    const areas = parseAreas(ref.range);
    if (areas === null) throw new Problem('not-a-range', excelTexts.notARange(ref.range));
    await inExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(ref.sheet);
      sheet.load('visibility');
      await context.sync();
      if (sheet.isNullObject) throw new Problem('no-such-sheet', excelTexts.noSuchSheet(ref.sheet));
      if (sheet.visibility !== 'Visible') throw new Problem('hidden-sheet', excelTexts.hiddenSheet(ref.sheet));
      sheet.activate();
      if (areas.length === 1) sheet.getRange(ref.range).untrack().select();
      else sheet.getRanges(ref.range).untrack().select();
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
