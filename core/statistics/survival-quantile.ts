import { lifetimesOf, survivalCurve, timeUntil } from './kaplan-meier.ts';

/** The time by which a share of all is done, those still open counted for as long as they have been open; null where too few are done to say. */
export function survivalQuantile(done: Float64Array, open: Float64Array, share: number): number | null {
  return timeUntil(survivalCurve(lifetimesOf(done, open)), share);
}
