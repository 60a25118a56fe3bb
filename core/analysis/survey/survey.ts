import type { Block } from '../../fact/block.ts';
import { surveyTexts } from '../../language/texts/survey.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { measureSurvey } from './measure-survey.ts';
import type { SurveyFinding } from './measure-survey.ts';
import { questionsSeen, QUESTIONS_SLOT, surveyFit } from './survey-fit.ts';
import { SurveyFacts } from './survey-facts.ts';
import { surveyCaveats, surveyFindings, surveyHeadline } from './survey-findings.ts';
import { surveyCards, surveyTables } from './survey-tables.ts';

/**
 * What people answer, one row an answer: recommendation, ratings, choices of one and of several, what goes together,
 * and the words of open answers.
 *
 * Source: Reichheld (2003) for NPS, Wilson (1927) for shares, Likert (1932) for scales, Pearson (1900) and Agresti
 * (2007) for cross-tabs, Benjamini and Hochberg (1995) for many of them.
 */
export const surveyPlugin: AnalysisPlugin<SurveyFinding> = {
  id: 'survey',
  title: surveyTexts.title,
  question: surveyTexts.question,
  needs: [QUESTIONS_SLOT],
  subject: 'table',

  score(binding) {
    const score = surveyFit(binding);
    if (score === 0) return { score, reason: surveyTexts.noFit };
    const { closed, open } = questionsSeen(binding);
    return { score, reason: surveyTexts.fit(closed.length, open.length) };
  },

  compute: measureSurvey,

  headline: (finding) => surveyHeadline(new SurveyFacts(finding, null)),

  report(finding, language): readonly Block[] {
    const facts = new SurveyFacts(finding, language);
    return [...surveyCards(facts), ...surveyFindings(facts), ...surveyCaveats(facts), ...surveyTables(facts)];
  },
};
