import { scorecardTexts } from '../../language/texts/scorecard.ts';
import { columnLabel } from '../column-label.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { measureScorecard } from './measure-scorecard.ts';
import type { ScorecardFinding } from './measure-scorecard.ts';
import { isComparable, isOfPeople, MEASURES_SLOT, MEMBER_SLOT, scoredTable } from './scored-table.ts';
import { ScorecardFacts } from './scorecard-facts.ts';
import { scorecardCaveats, scorecardFindings, scorecardSentence } from './scorecard-findings.ts';
import { scorecardBlocks, scorecardCards } from './scorecard-tables.ts';

const FEWEST_MEASURES = 2;
/** Longer lists of people with scores are answers or tests rather than a scorecard. */
const MOST_UNWEIGHED = 100;

/**
 * People or teams by a weighted score: every measure on a scale of 0 to 100 points, places with ties, what the gap to
 * the first is made of, and which places hold when weights vary.
 *
 * Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), steps 5 to 7: normalisation, linear
 * weighting, uncertainty of weights; the parts name theirs.
 */
export const scorecard: AnalysisPlugin<ScorecardFinding> = {
  id: 'scorecard',
  title: scorecardTexts.title,
  question: scorecardTexts.question,
  needs: [MEMBER_SLOT, MEASURES_SLOT],
  subject: 'table',
  isCloserLook: true,
  options: [
    { name: 'weights', kind: 'text', meaning: scorecardTexts.optionWeights },
    { name: 'lower', kind: 'text', meaning: scorecardTexts.optionLower },
    { name: 'higher', kind: 'text', meaning: scorecardTexts.optionHigher },
  ],

  score(binding) {
    const scored = scoredTable(binding);
    const nothing = { score: 0, reason: scorecardTexts.noFit };
    if (scored === null) return nothing;
    const { who, candidates, weights, targets } = scored;
    const [name, count] = [columnLabel(who.name), candidates.length];
    const given = (rows: typeof targets) => candidates.filter((column) => rows.some(({ values }) => values[column.name] !== undefined)).length;
    if (weights !== null && given([weights]) >= FEWEST_MEASURES) return { score: 0.95, reason: scorecardTexts.fitWeights(name, given([weights])) };
    if (given(targets) >= FEWEST_MEASURES) return { score: 0.8, reason: scorecardTexts.fitTargets(name, given(targets)) };
    if (count < FEWEST_MEASURES || !isOfPeople(scored) || !isComparable(candidates) || binding.table.rowCount > MOST_UNWEIGHED) return nothing;
    return { score: 0.4, reason: scorecardTexts.fitPlain(name, count) };
  },

  compute: measureScorecard,

  headline: (finding) => scorecardSentence(new ScorecardFacts(finding, null)),

  report(finding, language) {
    const facts = new ScorecardFacts(finding, language);
    return [...scorecardCards(facts), ...scorecardFindings(facts), ...scorecardCaveats(facts), ...scorecardBlocks(facts)];
  },
};
