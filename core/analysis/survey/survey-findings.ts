import type { CaveatBlock, FindingBlock } from '../../fact/block.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { surveyTexts } from '../../language/texts/survey.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { SURE } from './cross-tabs.ts';
import type { CountedQuestion } from './measure-survey.ts';
import { NPS_GROUPS } from './question.ts';
import { asksWho } from './question-title.ts';
import type { SurveyFacts } from './survey-facts.ts';
import { MOST_TABLES } from './survey-tables.ts';

/** Pairs of questions that are said; the table holds more. */
const MOST_PAIRS = 3;
const MOST_CHOICES = 2;
const FEW = 30;
/** Of all who answered the survey. */
const SILENT = 0.5;

export function surveyFindings(facts: SurveyFacts): FindingBlock[] {
  const pairs = crossFindings(facts);
  const untold = facts.finding.cross.tabs.slice(MOST_PAIRS).map(({ test }) => test.p);
  return rankFindings([...npsFindings(facts), ...scaleFindings(facts), ...pairs, ...choiceFindings(facts), ...wordFindings(facts)], untold);
}

/** What a person wants to know first: the NPS, else the rating that most depends on, else what most chose. */
export function surveyHeadline(facts: SurveyFacts): Sentence | null {
  const [first] = [...npsFindings(facts), ...scaleFindings(facts), ...choiceFindings(facts)];
  return first?.sentence ?? null;
}

function npsFindings(facts: SurveyFacts): FindingCandidate[] {
  return ofKind(facts, 'nps').map((asked) => {
    const said = {
      score: facts.nps(asked),
      lower: facts.npsEnd(asked, 'lower'),
      upper: facts.npsEnd(asked, 'upper'),
      answers: facts.answered(asked),
      promoters: facts.count(asked, NPS_GROUPS.promoters),
      detractors: facts.count(asked, NPS_GROUPS.detractors),
    };
    return { sentence: sentence(surveyTexts.npsFound, said), tone: 'neutral', impact: 1, p: null };
  });
}

/** One scale by itself; of several, the one rated lowest beside the highest. */
function scaleFindings(facts: SurveyFacts): FindingCandidate[] {
  const rated = facts.ratedScales();
  const [best, worst] = [rated[0], rated.at(-1)];
  const [bestTop, top] = [best === undefined ? null : facts.top(best), worst === undefined ? null : facts.top(worst)];
  if (best === undefined || worst === undefined || bestTop === null || top === null) return [];
  const { share, lower, upper } = top;
  if (best === worst) return [{ sentence: sentence(surveyTexts.scaleFound, { question: facts.title(worst), share, lower, upper, answers: facts.answered(worst) }), tone: 'neutral', impact: 0.9, p: null }];
  return [{ sentence: sentence(surveyTexts.weakestScale, { question: facts.title(worst), share, best: facts.title(best), bestShare: bestTop.share }), tone: 'neutral', impact: 0.9, p: null }];
}

function crossFindings(facts: SurveyFacts): FindingCandidate[] {
  const { tabs } = facts.finding.cross;
  const found = tabs.slice(0, MOST_PAIRS).map((tab): FindingCandidate => {
    const { outcome, group, member, answer, share, whole, effect } = facts.cross(tab);
    const isChosen = facts.finding.closed[tab.column.question]?.question.kind !== 'nps';
    return { sentence: sentence(isChosen ? surveyTexts.crossChosen : surveyTexts.crossFound, { outcome, group, member, answer, share, whole, effect }), tone: 'neutral', impact: 0.7 + 0.25 * tab.test.effect, p: tab.test.p };
  });
  const isClear = tabs.some(({ adjusted }) => adjusted <= SURE);
  return isClear || tabs.length === 0 ? found : [...found, { sentence: sentence(surveyTexts.nothingCross, { count: facts.pairsTested() }), tone: 'neutral', impact: 0.5, p: null }];
}

function choiceFindings(facts: SurveyFacts): FindingCandidate[] {
  const chosen = [...ofKind(facts, 'multiple'), ...ofKind(facts, 'choice').filter(({ question }) => !asksWho(question.title))].slice(0, MOST_CHOICES);
  return chosen.map((asked, place) => {
    const most = asked.counts.indexOf(Math.max(...asked.counts));
    const { share, lower, upper } = facts.share(asked, most);
    return { sentence: sentence(surveyTexts.topChoice, { question: facts.title(asked), answer: facts.answerName(asked, most), share, lower, upper, answers: facts.answered(asked) }), tone: 'neutral', impact: 0.6 - 0.1 * place, p: null };
  });
}

function wordFindings(facts: SurveyFacts): FindingCandidate[] {
  return facts.finding.open.flatMap((open): FindingCandidate[] => {
    const [first] = open.words;
    if (first === undefined) return [];
    const { word, answers } = facts.wordFacts(open, first);
    return [{ sentence: sentence(surveyTexts.wordsFound, { question: facts.openTitle(open), word, count: answers, answers: facts.openRead(open) }), tone: 'neutral', impact: 0.55, p: null }];
  });
}

function ofKind({ finding }: SurveyFacts, kind: CountedQuestion['question']['kind']): CountedQuestion[] {
  return finding.closed.filter(({ question, answered }) => question.kind === kind && answered > 0);
}

/** What a person must know before trusting the figures. */
export function surveyCaveats({ finding }: SurveyFacts): CaveatBlock[] {
  const { closed, open, rows, cross, periodAsked } = finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  say('self-selected', surveyTexts.selfSelected);
  if (periodAsked) say('whole-table', surveyTexts.wholeTable);
  for (const { question, answered, other } of closed) {
    if (answered < FEW) say('few-answers', surveyTexts.fewAnswers(question.title, answered));
    else if (answered < SILENT * rows) say('many-silent', surveyTexts.manySilent(question.title, answered, rows));
    if (other > 0) say('other-cells', surveyTexts.otherCells(question.title, other));
  }
  if (cross.untested > 0) say('untested', surveyTexts.untested(cross.untested));
  for (const { question, read, answered } of open) if (read < answered) say('sampled', surveyTexts.sampled(question.title, read, answered));
  if (closed.length > MOST_TABLES) say('short-list', surveyTexts.shortList(MOST_TABLES, closed.length));
  return found;
}
