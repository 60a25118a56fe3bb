/** The known name that a mistyped one most likely meant: at most one change in three characters away; else null. */
export function nearestName(written: string, known: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Math.floor(Math.max(3, written.length) / 3) + 1;
  for (const name of known) {
    const changes = editDistance(written.toLowerCase().slice(0, 60), name.toLowerCase());
    if (changes >= least) continue;
    least = changes;
    nearest = name;
  }
  return nearest;
}

/** Levenshtein's distance, a swap of two neighbours counting as one change (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwap) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      now.push(least);
    }
    beforeLast = last;
    last = now;
  }
  return last[other.length] ?? 0;
}
