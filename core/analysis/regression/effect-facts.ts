import { calculated } from '../../fact/derive.ts';
import { factText } from '../../fact/fact-text.ts';
import type { Fact } from '../../fact/fact.ts';
import type { Text } from '../../language/language.ts';
import { regressionTexts } from '../../language/texts/regression.ts';
import type { Factor } from './factor-columns.ts';
import { stepOf } from './factor-step.ts';
import type { Effect, FactorFit, FittedFactor } from './fit-factors.ts';
import { factorText, keyOf, memberText, YES } from './regression-facts.ts';
import type { RegressionFacts } from './regression-facts.ts';

/** An effect over a step or against the baseline, with the ends of its interval; and their sizes without a sign, the smaller end first. */
export interface EffectFacts {
  readonly value: Fact;
  readonly low: Fact;
  readonly high: Fact;
  readonly size: Fact;
  readonly ends: readonly [Fact, Fact];
}

/** Makes the facts of what goes with each factor: effects follow from steps and averages, so that both can be changed or checked in a cell. */
export class FactorEffects {
  constructor(
    readonly facts: RegressionFacts,
    private readonly result: FactorFit,
  ) {}

  /** By how much a number is said to grow; a person may change it. Null of members, of yes and no. */
  step({ factor, deviation }: FittedFactor): Fact | null {
    const step = stepOf(factor, deviation, this.facts.currency);
    return step === null ? null : { ...this.facts.number(`step.${keyOf(factor)}`, regressionTexts.step, step.value, step.unit, factor.column.name), isInput: true };
  }

  /** The outcome of one member with all other factors at their average: that of the baseline, and what goes with the member. */
  average(fitted: FittedFactor, member: number): Fact {
    const { factor, effects } = fitted;
    const is = (of: number) => ({ id: this.facts.id(`average.${keyOf(factor)}.${String(of)}`), label: regressionTexts.average });
    const ofBaseline = effects.reduce((sum, { coefficient, mean }) => sum - coefficient * mean, this.result.average);
    const baseline = { ...this.facts.number('', regressionTexts.average, ofBaseline, this.facts.outcomeUnit, factor.column.name), ...is(baselineOf(fitted)) };
    const own = effects.find((effect) => memberOf(fitted, effect) === member);
    return own === undefined ? baseline : calculated(is(member), { op: '+', of: [baseline, own.coefficient] }, this.facts.outcomeUnit, regressionTexts.method);
  }

  effect(fitted: FittedFactor, effect: Effect): EffectFacts {
    const { factor } = fitted;
    const step = this.step(fitted);
    const member = memberOf(fitted, effect);
    const key = `effect.${keyOf(factor)}.${String(effect.member)}`;
    const called = step === null ? regressionTexts.against(factorText(factor), memberText(factor, member), memberText(factor, baselineOf(fitted))) : perStep(fitted, step);
    const unit = this.facts.effectUnit;
    const is = (part: string) => ({ id: this.facts.id(`${key}${part}`), label: called });
    const made = (part: string, term: Parameters<typeof calculated>[1]) => calculated(is(part), term, unit, regressionTexts.method);
    const value = made('', step === null ? { op: '-', of: [this.average(fitted, member), this.average(fitted, baselineOf(fitted))] } : { op: '*', of: [effect.coefficient, step] });
    const end = (part: string, bound: number) => made(part, step === null ? { op: '+', of: [value, bound - effect.coefficient] } : { op: '*', of: [bound, step] });
    const [low, high] = [end('.low', effect.lower), end('.high', effect.upper)];
    const size = (part: string, of: Fact) => made(part, { fn: 'abs', of: [of] });
    const sizes = [size('.low.size', low), size('.high.size', high)] as const;
    return { value, low, high, size: size('.size', value), ends: effect.upper < 0 ? [sizes[1], sizes[0]] : sizes };
  }
}

/** A factor with its step as one name. */
function perStep({ factor }: FittedFactor, step: Fact): Text {
  return regressionTexts.perStep(factorText(factor), { zh: factText(step, 'zh'), en: factText(step, 'en') });
}

/** The member that an effect is about: a number that is yes or no has two. */
export function memberOf({ factor }: FittedFactor, { member }: Effect): number {
  return factor.kind === 'number' ? YES : member;
}

/** The member that effects are against. */
export function baselineOf({ factor, baseline }: FittedFactor): number {
  return factor.kind === 'number' ? 1 - YES : baseline;
}

/**
 * The levels of a factor in the order in which they are read, each with its effect, null for the baseline: weekdays
 * and months as the calendar has them, others the highest first. Of members, and of yes and no.
 */
export function levelsOf(fitted: FittedFactor): readonly { readonly member: number; readonly effect: Effect | null }[] {
  const { factor, effects } = fitted;
  const levels = [...effects.map((effect) => ({ member: memberOf(fitted, effect), effect })), { member: baselineOf(fitted), effect: null }];
  const place = (member: number) => (factor.kind === 'group' ? Number(factor.members[member]) : member);
  return isCalendar(factor) ? levels.sort((a, b) => place(a.member) - place(b.member)) : levels.sort((a, b) => (b.effect?.coefficient ?? 0) - (a.effect?.coefficient ?? 0));
}

export function isCalendar(factor: Factor): boolean {
  return factor.kind === 'group' && factor.of !== 'text';
}

/** The effect that is surest to be far from none: the one whose interval ends farthest from 0, else the largest. */
export function surestEffect({ effects }: FittedFactor): Effect | null {
  const least = ({ lower, upper }: Effect) => (lower > 0 ? lower : upper < 0 ? -upper : 0);
  const [first = null, ...rest] = effects;
  return rest.reduce<Effect | null>((best, one) => (best !== null && (least(one) > least(best) || (least(one) === least(best) && Math.abs(one.coefficient) > Math.abs(best.coefficient))) ? one : best), first);
}
