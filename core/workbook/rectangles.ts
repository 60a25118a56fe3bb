import type { Area } from './address.ts';

/** Covers cells with rectangles: runs along rows, joined downwards where they have the same ends. */
export function rectangles(cells: readonly { readonly row: number; readonly column: number }[]): Area[] {
  const sorted = cells.toSorted((one, other) => one.row - other.row || one.column - other.column);
  const runs: Area[] = [];
  for (const { row, column } of sorted) {
    const last = runs.at(-1);
    if (last && last.top === row && last.right === column - 1) runs[runs.length - 1] = { ...last, right: column };
    else runs.push({ top: row, left: column, bottom: row, right: column });
  }
  const closed: Area[] = [];
  let above = new Map<string, Area>();
  let joined = new Map<string, Area>();
  let row = -1;
  for (const run of runs) {
    if (run.top !== row) {
      closed.push(...above.values());
      if (run.top !== row + 1) {
        closed.push(...joined.values());
        joined = new Map();
      }
      above = joined;
      joined = new Map();
      row = run.top;
    }
    const ends = `${run.left}:${run.right}`;
    const over = above.get(ends);
    above.delete(ends);
    joined.set(ends, over ? { ...over, bottom: row } : run);
  }
  return [...closed, ...above.values(), ...joined.values()];
}
