/** A count as its logarithm over five: most counts of a page then lie in 0..1. */
export function logged(count: number): number {
  return Math.log1p(count) / 5;
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
