import type { FindingBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { anomalyTexts } from '../../language/texts/anomaly.ts';
import { normalTail } from '../../statistics/normal.ts';
import { columnLabel } from '../column-label.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { rankFindings } from '../rank-findings.ts';
import type { AnomalyFacts } from './anomaly-facts.ts';
import type { AnomalyFinding, ExplainedEvent, WatchedSeries } from './measure-anomalies.ts';

/** What a series is worth to a reader: the main measure most, members least, as the whole says it too. */
const WORTH = { first: 1, other: 0.85, member: 0.7 };
/** The same period said again of another series is worth less. */
const AGAIN = 0.5;
/** What happened at the beginning of the data is worth this much of what happened at its end. */
const OLDEST = 0.5;

/** Everything unusual, the weightiest first, at most nine; or that nothing is. */
export function anomalyFindings(facts: AnomalyFacts): FindingBlock[] {
  const { finding } = facts;
  const summary = summaryFinding(facts);
  const candidates = [...finding.events.flatMap((event) => eventCandidates(facts, event)), ...shiftCandidates(facts)];
  const peaks = new Set(finding.events.map(({ series, peak }) => `${series} ${peak}`));
  const others = finding.series.flatMap(({ usual }, series) => Array.from(usual.p.subarray(finding.from)).filter((p, index) => !Number.isNaN(p) && !peaks.has(`${series} ${finding.from + index}`)));
  return rankFindings([summary, ...candidates], others);
}

/** The strongest of all, in a sentence; that nothing is unusual where it is so. */
export function anomalyHeadline(facts: AnomalyFacts): Sentence {
  const [, strongest] = anomalyFindings(facts);
  return strongest?.sentence ?? summaryFinding(facts).sentence;
}

/** Unusual periods of all rows, in order of time; members are counted where the whole is not unusual. */
export function distinctEvents({ events, series }: AnomalyFinding): ExplainedEvent[] {
  const isWhole = ({ series: of }: ExplainedEvent) => series[of]?.member === null;
  return events.filter((event) => isWhole(event) || !events.some((whole) => isWhole(whole) && overlap(whole, event))).sort((a, b) => a.peak - b.peak);
}

function summaryFinding(facts: AnomalyFacts): FindingCandidate {
  const { finding } = facts;
  const [first, last] = [finding.periods[finding.from], finding.periods.at(-1)];
  if (first === undefined || last === undefined) {
    const period = facts.period(finding.measured.periods.periods.at(-1)?.period ?? { grain: 'day', from: 0, to: 1 });
    return { sentence: sentence(anomalyTexts.nothingAsked, { period }), tone: 'neutral', impact: 1, p: null };
  }
  const said = { first: facts.period(first), last: facts.period(last), points: facts.count('looked-at', anomalyTexts.lookedAt, finding.lookedAt), measures: measuresFact(facts) };
  const events = distinctEvents(finding);
  const shifts = shiftsIn(finding);
  const latest = [...events.map(({ last: index }) => index), ...shifts.map(({ index }) => index)].sort((a, b) => b - a)[0];
  if (latest === undefined) return { sentence: sentence(anomalyTexts.nothing, said), tone: 'neutral', impact: 1, p: null };
  const unusual = facts.count('unusual', anomalyTexts.unusualCount, events.length + shifts.length);
  return { sentence: sentence(anomalyTexts.someFew, { ...said, unusual, latest: facts.period(facts.periodAt(latest)) }), tone: 'neutral', impact: 1, p: null };
}

function measuresFact(facts: AnomalyFacts): Fact {
  const { finding } = facts;
  const wholes = finding.series.filter(({ member }) => member === null).map(({ metric }) => metric.metric.label);
  const members = finding.series.flatMap(({ member }) => member ?? []);
  const dimension = members[0] === undefined ? null : columnLabel(members[0].dimension);
  return facts.words(facts.id('measures'), anomalyTexts.measures, anomalyTexts.measuresOf(wholes, members.length, dimension), []);
}

function eventCandidates(facts: AnomalyFacts, event: ExplainedEvent): FindingCandidate[] {
  const { finding } = facts;
  const series = finding.series[event.series];
  if (series === undefined) return [];
  const isSaid = finding.events.some((other) => other.series < event.series && other.side === event.side && overlap(other, event));
  if (isSaid && series.member !== null) return [];
  const [contribution] = event.contributions;
  const festival = facts.festival(event.peak);
  const judged = facts.judged(series, event.peak);
  const row = facts.singleRow(series, event);
  const parts = contribution === undefined || row !== null ? null : facts.contribution(series, event, contribution);
  const said: Record<string, Fact> = {
    measure: facts.measureName(series.metric),
    period: facts.period(facts.periodAt(event.peak)),
    value: judged.value,
    low: judged.low,
    high: judged.high,
    ...(series.member === null ? {} : { name: facts.memberName(series.member.dimension, series.member.key, anomalyTexts.member) }),
    ...(event.first === event.last ? {} : { first: facts.period(facts.periodAt(event.first)), last: facts.period(facts.periodAt(event.last)) }),
    ...(parts === null ? {} : { dimension: parts.dimension, member: parts.member, delta: parts.delta, share: parts.share }),
    ...(row ?? {}),
    ...(festival === null ? {} : { festival }),
  };
  const template = anomalyTexts.event({
    isHigh: event.side > 0,
    isRun: event.first !== event.last,
    ofMember: series.member !== null,
    madeBy: row !== null ? 'row' : parts !== null ? 'member' : null,
    inFestival: festival !== null,
    isDay: finding.grain.grain === 'day',
  });
  const impact = worthOf(finding, series) * (isSaid ? AGAIN : 1) * recency(finding, event.last) * sizeOf(series, event.peak);
  return [{ sentence: sentence(template, said), tone: toneOf(series, event.side), impact, p: event.p }];
}

function shiftCandidates(facts: AnomalyFacts): FindingCandidate[] {
  const { finding } = facts;
  return shiftsIn(finding).map(({ series, index, size, z }) => {
    const said = { measure: facts.measureName(series.metric), period: facts.period(facts.periodAt(index)), ...facts.levels(series, index, size) };
    const impact = worthOf(finding, series) * recency(finding, index) * sizeShare(size, series.usual.expected[index] ?? 0);
    return { sentence: sentence(anomalyTexts.shift(size > 0), said), tone: toneOf(series, size > 0 ? 1 : -1), impact, p: Math.min(1, 2 * normalTail(Math.abs(z)) * finding.periods.length) };
  });
}

/** Shifts of level of whole series, at periods asked about. */
export function shiftsIn({ series, from }: AnomalyFinding) {
  return series.flatMap((one) => (one.member === null ? one.usual.shifts.filter(({ index }) => index >= from).map((shift) => ({ series: one, ...shift })) : []));
}

export function overlap(one: ExplainedEvent, other: ExplainedEvent): boolean {
  return one.first <= other.last && other.first <= one.last;
}

function toneOf({ metric }: WatchedSeries, side: 1 | -1): FindingBlock['tone'] {
  if (metric.metric.good === null) return 'neutral';
  return (metric.metric.good === 'up') === side > 0 ? 'good' : 'bad';
}

function worthOf({ series }: AnomalyFinding, one: WatchedSeries): number {
  if (one.member !== null) return WORTH.member;
  return one === series[0] ? WORTH.first : WORTH.other;
}

function recency({ periods }: AnomalyFinding, index: number): number {
  return OLDEST + ((1 - OLDEST) * (index + 1)) / periods.length;
}

function sizeOf({ values, usual }: WatchedSeries, index: number): number {
  return sizeShare((values[index] ?? 0) - (usual.expected[index] ?? 0), usual.expected[index] ?? 0);
}

/** How much a difference is of what was expected, from 0 to 1: half where it is a fifth of it. */
function sizeShare(difference: number, expected: number): number {
  const part = Math.abs(difference) / Math.max(Math.abs(expected), Number.MIN_VALUE);
  return Number.isFinite(part) ? part / (part + 0.2) : 1;
}
