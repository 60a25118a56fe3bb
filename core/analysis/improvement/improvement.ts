import { Problem } from '../../language/problem.ts';
import { improvementTexts } from '../../language/texts/improvement.ts';
import { columnLabel } from '../column-label.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { EffectFacts } from './effect-facts.ts';
import { effectBlocks, effectSentence } from './effect-report.ts';
import { improvementShape } from './improvement-shape.ts';
import { LOG_SLOTS, PHASE_SLOT, SERIES_SLOTS } from './improvement-slots.ts';
import { LogFacts } from './log-facts.ts';
import { logBlocks, logSentence } from './log-report.ts';
import { measureEffect } from './measure-effect.ts';
import type { EffectFinding } from './measure-effect.ts';
import { measureLog } from './measure-log.ts';
import type { LogFinding } from './measure-log.ts';

/** Any dated table would do once a day is named: offered behind all others. */
const ONLY_FOR_A_DATE = 0.25;

/**
 * Plan, do, check, act: a log of improvements summed up, or a measure before and after an action, by the difference
 * with its interval, an interrupted series and control limits of each side.
 *
 * Source: Deming, Out of the Crisis (1986), for the cycle; Welch (1947) and Newcombe (1998) for differences; Wagner et
 * al. (2002) and Lopez Bernal et al. (2017) for interrupted series; Newey and West (1987) for their errors; Shewhart's
 * charts by phase as in Montgomery, Introduction to Statistical Quality Control.
 */
export const improvement: AnalysisPlugin<LogFinding | EffectFinding> = {
  id: 'improvement',
  title: improvementTexts.title,
  question: improvementTexts.question,
  needs: [...Object.values(LOG_SLOTS), PHASE_SLOT, ...SERIES_SLOTS],
  subject: 'table',
  isCloserLook: true,
  options: [
    { name: 'action-date', kind: 'text', meaning: improvementTexts.optionDate },
    { name: 'action', kind: 'text', meaning: improvementTexts.optionAction },
    { name: 'measure', kind: 'text', meaning: improvementTexts.optionMeasure },
    { name: 'by', kind: 'text', meaning: improvementTexts.optionBy },
    { name: 'good', kind: 'text', meaning: improvementTexts.optionGood },
    { name: 'as-of', kind: 'text', meaning: improvementTexts.optionAsOf },
  ],

  score(binding) {
    const shape = improvementShape(binding);
    if (shape === null) return { score: 0, reason: improvementTexts.noFit };
    if (shape.kind === 'log') return { score: 0.85, reason: improvementTexts.fitLog(columnLabel(shape.problem.name), columnLabel(shape.action.name)) };
    const [marked] = shape.actions;
    return marked === undefined ? { score: ONLY_FOR_A_DATE, reason: improvementTexts.fitDate } : { score: 0.8, reason: improvementTexts.fitMarked(columnLabel(marked.column ?? shape.time)) };
  },

  compute(input) {
    const shape = improvementShape(input.binding);
    if (shape === null) throw new Problem('too-little', improvementTexts.noFit);
    return shape.kind === 'log' ? measureLog(input, shape) : measureEffect(input, shape);
  },

  headline: (finding) => (finding.kind === 'log' ? logSentence(new LogFacts(finding, null)) : effectSentence(new EffectFacts(finding, null))),

  report: (finding, language) => (finding.kind === 'log' ? logBlocks(new LogFacts(finding, language)) : effectBlocks(new EffectFacts(finding, language))),
};
