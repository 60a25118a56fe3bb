import type { RangeRef } from './address.ts';
import { nameKey } from './legal-names.ts';
import type { WorkbookInfo } from './workbook.ts';

const MARK = 'Clipsheet_Sheet';

/** The defined name that marks the so-many-th sheet of a report as ours; `free` makes it unique in the workbook. */
export function reportSheetMark(free: (prefix: string, wish: string) => string, ref: RangeRef): { name: string; ref: RangeRef } {
  return { name: free('Clipsheet', 'Sheet'), ref };
}

/** Hidden copies of report sheets, there while a report is written over another, carry this before a number. */
const COPY = 'Clipsheet copy';

/** Names for copies of so many sheets that no sheet has. */
export function sheetCopyNames(count: number, taken: ReadonlySet<string>): string[] {
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    const name = `${COPY} ${number}`;
    if (!taken.has(nameKey(name))) names.push(name);
  }
  return names;
}

/** Names of the sheets that reports of ours wrote into a workbook, and of their copies: they are not data. */
export function reportSheets(info: WorkbookInfo): ReadonlySet<string> {
  const marked = info.names.filter(({ name }) => name === MARK || name.startsWith(`${MARK}_`));
  const copies = info.sheets.flatMap(({ name, visibility }) => (visibility === 'very-hidden' && name.startsWith(`${COPY} `) ? [name] : []));
  return new Set([...marked.flatMap(({ refersTo }) => sheetOf(refersTo) ?? []), ...copies]);
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
