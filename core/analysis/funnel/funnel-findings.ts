import type { CaveatBlock, FindingBlock } from '../../fact/block.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { formatNumber, formatPercent } from '../../language/format.ts';
import type { Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { funnelTexts } from '../../language/texts/funnel.ts';
import { twoProportionsTest } from '../../statistics/two-proportions.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { compareSegments } from '../segment-rates.ts';
import type { SegmentRate } from '../segment-rates.ts';
import type { FunnelFacts } from './funnel-facts.ts';
import type { FunnelMember } from './measure-funnel.ts';

/** A rate that differs from another by a smaller part of it is not worth a sentence, however sure. */
const SMALL = 0.05;
const FEW_ENTERED = 100;
const LATE_SHARE = 0.05;

/** Everything worth saying about a funnel. All members are tested at all steps; the worst and the best of the weakest step are said, at others the worst. */
export function funnelFindings(facts: FunnelFacts): FindingBlock[] {
  const said: FindingCandidate[] = [{ sentence: overallSentence(facts), tone: 'neutral', impact: 1, p: null }, { sentence: weakestSentence(facts), tone: 'bad', impact: 0.95, p: null }];
  const tested: number[] = [];
  for (const place of facts.all.rates.keys()) {
    const rates = segmentRates(facts, place);
    for (const dimension of new Set(rates.map((rate) => rate.dimension))) {
      const members = rates.filter((rate) => rate.dimension === dimension).sort((a, b) => a.difference.estimate - b.difference.estimate);
      const isWeakest = place === facts.weakest;
      const worst = members[0];
      const best = isWeakest && members.length > 2 ? members.at(-1) : undefined;
      const kept = [worst, best].flatMap((rate) => (rate === undefined || Math.abs(rate.difference.estimate) < (SMALL * rate.rest.hits) / rate.rest.tries ? [] : [rate]));
      for (const rate of kept) {
        said.push(segmentCandidate(facts, rate, place));
      }
      tested.push(...members.filter((rate) => !kept.includes(rate)).map(({ p }) => p));
    }
  }
  const changes = changed(facts);
  said.push(...changes.said);
  return rankFindings([...said, ...slowest(facts)], [...tested, ...changes.tested]);
}

export function overallSentence(facts: FunnelFacts): Sentence {
  const [first] = facts.names;
  const last = facts.names.at(-1);
  const [entered] = facts.all.reached;
  const done = facts.all.reached.at(-1);
  if (first === undefined || last === undefined || entered === undefined || done === undefined) throw new Error('a funnel has steps');
  return sentence(funnelTexts.overall, { first, last, entered, done, rate: facts.all.overall });
}

export function weakestSentence(facts: FunnelFacts): Sentence {
  const { weakest } = facts;
  return sentence(funnelTexts.weakest, { ...stepNames(facts, weakest), rate: rateAt(facts.all.rates, weakest), lost: facts.lost(weakest) });
}

/** The shares of each member that go from a step to the next, against all others of its dimension. */
export function segmentRates(facts: FunnelFacts, place: number): SegmentRate[] {
  return compareSegments(facts.finding.members.flatMap(({ dimension, key, counts }) => {
    const [tries = 0, hits = 0] = counts.slice(place, place + 2);
    return hits > tries ? [] : [{ dimension, key, hits, tries }];
  }));
}

function segmentCandidate(facts: FunnelFacts, rate: SegmentRate, place: number): FindingCandidate {
  const member = memberOf(facts, rate);
  const column = facts.member(member);
  const isLow = rate.difference.estimate < 0;
  const said = { ...stepNames(facts, place), name: column.name, dimension: facts.dimensionName(rate.dimension), rate: rateAt(column.rates, place), rest: rateAt(facts.rest(member).rates, place) };
  const people = Math.abs(rate.difference.estimate) * rate.tries;
  const weight = people / Math.max(1, facts.finding.all.counts[place] ?? 1);
  const isWeakest = place === facts.weakest;
  const more = isLow && isWeakest ? { more: facts.possible(member, place) } : null;
  const template = more === null ? (isLow ? funnelTexts.low : funnelTexts.high) : joined(funnelTexts.low, funnelTexts.possible);
  return { sentence: sentence(template, { ...said, ...more }), tone: isLow ? 'bad' : 'good', impact: (isWeakest ? 0.6 : 0.4) + Math.min(0.3, 3 * weight), p: rate.p };
}

function joined(one: Text, other: Text): Text {
  return { zh: `${one.zh}${other.zh}`, en: `${one.en} ${other.en}` };
}

function memberOf(facts: FunnelFacts, { dimension, key }: SegmentRate): FunnelMember {
  const found = facts.finding.members.find((member) => member.dimension === dimension && member.key === key);
  if (found === undefined) throw new Error('a rate is of a member');
  return found;
}

/** Rates of the last complete period against the one before. */
function changed(facts: FunnelFacts): { readonly said: FindingCandidate[]; readonly tested: number[] } {
  const { compared } = facts.finding;
  const said: FindingCandidate[] = [];
  const tested: number[] = [];
  if (compared === null) return { said, tested };
  const [now, before] = [facts.periodColumn(compared.now), facts.periodColumn(compared.before)];
  for (const place of now.rates.keys()) {
    const [tries = 0, hits = 0] = compared.now.counts.slice(place, place + 2);
    const [triesBefore = 0, hitsBefore = 0] = compared.before.counts.slice(place, place + 2);
    if (hits > tries || hitsBefore > triesBefore) continue;
    const p = twoProportionsTest({ hits, tries }, { hits: hitsBefore, tries: triesBefore });
    if (p === null) continue;
    const delta = hits / tries - hitsBefore / triesBefore;
    if (Math.abs(delta) < (SMALL * hitsBefore) / triesBefore) {
      tested.push(p);
      continue;
    }
    const words = { ...stepNames(facts, place), period: now.name, before: before.name, rate: rateAt(now.rates, place), was: rateAt(before.rates, place) };
    said.push({ sentence: sentence(delta > 0 ? funnelTexts.rose : funnelTexts.fell, words), tone: delta > 0 ? 'good' : 'bad', impact: 0.6 + Math.min(0.3, Math.abs(delta)), p });
  }
  return { said, tested };
}

function slowest(facts: FunnelFacts): FindingCandidate[] {
  const { times } = facts.finding;
  const place = times.reduce((slow, { median }, index) => (median > (times[slow]?.median ?? 0) ? index : slow), 0);
  const time = times[place];
  if (time === undefined || time.users === 0 || time.median === 0) return [];
  return [{ sentence: sentence(funnelTexts.slowest, { ...stepNames(facts, place), ...facts.time(place, time) }), tone: 'neutral', impact: 0.45, p: null }];
}

function stepNames(facts: FunnelFacts, place: number) {
  const [from, to] = [facts.names[place], facts.names[place + 1]];
  if (from === undefined || to === undefined) throw new Error('there is no such step');
  return { from, to };
}

function rateAt<Rate>(rates: readonly Rate[], place: number): Rate {
  const rate = rates[place];
  if (rate === undefined) throw new Error('there is no such step');
  return rate;
}

/** What a person must know before trusting a funnel. */
export function funnelCaveats(facts: FunnelFacts): CaveatBlock[] {
  const { shape, steps, stepsGiven, otherEvents, windowDays, late, all, missing, time, compared, over } = facts.finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const [entered = 0] = all.counts;
  const number = (value: number) => formatNumber(value, facts.language ?? 'en');
  if (missing !== null) say('no-such-period', funnelTexts.noSuchPeriod(facts.label(missing)));
  if (shape.kind === 'events' && !stepsGiven) say('steps-inferred', funnelTexts.inferred(steps.map(({ name }) => name)));
  if (otherEvents > 0) say('other-events', funnelTexts.otherEvents(otherEvents));
  if (windowDays !== null) say('window', funnelTexts.windowed(number(windowDays)));
  if (shape.kind === 'events' && shape.time === null) say('no-time', funnelTexts.noTime);
  if (shape.kind === 'events' && !all.isLive && over === null && windowDays === null) say('out-of-order', funnelTexts.outOfOrder);
  if (shape.kind !== 'events') say('counts-only', funnelTexts.countsOnly);
  if (all.counts.some((count, place) => place > 0 && count > (all.counts[place - 1] ?? 0))) say('rising-step', funnelTexts.rising);
  if (late > LATE_SHARE * entered) say('immature', funnelTexts.late(number(late), formatPercent(late / entered, facts.language ?? 'en')));
  if (entered < FEW_ENTERED) say('small-sample', funnelTexts.small(number(entered)));
  if (time !== null && compared === null && over === null) say('no-comparison', funnelTexts.noComparison);
  return found;
}

/** A caption in both languages made of step names. */
export function stepArrow(facts: FunnelFacts, place: number): Text {
  return verbatim(`${facts.stepText(place)} → ${facts.stepText(place + 1)}`);
}
