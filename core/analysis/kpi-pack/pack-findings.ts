import type { FindingBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { kpiPackTexts } from '../../language/texts/kpi-pack.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { festivalFinding } from '../festival-finding.ts';
import type { PackFinding, PackMember } from './measure-pack.ts';
import type { PackFacts } from './pack-facts.ts';

/** Metrics whose own change is said in a sentence, the first among them. */
const CHANGES_SAID = 3;
/** A member with fewer rows than these is called neither best nor worst. */
const FEWEST_ROWS = 5;
const DIMENSIONS_SAID = 2;
const MEMBERS_SAID = 4;

/** Measures that are larger where there is more of everything: the largest is not the best for it. */
const GROWING: ReadonlySet<string> = new Set(['sum', 'count', 'distinct', 'running', 'difference']);

/** Everything worth saying about a pack's metrics, each with what it weighs; layout keeps the nine that weigh most. */
export function packFindings(facts: PackFacts): FindingBlock[] {
  const [first, ...others] = facts.metrics;
  if (first === undefined) return [];
  return [
    ...listed(firstFinding(facts)),
    ...yearFinding(facts, first),
    ...festivalFinding(facts, first, facts.finding.festival),
    ...facts.metrics.flatMap((metric) => targetFinding(facts, metric)),
    ...changeFindings(facts, others),
    ...memberFindings(facts),
  ].sort((a, b) => b.score - a.score);
}

/** The first metric and its change; null where it has no value. */
export function firstFinding(facts: PackFacts): FindingBlock | null {
  const [first] = facts.metrics;
  return first === undefined ? null : changeFinding(facts, first, 1);
}

function changeFinding(facts: PackFacts, which: MeasuredMetric, score: number): FindingBlock | null {
  const { covered, previous } = facts.periods;
  const { now, change } = facts.total(which);
  if (typeof now.value !== 'number') return null;
  const measure = facts.measureName(which);
  if (covered === null) return finding(kpiPackTexts.overall, { measure, value: now }, score, 'neutral');
  const said = { measure, period: facts.period(covered), value: now };
  if (typeof change?.value !== 'number' || previous === null) return finding(salesTexts.totalAlone, said, score, 'neutral');
  return finding(salesTexts.total, { ...said, change, before: facts.period(previous) }, score, tone(change, which));
}

function yearFinding(facts: PackFacts, which: MeasuredMetric): FindingBlock[] {
  const { covered, yearBefore: before } = facts.periods;
  const { now, yearBefore, yearChange } = facts.total(which);
  if (covered === null || before === null || yearBefore === null || typeof yearChange?.value !== 'number') return [];
  const said = { change: yearChange, value: now, period: facts.period(covered), was: yearBefore, before: facts.period(before) };
  return [finding(salesTexts.yearOnYear, said, 0.88, tone(yearChange, which))];
}

function targetFinding(facts: PackFacts, which: MeasuredMetric): FindingBlock[] {
  const { target, good } = which.metric;
  const { covered } = facts.periods;
  const { now } = facts.total(which);
  if (target === null || good === null || typeof now.value !== 'number') return [];
  const isReached = good === 'up' ? now.value >= target : now.value <= target;
  const said = { measure: facts.measureName(which), value: now, target: facts.target(which) };
  const dated = covered === null ? said : { ...said, period: facts.period(covered) };
  const words = kpiPackTexts.target[covered === null ? 'overall' : 'dated'][good][isReached ? 'reached' : 'missed'];
  return [finding(words, dated, isReached ? 0.86 : 0.94, isReached ? 'good' : 'bad')];
}

/** The metrics after the first that moved most for their size. */
function changeFindings(facts: PackFacts, metrics: readonly MeasuredMetric[]): FindingBlock[] {
  const moved = metrics.flatMap((which) => {
    // A running total moves because time goes on.
    if (which.metric.measure.kind === 'running') return [];
    const move = facts.total(which).change?.value;
    return typeof move === 'number' && move !== 0 ? [{ which, size: Math.min(1, Math.abs(move)) }] : [];
  });
  return moved
    .sort((a, b) => b.size - a.size)
    .slice(0, CHANGES_SAID)
    .flatMap(({ which, size }) => listed(changeFinding(facts, which, 0.5 + 0.25 * size)));
}

/** Who is best and who is worst, by metrics that have a good direction and do not just grow with the number of rows. */
function memberFindings(facts: PackFacts): FindingBlock[] {
  const rated = facts.metrics.filter(({ metric }) => metric.good !== null && !GROWING.has(metric.measure.kind));
  const found = facts.finding.breakdowns.slice(0, DIMENSIONS_SAID).flatMap((breakdown, rank) => rated.flatMap((which) => extremes(facts, breakdown, which, 0.08 * rank)));
  return found.sort((a, b) => b.score - a.score).slice(0, MEMBERS_SAID);
}

/** A member this near to the whole is like the whole. */
const WORTH_SAYING = 0.02;

function extremes(facts: PackFacts, { dimension, members }: PackFinding['breakdowns'][number], which: MeasuredMetric, less: number): FindingBlock[] {
  const whole = facts.total(which).now;
  if (typeof whole.value !== 'number') return [];
  const enough = Math.min(FEWEST_ROWS, ...members.map(({ rows }) => rows).sort((a, b) => b - a).slice(0, Math.ceil(members.length / 2)));
  const valueOf = (member: PackMember) => member.values.get(which.metric.id)?.now ?? Number.NaN;
  const sign = which.metric.good === 'down' ? -1 : 1;
  const ranked = members.filter((member) => member.rows >= enough && !Number.isNaN(valueOf(member))).sort((a, b) => sign * (valueOf(b) - valueOf(a)));
  const [best, worst] = [ranked[0], ranked[ranked.length - 1]];
  if (best === undefined || worst === undefined || valueOf(best) === valueOf(worst)) return [];
  const of = whole.value;
  // Parts of a whole can all lie on one side of it: the best that is worse than the whole is no news.
  const stands = (member: PackMember) => (Math.abs(valueOf(member) - of) < WORTH_SAYING * Math.abs(of) ? 0 : sign * (valueOf(member) - of));
  return [...(stands(worst) < 0 ? [worst] : []), ...(stands(best) > 0 ? [best] : [])].map((member) => {
    const isWorst = member === worst;
    const said = {
      dimension: facts.dimensionName(dimension),
      name: facts.memberName(dimension, member.key, analysisTexts.blankName),
      measure: facts.measureName(which),
      value: facts.member(which, dimension, member).now,
      whole,
    };
    const distance = Math.min(1, Math.abs(valueOf(member) - of) / Math.max(Math.abs(of), 1e-9));
    return finding(isWorst ? kpiPackTexts.worst : kpiPackTexts.best, said, 0.45 + 0.35 * distance - less - (isWorst ? 0 : 0.05), isWorst ? 'bad' : 'good');
  });
}

function finding(template: Text, facts: Readonly<Record<string, Fact>>, score: number, told: FindingBlock['tone']): FindingBlock {
  return { kind: 'finding', sentence: sentence(template, facts), score, tone: told };
}

function tone(change: Fact, { metric }: MeasuredMetric): FindingBlock['tone'] {
  if (typeof change.value !== 'number' || change.value === 0 || metric.good === null) return 'neutral';
  return change.value > 0 === (metric.good === 'up') ? 'good' : 'bad';
}

function listed<Item>(item: Item | null): Item[] {
  return item === null ? [] : [item];
}
