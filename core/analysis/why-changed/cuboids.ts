import { at } from '../../statistics/at.ts';
import { cellCount, FOLDED } from './change-cells.ts';
import type { ChangeCells, Segment } from './change-cells.ts';

/** All segments over one choice of dimensions. */
export interface Cuboid {
  /** Places of the dimensions, ascending. */
  readonly dimensions: readonly number[];
  /** By cell: the place of its segment, or FOLDED. */
  readonly segmentOf: Int32Array;
  /** By segment: one of its cells. */
  readonly exampleOf: Int32Array;
}

const MOST_CONDITIONS = 3;

/** Every choice of one to three dimensions with its segments, fewer dimensions first. */
export function cuboidsOf(cells: ChangeCells, signal?: AbortSignal): Cuboid[] {
  return choices(cells.dimensions.length, MOST_CONDITIONS).map((dimensions) => {
    signal?.throwIfAborted();
    const places = new Map<number, number>();
    const examples: number[] = [];
    const segmentOf = new Int32Array(cellCount(cells));
    for (let cell = 0; cell < segmentOf.length; cell += 1) {
      const key = keyOf(cell, dimensions, cells);
      if (key === null) {
        segmentOf[cell] = FOLDED;
        continue;
      }
      let place = places.get(key);
      if (place === undefined) {
        place = examples.length;
        places.set(key, place);
        examples.push(cell);
      }
      segmentOf[cell] = place;
    }
    return { dimensions, segmentOf, exampleOf: Int32Array.from(examples) };
  });
}

/** The conditions of a segment of a cuboid. */
export function segmentAt({ dimensions, exampleOf }: Cuboid, place: number, { codes }: ChangeCells): Segment {
  return dimensions.map((dimension) => ({ dimension, member: at(codes[dimension] ?? [], at(exampleOf, place)) }));
}

/** Members of the dimensions as one number; null where one of them is folded. */
function keyOf(cell: number, dimensions: readonly number[], { codes, dimensions: all }: ChangeCells): number | null {
  let key = 0;
  for (const dimension of dimensions) {
    const member = codes[dimension]?.[cell] ?? FOLDED;
    if (member === FOLDED) return null;
    key = key * (all[dimension]?.members.length ?? 0) + member;
  }
  return key;
}

function choices(of: number, most: number): number[][] {
  const found: number[][] = [];
  let last: number[][] = [[]];
  for (let count = 1; count <= Math.min(most, of); count += 1) {
    last = last.flatMap((chosen) => Array.from({ length: of }, (_, next) => next).filter((next) => next > (chosen.at(-1) ?? -1)).map((next) => [...chosen, next]));
    found.push(...last);
  }
  return found;
}
