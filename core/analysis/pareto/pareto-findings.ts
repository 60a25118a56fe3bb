import type { CaveatBlock, FindingBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { factText } from '../../fact/fact-text.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { paretoTexts } from '../../language/texts/pareto.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import type { ParetoFacts } from './pareto-facts.ts';
import { MOST_LISTED } from './rank-members.ts';
import type { RankedMember } from './rank-members.ts';

/** Where more than this share of all members is needed for 80 %, none are a vital few. */
const MOST_OF_FEW = 0.5;
/** The largest is worth a sentence from this share on; the smallest where they are this share of all. */
const LARGE = 0.15;
/** And where it is so many times an even part of all: among members of like size, none is worth naming. */
const LARGER = 1.25;
const MANY = 0.2;
/** Fewer members than these and 80/20 says little. */
const ENOUGH_MEMBERS = 8;
const NAMED_TROUBLES = 3;
const NAMED_MOVERS = 2;

/** Everything worth saying about who makes most. */
export function paretoFindings(facts: ParetoFacts): FindingBlock[] {
  return rankFindings([
    { sentence: fewSentence(facts), tone: 'neutral', impact: 1, p: null },
    ...largest(facts),
    ...many(facts),
    ...movers(facts, 'entered'),
    ...movers(facts, 'left'),
    ...width(facts),
  ]);
}

/** The first of all findings: how few make most, or that there are no such few. */
export function fewSentence(facts: ParetoFacts): Sentence {
  const { ranking } = facts.finding;
  const count = ranking.classes.A.members;
  const said = {
    count: facts.countOf('few.count', paretoTexts.fewOf(facts.dimensionText), count),
    all: facts.countOf('count', paretoTexts.membersOf(facts.dimensionText), facts.memberCount),
    dimension: facts.dimension,
    measure: facts.measured,
    share: facts.fewShare(),
  };
  if (facts.memberCount > 1 && count === facts.memberCount) return sentence(paretoTexts.alike, said);
  if (count > MOST_OF_FEW * facts.memberCount) return sentence(paretoTexts.even, said);
  if (facts.finding.isTrouble && count <= NAMED_TROUBLES) return sentence(paretoTexts.fewTroubles, { ...said, names: fewNames(facts, count) });
  return sentence(paretoTexts.few, { ...said, over: facts.overFact() });
}

/** The members of A by name, in one fact. */
function fewNames(facts: ParetoFacts, count: number): Fact {
  const names = facts.members.slice(0, count).map(({ name }) => name);
  const joined: Text = { zh: names.map((name) => factText(name, 'zh')).join('、'), en: names.map((name) => factText(name, 'en')).join(', ') };
  return facts.words(facts.id('few', 'names'), paretoTexts.listed(facts.dimensionText), joined, [facts.finding.ranking.dimension]);
}

function largest(facts: ParetoFacts): FindingCandidate[] {
  const first = facts.members.find(({ member }) => member.key !== '');
  if (first === undefined || facts.memberCount < 2 || typeof first.share.value !== 'number' || first.share.value < Math.max(LARGE, LARGER / facts.memberCount)) return [];
  return [{ sentence: sentence(paretoTexts.largest, { name: first.name, value: first.value, share: first.share }), tone: 'neutral', impact: 0.5 + 0.4 * first.share.value, p: null }];
}

function many(facts: ParetoFacts): FindingCandidate[] {
  const { C } = facts.finding.ranking.classes;
  if (C.members < 3 || C.members < MANY * facts.memberCount) return [];
  const said = { count: facts.countOf('many.count', paretoTexts.manyOf(facts.dimensionText), C.members), dimension: facts.dimension, share: facts.manyShare() };
  return [{ sentence: sentence(paretoTexts.many, said), tone: 'neutral', impact: 0.55, p: null }];
}

/** Those that came into A since the period before, or left it. */
function movers(facts: ParetoFacts, way: 'entered' | 'left'): FindingCandidate[] {
  const { ranking, over, isTrouble } = facts.finding;
  if (over.before === null || ranking.classesBefore.A.members === 0) return [];
  const before = facts.period(over.before);
  const isUp = (member: RankedMember) => member.abc === 'A';
  const moved = ranking.movers.filter((member) => isUp(member) === (way === 'entered') && Math.sign(member.value - (member.before ?? 0)) === (way === 'entered' ? 1 : -1));
  return moved.slice(0, NAMED_MOVERS).flatMap((member, place): FindingCandidate[] => {
    const was = facts.beforeOf(member);
    if (was === null) return [];
    const said = { name: facts.nameOf(member), value: facts.amountOf(member), was, before };
    const isGood = (way === 'entered') !== isTrouble;
    return [{ sentence: sentence(paretoTexts[way], said), tone: isGood ? 'good' : 'bad', impact: 0.7 - 0.1 * place, p: null }];
  });
}

/** How many make most, against the period before: said where that changed by a fifth and more than one. */
function width(facts: ParetoFacts): FindingCandidate[] {
  const { ranking, over } = facts.finding;
  const [now, was] = [ranking.classes.A.members, ranking.classesBefore.A.members];
  if (over.before === null || was === 0 || Math.abs(now - was) < Math.max(2, 0.2 * was)) return [];
  const before = facts.period(over.before);
  const said = {
    before,
    dimension: facts.dimension,
    count: facts.countOf('few.count', paretoTexts.fewOf(facts.dimensionText), now),
    was: facts.countOf('few.before', paretoTexts.fewBefore(facts.dimensionText, facts.label(over.before)), was),
  };
  return [{ sentence: sentence(now < was ? paretoTexts.narrower : paretoTexts.wider, said), tone: 'neutral', impact: 0.65, p: null }];
}

/** What a person must know before trusting the ranking. */
export function paretoCaveats(facts: ParetoFacts): CaveatBlock[] {
  const { ranking, over, currencies, measure, time } = facts.finding;
  const { dimensionText, memberCount: count } = facts;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const [kept, ...others] = currencies;
  if (over.missing !== null) say('no-such-period', paretoTexts.noSuchPeriod(facts.label(over.missing), facts.overText));
  if (kept !== undefined && others.length > 0) say('mixed-currencies', salesTexts.mixedCurrencies(kept, others));
  if (ranking.below.members > 0) say('negative-members', paretoTexts.negative(ranking.below.members, measure.metric.label));
  const blank = facts.members.find(({ member }) => member.key === '');
  if (ranking.blank > 0) {
    const amount = blank?.value ?? facts.amountOf({ key: '', value: ranking.blank, before: null, abc: null, abcBefore: null });
    say('blank-member', paretoTexts.blank({ zh: factText(amount, 'zh'), en: factText(amount, 'en') }, dimensionText));
  }
  if (count === 1) say('one-member', paretoTexts.oneMember(dimensionText));
  else if (count < ENOUGH_MEMBERS) say('few-members', paretoTexts.fewMembers(count, dimensionText));
  if (count > MOST_LISTED) say('short-list', paretoTexts.shortList(facts.members.length, count));
  if (over.period !== null && over.rowsWithoutDate > 0) say('rows-without-date', salesTexts.withoutDate(over.rowsWithoutDate));
  if (time !== null && over.before === null) say('no-comparison', paretoTexts.noComparison);
  return found;
}
