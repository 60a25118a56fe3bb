import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import { calculated, change } from '../../fact/derive.ts';
import { withUnit } from '../../fact/unit-label.ts';
import { anomalyTexts } from '../../language/texts/anomaly.ts';
import { columnLabel } from '../column-label.ts';
import { plainCard } from '../plain-card.ts';
import type { AnomalyFacts } from './anomaly-facts.ts';
import { distinctEvents, shiftsIn } from './anomaly-findings.ts';
import type { ExplainedEvent, WatchedSeries } from './measure-anomalies.ts';

type Row = TableBlock['rows'][number];

/** Points drawn: more of them no one tells apart. */
const MOST_DRAWN = 120;
const MOST_CHARTS = 3;
const MOST_ROWS = 15;

/** How many values were looked at, how many are unusual, and the latest of them. */
export function anomalyCards(facts: AnomalyFacts): KpiBlock[] {
  const { finding } = facts;
  const events = distinctEvents(finding);
  const cards = [
    plainCard(facts.count('looked-at', anomalyTexts.lookedAt, finding.lookedAt)),
    plainCard(facts.count('unusual', anomalyTexts.unusualCount, events.length + shiftsIn(finding).length)),
  ];
  const latest = events.filter(({ series }) => finding.series[series]?.member === null).at(-1);
  const series = latest && finding.series[latest.series];
  if (latest === undefined || series === undefined) return cards;
  const judged = facts.judged(series, latest.peak);
  const label = anomalyTexts.latest(series.metric.metric.label, facts.label(facts.periodAt(latest.peak)));
  const value = calculated({ id: `${judged.value.id}.latest`, label }, judged.value, judged.value.unit, judged.value.method);
  const off = change({ id: `${judged.value.id}.latest-change`, label: anomalyTexts.againstUsual }, value, judged.expected);
  return [...cards, plainCard(value, { good: series.metric.metric.good, comparisons: [{ against: anomalyTexts.againstUsual, before: judged.expected, change: off }] })];
}

/** For each series with something unusual, and for the main one, its course with the usual band, and a table of what is unusual. */
export function anomalyBlocks(facts: AnomalyFacts): (TableBlock | ChartBlock)[] {
  const { finding } = facts;
  const eventsOf = (series: WatchedSeries) => finding.events.filter((event) => finding.series[event.series] === series);
  const wholes = finding.series.filter(({ member }) => member === null);
  const shown = wholes.filter((series, index) => index === 0 || eventsOf(series).length > 0 || series.usual.shifts.length > 0).slice(0, MOST_CHARTS);
  return [
    ...shown.flatMap((series) => chartBlocks(facts, series, eventsOf(series))),
    ...wholes.flatMap((series) => eventTable(facts, series, eventsOf(series))),
    ...memberTable(facts),
  ];
}

function chartBlocks(facts: AnomalyFacts, series: WatchedSeries, events: readonly ExplainedEvent[]): (TableBlock | ChartBlock)[] {
  const { finding } = facts;
  const { periods } = finding;
  const first = Math.max(0, periods.length - MOST_DRAWN);
  const rows = periods.slice(first).map((period, offset): Row => {
    const { value, expected, low, high } = facts.judged(series, first + offset);
    return { label: facts.period(period), facts: [value, low, high, expected] };
  });
  const { metric, unit } = series.metric;
  const { columns } = anomalyTexts;
  const id = facts.id('course', metric.id);
  const isUnusual = (index: number, event: ExplainedEvent) => index >= event.first && index <= event.last && ((series.values[index] ?? NaN) < (series.low[index] ?? NaN) || (series.values[index] ?? NaN) > (series.high[index] ?? NaN));
  const points = rows.flatMap((_, row) => {
    const event = events.find((one) => isUnusual(first + row, one));
    return event === undefined ? [] : [{ row, look: metric.good === null ? ('accent' as const) : (metric.good === 'up') === event.side > 0 ? ('good' as const) : ('bad' as const) }];
  });
  const subtitle = anomalyTexts.chartSubtitle(withUnit(metric.label, unit), first > 0, points.length > 0);
  const table: TableBlock = {
    kind: 'table',
    id,
    isBehindChart: true,
    title: anomalyTexts.chartTitle(metric.label, finding.grain.grain),
    subtitle,
    columns: [{ label: metric.label }, { label: columns.low }, { label: columns.high }, { label: columns.expected }],
    rows,
  };
  return [
    table,
    {
      kind: 'chart',
      id: `${id}.chart`,
      chart: 'line',
      title: table.title,
      subtitle,
      table: id,
      series: [
        { column: 0, look: 'actual', points },
        { column: 1, look: 'limit' },
        { column: 2, look: 'limit' },
      ],
    },
  ];
}

/** The unusual periods of a series, in order of time. */
function eventTable(facts: AnomalyFacts, series: WatchedSeries, events: readonly ExplainedEvent[]): TableBlock[] {
  if (events.length === 0) return [];
  const { metric, unit } = series.metric;
  const { columns } = anomalyTexts;
  const kept = [...events].sort((a, b) => a.p - b.p).slice(0, MOST_ROWS).sort((a, b) => a.peak - b.peak);
  const isExplained = kept.some(({ contributions }) => contributions.length > 0);
  const rows = kept.map((event): Row => {
    const { value, expected, low, high, difference } = facts.judged(series, event.peak);
    const [strongest] = event.contributions;
    const from = strongest === undefined ? null : facts.contribution(series, event, strongest);
    const parts = isExplained ? [from?.member ?? null, from?.delta ?? null, from?.share ?? null] : [];
    return { label: facts.period(facts.periodAt(event.peak)), facts: [value, expected, low, high, difference, ...parts] };
  });
  return [
    {
      kind: 'table',
      id: facts.id('unusual', metric.id),
      title: anomalyTexts.tableTitle(metric.label),
      subtitle: anomalyTexts.tableSubtitle(withUnit(metric.label, unit), kept.length < events.length),
      columns: [
        { label: columns.value },
        { label: columns.expected },
        { label: columns.low },
        { label: columns.high },
        { label: columns.difference, good: metric.good },
        ...(isExplained ? [{ label: columns.contributed }, { label: columns.delta, good: metric.good }, { label: columns.share }] : []),
      ],
      rows,
    },
  ];
}

/** Unusual periods of single members where the whole is not unusual. */
function memberTable(facts: AnomalyFacts): TableBlock[] {
  const { finding } = facts;
  const events = distinctEvents(finding).filter(({ series }) => finding.series[series]?.member !== null);
  const kept = [...events].sort((a, b) => a.p - b.p).slice(0, MOST_ROWS).sort((a, b) => a.peak - b.peak);
  const rows = kept.flatMap((event): Row[] => {
    const series = finding.series[event.series];
    if (series === undefined || series.member === null) return [];
    const { value, expected, low, high, difference } = facts.judged(series, event.peak);
    return [{ label: facts.period(facts.periodAt(event.peak)), facts: [facts.memberName(series.member.dimension, series.member.key, anomalyTexts.member), value, expected, low, high, difference] }];
  });
  const series = finding.series.find(({ member }) => member !== null);
  if (series === undefined || series.member === null || rows.length === 0) return [];
  const { metric, unit } = series.metric;
  const { columns } = anomalyTexts;
  return [
    {
      kind: 'table',
      id: facts.id('unusual-members', metric.id),
      title: anomalyTexts.membersTitle(metric.label, columnLabel(series.member.dimension)),
      subtitle: anomalyTexts.tableSubtitle(withUnit(metric.label, unit), kept.length < events.length),
      columns: [{ label: columns.name }, { label: columns.value }, { label: columns.expected }, { label: columns.low }, { label: columns.high }, { label: columns.difference, good: metric.good }],
      rows,
    },
  ];
}
