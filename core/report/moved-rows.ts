/**
 * What stood in a cell when a report was written, as far as it tells one cell from another: a formula without the row
 * numbers of its references, which change as rows come and go, or a value.
 */
export type CellSign = { readonly kind: 'formula'; readonly shape: string } | { readonly kind: 'value'; readonly value: string | number };

/** Signs by row, then by column. */
export type SignedRows = ReadonlyMap<number, ReadonlyMap<number, CellSign>>;

/** `=SUM($B$7:$B$9)+Calc!C3` -> `SUM(B:B)+C`. Sheets are left out: a person may rename them. */
export function formulaShape(formula: string): string {
  return formula
    .replace(/^=/, '')
    .replace(/'(?:[^']|'')+'!|[\p{L}\p{N}_.]+!/gu, '')
    .replace(/\$?\b([A-Z]{1,3})\$?[1-9]\d*\b(?!\()/g, '$1')
    .replace(/[\s$]+/g, '');
}

/** Beyond so many pairs of rows they are taken to stand where they were written. */
const MOST_PAIRS = 4_000_000;

/**
 * Where the rows of a report's sheet stand now that rows may have been inserted or deleted between them: by row as
 * written, the present row. Rows keep their order, so this is the alignment of both sequences that agrees most
 * (Needleman and Wunsch 1970). Rows that are gone are left out.
 */
export function presentRows(written: SignedRows, present: SignedRows): ReadonlyMap<number, number> {
  const rows = [...written.keys()].toSorted((a, b) => a - b);
  if (rows.every((row) => agreesWholly(written.get(row), present.get(row)))) return new Map(rows.map((row) => [row, row]));
  const now = [...present.keys()].toSorted((a, b) => a - b);
  if (rows.length * now.length > MOST_PAIRS) return new Map(rows.map((row) => [row, row]));
  const width = now.length + 1;
  const best = new Float64Array((rows.length + 1) * width);
  const at = (row: number, other: number) => best[row * width + other] ?? 0;
  const gains = rows.map((row) => now.map((other) => agreement(written.get(row), present.get(other))));
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    for (let other = now.length - 1; other >= 0; other -= 1) {
      const gain = gains[row]?.[other] ?? 0;
      const paired = gain > 0 ? gain + at(row + 1, other + 1) : 0;
      best[row * width + other] = Math.max(paired, at(row + 1, other), at(row, other + 1));
    }
  }
  const found = new Map<number, number>();
  for (let row = 0, other = 0; row < rows.length && other < now.length; ) {
    const gain = gains[row]?.[other] ?? 0;
    if (gain > 0 && at(row, other) === gain + at(row + 1, other + 1)) {
      found.set(rows[row] ?? 0, now[other] ?? 0);
      row += 1;
      other += 1;
    } else if (at(row, other) === at(row, other + 1)) other += 1;
    else row += 1;
  }
  return found;
}

export function sameSign(one: CellSign, other: CellSign | undefined): boolean {
  if (one.kind === 'formula') return other?.kind === 'formula' && other.shape === one.shape;
  return other?.kind === 'value' && (other.value === one.value || String(other.value) === String(one.value));
}

function agreesWholly(row: ReadonlyMap<number, CellSign> | undefined, other: ReadonlyMap<number, CellSign> | undefined): boolean {
  return [...(row ?? [])].every(([column, sign]) => sameSign(sign, other?.get(column)));
}

/** Above 0 where two rows may be the same one. Another program may have written a formula anew, a person a value. */
function agreement(row: ReadonlyMap<number, CellSign> | undefined, other: ReadonlyMap<number, CellSign> | undefined): number {
  let total = 0;
  for (const [column, sign] of row ?? []) {
    const there = other?.get(column);
    if (sameSign(sign, there)) total += 3;
    else total += there?.kind === sign.kind && (there.kind === 'formula' || typeof there.value === 'number') ? 0.5 : -1;
  }
  return total;
}
