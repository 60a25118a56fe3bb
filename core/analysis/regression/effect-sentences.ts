import { sentence } from '../../fact/sentence.ts';
import { regressionTexts } from '../../language/texts/regression.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { baselineOf, memberOf, surestEffect } from './effect-facts.ts';
import type { FactorEffects } from './effect-facts.ts';
import type { FittedFactor } from './fit-factors.ts';

/** What goes with a factor: of a number by its step, of a dimension for the member that is surest to differ from the one compared with. */
export function effectFinding(fitted: FittedFactor, effects: FactorEffects): FindingCandidate[] {
  const { facts } = effects;
  const surest = surestEffect(fitted);
  if (surest === null) return [];
  const { size, ends } = effects.effect(fitted, surest);
  const step = effects.step(fitted);
  const template = regressionTexts.effectSaid({
    by: step !== null ? 'step' : fitted.factor.kind === 'number' ? 'yes' : 'member',
    isMore: surest.coefficient > 0,
    isRate: facts.effectUnit.kind === 'points',
    isEither: surest.lower < 0 && surest.upper > 0,
  });
  const said = sentence(template, {
    factor: facts.factorName(fitted.factor),
    outcome: facts.measured(),
    effect: size,
    low: ends[0],
    high: ends[1],
    confidence: facts.confidence(),
    ...(step === null ? {} : { step }),
    ...(fitted.factor.kind === 'number' ? {} : { member: facts.memberName(fitted.factor, memberOf(fitted, surest)), baseline: facts.memberName(fitted.factor, baselineOf(fitted)) }),
  });
  return [{ sentence: said, tone: 'neutral', impact: 0.3 + 0.6 * Math.min(1, Math.abs(fitted.strength)), p: fitted.p }];
}
