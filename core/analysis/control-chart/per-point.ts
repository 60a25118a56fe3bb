import { at } from '../../statistics/at.ts';

/** The value of a line of a chart at a point: lines are one number where they are the same all along. */
export function perPoint(line: number | readonly number[], index: number): number {
  return typeof line === 'number' ? line : at(line, index);
}
