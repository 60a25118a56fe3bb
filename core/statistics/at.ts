/** The element of a series at an index; NaN beyond its ends, so that a slip shows in the result. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? NaN;
}
