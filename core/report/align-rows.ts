import { contentPrint } from './cell-print.ts';
import type { RecordedRow } from './sheet-record.ts';

/** A row of the sheet as it stands: the prints that each of its filled cells may have. */
export type PresentRow = ReadonlyMap<number, readonly string[]>;

/** What it costs to leave a row without its like; a pair that has nothing in common costs a little less than two. */
const ALONE = -0.4;
const UNLIKE = -0.5;
/** Of two empty rows: enough to hold what stands around them together. */
const BOTH_EMPTY = 0.1;
/** Rows beyond which each is taken to stand where it was: the comparison grows with the square. */
const MOST_ROWS = 1500;

/**
 * Where each recorded row stands now; null where it was deleted. Rows are told by what stands in them, in their order.
 * Source: Needleman and Wunsch (1970), global alignment.
 */
export function alignRows(recorded: readonly RecordedRow[], present: readonly PresentRow[]): (number | null)[] {
  const rows = recorded.map(({ row }) => row);
  if (recorded.length > MOST_ROWS || present.length > MOST_ROWS) return rows;
  if (recorded.every((row) => row.row !== null && isLike(row, present[row.row] ?? NONE))) return rows;
  const alive = recorded.filter(({ row }) => row !== null);
  const wide = present.length + 1;
  const scores = new Float64Array((alive.length + 1) * wide);
  const ways = new Uint8Array(scores.length);
  for (let i = 0; i <= alive.length; i += 1) {
    for (let j = 0; j <= present.length; j += 1) {
      if (i === 0 && j === 0) continue;
      const row = alive[i - 1];
      const other = present[j - 1];
      const pair = row === undefined || other === undefined ? -Infinity : (scores[(i - 1) * wide + j - 1] ?? 0) + score(row, other);
      const gone = i === 0 ? -Infinity : (scores[(i - 1) * wide + j] ?? 0) + ALONE;
      const added = j === 0 ? -Infinity : (scores[i * wide + j - 1] ?? 0) + ALONE;
      const best = Math.max(pair, gone, added);
      scores[i * wide + j] = best;
      ways[i * wide + j] = best === pair ? PAIR : best === gone ? GONE : ADDED;
    }
  }
  const found = new Map<RecordedRow, number>();
  for (let i = alive.length, j = present.length; i > 0 || j > 0; ) {
    const way = ways[i * wide + j];
    const row = alive[i - 1];
    if (way === PAIR && row !== undefined) found.set(row, j - 1);
    if (way !== ADDED) i -= 1;
    if (way !== GONE) j -= 1;
  }
  return recorded.map((row) => found.get(row) ?? null);
}

const [PAIR, GONE, ADDED] = [0, 1, 2] as const;
const EMPTY = contentPrint({ kind: 'blank' });
const NONE: PresentRow = new Map();
/** From here on a row is the one recorded, though a cell or two of it were changed. */
const LIKE = 0.6;

function isLike(row: RecordedRow, present: PresentRow): boolean {
  const like = likeness(row, present);
  return like >= LIKE || like === BOTH_EMPTY || [...row.cells.values()].every(({ content }) => content === EMPTY);
}

function score(row: RecordedRow, present: PresentRow): number {
  const like = likeness(row, present);
  return like === 0 ? UNLIKE : like;
}

/** 0..1: how many of the cells that were filled hold the same. */
function likeness(row: RecordedRow, present: PresentRow): number {
  const filled = [...row.cells].filter(([, { content }]) => content !== EMPTY);
  if (filled.length === 0) return present.size === 0 ? BOTH_EMPTY : 0;
  const same = filled.filter(([column, { content }]) => present.get(column)?.includes(content) === true).length;
  return same / filled.length;
}
