/** The distance of an axis' ticks: 1, 2 or 5 times a power of ten, not below the given step. */
export function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= step) ?? 10);
}
