import { normalQuantile } from './normal.ts';

/** What long-run figures are taken to have drifted from the short run, in standard deviations, by custom. */
export const USUAL_SHIFT = 1.5;

/** What was found in an inspection; a unit has one or more places where something can go wrong. */
export interface Inspection {
  readonly defects: number;
  readonly units: number;
  readonly opportunities: number;
}

/** Defects per million opportunities. */
export function defectsPerMillion({ defects, units, opportunities }: Inspection): number {
  return (defects / (units * opportunities)) * 1e6;
}

/**
 * The sigma level of a share of defects: how many standard deviations fit between the middle and a limit that so
 * many go beyond. By custom with the shift of 1.5 added, as 3.4 of a million are called six sigma; a shift of 0 gives
 * the plain normal distance. Infinite where nothing is defective.
 *
 * Source: Harry and Schroeder, Six Sigma (2000); the conversion table of Montgomery, Introduction to Statistical
 * Quality Control, chapter 1.
 */
export function sigmaLevel(share: number, shift = USUAL_SHIFT): number {
  return shift - normalQuantile(share);
}
