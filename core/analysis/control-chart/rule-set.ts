import { upperIncompleteGamma } from '../../statistics/incomplete-gamma.ts';
import { normalTail } from '../../statistics/normal.ts';
import { pointsOfRule } from '../../statistics/control-rules.ts';
import type { ControlRuleName, ControlViolation } from '../../statistics/control-rules.ts';

/** Which rules are looked at: the limits alone, Western Electric's, those and a trend of six, or Nelson's eight. */
export const RULE_SETS = ['limits', 'western-electric', 'standard', 'nelson'] as const;
export type RuleSet = (typeof RULE_SETS)[number];

/** Signals in a row of points that belong together: a pattern that goes on is one. */
export interface ControlSignal {
  readonly rule: ControlRuleName;
  /** Indexes of the first point that takes part and of the last. */
  readonly from: number;
  readonly to: number;
  readonly side: 'above' | 'below' | 'both';
}

/** Signals that a point of a process in control brings by chance, from four million normal values. */
const FALSE_SIGNALS: Readonly<Record<RuleSet, number>> = { limits: 0.0027, 'western-electric': 0.0124, standard: 0.0148, nelson: 0.0156 };

function isInSet({ rule, westernElectric, nelson }: ControlViolation, set: RuleSet): boolean {
  switch (set) {
    case 'limits':
      return rule === 'beyond-3-sigma';
    case 'western-electric':
      return westernElectric !== null;
    case 'standard':
      return westernElectric !== null || rule === '6-rising-or-falling';
    case 'nelson':
      return nelson !== null;
  }
}

/**
 * The signals among violations. `sideOf` says whether a point lies above its centre (1) or below (-1), `risesTo`
 * whether the step to it goes up.
 */
export function controlSignals(violations: readonly ControlViolation[], set: RuleSet, sideOf: (index: number) => number, risesTo: (index: number) => boolean): ControlSignal[] {
  const signals: ControlSignal[] = [];
  const open = new Map<ControlRuleName, number>();
  for (const violation of violations) {
    if (!isInSet(violation, set)) continue;
    const { rule, index } = violation;
    const last = open.get(rule);
    const before = last === undefined ? undefined : signals[last];
    const side = sideOfRule(rule, index, sideOf, risesTo);
    if (last !== undefined && before !== undefined && rule !== 'beyond-3-sigma' && before.to === index - 1 && before.side === side) {
      signals[last] = { ...before, to: index };
      continue;
    }
    open.set(rule, signals.length);
    signals.push({ rule, from: index + 1 - pointsOfRule(rule), to: index, side });
  }
  return signals;
}

function sideOfRule(rule: ControlRuleName, index: number, sideOf: (index: number) => number, risesTo: (index: number) => boolean): ControlSignal['side'] {
  if (rule === '14-alternating' || rule === '15-within-1-sigma' || rule === '8-beyond-1-sigma-on-both-sides') return 'both';
  const isUp = rule === '6-rising-or-falling' ? risesTo(index) : sideOf(index) > 0;
  return isUp ? 'above' : 'below';
}

/**
 * How likely chance alone brings so many signals in a process in control, or one point so far out: the smaller of the
 * Poisson probability of the count and that of the furthest of all points, in standard errors from the centre.
 */
export function chanceOfSignals(signals: number, points: number, furthest: number, set: RuleSet): number {
  const count = signals === 0 ? 1 : 1 - upperIncompleteGamma(signals, points * FALSE_SIGNALS[set]);
  return Math.min(1, count, points * 2 * normalTail(furthest));
}
