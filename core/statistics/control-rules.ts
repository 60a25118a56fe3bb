import { at } from './at.ts';

export type ControlRuleName =
  | 'beyond-3-sigma'
  | '2-of-3-beyond-2-sigma'
  | '4-of-5-beyond-1-sigma'
  | '8-on-one-side'
  | '9-on-one-side'
  | '6-rising-or-falling'
  | '14-alternating'
  | '15-within-1-sigma'
  | '8-beyond-1-sigma-on-both-sides';

/** A rule that a point breaks, with the numbers that it goes by. */
export interface ControlRule {
  readonly rule: ControlRuleName;
  /** Its number among those of Western Electric, or null. */
  readonly westernElectric: number | null;
  /** Its number among Nelson's, or null. */
  readonly nelson: number | null;
}

/** A point at which a rule is broken: the last of the points that break it together. */
export interface ControlViolation extends ControlRule {
  readonly index: number;
}

interface Check extends ControlRule {
  /** How many points up to and with this one are looked at. */
  readonly points: number;
  /** Whether they break the rule, the last among them. */
  readonly isBroken: (window: Float64Array) => boolean;
}

/** How many of the points lie beyond a distance on the side of the last one; none where the last does not. */
function beyondWithLast(window: Float64Array, distance: number): number {
  const last = at(window, window.length - 1);
  if (!(Math.abs(last) > distance)) return 0;
  const side = Math.sign(last);
  let count = 0;
  for (const z of window) if (z * side > distance) count += 1;
  return count;
}

/** Whether every step from point to point goes as the first does, or, where they are to alternate, against the one before. */
function stepsGo(window: Float64Array, isAlternating: boolean): boolean {
  let expected = Math.sign(at(window, 1) - at(window, 0));
  for (let index = 1; index < window.length; index += 1) {
    if (expected === 0 || Math.sign(at(window, index) - at(window, index - 1)) !== expected) return false;
    if (isAlternating) expected = -expected;
  }
  return true;
}

/** Distances are in standard errors from the centre. */
const CHECKS: readonly Check[] = [
  { rule: 'beyond-3-sigma', westernElectric: 1, nelson: 1, points: 1, isBroken: (window) => beyondWithLast(window, 3) === 1 },
  { rule: '2-of-3-beyond-2-sigma', westernElectric: 2, nelson: 5, points: 3, isBroken: (window) => beyondWithLast(window, 2) >= 2 },
  { rule: '4-of-5-beyond-1-sigma', westernElectric: 3, nelson: 6, points: 5, isBroken: (window) => beyondWithLast(window, 1) >= 4 },
  { rule: '8-on-one-side', westernElectric: 4, nelson: null, points: 8, isBroken: (window) => beyondWithLast(window, 0) === 8 },
  { rule: '9-on-one-side', westernElectric: null, nelson: 2, points: 9, isBroken: (window) => beyondWithLast(window, 0) === 9 },
  { rule: '6-rising-or-falling', westernElectric: null, nelson: 3, points: 6, isBroken: (window) => stepsGo(window, false) },
  { rule: '14-alternating', westernElectric: null, nelson: 4, points: 14, isBroken: (window) => stepsGo(window, true) },
  { rule: '15-within-1-sigma', westernElectric: null, nelson: 7, points: 15, isBroken: (window) => window.every((z) => Math.abs(z) < 1) },
  {
    rule: '8-beyond-1-sigma-on-both-sides',
    westernElectric: null,
    nelson: 8,
    points: 8,
    isBroken: (window) => window.every((z) => Math.abs(z) > 1) && window.some((z) => z > 0) && window.some((z) => z < 0),
  },
];

/** How many points break a rule together. */
export function pointsOfRule(rule: ControlRuleName): number {
  return CHECKS.find((check) => check.rule === rule)?.points ?? 1;
}

/**
 * Where points, in standard errors from the centre, break the rules of Western Electric (Statistical Quality Control
 * Handbook, 1956) and of Nelson (The Shewhart control chart: tests for special causes, 1984), in the order of the
 * points. A pattern that goes on is named at every further point of it.
 */
export function controlViolations(points: Float64Array): ControlViolation[] {
  const violations: ControlViolation[] = [];
  for (let index = 0; index < points.length; index += 1) {
    for (const { points: length, isBroken, ...rule } of CHECKS) {
      const start = index + 1 - length;
      if (start >= 0 && isBroken(points.subarray(start, index + 1))) violations.push({ index, ...rule });
    }
  }
  return violations;
}
