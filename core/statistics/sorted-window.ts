import { at } from './at.ts';
import { quantileOfSorted } from './quantile.ts';

/** The last so many values of a stream, kept in order of size, for quantiles at any time. */
export class SortedWindow {
  readonly #ordered: Float64Array;
  /** The values as they came, in a ring. */
  readonly #arrived: Float64Array;
  #count = 0;

  constructor(size: number) {
    this.#ordered = new Float64Array(size);
    this.#arrived = new Float64Array(size);
  }

  /** How many values are in it. */
  get length(): number {
    return Math.min(this.#count, this.#arrived.length);
  }

  /** Takes a value in, and lets the oldest go where there is no more room. */
  add(value: number): void {
    const slot = this.#count % this.#arrived.length;
    let length = this.length;
    if (length === this.#arrived.length) {
      this.#ordered.copyWithin(this.#place(at(this.#arrived, slot), length), this.#place(at(this.#arrived, slot), length) + 1, length);
      length -= 1;
    }
    const place = this.#place(value, length);
    this.#ordered.copyWithin(place + 1, place, length);
    this.#ordered[place] = value;
    this.#arrived[slot] = value;
    this.#count += 1;
  }

  /** The quantile at a share from 0 to 1 (type 7); NaN while it is empty. */
  quantile(share: number): number {
    return quantileOfSorted(this.#ordered.subarray(0, this.length), share);
  }

  /** How many of the first `length` values in order are smaller. */
  #place(value: number, length: number): number {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(this.#ordered, middle) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
