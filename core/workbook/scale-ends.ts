import { absoluteRange } from './address.ts';
import type { PlannedConditionalFormat } from './sheet-plan.ts';

/** Where a scale's colours lie: the value of its middle, and for both ends formulas without their `=`. */
interface ScaleEnds {
  readonly low: string;
  readonly middle: string;
  readonly high: string;
}

/**
 * The three points of a colour scale around a value: both ends as far from it as the farthest cell, so that a shade
 * means the same distance on either side. Null for scales that follow their cells.
 */
export function scaleEnds({ range, around }: Extract<PlannedConditionalFormat, { kind: 'color-scale' }>): ScaleEnds | null {
  if (around === undefined) return null;
  const cells = absoluteRange(range);
  const reach = `MAX(MAX(${cells})-(${around}),${around}-MIN(${cells}))`;
  return { low: `${around}-${reach}`, middle: String(around), high: `${around}+${reach}` };
}
