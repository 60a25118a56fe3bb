import { Problem } from '../../../core/language/problem.ts';
import type { RangeRef } from '../../../core/workbook/address.ts';
import type { PlanRevision } from '../../../core/workbook/plan-revision.ts';
import type { SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import type { CellChunk, KeptDocument, RemovedParts, Workbook, WorkbookInfo } from '../../../core/workbook/workbook.ts';
import { openExcelWorkbook } from '../../../office-addin/excel/excel-workbook.ts';

/** Runs in the browser: the Excel side of the port, its answers made plain enough to cross over to the test. */

export interface RemoteFailure {
  readonly failed: { readonly name: string; readonly code: string | null; readonly sentence: { readonly zh: string; readonly en: string } | null };
}
type Remote<T> = { readonly done: T } | RemoteFailure;

let workbook: Workbook = openExcelWorkbook();
const leaving = new Map<number, () => void>();

const remote = {
  open: (): void => {
    workbook = openExcelWorkbook();
  },
  info: () => attempt(async () => plainInfo(await workbook.info())),
  read: ({ region, aborted }: { region: RangeRef; aborted: boolean }) =>
    attempt(async () => {
      const chunks: unknown[] = [];
      for await (const chunk of workbook.read(region, { signal: signalOf(aborted) })) chunks.push(plainChunk(chunk));
      return chunks;
    }),
  write: ({ plan, aborted }: { plan: SheetPlan; aborted: boolean }) =>
    attempt(() => workbook.write(plan, { signal: signalOf(aborted) })),
  revise: ({ revision, aborted }: { revision: PlanRevision; aborted: boolean }) =>
    attempt(() => workbook.revise(revision, { signal: signalOf(aborted) })),
  documents: (namespace: string) => attempt(() => workbook.documents(namespace)),
  keep: (document: KeptDocument) => attempt(() => workbook.keep(document)),
  remove: (parts: RemovedParts) => attempt(() => workbook.remove(parts)),
  goTo: (ref: RangeRef) => attempt(() => workbook.goTo(ref)),
  listen: (id: number): void => {
    leaving.set(
      id,
      workbook.onChange((change) => {
        const tell: unknown = Reflect.get(window, 'remoteChange');
        if (typeof tell === 'function') Reflect.apply(tell, null, [id, change]);
      }),
    );
  },
  leave: (id: number): void => leaving.get(id)?.(),
};
Reflect.set(window, 'remoteWorkbook', remote);

async function attempt<T>(work: () => Promise<T>): Promise<Remote<T>> {
  try {
    return { done: await work() };
  } catch (error) {
    if (error instanceof Problem) return { failed: { name: error.name, code: error.code, sentence: error.sentence } };
    const name = error instanceof Error || error instanceof DOMException ? error.name : String(error);
    return { failed: { name, code: null, sentence: null } };
  }
}

function signalOf(aborted: boolean): AbortSignal {
  return aborted ? AbortSignal.abort() : new AbortController().signal;
}

function plainInfo(info: WorkbookInfo): unknown {
  return {
    ...info,
    sheets: info.sheets.map((sheet) => ({ ...sheet, hiddenRows: [...sheet.hiddenRows], hiddenColumns: [...sheet.hiddenColumns] })),
  };
}

function plainChunk(chunk: CellChunk): unknown {
  return { ...chunk, formats: [...chunk.formats], formatIds: chunk.formatIds.map((ids) => [...ids]) };
}
