import { contribution, difference, share, total } from '../../fact/derive.ts';
import type { FindingBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import type { Period } from '../../metric/period.ts';
import { comparesYears } from '../../metric/reporting-periods.ts';
import { festivalFinding } from '../festival-finding.ts';
import { rankFindings, type FindingCandidate } from '../rank-findings.ts';
import { linearTrend } from '../../statistics/linear-trend.ts';
import type { Breakdown, Concentration } from './measure-sales.ts';
import type { SalesFacts } from './sales-facts.ts';
import type { SalesMetric } from './sales-metrics.ts';
import { usualSwing } from './usual-swing.ts';

/**
 * What is most worth saying about sales. An unusual change and a trend are concluded from how the periods vary, and are
 * said only where they stand among all that was tested; all else is counted.
 */
export function salesFindings(facts: SalesFacts): FindingBlock[] {
  return rankFindings([
    ...totalFindings(facts),
    ...targetFinding(facts),
    ...toDateFinding(facts),
    ...festivalFinding(facts, facts.value, facts.finding.festival).map(counted),
    ...recordFindings(facts),
    ...trendFinding(facts),
    ...memberTargetFinding(facts),
    ...facts.finding.breakdowns.slice(0, 3).flatMap((breakdown, rank) => contributors(facts, breakdown, rank)),
    ...concentrationFinding(facts),
  ]);
}

/** The first of all findings: the total and its change. */
export function totalFinding(facts: SalesFacts): FindingCandidate {
  const { focus } = facts.finding;
  const card = facts.total(facts.value);
  const said = { measure: facts.measureName(facts.value), period: facts.period(focus.covered), value: card.now };
  if (typeof card.change?.value !== 'number' || focus.previous === null) return finding(salesTexts.totalAlone, said, 1, 'neutral');
  return finding(salesTexts.total, { ...said, change: card.change, before: facts.period(focus.previous) }, 1, tone(card.change));
}

function totalFindings(facts: SalesFacts): FindingCandidate[] {
  const { focus } = facts.finding;
  const card = facts.total(facts.value);
  const found = [totalFinding(facts)];
  if (typeof card.yearChange?.value === 'number' && card.yearBefore !== null && focus.yearBefore !== null) {
    const said = { change: card.yearChange, value: card.now, period: facts.period(focus.covered), was: card.yearBefore, before: facts.period(focus.yearBefore) };
    found.push(finding(salesTexts.yearOnYear, said, 0.95, tone(card.yearChange)));
  }
  // What is usual is told by changes from one period to the next.
  const swing = comparesYears(focus) ? null : usualSwing(completeValues(facts));
  if (swing !== null && typeof card.change?.value === 'number') {
    const bound = (id: string, label: Text, value: number): Fact =>
      facts.plain(id, label, value, { kind: 'percent' }, salesTexts.usualMethod, facts.time, ...(facts.finding.binding.columns['value'] ?? []));
    const said = { change: card.change, low: bound('usual.low', salesTexts.usualLow, swing.low), high: bound('usual.high', salesTexts.usualHigh, swing.high) };
    const unusual = swing.isUnusual;
    found.push(finding(unusual ? salesTexts.beyondUsual : salesTexts.withinUsual, said, unusual ? 0.9 : 0.45, 'neutral', unusual ? swing.p : null));
  }
  return found;
}

/** Sales of the complete periods up to the one reported on; none where that is not one of them: still running, or two months together. */
function completeValues(facts: SalesFacts): number[] {
  const { periods, focus, trend } = facts.finding;
  if (!focus.isComplete || !periods.periods.includes(focus)) return [];
  const values = trend.get(facts.value.metric.id) ?? [];
  return periods.periods.flatMap((each, index) => (each.isComplete && each.period.from <= focus.period.from ? [values[index] ?? 0] : []));
}

function targetFinding(facts: SalesFacts): FindingCandidate[] {
  const { focus, metrics } = facts.finding;
  const attainment = metrics.cards.find(({ metric }) => metric.id === 'attainment');
  if (metrics.target === null || attainment === undefined) return [];
  const reached = facts.total(attainment).now;
  if (typeof reached.value !== 'number') return [];
  const said = { period: facts.period(focus.covered), attainment: reached, target: facts.total(metrics.target).now, value: facts.total(facts.value).now };
  return [finding(salesTexts.target, said, 0.92, reached.value >= 1 ? 'good' : 'bad')];
}

function toDateFinding(facts: SalesFacts): FindingCandidate[] {
  const { periods, toDate, focus } = facts.finding;
  const { partial } = periods;
  if (partial === null || toDate === null || partial === focus) return [];
  const compared = facts.compared(facts.value, partial, toDate, facts.id('to-date'));
  const through = facts.plain('through', salesTexts.dataThrough, periods.lastDay, { kind: 'date' }, salesTexts.dateMethod, facts.time);
  const said = { period: facts.period(partial.period), value: compared.now, through };
  if (typeof compared.change?.value !== 'number' || partial.previous === null) return [finding(salesTexts.toDateAlone, said, 0.85, 'neutral')];
  return [finding(salesTexts.toDate, { ...said, change: compared.change, before: facts.period(wholeOf(facts, partial.previous)) }, 0.85, tone(compared.change))];
}

/** The whole period that some of its days belong to, for its name; days of several periods are called by themselves. */
function wholeOf(facts: SalesFacts, some: Period): Period {
  const whole = facts.finding.periods.periods.find((each) => each.period.from === some.from);
  return whole?.period ?? some;
}

function recordFindings(facts: SalesFacts): FindingCandidate[] {
  const { focus } = facts.finding;
  const values = completeValues(facts);
  const last = values[values.length - 1];
  if (values.length < 6 || last === undefined) return [];
  const count = (id: string, value: number): Fact =>
    facts.plain(id, salesTexts.periodsCounted, value, { kind: 'number', noun: null }, salesTexts.countMethod, facts.time);
  const period = facts.period(focus.period);
  const found: FindingCandidate[] = [];
  const earlier = values.slice(0, -1);
  if (last > Math.max(...earlier)) found.push(finding(salesTexts.highest, { period, count: count('periods', values.length) }, 0.75, 'good'));
  if (last < Math.min(...earlier)) found.push(finding(salesTexts.lowest, { period, count: count('periods', values.length) }, 0.75, 'bad'));
  const measure = facts.measureName(facts.value);
  const rises = run(values, (now, before) => now > before);
  const falls = run(values, (now, before) => now < before);
  if (rises >= 3) found.push(finding(salesTexts.risingRun, { measure, period, count: count('run', rises) }, 0.42, 'good'));
  if (falls >= 3) found.push(finding(salesTexts.fallingRun, { measure, period, count: count('run', falls) }, 0.42, 'bad'));
  return found;
}

/** Periods whose straight line is still about what is going on now. */
const MOST_TREND = 24;

/** Whether sales rise or fall over the last complete periods. */
function trendFinding(facts: SalesFacts): FindingCandidate[] {
  const values = completeValues(facts).slice(-MOST_TREND);
  const trend = linearTrend(values);
  if (trend === null || trend.slope === 0) return [];
  const { unit } = facts.value;
  const columns = [facts.time, ...(facts.finding.binding.columns['value'] ?? [])];
  const said = {
    count: facts.plain('trend.count', salesTexts.periodsCounted, values.length, { kind: 'number', noun: null }, salesTexts.countMethod, facts.time),
    measure: facts.measureName(facts.value),
    slope: facts.plain('trend.slope', salesTexts.slope, Math.abs(trend.slope), unit, salesTexts.slopeMethod, ...columns),
  };
  return [finding(trend.slope > 0 ? salesTexts.rising : salesTexts.falling, said, 0.6, trend.slope > 0 ? 'good' : 'bad', trend.p)];
}

/** The member furthest from its target and the one that did best, of the dimension where they lie furthest apart. */
function memberTargetFinding(facts: SalesFacts): FindingCandidate[] {
  const { metrics, breakdowns } = facts.finding;
  const attainment = metrics.cards.find(({ metric }) => metric.id === 'attainment');
  if (metrics.target === null || attainment === undefined) return [];
  const reached = ({ now, target }: Breakdown['items'][number]) => (target !== null && target > 0 ? (now ?? 0) / target : null);
  const ranked = breakdowns.flatMap(({ dimension, items }) => {
    const known = items.flatMap((item) => { const share = reached(item); return share === null ? [] : [{ item, share }]; }).sort((a, b) => a.share - b.share);
    const [low] = known;
    const high = known[known.length - 1];
    return low === undefined || high === undefined || low.share === high.share ? [] : [{ dimension, low, high, apart: high.share - low.share }];
  });
  const widest = ranked.sort((a, b) => b.apart - a.apart)[0];
  if (widest === undefined) return [];
  const { dimension, low, high } = widest;
  const member = ({ item }: typeof low) => memberAttainment(facts, attainment, dimension, item);
  const said = {
    dimension: facts.dimensionName(dimension),
    low: facts.memberName(dimension, low.item.key, analysisTexts.blankName),
    lowReached: member(low),
    target: memberTarget(facts, metrics.target, dimension, low.item),
    value: memberFacts(facts, dimension, low.item).now,
    high: facts.memberName(dimension, high.item.key, analysisTexts.blankName),
    highReached: member(high),
  };
  return [finding(salesTexts.attainmentBy, said, low.share < 1 ? 0.7 : 0.5, low.share < 1 ? 'bad' : 'good')];
}

/** How much of its target a member reached in the period reported on. */
export function memberAttainment(facts: SalesFacts, attainment: SalesMetric, dimension: string, { key, now, target }: Breakdown['items'][number]): Fact {
  const value = target !== null && target !== 0 ? (now ?? 0) / target : null;
  return facts.metric(attainment, facts.finding.focus.covered, value, `${facts.id('by', dimension, key)}.attainment`, [{ column: dimension, op: '=', value: key }]);
}

/** The target of a member in the period reported on. */
export function memberTarget(facts: SalesFacts, which: SalesMetric, dimension: string, { key, target }: Breakdown['items'][number]): Fact {
  return facts.metric(which, facts.finding.focus.covered, target, `${facts.id('by', dimension, key)}.target`, [{ column: dimension, op: '=', value: key }]);
}

function run(values: readonly number[], holds: (now: number, before: number) => boolean): number {
  let length = 0;
  for (let index = values.length - 1; index > 0 && holds(values[index] ?? NaN, values[index - 1] ?? NaN); index -= 1) length += 1;
  return length;
}

/** What moved most within a dimension, and what moved most the other way. */
function contributors(facts: SalesFacts, breakdown: Breakdown, rank: number): FindingCandidate[] {
  const { focus } = facts.finding;
  const whole = facts.total(facts.value);
  if (focus.previous === null || whole.previous === null || typeof whole.change?.value !== 'number') return [];
  const sign = Math.sign(whole.change.value) || 1;
  const moves = breakdown.items.map((item) => ({ item, move: (item.now ?? 0) - (item.previous ?? 0) })).sort((a, b) => sign * (b.move - a.move));
  const all = moves.reduce((sum, { move }) => sum + Math.abs(move), 0);
  const found: FindingCandidate[] = [];
  for (const [which, at] of [moves[0], moves[moves.length - 1]].entries()) {
    const isDriver = which === 0;
    if (at === undefined || Math.sign(at.move) !== (isDriver ? sign : -sign)) continue;
    const member = memberFacts(facts, breakdown.dimension, at.item);
    const was = member.previous;
    if (was === null) continue;
    const said = {
      dimension: facts.dimensionName(breakdown.dimension),
      name: facts.memberName(breakdown.dimension, at.item.key, analysisTexts.blankName),
      delta: difference({ id: `${member.now.id}.delta`, label: member.now.label }, member.now, was),
      contribution: contribution({ id: `${member.now.id}.contribution`, label: member.now.label }, member.now, was, whole.previous),
      change: whole.change,
    };
    const weight = (Math.abs(at.move) / all) * (isDriver ? 1 : 0.9) * (1 - 0.1 * rank);
    found.push(finding(isDriver ? salesTexts.driver : salesTexts.detractor, said, 0.3 + 0.5 * weight, at.move > 0 ? 'good' : 'bad'));
  }
  return found;
}

/** One value of a dimension in the period reported on and those it is compared with. */
export function memberFacts(facts: SalesFacts, dimension: string, item: Breakdown['items'][number]) {
  const { focus } = facts.finding;
  const filters = [{ column: dimension, op: '=' as const, value: item.key }];
  const id = facts.id('by', dimension, item.key);
  return facts.compared(facts.value, focus, item, id, filters);
}

/** The few that make most: said only where they are few. */
const LARGEST_SAID = 5;

function concentrationFinding(facts: SalesFacts): FindingCandidate[] {
  const { concentration } = facts.finding;
  if (concentration === null) return [];
  const { dimension, over, before } = concentration;
  const held = largestShare(facts, concentration, dimension, 'largest');
  if (held === null) return [];
  const number = (id: string, value: number): Fact =>
    facts.plain(id, salesTexts.distinct(dimension), value, { kind: 'number', noun: null }, salesTexts.distinctMethod(dimension), dimension);
  const said = {
    over: facts.period(over),
    count: number('largest.count', concentration.distinct),
    top: number('largest.top-count', Math.min(LARGEST_SAID, concentration.largest.length)),
    dimension: facts.dimensionName(dimension),
    measure: facts.measureName(facts.value),
    share: held,
  };
  const risky = typeof held.value === 'number' && held.value > 0.5;
  const was = before === null ? null : largestShare(facts, before, dimension, 'largest-before');
  if (was === null) return [finding(salesTexts.concentration, said, risky ? 0.8 : 0.4, risky ? 'bad' : 'neutral')];
  const change = difference({ id: facts.id('largest', 'share', 'change'), label: held.label }, held, was);
  const rises = typeof change.value === 'number' && change.value >= RISING;
  const isBad = risky || rises;
  return [finding(salesTexts.concentrationThen, { ...said, was, change }, isBad ? 0.8 : 0.4, isBad ? 'bad' : 'neutral')];
}

/** Points more than the year before from which on sales are said to depend more on few. */
const RISING = 0.05;

/** The share that the largest have of all. */
function largestShare(facts: SalesFacts, { over, total: all, largest }: Pick<Concentration, 'over' | 'total' | 'largest'>, dimension: string, id: string): Fact | null {
  const [first, ...rest] = largest
    .slice(0, LARGEST_SAID)
    .map((item) => facts.metric(facts.value, over, item.value, facts.id(id, dimension, item.key), [{ column: dimension, op: '=', value: item.key }]));
  if (first === undefined) return null;
  const whole = facts.metric(facts.value, over, all, facts.id(id, 'all'));
  const label = salesTexts.topSum(facts.value.metric.label, dimension);
  return share({ id: facts.id(id, 'share'), label }, total({ id: facts.id(id, 'top'), label }, [first, ...rest]), whole);
}

function finding(template: Text, facts: Readonly<Record<string, Fact>>, impact: number, tone: FindingBlock['tone'], p: number | null = null): FindingCandidate {
  return { sentence: sentence(template, facts), impact, tone, p };
}

/** A finding that is counted, with the score that it has. */
function counted({ sentence: said, score, tone: how }: FindingBlock): FindingCandidate {
  return { sentence: said, impact: score, tone: how, p: null };
}

/** More sales are good news. */
function tone(change: Fact): FindingBlock['tone'] {
  if (typeof change.value !== 'number' || change.value === 0) return 'neutral';
  return change.value > 0 ? 'good' : 'bad';
}
