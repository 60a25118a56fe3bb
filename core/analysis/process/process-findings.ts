import type { CaveatBlock, FindingBlock } from '../../fact/block.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { processTexts } from '../../language/texts/process.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { MOST_EDGES } from './log-sql.ts';
import type { EdgeFacts, ProcessFacts } from './process-facts.ts';

/** A link that is taken fewer times is no bottleneck, however slow. */
const FEWEST_TIMES = 3;
const ENOUGH_CASES = 30;

/** Everything worth saying about a process. */
export function processFindings(facts: ProcessFacts): FindingBlock[] {
  return rankFindings([...bottlenecks(facts), ...cycle(facts), ...paths(facts), ...rework(facts), ...value(facts)]);
}

/** Where most time is lost. */
export function bottleneckSentence(facts: ProcessFacts): Sentence | null {
  const [first] = bottlenecks(facts);
  return first?.sentence ?? null;
}

/** The link that takes most time in all, and the one that takes longest on average where it is another. */
function bottlenecks(facts: ProcessFacts): FindingCandidate[] {
  const { most, slowest } = bottleneckEdges(facts);
  if (most === undefined) return [];
  const ends = ({ edge }: EdgeFacts) => ({ from: facts.stepName(edge.from), to: facts.stepName(edge.to) });
  const { mean, total, share, count } = most;
  if (slowest === undefined || slowest === most) return [{ sentence: sentence(processTexts.bottleneckBoth, { ...ends(most), mean, total, share }), tone: 'bad', impact: 1, p: null }];
  return [
    { sentence: sentence(processTexts.bottleneckTotal, { ...ends(most), count, total, share }), tone: 'bad', impact: 1, p: null },
    { sentence: sentence(processTexts.bottleneckMean, { ...ends(slowest), mean: slowest.mean, count: slowest.count }), tone: 'bad', impact: 0.95, p: null },
  ];
}

export function bottleneckEdges({ edges }: ProcessFacts): { readonly most: EdgeFacts | undefined; readonly slowest: EdgeFacts | undefined } {
  const waited = edges.filter(({ edge }) => edge.total > 0);
  const meanOf = ({ edge }: EdgeFacts) => edge.total / edge.count;
  const [slowest] = waited.filter(({ edge }) => edge.count >= FEWEST_TIMES).sort((a, b) => meanOf(b) - meanOf(a));
  return { most: waited[0], slowest };
}

function cycle(facts: ProcessFacts): FindingCandidate[] {
  const [median, most] = [facts.cycleMedian(), facts.cycleP90()];
  const waiting = facts.waitShare();
  return [
    ...(median === null || most === null ? [] : [{ sentence: sentence(processTexts.cycle, { median, most }), tone: 'neutral' as const, impact: 0.8, p: null }]),
    ...(waiting === null ? [] : [{ sentence: sentence(processTexts.waiting, { share: waiting }), tone: 'neutral' as const, impact: 0.75, p: null }]),
  ];
}

function paths(facts: ProcessFacts): FindingCandidate[] {
  const [first] = facts.finding.variants;
  if (first === undefined) return [];
  if (facts.finding.variantCount === facts.finding.cases) return [{ sentence: sentence(processTexts.ownPaths, { cases: facts.cases }), tone: 'neutral', impact: 0.5, p: null }];
  const said = { cases: facts.cases, count: facts.pathCount(), share: facts.pathShare(first, 0) };
  return [{ sentence: sentence(processTexts.paths, said), tone: 'neutral', impact: 0.6, p: null }];
}

function rework(facts: ProcessFacts): FindingCandidate[] {
  const { steps, rework: groups, reworkCases } = facts.finding;
  const [most] = [...steps].sort((a, b) => b.repeats - a.repeats);
  if (reworkCases === 0 || most === undefined) return [{ sentence: sentence(processTexts.noRework, { cases: facts.cases }), tone: 'good', impact: 0.4, p: null }];
  const often: FindingCandidate = {
    sentence: sentence(processTexts.rework, { share: facts.reworkShare(), step: facts.stepName(most.name), times: facts.stepFact(most, 'repeats') }),
    tone: 'bad',
    impact: 0.7,
    p: null,
  };
  const { repeatedMedian, straightMedian, p } = groups;
  if (repeatedMedian === null || straightMedian === null || p === null) return [often];
  const slow = facts.duration('rework.median', processTexts.slowMedian, repeatedMedian, processTexts.methodCycle);
  const quick = facts.duration('straight.median', processTexts.quickMedian, straightMedian, processTexts.methodCycle);
  return [often, { sentence: sentence(processTexts.reworkSlower, { slow, quick }), tone: repeatedMedian > straightMedian ? 'bad' : 'neutral', impact: 0.65, p }];
}

function value(facts: ProcessFacts): FindingCandidate[] {
  const share = facts.valueShare();
  if (share === null) return [];
  const words = facts.finding.columns.begun === null ? processTexts.valueEvents : processTexts.valueTime;
  return [{ sentence: sentence(words, { share }), tone: 'neutral', impact: 0.85, p: null }];
}

/** What a person must know before trusting the figures. */
export function processCaveats(facts: ProcessFacts): CaveatBlock[] {
  const { cases, ended, columns, tied, overlaps, backward, rowsLeftOut, edges, periodAsked } = facts.finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  if (periodAsked) say('whole-log', processTexts.wholeLog);
  if (columns.begun === null) say('no-start', processTexts.noStart);
  if (ended === 0) say('no-end', processTexts.noEnd);
  else if (ended < cases) say('unfinished', processTexts.unfinished(cases - ended, cases));
  if (tied > 0) say('tied', processTexts.tied(tied));
  if (overlaps > 0) say('overlaps', processTexts.overlaps(overlaps));
  if (backward > 0) say('backward', processTexts.backward(backward));
  if (rowsLeftOut > 0) say('rows-left-out', processTexts.leftOut(rowsLeftOut));
  if (cases < ENOUGH_CASES) say('few-cases', processTexts.fewCases(cases));
  if (edges.length > MOST_EDGES) say('short-list', processTexts.shortList(MOST_EDGES, edges.length));
  return found;
}
