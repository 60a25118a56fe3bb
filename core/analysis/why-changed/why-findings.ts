import { remainder } from '../../fact/derive.ts';
import type { CaveatBlock, FindingBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { whyTexts } from '../../language/texts/why-changed.ts';
import { columnLabel } from '../column-label.ts';
import { periodCaveats } from '../period-caveats.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { rankFindings } from '../rank-findings.ts';
import type { ExplainingSegment } from './explain-change.ts';
import { isUnchanged, membersByMovement } from './why-tables.ts';
import type { WhyFacts } from './why-facts.ts';

/** What a share of the total change means something between: beyond it a part outdid the whole many times. */
const LEAST_SHARE = 0.02;
const MOST_SHARE = 1.5;
const SAID_DIMENSIONS = 2;
/** Fewer rows than these in both periods make small parts jump. */
const SMALL_PART = 10;

/** What is worth saying, the segments that stand out first. */
export function whyFindings(facts: WhyFacts): FindingBlock[] {
  const { segments } = facts.finding.explained;
  if (isUnchanged(facts)) return rankFindings([{ sentence: unchangedSentence(facts), tone: 'neutral', impact: 1, p: null }]);
  const candidates: FindingCandidate[] = [
    ...segments.map((segment, rank): FindingCandidate => ({ sentence: segmentSentence(facts, segment), tone: tone(facts, segmentMove(facts, segment)), impact: 1 - 0.05 * rank, p: segment.p })),
    { sentence: totalSentence(facts), tone: tone(facts, facts.whole().delta), impact: segments.length === 0 ? 1 : 0.7, p: null },
    ...(segments.length === 0 ? [{ sentence: sentence(whyTexts.alike, { ...said(facts), delta: facts.whole().delta }), tone: 'neutral' as const, impact: 0.95, p: null }] : restFinding(facts)),
    ...usualFinding(facts),
    ...(facts.finding.base === null ? memberFindings(facts) : []),
  ];
  return rankFindings(candidates);
}

/** The line that the offer shows: what stands out, else the total. */
export function whyHeadline(facts: WhyFacts): Sentence {
  const [first] = facts.finding.explained.segments;
  if (isUnchanged(facts)) return unchangedSentence(facts);
  return first === undefined ? totalSentence(facts) : segmentSentence(facts, first);
}

export function whyCaveats(facts: WhyFacts): CaveatBlock[] {
  const { finding } = facts;
  const { measured, usual, leftOut, explained } = finding;
  const found = periodCaveats({ ...measured, festival: null, rowsInFocus: finding.rows.now }, (period) => facts.label(period));
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  if (usual !== null && !usual.isUnusual) say('within-usual-swing', whyTexts.withinUsual);
  if (leftOut.length > 0) say('not-split', whyTexts.leftOut(leftOut.map(columnLabel)));
  const cells = Math.max(1, finding.cells.amount.now.length);
  if (explained.segments.length > 0 && (finding.rows.now + finding.rows.before) / cells < 2 * SMALL_PART && finding.rows.now < 3 * SMALL_PART) say('small-parts', whyTexts.smallBase);
  if (!isUnchanged(facts)) say('contributed', whyTexts.contributedOnly);
  return found;
}

function unchangedSentence(facts: WhyFacts): Sentence {
  return sentence(whyTexts.unchanged, { ...said(facts), value: facts.whole().now });
}

function totalSentence(facts: WhyFacts): Sentence {
  const { delta, now, before, change } = facts.whole();
  const all = { ...said(facts), value: now, was: before, delta };
  return change === delta || typeof change.value !== 'number' ? sentence(whyTexts.totalRatio, all) : sentence(whyTexts.total, { ...all, change });
}

function segmentSentence(facts: WhyFacts, { segment, moved }: ExplainingSegment): Sentence {
  const part = facts.part(segment);
  const total = facts.whole().delta;
  const [a, b, c] = facts.names(segment);
  const named = { ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }), ...(c === undefined ? {} : { c }) };
  const all = { ...said(facts), ...named, was: part.before, value: part.now, delta: part.delta, total };
  const count = segment.length;
  if (part.ratio !== null) {
    if (moved === 'weight') return sentence(whyTexts.weightAlong(count), { ...all, weight: part.ratio.weightNow, weightBefore: part.ratio.weightBefore, mix: part.ratio.mix });
    return sentence(whyTexts.ratioAlong(count), { ...all, contribution: part.contribution });
  }
  const withChange = { ...all, change: typeof part.change.value === 'number' ? part.change : part.delta };
  const share = typeof part.share.value === 'number' ? part.share.value : 0;
  if (share < 0) return sentence(whyTexts.against(count), withChange);
  return share >= LEAST_SHARE && share <= MOST_SHARE ? sentence(whyTexts.along(count), { ...withChange, share: part.share }) : sentence(whyTexts.apart(count), withChange);
}

function segmentMove(facts: WhyFacts, { segment, moved }: ExplainingSegment): Fact {
  const part = facts.part(segment);
  if (part.ratio === null) return part.delta;
  return moved === 'weight' ? part.ratio.mix : part.contribution;
}

/** Of what adds up: what is left of a ratio stands in the table, where its formula has cells to point at. */
function restFinding(facts: WhyFacts): FindingCandidate[] {
  if (facts.finding.base !== null) return [];
  const segments = facts.finding.explained.segments.map(({ segment }) => segment);
  const own = segments.map((_, place) => facts.ownContribution(segments, place));
  const rest = remainder({ id: facts.id('rest', 'said'), label: whyTexts.others }, facts.whole().delta, own);
  return typeof rest.value === 'number' ? [{ sentence: sentence(whyTexts.rest, { rest: { ...rest, unit: facts.movedUnit } }), tone: 'neutral', impact: 0.6, p: null }] : [];
}

function usualFinding(facts: WhyFacts): FindingCandidate[] {
  const { usual, measured } = facts.finding;
  const { change, delta } = facts.whole();
  if (usual === null || change === delta || typeof change.value !== 'number') return [];
  const bound = (id: string, label: Text, value: number) => facts.plain(id, label, value, { kind: 'percent' }, salesTexts.usualMethod, measured.time);
  const limits = { change, low: bound('usual.low', salesTexts.usualLow, usual.low), high: bound('usual.high', salesTexts.usualHigh, usual.high) };
  return [{ sentence: sentence(usual.isUnusual ? salesTexts.beyondUsual : salesTexts.withinUsual, limits), tone: 'neutral', impact: 0.55, p: null }];
}

/** By the dimensions whose members moved most unlike: who moved most with the whole, and who most against it. */
function memberFindings(facts: WhyFacts): FindingCandidate[] {
  const total = facts.whole().delta;
  if (typeof total.value !== 'number' || total.value === 0) return [];
  const sign = Math.sign(total.value);
  return membersByMovement(facts)
    .slice(0, SAID_DIMENSIONS)
    .flatMap(({ dimension, members }, rank): FindingCandidate[] => {
      const most = members.reduce((a, b) => (sign * b.contribution > sign * a.contribution ? b : a));
      const least = members.reduce((a, b) => (sign * b.contribution < sign * a.contribution ? b : a));
      const name = facts.dimensionName(facts.finding.cells.dimensions[dimension]?.name ?? '');
      const all = (member: number) => {
        const segment = [{ dimension, member }];
        const [who = name] = facts.names(segment);
        return { dimension: name, name: who, delta: facts.part(segment).delta, total, share: facts.part(segment).share };
      };
      const driver = { sentence: sentence(whyTexts.driver, all(most.member)), tone: tone(facts, facts.part([{ dimension, member: most.member }]).delta), impact: 0.4 - 0.05 * rank, p: null };
      if (sign * least.contribution >= 0) return [driver];
      return [driver, { sentence: sentence(whyTexts.detractor, all(least.member)), tone: tone(facts, facts.part([{ dimension, member: least.member }]).delta), impact: 0.38 - 0.05 * rank, p: null }];
    });
}

function said(facts: WhyFacts): { readonly measure: Fact; readonly period: Fact; readonly before: Fact } {
  const { finding } = facts;
  return { measure: facts.measureName(finding.metric), period: facts.period(finding.now), before: facts.period(finding.before) };
}

/** Good or bad by the metric's good direction. */
function tone(facts: WhyFacts, move: Fact): FindingBlock['tone'] {
  const { good } = facts.finding.metric.metric;
  if (good === null || typeof move.value !== 'number' || move.value === 0) return 'neutral';
  return move.value > 0 === (good === 'up') ? 'good' : 'bad';
}
