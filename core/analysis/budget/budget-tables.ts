import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { currencyWords } from '../../language/format.ts';
import type { Text } from '../../language/language.ts';
import { budgetTexts } from '../../language/texts/budget.ts';
import { columnLabel } from '../column-label.ts';
import { plainCard } from '../plain-card.ts';
import type { BudgetFacts, WhichMember } from './budget-facts.ts';
import { totalSentence, worstSentence } from './budget-findings.ts';
import type { BudgetFinding, BudgetMember } from './measure-budget.ts';

type Row = TableBlock['rows'][number];
type Breakdown = BudgetFinding['breakdowns'][number];

const MEMBERS_SHOWN = 20;
const MEMBERS_DRAWN = 12;
/** Columns of figures beside a label that the sheet is wide enough for. */
const MOST_HEATED = 11;

export function budgetCards(facts: BudgetFacts): KpiBlock[] {
  const trend = (facts.finding.months?.done ?? 0) > 1 ? facts.id('burn') : null;
  const [actual, budget, variance, rate] = [facts.value('actual'), facts.value('budget'), facts.value('variance'), facts.value('variance_rate')];
  const { used } = facts.finding.metrics;
  const cards: KpiBlock[] = [
    { ...plainCard(actual, { good: 'down', comparisons: Number(budget.value) > 0 ? [{ against: budgetTexts.vsBudget, before: budget, change: rate }] : [] }), trend },
    { ...plainCard(budget), trend },
    { ...plainCard(facts.value('used'), { good: used.metric.good, target: used.metric.target }), trend },
    plainCard(variance, { good: 'down' }),
  ];
  const runRate = facts.runRate();
  if (!facts.hasRest) return [...cards, ...(runRate === null ? [plainCard(rate, { good: 'down' })] : [plainCard(runRate)])];
  return [...cards, plainCard(facts.atPace(), { good: 'down' }), plainCard(facts.atPlan(), { good: 'down' })];
}

/** Burn and months, then each dimension: who is over, by how much, since when, and in which months. */
export function budgetBlocks(facts: BudgetFacts): (TableBlock | ChartBlock)[] {
  const { breakdowns } = facts.finding;
  return [...burnBlocks(facts), ...breakdowns.flatMap((breakdown, rank) => [...memberBlocks(facts, breakdown, rank), ...heatTable(facts, breakdown)]), ...monthTable(facts)];
}

/** Behind the charts: each month and all so far, beside the budget and the pace so far. */
function burnBlocks(facts: BudgetFacts): (TableBlock | ChartBlock)[] {
  const { months } = facts.finding;
  if (months === null || months.all.length < 2) return [];
  const hasPace = facts.toCome.length > 0 && facts.finding.given === null && typeof facts.atPace().value === 'number';
  const { metrics } = facts.finding;
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('burn'),
    isBehindChart: true,
    title: budgetTexts.burnTitle,
    subtitle: facts.overText,
    columns: [{ label: metrics.actual.metric.label }, { label: metrics.budget.metric.label }, { label: metrics.used.metric.label }, { label: budgetTexts.cumActual }, { label: budgetTexts.cumBudget }, ...(hasPace ? [{ label: budgetTexts.cumPace }] : [])],
    rows: months.all.map((month, index): Row => {
      const isDone = index < months.done;
      return {
        label: facts.monthName(month),
        facts: [
          isDone ? facts.inMonth('actual', index) : null,
          facts.inMonth('budget', index),
          isDone ? facts.inMonth('used', index) : null,
          isDone ? facts.through('actual', index) : null,
          facts.through('budget', index),
          ...(hasPace ? [facts.paceThrough(index)] : []),
        ],
      };
    }),
  };
  const { unit } = metrics.actual;
  const unitText: Text | null = unit.kind === 'money' && unit.currency !== null ? currencyWords(unit.currency) : null;
  const burn: ChartBlock = {
    kind: 'chart',
    id: facts.id('burn', 'chart'),
    chart: 'line',
    title: totalSentence(facts),
    subtitle: budgetTexts.burnSubtitle(unitText, hasPace),
    table: table.id,
    series: [{ column: 3, look: 'actual' }, { column: 4, look: 'previous', labels: 'none' }, ...(hasPace ? [{ column: 5, look: 'forecast' as const }] : [])],
  };
  const columns: ChartBlock = {
    kind: 'chart',
    id: facts.id('months', 'chart'),
    chart: 'column',
    title: budgetTexts.monthsTitle(months.grain),
    subtitle: budgetTexts.monthsSubtitle,
    table: table.id,
    series: [{ column: 0, look: 'actual', labels: 'none' }, { column: 1, look: 'plan', labels: 'none' }],
  };
  return [table, burn, columns];
}

function memberBlocks(facts: BudgetFacts, breakdown: Breakdown, rank: number): (TableBlock | ChartBlock)[] {
  const { dimension, members } = breakdown;
  const name = columnLabel(dimension);
  const table = memberTable(facts, breakdown);
  const drawn = drawnMembers(members);
  const behind: TableBlock = {
    kind: 'table',
    id: facts.id('drawn', dimension),
    isBehindChart: true,
    title: budgetTexts.varianceTitle(name),
    subtitle: budgetTexts.varianceSubtitle(facts.overText),
    columns: [{ label: budgetTexts.columns.variance }, { label: budgetTexts.columns.actual }, { label: budgetTexts.columns.budget }],
    rows: drawn.map((member): Row => {
      const which = { dimension, member };
      return { label: facts.name(which), facts: [facts.value('variance', which), facts.value('actual', which), facts.value('budget', which)] };
    }),
  };
  const variance: ChartBlock = {
    kind: 'chart',
    id: facts.id('variance', dimension, 'chart'),
    chart: 'bar',
    title: worstSentence(facts, breakdown) ?? budgetTexts.varianceTitle(name),
    subtitle: budgetTexts.varianceSubtitle(facts.overText),
    table: behind.id,
    series: [{ column: 0, look: 'bad', labels: 'all', points: drawn.flatMap(({ values }, row) => ((values.variance ?? 0) < 0 ? [{ row, look: 'good' as const }] : [])) }],
  };
  const bullet: ChartBlock = {
    kind: 'chart',
    id: facts.id('bullet', dimension, 'chart'),
    chart: 'bullet',
    title: budgetTexts.bulletTitle(name),
    subtitle: budgetTexts.bulletSubtitle(facts.overText),
    table: behind.id,
    series: [{ column: 1, look: 'actual' }, { column: 2, look: 'target' }],
  };
  const isOver = members.some(({ values }) => (values.variance ?? 0) > 0);
  return [behind, ...(rank === 0 || isOver ? [variance] : []), ...(rank === 0 ? [bullet] : []), table];
}

/** Those furthest over and those furthest under, where a chart cannot hold all. */
function drawnMembers(members: readonly BudgetMember[]): readonly BudgetMember[] {
  if (members.length <= MEMBERS_DRAWN) return members;
  const half = MEMBERS_DRAWN / 2;
  return [...members.slice(0, half), ...members.slice(-half)];
}

function memberTable(facts: BudgetFacts, { dimension, members }: Breakdown): TableBlock {
  const { columns } = budgetTexts;
  const shown = members.slice(0, MEMBERS_SHOWN);
  const gross = facts.gross(dimension, members, 'over');
  const hasSince = [facts.finding.all, ...members].some(({ since }) => since !== null);
  const hasRest = facts.toCome.length > 0;
  const cells = (which: WhichMember | null): (Fact | null)[] => [
    facts.value('actual', which),
    facts.value('budget', which),
    facts.value('variance', which),
    facts.value('variance_rate', which),
    facts.value('used', which),
    ...(gross === null ? [] : [which !== null && (which.member.values.variance ?? 0) > 0 ? facts.shareOfOver(which, gross) : null]),
    ...(hasSince ? [facts.since(which)] : []),
    ...(hasRest ? [facts.whole(which), facts.atPace(which)] : []),
  ];
  return {
    kind: 'table',
    id: facts.id('by', dimension),
    title: budgetTexts.tableTitle(columnLabel(dimension)),
    subtitle: budgetTexts.tableSubtitle(facts.overText, shown.length, members.length),
    columns: [
      { label: columns.actual },
      { label: columns.budget },
      { label: columns.variance, bars: true, good: 'down' },
      { label: columns.varianceRate, good: 'down' },
      { label: columns.used },
      ...(gross === null ? [] : [{ label: columns.share }]),
      ...(hasSince ? [{ label: columns.since }] : []),
      ...(hasRest ? [{ label: columns.whole }, { label: columns.pace }] : []),
    ],
    rows: [...shown.map((member): Row => ({ label: facts.name({ dimension, member }), facts: cells({ dimension, member }) })), { label: facts.rowName(budgetTexts.all, dimension), facts: cells(null), isTotal: true }],
  };
}

/** Members by months with the share of the budget used, or months by members where that is what fits. */
function heatTable(facts: BudgetFacts, { dimension, members }: Breakdown): TableBlock[] {
  const { months } = facts.finding;
  if (months === null || months.done < 2) return [];
  const done = months.all.slice(0, months.done);
  const shown = members.slice(0, MEMBERS_SHOWN);
  const whiches = [...shown.map((member): WhichMember => ({ dimension, member })), null];
  const cell = (which: WhichMember | null, index: number) => {
    const fact = facts.inMonth('used', index, which);
    return fact.value === null ? null : fact;
  };
  const nameOf = (which: WhichMember | null) => (which === null ? facts.rowName(budgetTexts.all, dimension) : facts.name(which));
  const is = { kind: 'table' as const, id: facts.id('heat', dimension), heat: { around: 1, good: 'down' as const }, title: budgetTexts.heatTitle(columnLabel(dimension)), subtitle: budgetTexts.heatSubtitle };
  if (done.length <= MOST_HEATED) {
    return [{ ...is, columns: done.map(({ label }) => ({ label, heat: true })), rows: whiches.map((which): Row => ({ label: nameOf(which), facts: done.map((_, index) => cell(which, index)), isTotal: which === null })) }];
  }
  const across = whiches.slice(-MOST_HEATED);
  return [
    {
      ...is,
      columns: across.map((which) => ({ label: nameWords(nameOf(which)), heat: true })),
      rows: done.map((month, index): Row => ({ label: facts.monthName(month), facts: across.map((which) => cell(which, index)) })),
    },
  ];
}

function monthTable(facts: BudgetFacts): TableBlock[] {
  const { months } = facts.finding;
  if (months === null || months.done < 2) return [];
  const { columns } = budgetTexts;
  return [
    {
      kind: 'table',
      id: facts.id('months'),
        title: budgetTexts.gridTitle,
      subtitle: budgetTexts.gridSubtitle,
      columns: [{ label: columns.actual }, { label: columns.budget }, { label: columns.variance, bars: true, good: 'down' }, { label: columns.varianceRate, good: 'down' }, { label: columns.used }, { label: budgetTexts.cumActual }, { label: budgetTexts.cumBudget }, { label: budgetTexts.cumVariance, good: 'down' }],
      rows: months.all.slice(0, months.done).map((month, index): Row => ({
        label: facts.monthName(month),
        facts: [...(['actual', 'budget', 'variance', 'variance_rate', 'used'] as const).map((id) => facts.inMonth(id, index)), facts.through('actual', index), facts.through('budget', index), facts.overThrough(index)],
      })),
    },
  ];
}


function nameWords(name: Fact): Text {
  return name.words ?? { zh: String(name.value), en: String(name.value) };
}
