import type { CaveatBlock, FindingBlock } from '../../fact/block.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { formatNumber, formatPercent } from '../../language/format.ts';
import type { Text } from '../../language/language.ts';
import { scorecardTexts } from '../../language/texts/scorecard.ts';
import { at } from '../../statistics/at.ts';
import { columnLabel } from '../column-label.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { isComplete } from './measure-scorecard.ts';
import type { ScorecardFacts } from './scorecard-facts.ts';
import { MOST_SHOWN } from './scorecard-facts.ts';

/** Fewer members than these, and a few points may be luck. */
const FEW = 10;
/** More places than these between best and worst are told. */
const WIDE = 2;
/** A sum of weights further from 1, or 100, is no rounding. */
const ROUNDING = 0.005;
const ATTAINED = /达成|完成率|达标|attainment|achievement/i;

/** Who is first, and by how much. */
export function scorecardSentence(facts: ScorecardFacts): Sentence {
  const { members } = facts.finding;
  const first = members.filter(({ rank }) => rank === 1);
  const [leader = facts.first] = first;
  const second = members[first.length];
  const score = facts.total(leader);
  if (second === undefined) return sentence(scorecardTexts.allTied, { count: facts.people(), score });
  if (first.length > 1) return sentence(scorecardTexts.tied, { names: facts.names('first', first), score });
  return sentence(scorecardTexts.leads, { name: facts.name(leader), score, second: facts.name(second), gap: facts.lead(leader, second) });
}

export function scorecardFindings(facts: ScorecardFacts): FindingBlock[] {
  const leader: FindingCandidate = { sentence: scorecardSentence(facts), tone: 'neutral', impact: 1, p: null };
  return rankFindings([leader, ...firmness(facts), ...lagging(facts), ...driver(facts), ...spread(facts), ...unsure(facts), ...reached(facts)]);
}

function firmness(facts: ScorecardFacts): FindingCandidate[] {
  const { first, finding } = facts;
  if (finding.members[1]?.rank === 1) return [];
  const { held, worst } = facts.rangeOf(first);
  const isFirm = first.range.worst === 1;
  const words = { vary: facts.varied(), name: facts.name(first) };
  return [{ sentence: isFirm ? sentence(scorecardTexts.firm, words) : sentence(scorecardTexts.shaky, { ...words, held, worst }), tone: isFirm ? 'good' : 'neutral', impact: 0.85, p: null }];
}

/** Where the last one lost most. */
function lagging(facts: ScorecardFacts): FindingCandidate[] {
  const { first, last, finding } = facts;
  if (last.rank === 1 || !isComplete(first) || !isComplete(last)) return [];
  const lost = finding.measures.map(({ share }, place) => share * (at(first.points, place) - at(last.points, place)));
  const most = lost.indexOf(Math.max(...lost));
  const [measure, part] = [finding.measures[most], facts.lag(last, most)];
  if (measure === undefined || part === null) return [];
  return [{ sentence: sentence(scorecardTexts.lags, { name: facts.name(last), top: facts.name(first), gap: facts.lead(first, last), measure: facts.measureTitle(measure), part }), tone: 'bad', impact: 0.8, p: null }];
}

function driver(facts: ScorecardFacts): FindingCandidate[] {
  const { spread, measures } = facts.finding;
  if (spread === null) return [];
  const most = spread.indexOf(Math.max(...spread));
  const [measure, part] = [measures[most], facts.spreadPart(most)];
  if (measure === undefined || part === null) return [];
  return [{ sentence: sentence(scorecardTexts.driver, { measure: facts.measureTitle(measure), part, share: facts.share(measure) }), tone: 'neutral', impact: 0.75, p: null }];
}

function spread(facts: ScorecardFacts): FindingCandidate[] {
  if (facts.finding.members.length < 4 || facts.last.rank === 1) return [];
  const { low, high, spread: iqr } = facts.middle();
  return [{ sentence: sentence(scorecardTexts.spread, { low, high, iqr }), tone: 'neutral', impact: 0.5, p: null }];
}

/** Whose place depends most on the weights. */
function unsure(facts: ScorecardFacts): FindingCandidate[] {
  const [member] = [...facts.finding.members].sort((a, b) => b.range.worst - b.range.best - (a.range.worst - a.range.best));
  if (member === undefined || member === facts.first || member.range.worst - member.range.best < WIDE) return [];
  const { best, worst } = facts.rangeOf(member);
  return [{ sentence: sentence(scorecardTexts.unsure, { name: facts.name(member), rank: facts.rank(member), best, worst, vary: facts.varied() }), tone: 'neutral', impact: 0.6, p: null }];
}

/** The target that fewest reach. */
function reached(facts: ScorecardFacts): FindingCandidate[] {
  const { measures, members } = facts.finding;
  const counted = measures.flatMap((measure, place) => {
    if (measure.scale.kind !== 'target' && !(measure.scale.kind === 'full' && ATTAINED.test(measure.column.name))) return [];
    const all = members.filter(({ points }) => !Number.isNaN(at(points, place)));
    return [{ measure, all: all.length, hits: all.filter(({ points }) => at(points, place) >= 100).length }];
  });
  const [least] = counted.sort((a, b) => a.hits / a.all - b.hits / b.all);
  if (least === undefined || least.hits === least.all) return [];
  const { name } = least.measure.column;
  const label = scorecardTexts.reachedOf(columnLabel(name));
  const words = { measure: facts.measureTitle(least.measure), count: facts.count(`reached.${name}`, label, least.hits, name), all: facts.count(`tried.${name}`, label, least.all, name) };
  const template = counted.length > 1 ? scorecardTexts.reachedLeast(facts.noun) : scorecardTexts.reached(facts.noun);
  return [{ sentence: sentence(template, words), tone: 'neutral', impact: 0.55, p: null }];
}

/** What a person must know before trusting the ranking. */
export function scorecardCaveats(facts: ScorecardFacts): CaveatBlock[] {
  const { finding, noun, shown } = facts;
  const { measures, members, unranked, weightsFrom, leftOut, scored, periodAsked } = finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const sum = measures.reduce((total, { weight }) => total + weight, 0);
  if (weightsFrom === 'equal') say('equal-weights', scorecardTexts.equal);
  else if (Math.abs(sum - 1) > ROUNDING && Math.abs(sum - 100) > 100 * ROUNDING) say('weights-sum', scorecardTexts.otherSum(sum <= 2 ? formatPercent(sum, 'en') : formatNumber(sum, 'en')));
  say('scale', scorecardTexts.scaled);
  const lower = measures.filter(({ isLower }) => isLower).map(({ column }) => columnLabel(column.name));
  if (lower.length > 0) say('lower-is-better', scorecardTexts.lower(lower));
  for (const [why, text] of [['no-weight', scorecardTexts.noWeight], ['no-scale', scorecardTexts.noScale]] as const) {
    const names = leftOut.filter((one) => one.why === why).map(({ column }) => columnLabel(column.name));
    if (names.length > 0) say(why, text(names));
  }
  const missing = members.filter((one) => !isComplete(one)).map(({ name }) => name);
  if (missing.length > 0) say('missing', scorecardTexts.missing(missing));
  if (unranked.length > 0) say('unranked', scorecardTexts.unranked(unranked));
  const ties = new Set(members.filter(({ rank }, index) => members[index - 1]?.rank === rank).map(({ rank }) => rank)).size;
  if (ties > 0) say('ties', scorecardTexts.ties(ties));
  if (members.length < FEW) say('small-group', scorecardTexts.small(members.length, noun));
  if (scored.repeated > 0) say('repeated-names', scorecardTexts.repeated(scored.repeated));
  if (shown.length < members.length) say('short-list', scorecardTexts.shortList(MOST_SHOWN, members.length));
  if (periodAsked) say('whole-table', scorecardTexts.wholeTable);
  return found;
}
