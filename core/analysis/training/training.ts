import { trainingTexts } from '../../language/texts/training.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { measureTraining } from './measure-training.ts';
import type { TrainingFinding } from './measure-training.ts';
import { TrainingFacts } from './training-facts.ts';
import { trainingCaveats, trainingFindings, trainingHeadline } from './training-findings.ts';
import { trainingShape } from './training-shape.ts';
import { TRAINING_SLOTS } from './training-slots.ts';
import { trainingBlocks, trainingCards } from './training-tables.ts';

/**
 * How training goes: what was planned and done, who passed, and what people gained from before to after. Only rows with
 * both scores are compared; higher scores are better.
 *
 * Source: levels one and two of Kirkpatrick, Evaluating Training Programs (1994), reaction and learning; Student (1908)
 * for pairs, Cohen (1988) and Hedges (1981) for the size of a gain, Welch (1947) and Campbell (2007) for groups,
 * Benjamini and Hochberg (1995) over all that are compared.
 */
export const training: AnalysisPlugin<TrainingFinding> = {
  id: 'training',
  title: trainingTexts.title,
  question: trainingTexts.question,
  needs: Object.values(TRAINING_SLOTS),
  subject: 'table',
  options: [{ name: 'pass', kind: 'number', meaning: trainingTexts.optionPass }],

  score(binding) {
    const shape = trainingShape(binding);
    const [first] = shape?.planned ?? [];
    if (shape?.scores) return { score: 0.85, reason: trainingTexts.fitScores(shape.scores.before, shape.scores.after) };
    return first === undefined ? { score: 0, reason: trainingTexts.noFit } : { score: 0.8, reason: trainingTexts.fitPlanned(first.planned, first.done) };
  },

  compute: measureTraining,

  headline: (finding) => trainingHeadline(new TrainingFacts(finding, null)),

  report(finding, language) {
    const facts = new TrainingFacts(finding, language);
    return [...trainingCards(facts), ...trainingFindings(facts), ...trainingCaveats(facts), ...trainingBlocks(facts)];
  },
};
