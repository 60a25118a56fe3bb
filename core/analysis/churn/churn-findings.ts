import type { CaveatBlock, FindingBlock } from '../../fact/block.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { churnTexts } from '../../language/texts/churn.ts';
import { logRankTest } from '../../statistics/kaplan-meier.ts';
import { twoProportionsTest } from '../../statistics/two-proportions.ts';
import { columnLabel } from '../column-label.ts';
import { customerColumn, repetitionOf } from '../customer-slot.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { compareSegments } from '../segment-rates.ts';
import type { SegmentRate } from '../segment-rates.ts';
import type { ChurnFacts } from './churn-facts.ts';
import type { ChurnMember } from './measure-churn.ts';

/** A rate that differs from another by a smaller part of it is not worth a sentence, however sure. */
const SMALL = 0.05;
const FEW_LEFT = 20;

/** A member beside all others of its dimension. */
export interface ComparedMember {
  readonly member: ChurnMember;
  readonly rate: SegmentRate;
  /** By the log-rank test where times are known: members who came at other times are compared fairly. */
  readonly p: number;
  /** Whether it leaves more and sooner; null where the two say different things. */
  readonly isHigh: boolean | null;
}

export function comparedMembers({ finding }: ChurnFacts): ComparedMember[] {
  const { members, lifetimes } = finding;
  const rates = compareSegments(members.map(({ dimension, key, customers, left }) => ({ dimension, key, hits: left, tries: customers })));
  return rates.flatMap((rate): ComparedMember[] => {
    const member = members.find(({ dimension, key }) => dimension === rate.dimension && key === rate.key);
    if (member === undefined) return [];
    const isHigh = rate.difference.estimate > 0;
    const test = lifetimes === null || member.lifetimes === null ? null : logRankTest(member.lifetimes, lifetimes);
    return [test === null ? { member, rate, p: rate.p, isHigh } : { member, rate, p: test.p, isHigh: test.ended > test.expected === isHigh ? isHigh : null }];
  });
}

/** How many left: in the last period that is over, else of all. */
export function churnSentence(facts: ChurnFacts): Sentence {
  const last = facts.finding.periods.at(-1);
  if (last === undefined) return overallSentence(facts);
  const { name, customers, left, rate } = facts.periodRate(last);
  return sentence(churnTexts.inPeriod, { period: name, start: customers, left, rate });
}

function overallSentence(facts: ChurnFacts): Sentence {
  return sentence(facts.finding.silence === null ? churnTexts.overall : churnTexts.overallSilent, { ...facts.all });
}

export function churnFindings(facts: ChurnFacts): FindingBlock[] {
  const { periods } = facts.finding;
  const said: FindingCandidate[] = [{ sentence: churnSentence(facts), tone: 'neutral', impact: 1, p: null }, ...changed(facts), ...lasting(facts)];
  if (periods.length > 0) said.push({ sentence: overallSentence(facts), tone: 'neutral', impact: 0.5, p: null });
  const tested: number[] = [];
  const members = comparedMembers(facts);
  for (const dimension of new Set(members.map(({ rate }) => rate.dimension))) {
    const own = members.filter(({ rate }) => rate.dimension === dimension).sort((a, b) => b.rate.difference.estimate - a.rate.difference.estimate);
    const ends = new Set([own[0], ...(own.length > 2 ? [own.at(-1)] : [])]);
    for (const one of own) {
      const { rate, p, isHigh } = one;
      if (!ends.has(one) || isHigh === null || Math.abs(rate.difference.estimate) < (SMALL * rate.rest.hits) / rate.rest.tries) tested.push(p);
      else said.push(memberCandidate(facts, one, isHigh));
    }
  }
  return rankFindings(said, tested);
}

function memberCandidate(facts: ChurnFacts, { member, rate, p }: ComparedMember, isHigh: boolean): FindingCandidate {
  const own = facts.member(member);
  const words = { dimension: facts.dimensionName(member.dimension), name: own.name, rate: own.rate, rest: facts.rest(member) };
  // How many more or fewer of all customers leave for being in it.
  const weight = (Math.abs(rate.difference.estimate) * rate.tries) / Math.max(1, facts.finding.left);
  return { sentence: sentence(isHigh ? churnTexts.high : churnTexts.low, words), tone: isHigh ? 'bad' : 'good', impact: (isHigh ? 0.6 : 0.5) + Math.min(0.3, weight), p };
}

/** The last period against the one before. */
function changed(facts: ChurnFacts): FindingCandidate[] {
  const [before, now] = facts.finding.periods.slice(-2);
  if (before === undefined || now === undefined) return [];
  const p = twoProportionsTest({ hits: now.left, tries: now.atStart }, { hits: before.left, tries: before.atStart });
  if (p === null) return [];
  const [rate, was] = [facts.periodRate(now), facts.periodRate(before)];
  const isUp = now.left / now.atStart > before.left / before.atStart;
  return [{ sentence: sentence(isUp ? churnTexts.rose : churnTexts.fell, { period: rate.name, before: was.name, rate: rate.rate, was: was.rate }), tone: isUp ? 'bad' : 'good', impact: 0.8, p }];
}

/** How long customers stay: half of them, or where fewer left, how many to the end. */
function lasting(facts: ChurnFacts): FindingCandidate[] {
  const last = facts.survival.at(-1);
  if (last === undefined) return [];
  const half = facts.half();
  const silence = facts.silence();
  const words = { time: half ?? facts.time('last', churnTexts.afterLabel, last.time), ...(half === null ? { share: facts.survivalAt(last.time).left } : {}), ...(silence === null ? {} : { silence }) };
  const [template, silent] = half === null ? [churnTexts.lasts, churnTexts.lastsSilent] : [churnTexts.half, churnTexts.halfSilent];
  return [{ sentence: sentence(timed(silence === null ? template : silent, facts.tenureName), words), tone: 'neutral', impact: 0.7, p: null }];
}

/** A time in days says so; one of a column is told by the column's name. */
function timed(template: Text, tenure: Text | null): Text {
  if (tenure === null) return template;
  return { zh: template.zh.replace('{time}', `${tenure.zh} {time} `), en: template.en.replace('{time}', `${tenure.en} {time}`) };
}

/** What a person must know before trusting the rates, the definition in front. */
export function churnCaveats(facts: ChurnFacts): CaveatBlock[] {
  const { finding } = facts;
  const { shape, silence, asOf, partial, knownFrom, undated, broken, left, customers, lifetimes } = finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  if (silence !== null && asOf !== null) say('definition', churnTexts.definedSilent(facts.number(silence.days), facts.number(silence.usualGap), silence.times === null ? null : facts.number(silence.times), facts.day(asOf - 1)));
  if (shape.kind === 'contracts') {
    if (shape.mark !== null) say('definition', churnTexts.definedMarked(columnLabel(shape.mark.column.name)));
    if (shape.dates !== null && asOf !== null) say('definition-dates', churnTexts.definedDated(columnLabel(shape.dates.came), columnLabel(shape.dates.left), facts.day(asOf - 1)));
    if (shape.dates === null) say('no-dates', churnTexts.undatedAll);
    if (shape.dates === null && shape.tenure === null) say('unequal-times', churnTexts.unequal);
    const column = customerColumn(finding.binding);
    const repeated = column === undefined ? 0 : repetitionOf(column).repeated;
    if (repeated > 0) say('repeated-customers', churnTexts.repeated(facts.number(repeated)));
  }
  if (knownFrom !== null) say('not-known-before', churnTexts.notKnownBefore(facts.day(knownFrom)));
  if (silence !== null) say('still-there', churnTexts.tooRecent(facts.number(customers - left)));
  const back = silence === null ? 0 : (lifetimes?.ended.reduce((sum, count) => sum + count, 0) ?? 0) - left;
  if (back > 0) say('came-back', churnTexts.cameBack(facts.number(back)));
  if (partial !== null) say('partial-period', churnTexts.running(facts.label(partial)));
  if (undated > 0) say('undated', churnTexts.undated(facts.number(undated)));
  if (broken > 0) say('broken-dates', churnTexts.broken(facts.number(broken)));
  if (left < FEW_LEFT) say('few-left', churnTexts.few(facts.number(left)));
  return found;
}
