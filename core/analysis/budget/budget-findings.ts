import type { FindingBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { budgetTexts } from '../../language/texts/budget.ts';
import { concentration } from '../../statistics/concentration.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import type { BudgetFacts, WhichMember } from './budget-facts.ts';
import type { BudgetFinding, BudgetMember } from './measure-budget.ts';

/** Beside the one furthest over, how many others are named. */
const OTHERS_SAID = 2;
/** A gap this small a part of the budget is no news. */
const WORTH_SAYING = 0.005;
/** Fewer that are over than these need no word on how few make most of it. */
const FEWEST_CONCENTRATED = 4;

export function budgetFindings(facts: BudgetFacts): FindingBlock[] {
  const { breakdowns } = facts.finding;
  return rankFindings([
    { sentence: totalSentence(facts), tone: toneOf(facts.value('variance')), impact: 1, p: null },
    ...breakdowns.flatMap((breakdown, rank) => members(facts, breakdown, 0.1 * rank)),
    ...wholeSince(facts),
    ...estimates(facts),
    ...lastMonth(facts),
  ]);
}

/** What was spent to date, and how far from its budget that is. */
export function totalSentence(facts: BudgetFacts): Sentence {
  const [actual, budget, variance] = [facts.value('actual'), facts.value('budget'), Number(facts.value('variance').value)];
  const isDated = facts.finding.months !== null;
  const said = { period: facts.periodName(), actual };
  if (!(Number(budget.value) > 0)) return sentence(isDated ? budgetTexts.unplanned : budgetTexts.unplannedUndated, said);
  if (variance === 0) return sentence(isDated ? budgetTexts.even : budgetTexts.evenUndated, said);
  const isOver = variance > 0;
  const words = isDated ? (isOver ? budgetTexts.over : budgetTexts.under) : isOver ? budgetTexts.overUndated : budgetTexts.underUndated;
  return sentence(words, { ...said, budget, ...facts.gap() });
}

/** Who is furthest over, by how much and since when; null where nobody is over a budget. */
export function worstSentence(facts: BudgetFacts, { dimension, members }: BudgetFinding['breakdowns'][number]): Sentence | null {
  const [worst] = overBudget(members);
  const gross = facts.gross(dimension, members, 'over');
  if (worst === undefined || gross === null) return null;
  const which = { dimension, member: worst };
  const said = { dimension: facts.dimensionName(dimension), name: facts.name(which), ...facts.gap(which), share: facts.shareOfOver(which, gross) };
  return sinceSentence(budgetTexts.worstSince, budgetTexts.worst, said, facts.since(which));
}

/** Members over a budget that they have, the furthest first. */
function overBudget(members: readonly BudgetMember[]): BudgetMember[] {
  return members.filter(({ values }) => (values.variance ?? 0) > 0 && (values.budget ?? 0) > 0);
}

function members(facts: BudgetFacts, breakdown: BudgetFinding['breakdowns'][number], less: number): FindingCandidate[] {
  const { dimension, members: all } = breakdown;
  const name = facts.dimensionName(dimension);
  const worst = worstSentence(facts, breakdown);
  const over = overBudget(all);
  const found: FindingCandidate[] = [];
  if (worst === null) {
    const count = facts.count(`count.${dimension}`, budgetTexts.memberCount, all.length, dimension);
    if (all.every(({ values }) => (values.variance ?? 0) <= 0)) found.push({ sentence: sentence(budgetTexts.noneOver, { dimension: name, count }), tone: 'good', impact: 0.7 - less, p: null });
  } else {
    found.push({ sentence: worst, tone: 'bad', impact: 0.98 - less, p: null });
  }
  for (const [place, member] of over.slice(1, 1 + OTHERS_SAID).entries()) {
    const which: WhichMember = { dimension, member };
    if ((member.values.variance_rate ?? 0) < WORTH_SAYING) continue;
    const said = { dimension: name, name: facts.name(which), ...facts.gap(which) };
    found.push({ sentence: sinceSentence(budgetTexts.nextSince, budgetTexts.next, said, facts.since(which)), tone: 'bad', impact: 0.62 - less - 0.02 * place, p: null });
  }
  const saver = all.findLast(({ values }) => (values.variance ?? 0) < 0 && -(values.variance_rate ?? 0) >= WORTH_SAYING);
  if (saver !== undefined) {
    const which: WhichMember = { dimension, member: saver };
    found.push({ sentence: sentence(budgetTexts.saver, { dimension: name, name: facts.name(which), ...facts.gap(which) }), tone: 'good', impact: 0.6 - less, p: null });
  }
  return [...found, ...offset(facts, breakdown, less), ...concentrated(facts, breakdown, less)];
}

/** A total near its budget can hide much: what is over and what is under stand against each other. */
function offset(facts: BudgetFacts, { dimension, members: all }: BudgetFinding['breakdowns'][number], less: number): FindingCandidate[] {
  const [over, under] = [facts.gross(dimension, all, 'over'), facts.gross(dimension, all, 'under')];
  if (over === null || under === null) return [];
  return [{ sentence: sentence(budgetTexts.offset, { dimension: facts.dimensionName(dimension), over, under }), tone: 'neutral', impact: 0.72 - less, p: null }];
}

function concentrated(facts: BudgetFacts, { dimension, members: all }: BudgetFinding['breakdowns'][number], less: number): FindingCandidate[] {
  const ranking = concentration(all.map(({ values }) => values.variance ?? 0));
  if (ranking.members.length < FEWEST_CONCENTRATED || 2 * ranking.few > ranking.members.length) return [];
  const said = {
    dimension: facts.dimensionName(dimension),
    count: facts.count(`over-count.${dimension}`, budgetTexts.overCount, ranking.members.length, dimension),
    few: facts.count(`few.${dimension}`, budgetTexts.fewCount, ranking.few, dimension),
    share: facts.plain(`few-share.${dimension}`, budgetTexts.fewShare, ranking.fewShare, { kind: 'percent' }, budgetTexts.methodGross, dimension, facts.finding.columns.actual, facts.finding.columns.budget),
  };
  return [{ sentence: sentence(budgetTexts.concentrated, said), tone: 'neutral', impact: 0.66 - less, p: null }];
}

function wholeSince(facts: BudgetFacts): FindingCandidate[] {
  const since = facts.since();
  return since === null ? [] : [{ sentence: sentence(budgetTexts.allSince, { since }), tone: 'bad', impact: 0.75, p: null }];
}

/** Where spending ends, and what must be kept to so that it ends within the whole budget. */
function estimates(facts: BudgetFacts): FindingCandidate[] {
  if (!facts.hasRest) return [];
  const [pace, plan, whole] = [facts.atPace(), facts.atPlan(), facts.whole()];
  const found: FindingCandidate[] = [];
  if (typeof pace.value === 'number' && pace.value !== whole.value) {
    const isOver = pace.value > Number(whole.value);
    found.push({ sentence: sentence(isOver ? budgetTexts.paceOver : budgetTexts.paceUnder, { pace, whole, gap: facts.fromWhole(pace), plan }), tone: isOver ? 'bad' : 'good', impact: 0.96, p: null });
  }
  const rest = facts.rest();
  const rate = facts.runRate();
  if (Number(rest.value) <= 0) found.push({ sentence: sentence(budgetTexts.spent, { whole, gap: facts.fromWhole(facts.value('actual')) }), tone: 'bad', impact: 0.95, p: null });
  else if (facts.toCome.length > 0 && rate !== null) found.push({ sentence: sentence(budgetTexts.keep(facts.finding.months?.grain ?? 'month'), { left: facts.leftCount(), rest, need: facts.needed(), rate }), tone: 'neutral', impact: 0.9, p: null });
  else found.push({ sentence: sentence(budgetTexts.keepUndivided, { rest, part: facts.restPart() }), tone: 'neutral', impact: 0.9, p: null });
  return found;
}

function lastMonth(facts: BudgetFacts): FindingCandidate[] {
  const { months } = facts.finding;
  const last = months === null ? undefined : months.all[months.done - 1];
  if (months === null || last === undefined || months.done < 2) return [];
  const { gap, rate } = facts.gapIn(months.done - 1);
  if (!(Number(rate.value) >= WORTH_SAYING)) return [];
  const isOver = Number(facts.inMonth('variance', months.done - 1).value) > 0;
  return [{ sentence: sentence(isOver ? budgetTexts.month.over : budgetTexts.month.under, { month: facts.monthName(last), gap, rate }), tone: isOver ? 'bad' : 'good', impact: 0.55, p: null }];
}

function sinceSentence(withSince: Text, without: Text, said: Readonly<Record<string, Fact>>, since: Fact | null): Sentence {
  return since === null ? sentence(without, said) : sentence(withSince, { ...said, since });
}

function toneOf(variance: Fact): FindingBlock['tone'] {
  return Number(variance.value) === 0 ? 'neutral' : Number(variance.value) > 0 ? 'bad' : 'good';
}
