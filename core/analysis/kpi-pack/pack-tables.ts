import type { ChartBlock, TableBlock } from '../../fact/block.ts';
import { withUnit } from '../../fact/unit-label.ts';
import type { Text } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { kpiPackTexts } from '../../language/texts/kpi-pack.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { periodKey } from '../../metric/period-key.ts';
import { comparesYears } from '../../metric/reporting-periods.ts';
import { columnLabel } from '../column-label.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import type { PackChart } from './kpi-pack.ts';
import type { PackFinding } from './measure-pack.ts';
import type { PackFacts } from './pack-facts.ts';
import { firstFinding } from './pack-findings.ts';

type Row = TableBlock['rows'][number];
type Breakdown = PackFinding['breakdowns'][number];

const MEMBERS_SHOWN = 12;
/** Columns of figures that a sheet is wide enough for. */
const COLUMNS_SHOWN = 9;
const LOOKS = ['actual', 'plan', 'previous'] as const;

/** Every metric by period, behind sparklines and charts; empty where the table has no dates. */
export function trendTables(facts: PackFacts): TableBlock[] {
  const { drawn, trend, overall, reported, bound } = facts.finding;
  const [first] = drawn;
  const last = drawn.at(-1);
  if (reported === null || first === undefined || last === undefined) return [];
  const { periods } = reported;
  const rows = drawn.map((each, index): Row => {
    const value = (which: MeasuredMetric) => facts.metric(which, each.period, trend.get(which.metric.id)?.[index] ?? null, facts.id('trend', which.metric.id, periodKey(each.period, periods.calendar)));
    return { label: facts.period(each.period), facts: facts.metrics.map(value), isPartial: !each.isComplete && each === periods.partial };
  });
  const whole = facts.metrics.map((which) => facts.metric(which, null, overall.get(which.metric.id) ?? null, facts.id('overall', which.metric.id)));
  const total: Row = { label: facts.rowName(salesTexts.allData, bound.time), facts: whole, isTotal: true };
  return [
    {
      kind: 'table',
      id: facts.id('trend'),
      isBehindChart: true,
      title: kpiPackTexts.trendTitle(bound.pack.title),
      subtitle: facts.label({ ...first.period, to: last.period.to }),
      columns: facts.metrics.map(({ metric }) => ({ label: metric.label })),
      rows: [...rows, total],
    },
  ];
}

/** For each dimension its members with every metric, in as many tables as their columns take. */
export function breakdownTables(facts: PackFacts): TableBlock[] {
  return facts.finding.breakdowns.flatMap((breakdown) => tableParts(facts.metrics).map((metrics, part) => breakdownTable(facts, breakdown, metrics, part)));
}

function breakdownTable(facts: PackFacts, breakdown: Breakdown, metrics: readonly MeasuredMetric[], part: number): TableBlock {
  const { covered } = facts.periods;
  const { dimension, members } = breakdown;
  const columns = tableColumns(facts, metrics, part);
  const [first] = metrics;
  const cells = (of: (which: MeasuredMetric) => ReturnType<PackFacts['total']>): Row['facts'] =>
    columns.map((which) => (which === 'change' ? first && of(first).change : of(which).now) ?? null);
  const shown = members.slice(0, MEMBERS_SHOWN);
  const rows = shown.map((member): Row => ({
    label: facts.memberName(dimension, member.key, analysisTexts.blankName),
    facts: cells((which) => facts.member(which, dimension, member)),
  }));
  const name = columnLabel(dimension);
  return {
    kind: 'table',
    id: tableId(facts, dimension, part),
    title: kpiPackTexts.breakdownTitle(facts.finding.bound.pack.title, name),
    subtitle: kpiPackTexts.breakdownSubtitle(covered === null ? salesTexts.allData : facts.label(covered), shown.length, members.length),
    columns: columns.map((which) => {
      if (which === 'change') return { label: kpiPackTexts.change(first?.metric.label ?? salesTexts.columns.change, comparesYears(facts.periods)), good: first?.metric.good ?? null };
      return { label: withUnit(which.metric.label, which.unit), bars: which === first };
    }),
    rows: [...rows, { label: facts.rowName(salesTexts.all, dimension), facts: cells((which) => facts.total(which)), isTotal: true }],
  };
}

/** What stands in the columns of a table: metrics, and after the first of all its change where there is room. */
function tableColumns({ periods }: PackFacts, metrics: readonly MeasuredMetric[], part: number): (MeasuredMetric | 'change')[] {
  const hasChange = periods.previous !== null && metrics.length < COLUMNS_SHOWN && part === 0;
  return hasChange ? [...metrics.slice(0, 1), 'change', ...metrics.slice(1)] : [...metrics];
}

/** The charts that the pack asks for; where it asks for none, its first metric by period and by the first two dimensions. */
export function packCharts(facts: PackFacts): ChartBlock[] {
  const { pack, dimensions } = facts.finding.bound;
  const [first] = facts.metrics;
  if (first === undefined) return [];
  const show = [first.metric.id];
  const plain: PackChart[] = [
    { show, by: null, as: first.metric.measure.kind === 'sum' || first.metric.measure.kind === 'count' ? 'column' : 'line', title: null },
    ...dimensions.slice(0, 2).map(({ slot }): PackChart => ({ show, by: slot, as: 'bar', title: null })),
  ];
  return (pack.charts.length > 0 ? pack.charts : plain).flatMap((chart, index) => {
    const metrics = chart.show.flatMap((id) => facts.metrics.find(({ metric }) => metric.id === id) ?? []);
    // One axis holds one unit: what is read otherwise gets a chart of its own.
    return byUnit(metrics).flatMap((alike, part) => drawings(facts, chart, alike, `${index}.${part}`));
  });
}

function drawings(facts: PackFacts, chart: PackChart, metrics: readonly MeasuredMetric[], name: string): ChartBlock[] {
  if (chart.by === null) return periodChart(facts, chart, metrics, name);
  const breakdowns = facts.finding.breakdowns.filter(({ slot }) => slot === chart.by);
  return breakdowns.flatMap((breakdown) => memberChart(facts, chart, metrics, breakdown, name));
}

function periodChart(facts: PackFacts, chart: PackChart, metrics: readonly MeasuredMetric[], name: string): ChartBlock[] {
  const { reported, drawn } = facts.finding;
  const [main] = metrics;
  if (main === undefined || reported === null || drawn.length < 2) return [];
  const { periods } = reported;
  const told = main === facts.metrics[0] && metrics.length === 1 && chart.title === null ? firstFinding(facts) : null;
  return [
    {
      kind: 'chart',
      id: facts.id('chart', name),
      chart: metrics.length > 1 && chart.as === 'column' ? 'combo' : chart.as,
      title: told?.sentence ?? chart.title ?? salesTexts.trendTitle(labelsOf(metrics), periods.grain),
      subtitle: salesTexts.trendSubtitle(seriesText(metrics), periods.grain, periods.partial !== null),
      table: facts.id('trend'),
      series: metrics.map((which, index) => ({ column: facts.metrics.indexOf(which), look: LOOKS[index] ?? 'accent' })),
    },
  ];
}

function memberChart(facts: PackFacts, chart: PackChart, metrics: readonly MeasuredMetric[], { dimension }: Breakdown, name: string): ChartBlock[] {
  const [main] = metrics;
  if (main === undefined) return [];
  const { covered } = facts.periods;
  const parts = tableParts(facts.metrics);
  const part = parts.findIndex((some) => some.includes(main));
  const shown = parts[part] ?? [];
  const drawn = metrics.filter((which) => shown.includes(which));
  const columnOf = (which: MeasuredMetric) => tableColumns(facts, shown, part).indexOf(which);
  const period = covered === null ? salesTexts.allData : facts.label(covered);
  return [
    {
      kind: 'chart',
      id: facts.id('chart', name, dimension),
      chart: chart.as,
      title: chart.title ?? salesTexts.breakdownTitle(labelsOf(drawn), columnLabel(dimension)),
      subtitle: salesTexts.breakdownSubtitle(seriesText(drawn), period, null),
      table: tableId(facts, dimension, part),
      series: drawn.map((which, index) => ({ column: columnOf(which), look: LOOKS[index] ?? 'accent' })),
    },
  ];
}

function tableId(facts: PackFacts, dimension: string, part: number): string {
  return facts.id('by', dimension, ...(part === 0 ? [] : [String(part + 1)]));
}

/** `Resolution (h)`; several series by their names, the dark one first. */
function seriesText(metrics: readonly MeasuredMetric[]): Text {
  const [first, ...others] = metrics.map(({ metric, unit }) => (metrics.length === 1 ? withUnit(metric.label, unit) : metric.label));
  return first === undefined || others.length === 0 ? (first ?? { zh: '', en: '' }) : kpiPackTexts.seriesNames(first, others);
}

function labelsOf(metrics: readonly MeasuredMetric[]): Text {
  return kpiPackTexts.listed(metrics.map(({ metric }) => metric.label));
}

function byUnit(metrics: readonly MeasuredMetric[]): MeasuredMetric[][] {
  const groups = new Map<string, MeasuredMetric[]>();
  for (const one of metrics) {
    const key = JSON.stringify(one.unit);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** Metrics over as few tables as hold them, in equal parts. */
function tableParts(metrics: readonly MeasuredMetric[]): MeasuredMetric[][] {
  const tables = Math.ceil(metrics.length / COLUMNS_SHOWN);
  const size = Math.ceil(metrics.length / tables);
  return Array.from({ length: tables }, (_, index) => metrics.slice(index * size, (index + 1) * size));
}
