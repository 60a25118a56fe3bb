import type { RangeRef } from './address.ts';
import type { WorkbookInfo } from './workbook.ts';

const MARK = 'Clipsheet_Sheet';

/** The defined name that marks the so-many-th sheet of a report as ours; `free` makes it unique in the workbook. */
export function reportSheetMark(free: (prefix: string, wish: string) => string, ref: RangeRef): { name: string; ref: RangeRef } {
  return { name: free('Clipsheet', 'Sheet'), ref };
}

/** Names of the sheets that reports of ours wrote into a workbook: they are not data. */
export function reportSheets(info: WorkbookInfo): ReadonlySet<string> {
  const marked = info.names.filter(({ name }) => name === MARK || name.startsWith(`${MARK}_`));
  return new Set(marked.flatMap(({ refersTo }) => sheetOf(refersTo) ?? []));
}

/** The sheet that a mark stands on, by its present name; null where it was removed. */
export function markedSheet(info: Pick<WorkbookInfo, 'names'>, mark: string): string | null {
  const found = info.names.find(({ name, sheet }) => name === mark && sheet === null);
  return found === undefined ? null : sheetOf(found.refersTo);
}

/** `'Q1 plan'!$A$1` -> `Q1 plan`; null where the name points at nothing any more (`#REF!`). */
function sheetOf(refersTo: string): string | null {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!#]+))!/.exec(refersTo);
  return match?.[1]?.replaceAll("''", "'") ?? match?.[2] ?? null;
}
