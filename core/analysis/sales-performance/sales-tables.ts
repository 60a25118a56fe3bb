import { change, contribution, difference, remainder, share } from '../../fact/derive.ts';
import type { ChartBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { measureInUnit } from '../../fact/unit-label.ts';
import type { Text } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { periodKey } from '../../metric/period-key.ts';
import { comparesYears } from '../../metric/reporting-periods.ts';
import { columnLabel } from '../column-label.ts';
import type { ComparedFacts } from '../compared-facts.ts';
import type { Breakdown } from './measure-sales.ts';
import type { SalesFacts } from './sales-facts.ts';
import { memberAttainment, memberFacts, memberTarget, totalFinding } from './sales-findings.ts';
import type { SalesMetric } from './sales-metrics.ts';

type Row = TableBlock['rows'][number];

/** The most rows a breakdown shows before the rest is put together, and of these how many for their movement. */
const LARGEST_SHOWN = 6;
const MOVERS_SHOWN = 2;
const PERIODS_DRAWN = 25;
const BREAKDOWNS_DRAWN = 2;

/** Every card's metric by period, behind sparklines and the trend chart. */
export function trendBlocks(facts: SalesFacts): (TableBlock | ChartBlock)[] {
  const { finding } = facts;
  const { periods, metrics } = finding;
  const shown = [...metrics.cards, ...(metrics.target === null ? [] : [metrics.target])];
  const drawn = periods.periods.slice(-PERIODS_DRAWN);
  const offset = periods.periods.length - drawn.length;
  const values = (which: SalesMetric) => finding.trend.get(which.metric.id) ?? [];
  const rows = drawn.map((each, index): Row => {
    const key = periodKey(each.period, facts.calendar);
    const at = (which: SalesMetric) => facts.metric(which, each.period, values(which)[offset + index] ?? null, facts.id('trend', which.metric.id, key));
    return { label: facts.period(each.period), facts: shown.map(at), isPartial: !each.isComplete && each === periods.partial };
  });
  const overall = shown.map((which) => facts.metric(which, null, finding.overall.get(which.metric.id) ?? null, facts.id('overall', which.metric.id)));
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('trend'),
    isBehindChart: true,
    title: salesTexts.trendTitle(metrics.value.metric.label, periods.grain),
    subtitle: unitText(facts),
    columns: shown.map(({ metric }) => ({ label: metric.label, good: metric.good })),
    rows: [...rows, { label: plainName(facts, salesTexts.allData, facts.time), facts: overall, isTotal: true }],
  };
  const hatched = rows.some((row) => row.isPartial === true);
  const chart: ChartBlock = {
    kind: 'chart',
    id: facts.id('trend', 'chart'),
    chart: metrics.target === null ? 'column' : 'combo',
    title: totalFinding(facts).sentence,
    subtitle: salesTexts.trendSubtitle(unitText(facts), periods.grain, hatched),
    table: table.id,
    series: [{ column: 0, look: 'actual' }, ...(metrics.target === null ? [] : [{ column: shown.length - 1, look: 'plan' as const }])],
  };
  return [table, chart];
}

/** A table per dimension, with a chart for those that say most. */
export function breakdownBlocks(facts: SalesFacts): (TableBlock | ChartBlock)[] {
  return facts.finding.breakdowns.flatMap((breakdown, rank) => {
    const table = breakdownTable(facts, breakdown);
    if (rank >= BREAKDOWNS_DRAWN) return [table];
    return [table, ...(targetBlocks(facts, breakdown, table) ?? [breakdownChart(facts, table)])];
  });
}

function breakdownTable(facts: SalesFacts, breakdown: Breakdown): TableBlock {
  const { focus, metrics } = facts.finding;
  const whole = facts.total(metrics.value);
  const dimension = columnLabel(breakdown.dimension);
  const attainment = metrics.cards.find(({ metric }) => metric.id === 'attainment');
  const listed = shownItems(breakdown).map((item) => ({ item, facts: memberFacts(facts, breakdown.dimension, item) }));
  const rows: Row[] = listed.map(({ item, facts: member }) => ({
    label: facts.memberName(breakdown.dimension, item.key, analysisTexts.blankName),
    facts: [...rowFacts(member, whole), ...(attainment === undefined ? [] : [memberAttainment(facts, attainment, breakdown.dimension, item)])],
  }));
  if (listed.length < breakdown.items.length) {
    const others = otherFacts(facts, whole, listed.map((one) => one.facts), breakdown.dimension);
    rows.push({ label: plainName(facts, salesTexts.others, breakdown.dimension), facts: [...rowFacts(others, whole), ...(attainment === undefined ? [] : [null])] });
  }
  rows.push({ label: plainName(facts, salesTexts.all, breakdown.dimension), facts: [...rowFacts(whole, whole), ...(attainment === undefined ? [] : [facts.total(attainment).now])], isTotal: true });
  const { columns } = salesTexts;
  const isYear = comparesYears(focus);
  return {
    kind: 'table',
    id: facts.id('by', breakdown.dimension),
    title: salesTexts.breakdownTitle(metrics.value.metric.label, dimension),
    subtitle: salesTexts.breakdownSubtitle(unitText(facts), facts.label(focus.covered), focus.previous === null ? null : facts.label(focus.previous)),
    columns: [
      { label: columns.value, bars: true },
      { label: columns.share },
      { label: isYear ? columns.yearBefore : columns.previous },
      { label: columns.delta, good: 'up' },
      { label: isYear ? columns.yearChange : columns.change, good: 'up' },
      { label: columns.contribution, bars: true, good: 'up' },
      ...(focus.yearBefore === null ? [] : [{ label: columns.yearBefore }, { label: columns.yearChange, good: 'up' as const }]),
      ...(attainment === undefined ? [] : [{ label: columns.target }]),
    ],
    rows,
  };
}

/** The largest, and those that moved most among the rest; in order of size. */
function shownItems({ items }: Breakdown): Breakdown['items'] {
  if (items.length <= LARGEST_SHOWN + 2 * MOVERS_SHOWN) return items;
  const move = (item: Breakdown['items'][number]) => (item.now ?? 0) - (item.previous ?? 0);
  const rest = items.slice(LARGEST_SHOWN).sort((a, b) => move(b) - move(a));
  const movers = new Set([...rest.slice(0, MOVERS_SHOWN).filter((item) => move(item) > 0), ...rest.slice(-MOVERS_SHOWN).filter((item) => move(item) < 0)]);
  return items.filter((item, index) => index < LARGEST_SHOWN || movers.has(item));
}

/** Total less all that is listed. */
function otherFacts(facts: SalesFacts, whole: ComparedFacts, listed: readonly ComparedFacts[], dimension: string): ComparedFacts {
  const id = facts.id('by', dimension, 'others');
  const label = salesTexts.others;
  const rest = (from: Fact | null, part: (one: ComparedFacts) => Fact | null, name: string) => {
    const parts = listed.map(part);
    return from === null || parts.some((one) => one === null) ? null : remainder({ id: `${id}${name}`, label }, from, parts.filter((one) => one !== null));
  };
  const now = rest(whole.now, (one) => one.now, '') ?? whole.now;
  const previous = rest(whole.previous, (one) => one.previous, '.previous');
  const yearBefore = rest(whole.yearBefore, (one) => one.yearBefore, '.year-before');
  return {
    now,
    previous,
    yearBefore,
    change: previous === null ? null : change({ id: `${id}.change`, label }, now, previous),
    yearChange: yearBefore === null ? null : change({ id: `${id}.year-change`, label }, now, yearBefore),
  };
}

function rowFacts(row: ComparedFacts, whole: ComparedFacts): readonly (Fact | null)[] {
  const { now, previous } = row;
  const is = (name: string) => ({ id: `${now.id}.${name}`, label: now.label });
  return [
    now,
    share(is('share'), now, whole.now),
    previous,
    previous === null ? null : difference(is('delta'), now, previous),
    row.change,
    previous === null || whole.previous === null ? null : contribution(is('contribution'), now, previous, whole.previous),
    ...(whole.yearBefore === null ? [] : [row.yearBefore, row.yearChange]),
  ];
}

function plainName(facts: SalesFacts, words: Text, dimension: string): Fact {
  return facts.words(facts.id('row', dimension, words.en), words, words, [dimension]);
}

function breakdownChart(facts: SalesFacts, table: TableBlock): ChartBlock {
  const { previous, covered } = facts.finding.focus;
  const hasPrevious = previous !== null;
  return {
    kind: 'chart',
    id: `${table.id}.chart`,
    chart: 'bar',
    title: table.title,
    subtitle: salesTexts.breakdownChartSubtitle(unitText(facts), facts.label(covered), previous === null ? null : facts.label(previous)),
    table: table.id,
    series: [...(hasPrevious ? [{ column: 2, look: 'previous' as const }] : []), { column: 0, look: 'actual' }],
  };
}

/** Each member against its target; null where one of them has none. */
function targetBlocks(facts: SalesFacts, breakdown: Breakdown, table: TableBlock): (TableBlock | ChartBlock)[] | null {
  const { metrics, focus } = facts.finding;
  const { target } = metrics;
  const shown = shownItems(breakdown);
  if (target === null || shown.some((item) => item.target === null || item.target <= 0)) return null;
  const listed = shown.map((item) => ({ item, member: memberFacts(facts, breakdown.dimension, item), goal: memberTarget(facts, target, breakdown.dimension, item) }));
  const rows = listed.map(({ item, member, goal }): Row => ({
    label: facts.memberName(breakdown.dimension, item.key, analysisTexts.blankName),
    facts: [member.now, goal, ...(focus.previous === null ? [] : [member.previous])],
  }));
  if (listed.length < breakdown.items.length) {
    const others = otherFacts(facts, facts.total(metrics.value), listed.map(({ member }) => member), breakdown.dimension);
    const goal = remainder({ id: `${others.now.id}.target`, label: salesTexts.others }, facts.total(target).now, listed.map((one) => one.goal));
    rows.push({ label: plainName(facts, salesTexts.others, breakdown.dimension), facts: [others.now, goal, ...(focus.previous === null ? [] : [others.previous])] });
  }
  const reached = listed.map(({ item }) => (item.now ?? 0) / (item.target ?? 1));
  const furthest = reached.indexOf(Math.min(...reached));
  const hasShort = (reached[furthest] ?? 1) < 1;
  const subtitle = salesTexts.targetChartSubtitle(unitText(facts), facts.label(focus.covered), focus.previous === null ? null : facts.label(focus.previous), hasShort);
  const { columns } = salesTexts;
  const behind: TableBlock = {
    kind: 'table',
    id: `${table.id}.targets`,
    isBehindChart: true,
    title: table.title,
    subtitle,
    columns: [{ label: columns.value }, { label: target.metric.label }, ...(focus.previous === null ? [] : [{ label: comparesYears(focus) ? columns.yearBefore : columns.previous }])],
    rows,
  };
  return [
    behind,
    {
      kind: 'chart',
      id: `${table.id}.chart`,
      chart: 'bullet',
      title: table.title,
      subtitle,
      table: behind.id,
      series: [
        { column: 0, look: 'actual', ...(hasShort ? { points: [{ row: furthest, look: 'bad' as const }] } : {}) },
        { column: 1, look: 'target' },
        ...(focus.previous === null ? [] : [{ column: 2, look: 'previous' as const }]),
      ],
    },
  ];
}

/** The largest of the dimension with the most values, over a year. */
export function concentrationBlocks(facts: SalesFacts): (TableBlock | ChartBlock)[] {
  const { concentration, metrics } = facts.finding;
  if (concentration === null) return [];
  const { dimension, over } = concentration;
  const whole = facts.metric(metrics.value, over, concentration.total, facts.id('largest', 'all'));
  const rows = concentration.largest.map((item): Row => {
    const value = facts.metric(metrics.value, over, item.value, facts.id('largest', dimension, item.key), [{ column: dimension, op: '=', value: item.key }]);
    return {
      label: facts.memberName(dimension, item.key, analysisTexts.blankName),
      facts: [value, share({ id: `${value.id}.share`, label: value.label }, value, whole)],
    };
  });
  const name = columnLabel(dimension);
  const title = salesTexts.concentrationTitle(metrics.value.metric.label, name);
  const subtitle = salesTexts.breakdownSubtitle(unitText(facts), facts.label(over), null);
  const { columns } = salesTexts;
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('largest'),
    isBehindChart: true,
    title,
    subtitle,
    columns: [{ label: columns.value, bars: true }, { label: columns.share }],
    rows,
  };
  return [table, { kind: 'chart', id: `${table.id}.chart`, chart: 'bar', title, subtitle, table: table.id, series: [{ column: 0, look: 'actual' }] }];
}

/** `Sales (USD)`: measure and unit. */
export function unitText(facts: SalesFacts): Text {
  const { metric, unit } = facts.value;
  return measureInUnit(metric.label, unit);
}
