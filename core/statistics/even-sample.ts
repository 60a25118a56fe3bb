import { at } from './at.ts';

/**
 * At most so many of the rows, in their order: one from each of equal stretches, at a place that depends on the stretch
 * alone. So the sample is the same each time, covers the rows from end to end, and does not fall in step with what
 * comes round every few rows, as every tenth row would. All of them where they are not too many.
 *
 * Source: Cochran, Sampling Techniques (1977), 8.5: one unit a stratum, against systematic sampling of periodic data;
 * places by Knuth's multiplicative hash, The Art of Computer Programming 3, 6.4.
 */
export function evenSample(rows: Uint32Array, most: number): Uint32Array {
  if (rows.length <= most) return rows;
  // A product of two whole numbers first: the quotient of both is not exact, and a stretch would begin a row off.
  const startOf = (stretch: number) => Math.floor((stretch * rows.length) / most);
  return Uint32Array.from({ length: most }, (_, index) => {
    const start = startOf(index);
    const size = startOf(index + 1) - start;
    return at(rows, start + Math.floor((Math.imul(index + 1, 2_654_435_761) >>> 0) / 2 ** 32 * size));
  });
}
