/** `[3, 4, 5, 9]` -> `3–5, 9`: runs of rows are given by their ends. */
export function rowNumbers(rows: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && row <= last.to + 1) last.to = row;
    else runs.push({ from: row, to: row });
  }
  return runs.map((run) => (run.from === run.to ? `${run.from}` : `${run.from}–${run.to}`)).join(', ');
}

/** Header rows are few: a longer run is a slip of the finger. */
const MOST_ROWS = 20;

/** `3–5, 9` -> `[3, 4, 5, 9]`, with any dash and comma; empty for nothing. Null where it is no list of rows. */
export function parseRowNumbers(text: string): readonly number[] | null {
  const parts = text.normalize('NFKC').split(/[,、;]/).map((part) => part.trim()).filter((part) => part !== '');
  const rows = new Set<number>();
  for (const part of parts) {
    const [, first, last = first] = /^(\d{1,7})(?:\s*[-–—~至到]\s*(\d{1,7}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(from >= 1 && to >= from && to - from < MOST_ROWS)) return null;
    for (let row = from; row <= to; row++) rows.add(row);
  }
  return rows.size > MOST_ROWS ? null : [...rows].sort((a, b) => a - b);
}
