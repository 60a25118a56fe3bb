import { at } from './at.ts';

/** A line by place: `start` at index 0 and `slope` from each index to the next. */
export interface StraightLine {
  readonly start: number;
  readonly slope: number;
}

/** The least squares line of values on their indexes; level where there are fewer than two. */
export function straightLine(values: ArrayLike<number>): StraightLine {
  const n = values.length;
  const middle = (n - 1) / 2;
  let total = 0;
  let crossed = 0;
  for (let index = 0; index < n; index += 1) {
    total += at(values, index);
    crossed += (index - middle) * at(values, index);
  }
  const slope = n < 2 ? 0 : crossed / ((n * (n * n - 1)) / 12);
  return { start: total / n - slope * middle, slope };
}
