import { supportsExcelApi } from './excel-host.ts';
import { officeErrorCode } from './excel-problem.ts';

/** From this version on, several round trips can be one step to undo. */
const UNDO_GROUP_API = '1.20';

/**
 * Does the work in one step to undo where this Excel has such steps. `takeBack` undoes what a failed attempt left
 * and gives what could not be undone.
 */
export async function inUndoStep(
  work: (context: Excel.RequestContext) => Promise<void>,
  takeBack: () => Promise<readonly string[]>,
): Promise<void> {
  if (!supportsExcelApi(UNDO_GROUP_API)) {
    await Excel.run(work);
    return;
  }
  try {
    await Excel.run({ mergeUndoGroup: true }, work);
  } catch (error) {
    // Some members cannot be undone in some Excels. The report matters more than one step to undo it.
    if (officeErrorCode(error) !== 'UndoNotSupported') throw error;
    const leftovers = await takeBack();
    if (leftovers.length > 0) throw error;
    await Excel.run(work);
  }
}
