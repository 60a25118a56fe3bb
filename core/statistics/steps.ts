/** Work over many rows that can be put down between its steps; each tells how far it is, from 0 to 1. */
export type Steps<Result> = Generator<number, Result, void>;

/** Does all the steps without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** The same steps as the last part of a longer work, which begins at `from`. */
export function* onward<Result>(steps: Steps<Result>, from: number): Steps<Result> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    yield from + (1 - from) * next.value;
  }
}
