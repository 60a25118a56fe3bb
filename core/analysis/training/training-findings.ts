import type { CaveatBlock, FindingBlock } from '../../fact/block.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { formatNumber } from '../../language/format.ts';
import type { Text } from '../../language/language.ts';
import { trainingTexts } from '../../language/texts/training.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { compareSegments } from '../segment-rates.ts';
import { FEWEST_COMPARED } from './measure-training.ts';
import type { TrainingGroup } from './measure-training.ts';
import type { Counted } from './planned-counts.ts';
import type { TrainingFacts } from './training-facts.ts';

/** Sizes of an effect in standard deviations, by Cohen (1988). */
const SIZES = { small: 0.2, medium: 0.5, large: 0.8 } as const;
const SURE = 0.05;
const FEW_PAIRS = 20;
/** A rate this near to its plan is not behind. */
const ENOUGH = 0.95;
const FEWEST_RATED = 5;

export function trainingFindings(facts: TrainingFacts): FindingBlock[] {
  const groups = groupGains(facts);
  const passes = groupPasses(facts);
  const first = gainSentence(facts);
  return rankFindings(
    [
      ...(first === null ? [] : [{ sentence: first, tone: gainTone(facts), impact: 1, p: null }]),
      ...effect(facts),
      ...completion(facts),
      ...passed(facts),
      ...satisfaction(facts),
      ...groups.said,
      ...passes.said,
    ],
    [...groups.tested, ...passes.tested],
  );
}

/** What a report on training leads with: the gain, else how much of the plan was done. */
export function trainingHeadline(facts: TrainingFacts): Sentence | null {
  return gainSentence(facts) ?? completion(facts)[0]?.sentence ?? null;
}

export function gainSentence(facts: TrainingFacts): Sentence | null {
  const scores = facts.scores();
  const tested = facts.tested();
  if (scores === null) return null;
  if (tested === null) return sentence(trainingTexts.untested, { ...scores });
  const { lower, upper } = tested;
  return sentence(isSure(facts.finding.all) ? trainingTexts.rose : trainingTexts.unsure, { ...scores, lower, upper });
}

function isSure({ difference }: TrainingGroup): boolean {
  return difference !== null && difference.p < SURE;
}

function gainTone({ finding: { all } }: TrainingFacts): FindingBlock['tone'] {
  return !isSure(all) ? 'neutral' : (all.difference?.t ?? 0) > 0 ? 'good' : 'bad';
}

function effect(facts: TrainingFacts): FindingCandidate[] {
  const { all } = facts.finding;
  const tested = facts.tested();
  if (tested === null) return [];
  const size = Math.abs(all.difference?.effect ?? 0);
  const words = size >= SIZES.large ? trainingTexts.size.large : size >= SIZES.medium ? trainingTexts.size.medium : trainingTexts.size.small;
  const said = facts.words(facts.id('size'), trainingTexts.size.label, words, []);
  return [
    ...(isSure(all) && size >= SIZES.small ? [{ sentence: sentence(trainingTexts.effectSize, { effect: tested.effect, size: said }), tone: 'neutral' as const, impact: 0.8, p: null }] : []),
    { sentence: sentence(trainingTexts.shares, facts.shares()), tone: 'neutral', impact: 0.75, p: null },
  ];
}

/** The groups that gained most and least, each against all others. */
function groupGains(facts: TrainingFacts): { readonly said: FindingCandidate[]; readonly tested: number[] } {
  const said: FindingCandidate[] = [];
  const tested: number[] = [];
  for (const dimension of facts.finding.shape.dimensions) {
    const compared = facts.finding.groups.filter((group) => group.dimension === dimension && group.rest !== null).sort((a, b) => gainOf(b) - gainOf(a));
    const [most, least] = [compared[0], compared.at(-1)];
    for (const group of compared) {
      const [scores, rest] = [facts.scores(group), facts.restGain(group)];
      const isBetter = gainOf(group) > (group.rest?.gain ?? 0);
      if (scores === null || rest === null || group.rest === null) continue;
      if ((group !== most || !isBetter) && (group !== least || isBetter)) tested.push(group.rest.p);
      else said.push({ sentence: sentence(isBetter ? trainingTexts.gainsMost : trainingTexts.gainsLeast, { dimension: facts.dimensionName(dimension), name: facts.name(group), gain: scores.gain, rest }), tone: isBetter ? 'good' : 'bad', impact: 0.85, p: group.rest.p });
    }
  }
  return { said, tested };
}

function gainOf({ difference }: TrainingGroup): number {
  return difference?.difference.estimate ?? 0;
}

function completion(facts: TrainingFacts): FindingCandidate[] {
  const named = new Set<string>();
  return facts.finding.shape.planned.flatMap(({ what }, place): FindingCandidate[] => {
    const [planned, done, rate] = [facts.value(`planned.${what}`), facts.value(`done.${what}`), facts.value(`rate.${what}`)];
    if (planned === null || done === null || typeof rate?.value !== 'number') return [];
    const whole: FindingCandidate = { sentence: sentence(trainingTexts.completed[what], { planned, done, rate }), tone: rate.value >= 1 ? 'good' : rate.value < ENOUGH ? 'bad' : 'neutral', impact: 0.95 - 0.03 * place, p: null };
    const last = furthestBehind(facts, what);
    // Who is behind in sessions is so in hours: said once.
    const isKnown = last === null || named.has(`${last.dimension ?? ''} ${last.key}`);
    if (last !== null) named.add(`${last.dimension ?? ''} ${last.key}`);
    return isKnown ? [whole] : [whole, ...behind(facts, what, last, 0.7 - 0.05 * place)];
  });
}

/** The group that did the smallest part of its plan; null where none is behind. */
function furthestBehind(facts: TrainingFacts, what: Counted): TrainingGroup | null {
  const rateOf = (group: TrainingGroup) => group.values.get(`rate.${what}`) ?? Infinity;
  const [last] = facts.finding.groups.filter((group) => group.key !== '' && (group.values.get(`planned.${what}`) ?? 0) > 0).sort((a, b) => rateOf(a) - rateOf(b));
  return last === undefined || rateOf(last) >= Math.min(ENOUGH, rateOf(facts.finding.all)) ? null : last;
}

function behind(facts: TrainingFacts, what: Counted, group: TrainingGroup, impact: number): FindingCandidate[] {
  const [planned, done, rate] = [facts.value(`planned.${what}`, group), facts.value(`done.${what}`, group), facts.value(`rate.${what}`, group)];
  if (planned === null || done === null || rate === null || group.dimension === null) return [];
  return [{ sentence: sentence(trainingTexts.behind[what], { dimension: facts.dimensionName(group.dimension), name: facts.name(group), planned, done, rate }), tone: 'bad', impact, p: null }];
}

function passed(facts: TrainingFacts): FindingCandidate[] {
  const [hits, tries, rate] = [facts.value('pass.hits'), facts.value('pass.tries'), facts.value('pass')];
  if (hits === null || tries === null || typeof rate?.value !== 'number') return [];
  return [{ sentence: sentence(trainingTexts.passed, { hits, tries, rate }), tone: 'neutral', impact: 0.9, p: null }];
}

/** Groups of which more or fewer passed than chance explains. */
function groupPasses(facts: TrainingFacts): { readonly said: FindingCandidate[]; readonly tested: number[] } {
  const { groups } = facts.finding;
  const countOf = (group: TrainingGroup, id: string) => group.values.get(id) ?? 0;
  const counts = groups.flatMap((group) => (group.dimension === null ? [] : [{ dimension: group.dimension, key: group.key, hits: countOf(group, 'pass.hits'), tries: countOf(group, 'pass.tries') }]));
  if (!facts.has('pass') || counts.some(({ hits, tries }) => hits > tries)) return { said: [], tested: [] };
  const said = compareSegments(counts).flatMap(({ dimension, key, rest, difference, p }): FindingCandidate[] => {
    const group = groups.find((one) => one.dimension === dimension && one.key === key);
    const rate = group === undefined ? null : facts.value('pass', group);
    if (group === undefined || rate === null) return [];
    const isMore = difference.estimate > 0;
    return [{ sentence: sentence(isMore ? trainingTexts.passesMore : trainingTexts.passesLess, { dimension: facts.dimensionName(dimension), name: facts.name(group), rate, rest: facts.restRate(group, rest.hits / rest.tries) }), tone: isMore ? 'good' : 'bad', impact: 0.82, p }];
  });
  return { said, tested: [] };
}

function satisfaction(facts: TrainingFacts): FindingCandidate[] {
  const value = facts.value('satisfaction');
  if (typeof value?.value !== 'number') return [];
  const levelOf = (group: TrainingGroup) => group.values.get('satisfaction') ?? Infinity;
  const rated = facts.finding.groups.filter((group) => group.key !== '' && levelOf(group) !== Infinity).sort((a, b) => levelOf(a) - levelOf(b));
  const [least] = rated;
  const worst = least === undefined ? null : facts.value('satisfaction', least);
  // A group of a few rows is lowest by chance as often as not.
  const isEnough = least !== undefined && (least.pairs.before.length >= FEWEST_RATED || facts.finding.shape.scores === null);
  if (worst === null || least?.dimension === null || least === undefined || rated.length < 2 || !isEnough) return [{ sentence: sentence(trainingTexts.liked, { value }), tone: 'neutral', impact: 0.6, p: null }];
  return [{ sentence: sentence(trainingTexts.likedLeast, { value, dimension: facts.dimensionName(least.dimension), name: facts.name(least), least: worst }), tone: 'neutral', impact: 0.6, p: null }];
}

/** What a person must know before trusting the figures. */
export function trainingCaveats(facts: TrainingFacts): CaveatBlock[] {
  const { shape, all, unpaired, repeated, notDone, passLine, ignoresPeriod } = facts.finding;
  const found: CaveatBlock[] = [];
  const tell = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const pairs = all.pairs.before.length;
  if (shape.scores !== null) {
    const { onlyBefore, onlyAfter, neither } = unpaired;
    if (pairs === 0) tell('no-pairs', trainingTexts.noPairs);
    else if (onlyBefore + onlyAfter + neither > 0) tell('unpaired', trainingTexts.unpaired(onlyBefore, onlyAfter, neither));
    if (pairs > 0 && pairs < FEW_PAIRS) tell('few-pairs', trainingTexts.few(pairs));
    if (pairs >= FEWEST_COMPARED) tell('no-control', trainingTexts.noControl);
    if (repeated > 0) tell('repeated-people', trainingTexts.repeated(repeated));
  }
  if (notDone > 0) tell('not-done', trainingTexts.notDone(notDone));
  if (shape.unclear !== null) tell('result-unclear', trainingTexts.unclear(shape.unclear));
  if (passLine !== null) tell('pass-line', trainingTexts.passLine(formatNumber(passLine, facts.language ?? 'en')));
  if (ignoresPeriod) tell('whole-table', trainingTexts.periodIgnored);
  return found;
}
