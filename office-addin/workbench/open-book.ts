import type { Text } from '../../core/language/language.ts';
import type { PlannedSheet, SheetPlan } from '../../core/workbook/sheet-plan.ts';
import type { RangeRef } from '../../core/workbook/address.ts';
import type { Workbook } from '../../core/workbook/workbook.ts';
import type { PaneSession } from '../taskpane/pane-session.ts';

/** A workbook that lives in a file: written to in memory, and saved when the person says so. */
export interface SavableWorkbook extends Workbook {
  /** The whole file with what was written to it. */
  save(): Uint8Array;
  /** What a person should know before a report is written into this file. */
  notices(): readonly Text[];
}

/** Where a file came from; `handle` only where the browser lets us write back to it. */
export interface ChosenFile {
  readonly file: File;
  readonly handle: FileSystemFileHandle | null;
}

export interface OpenBook {
  readonly chosen: ChosenFile;
  readonly workbook: SavableWorkbook;
  readonly session: PaneSession;
  /** The report sheets written so far, newest plan last. */
  readonly plannedSheets: () => readonly PlannedSheet[];
}

/**
 * The workbook as the workbench sees it: going to a place shows it in the sheet view, and what is written is
 * remembered for the preview.
 */
export function watchWorkbook(
  workbook: SavableWorkbook,
  show: (ref: RangeRef) => void,
  onWritten: () => void,
  /** What was to be said of how the file was read. */
  notices: readonly Text[] = [],
): { readonly workbook: SavableWorkbook; readonly plannedSheets: () => readonly PlannedSheet[] } {
  const plans: SheetPlan[] = [];
  const removed = new Set<string>();
  return {
    plannedSheets: () => plans.flatMap((plan) => plan.sheets).filter(({ name }) => !removed.has(name)),
    workbook: {
      info: (work) => workbook.info(work),
      read: (region, work) => workbook.read(region, work),
      async write(plan, work) {
        const written = await workbook.write(plan, work);
        plans.push(plan);
        for (const { name } of plan.sheets) removed.delete(name);
        onWritten();
        return written;
      },
      async revise(revision, work) {
        const written = await workbook.revise(revision, work);
        plans.push(revision.plan);
        for (const sheet of revision.removedSheets) removed.add(sheet);
        onWritten();
        return written;
      },
      documents: (namespace) => workbook.documents(namespace),
      async keep(document, work) {
        await workbook.keep(document, work);
        onWritten();
      },
      async remove(parts, work) {
        await workbook.remove(parts, work);
        for (const sheet of parts.sheets) removed.add(sheet);
        onWritten();
      },
      onChange: (listener) => workbook.onChange(listener),
      async goTo(ref) {
        await workbook.goTo(ref);
        show(ref);
      },
      save: () => workbook.save(),
      notices: () => [...notices, ...workbook.notices()],
    },
  };
}
