import type { RowEdit } from '../../core/workbook/plan-revision.ts';

/**
 * Rows are moved by several steps, and a failure may come between any two. Formulas on the hidden copy of the sheet
 * tell how far it went, since Excel leads them after the rows that they point at: for each edit one points at the
 * first row below it, and one at the first row that it takes out.
 */
const PROBE_COLUMNS = ['A', 'B'] as const;

/** What is known of an edit after a failure. */
interface EditState {
  readonly removed: boolean;
  readonly added: boolean;
}

/** Edits that touch each other as one, so that a row that stays stands below each. */
export function joinedEdits(edits: readonly RowEdit[]): RowEdit[] {
  const joined: RowEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (edit.removed === 0 && edit.added === 0) continue;
    if (last !== undefined && last.at + last.removed === edit.at) {
      joined[joined.length - 1] = { at: last.at, removed: last.removed + edit.removed, added: last.added + edit.added };
    } else joined.push(edit);
  }
  return joined;
}

/** The edits that bring every row back to where it was. */
export function inverseEdits(edits: readonly RowEdit[]): RowEdit[] {
  let shift = 0;
  return edits.map(({ at, removed, added }) => {
    const inverse = { at: at + shift, removed: added, added: removed };
    shift += added - removed;
    return inverse;
  });
}

/** Where the rows that were put in stand in the end. */
export function freshRows(edits: readonly RowEdit[]): { readonly first: number; readonly count: number }[] {
  return inverseEdits(edits).flatMap(({ at, removed }) => (removed === 0 ? [] : [{ first: at, count: removed }]));
}

/** From the bottom up, so that each edit stands where it was planned. */
export function moveRows(sheet: Excel.Worksheet, edits: readonly RowEdit[]): void {
  for (const { at, removed, added } of edits.toReversed()) {
    if (removed > 0) rowsOf(sheet, at, removed).delete('Up');
    if (added > 0) rowsOf(sheet, at, added).insert('Down');
  }
}

/** Where the probes stand on the copy, from the row on. */
export function probeAddress(edits: readonly RowEdit[], row: number): string {
  return `${PROBE_COLUMNS[0]}${row + 1}:${PROBE_COLUMNS[1]}${row + edits.length}`;
}

/** @param sheet the sheet's name as it stands in formulas. */
export function probeFormulas(edits: readonly RowEdit[], sheet: string): string[][] {
  return edits.map(({ at, removed }) => [`=${sheet}!$A$${at + removed + 1}`, removed > 0 ? removedProbe(sheet, at) : '']);
}

function removedProbe(sheet: string, row: number): string {
  return `=${sheet}!$A$${row + 1}`;
}

/** How far each edit went, from the formulas of the probes as they read now. */
function editStates(edits: readonly RowEdit[], probes: readonly (readonly unknown[])[]): EditState[] {
  let above = 0;
  return edits.map(({ at, removed, added }, i): EditState => {
    const [below, first] = (probes[i] ?? []).map(String);
    const row = Number(/\$(\d+)$/.exec(below ?? '')?.[1] ?? at + removed + 1) - 1;
    const moved = row - (at + removed) - above;
    above += moved;
    if (first?.includes('#REF!') !== true) return { removed: false, added: removed === 0 && moved === added };
    // All rows are back, and the failure came before the probe was set again.
    if (moved === 0 && removed !== added) return { removed: false, added: false };
    return { removed: true, added: moved !== -removed };
  });
}

/**
 * Takes back what was done of the edits; the probes lead the way once more where this fails too.
 * @param probe sets the second probe of an edit again.
 */
export function moveRowsBack(
  sheet: Excel.Worksheet,
  edits: readonly RowEdit[],
  probes: readonly (readonly unknown[])[],
  probe: (index: number) => void,
): void {
  const states = editStates(edits, probes);
  const places: number[] = [];
  let shift = 0;
  edits.forEach(({ at, removed, added }, i) => {
    places.push(at + shift);
    shift += (states[i]?.added === true ? added : 0) - (states[i]?.removed === true ? removed : 0);
  });
  for (let i = edits.length - 1; i >= 0; i -= 1) {
    const [edit, state, place] = [edits[i], states[i], places[i]];
    if (edit === undefined || state === undefined || place === undefined) continue;
    if (state.added && edit.added > 0) rowsOf(sheet, place, edit.added).delete('Up');
    if (!state.removed) continue;
    rowsOf(sheet, place, edit.removed).insert('Down');
    probe(i);
  }
}

function rowsOf(sheet: Excel.Worksheet, first: number, count: number): Excel.Range {
  return sheet.getRange(`${first + 1}:${first + count}`).untrack();
}
