/**
 * Adjusted p values, in the order given: those under q are called discoveries while no more than a share q of all
 * that are called so is expected to be false.
 *
 * Source: Benjamini and Hochberg, Controlling the false discovery rate (1995), as R's p.adjust gives it.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const largestFirst = [...pValues.entries()].sort(([, a], [, b]) => b - a);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 1;
  for (const [place, [index, p]] of largestFirst.entries()) {
    least = Math.min(least, (p * pValues.length) / (pValues.length - place));
    adjusted[index] = least;
  }
  return adjusted;
}
