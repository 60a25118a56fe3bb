import type { RowEdit } from '../workbook/plan-revision.ts';

export interface RowsToMerge {
  /** Of each recorded row: what it is, and where it stands now (null: a person deleted it). */
  readonly recorded: readonly { readonly key: string; readonly at: number | null }[];
  /** What each row of the new plan is. */
  readonly planned: readonly string[];
  /** How many rows of the sheet hold something. */
  readonly presentCount: number;
  /** Whether a person has something of their own in a row. */
  readonly isOwn: (row: number) => boolean;
  /** Whether what remains of the plan needs one of its rows. */
  readonly isNeeded: (plannedRow: number) => boolean;
}

export interface MergedRows {
  /** From the sheet as it stands to the sheet as it will be. */
  readonly edits: readonly RowEdit[];
  /** From the plan as it was laid out to the sheet as it will be. */
  readonly planEdits: readonly RowEdit[];
}

/**
 * Brings the rows of a sheet and those of a new plan together: rows that are in both become one, new ones come after
 * the row that they follow in the plan, and rows that the plan no longer has go, but for those with something of a
 * person's own. What a person put in stays where it is; what a person deleted stays away unless it is needed.
 */
export function mergeRows({ recorded, planned, presentCount, isOwn, isNeeded }: RowsToMerge): MergedRows {
  const placeOf = new Map(planned.map((key, row) => [key, row]));
  const isDropped = new Set<number>();
  const pairs: { present: number; planned: number }[] = [];
  const ours = new Set<number>();
  for (const { key, at } of recorded) {
    const row = placeOf.get(key);
    if (at !== null) ours.add(at);
    if (row === undefined) continue;
    if (at !== null) pairs.push({ present: at, planned: row });
    else if (!isNeeded(row)) isDropped.add(row);
  }
  const pairOf = new Map(increasing(pairs).map((pair) => [pair.planned, pair.present]));

  const edits: RowEdit[] = [];
  const planEdits: RowEdit[] = [];
  let next = 0;
  /** Rows of a person's that come before the next row of the plan. */
  let foreign = 0;
  const change = (at: number, removed: number, added: number) => {
    const last = edits.at(-1);
    if (last !== undefined && last.at + last.removed === at) edits[edits.length - 1] = { at: last.at, removed: last.removed + removed, added: last.added + added };
    else edits.push({ at, removed, added });
  };
  const passTo = (row: number) => {
    for (; next < row; next += 1) {
      if (ours.has(next) && !isOwn(next)) change(next, 1, 0);
      else foreign += 1;
    }
  };
  for (const [row] of planned.entries()) {
    if (isDropped.has(row)) {
      planEdits.push({ at: row, removed: 1, added: 0 });
      continue;
    }
    const present = pairOf.get(row);
    if (present === undefined) {
      change(next, 0, 1);
    } else {
      passTo(present);
      next = present + 1;
    }
    if (foreign > 0) planEdits.push({ at: row, removed: 0, added: foreign });
    foreign = 0;
  }
  passTo(presentCount);
  return { edits, planEdits };
}

/** The most pairs whose places rise on both sides. Source: Fredman (1975), longest increasing subsequence. */
function increasing(pairs: readonly { readonly present: number; readonly planned: number }[]): { readonly present: number; readonly planned: number }[] {
  const sorted = pairs.toSorted((one, other) => one.present - other.present);
  /** Of every length, the pair that ends a rising run soonest; and what comes before each pair. */
  const ends: number[] = [];
  const before: (number | null)[] = [];
  for (const [index, { planned }] of sorted.entries()) {
    let low = 0;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sorted[ends[middle] ?? 0]?.planned ?? 0) < planned) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? null : (ends[low - 1] ?? null));
    ends[low] = index;
  }
  const found: { present: number; planned: number }[] = [];
  for (let at = ends.at(-1) ?? null; at !== null; at = before[at] ?? null) {
    const pair = sorted[at];
    if (pair !== undefined) found.push(pair);
  }
  return found.toReversed();
}
