import { at } from '../../statistics/at.ts';
import type { Lifetimes } from '../../statistics/kaplan-meier.ts';

/** Lifetimes of a group as they are counted, told by the times of all. */
export class LifeCounts implements Lifetimes {
  readonly ended: Float64Array;
  readonly open: Float64Array;
  readonly #places: ReadonlyMap<number, number>;

  constructor(readonly times: Float64Array) {
    this.ended = new Float64Array(times.length);
    this.open = new Float64Array(times.length);
    this.#places = new Map(Array.from(times, (time, place) => [time, place]));
  }

  add(time: number, isEnded: boolean, count = 1): void {
    const place = this.#places.get(time);
    if (place === undefined) throw new Error('a group is part of all');
    const counts = isEnded ? this.ended : this.open;
    counts[place] = at(counts, place) + count;
  }
}

/** The times that there are, ascending. */
export function differentTimes(times: Iterable<number>): Float64Array {
  return Float64Array.from(new Set(times)).sort();
}
