import type { Workbook } from '../../core/workbook/workbook.ts';

/**
 * A workbook seen without the sheets in `hidden`, for those who look for data in it: what a report says about the
 * data must not be read as data itself. Reading, writing and going to places are as before.
 */
export function hideSheets(workbook: Workbook, hidden: ReadonlySet<string>): Workbook {
  return {
    async info(work) {
      const info = await workbook.info(work);
      return { ...info, sheets: info.sheets.filter((sheet) => !hidden.has(sheet.name)) };
    },
    read: (region, work) => workbook.read(region, work),
    write: (plan, work) => workbook.write(plan, work),
    revise: (revision, work) => workbook.revise(revision, work),
    documents: (namespace) => workbook.documents(namespace),
    keep: (document, work) => workbook.keep(document, work),
    remove: (parts, work) => workbook.remove(parts, work),
    onChange: (listener) => workbook.onChange(listener),
    goTo: (ref) => workbook.goTo(ref),
  };
}
