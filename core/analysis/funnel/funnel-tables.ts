import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { share } from '../../fact/derive.ts';
import { verbatim } from '../../language/language.ts';
import { funnelTexts } from '../../language/texts/funnel.ts';
import { columnLabel } from '../column-label.ts';
import { plainCard } from '../plain-card.ts';
import type { FunnelFacts } from './funnel-facts.ts';
import { stepArrow, weakestSentence } from './funnel-findings.ts';

type Row = TableBlock['rows'][number];

export function funnelCards(facts: FunnelFacts): KpiBlock[] {
  const { reached, overall, rates } = facts.all;
  const weakest = rates[facts.weakest];
  const last = reached.at(-1);
  const shown = [reached[0], last, overall, weakest];
  return shown.flatMap((fact, index) => (fact === undefined ? [] : [plainCard(fact, { good: index > 0 ? 'up' : null })]));
}

/** The steps with their rates, by segment and by period. */
export function funnelBlocks(facts: FunnelFacts): (TableBlock | ChartBlock)[] {
  return [...stepBlocks(facts), ...segmentTables(facts), ...periodBlocks(facts)];
}

function stepBlocks(facts: FunnelFacts): (TableBlock | ChartBlock)[] {
  const { times } = facts.finding;
  const { columns } = funnelTexts;
  const hasTimes = times.length > 0;
  const [first] = facts.all.reached;
  if (first === undefined) return [];
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('steps'),
    title: funnelTexts.stepsTitle,
    subtitle: funnelTexts.stepsSubtitle(facts.overText),
    columns: [
      { label: columns.reached, bars: true },
      { label: columns.ofBefore },
      { label: columns.lower },
      { label: columns.upper },
      { label: columns.ofFirst },
      { label: columns.lost },
      ...(hasTimes ? [{ label: columns.median(facts.timeUnit.noun) }, { label: columns.slow(facts.timeUnit.noun) }] : []),
    ],
    rows: facts.all.reached.map((reached, place): Row => {
      const before = place - 1;
      const interval = place === 0 ? null : facts.interval(before);
      const time = place === 0 ? undefined : times[before];
      const shown = time === undefined || time.users === 0 ? null : facts.time(before, time);
      return {
        label: nameAt(facts, place),
        facts: [
          reached,
          place === 0 ? null : (facts.all.rates[before] ?? null),
          interval?.lower ?? null,
          interval?.upper ?? null,
          share({ id: `${reached.id}.of-first`, label: funnelTexts.columns.ofFirst }, reached, first),
          place === 0 ? null : facts.lost(before),
          ...(hasTimes ? [shown?.median ?? null, shown?.slow ?? null] : []),
        ],
      };
    }),
  };
  return [funnelChart(facts, table), table];
}

/** The one place that says how the steps are drawn: bars from the first step down, the weakest marked. */
function funnelChart(facts: FunnelFacts, table: TableBlock): ChartBlock {
  return {
    kind: 'chart',
    id: facts.id('chart'),
    chart: 'bar',
    title: weakestSentence(facts),
    subtitle: funnelTexts.reachedTitle,
    table: table.id,
    series: [{ column: 0, look: 'actual', labels: 'all', points: [{ row: facts.weakest + 1, look: 'bad' }] }],
  };
}

function segmentTables(facts: FunnelFacts): TableBlock[] {
  const { members } = facts.finding;
  return [...new Set(members.map(({ dimension }) => dimension))].map((dimension): TableBlock => {
    const own = members.filter((member) => member.dimension === dimension).sort((a, b) => (b.counts[0] ?? 0) - (a.counts[0] ?? 0) || (a.key < b.key ? -1 : 1));
    const rowOf = (name: Fact, column: FunnelFacts['all'], isTotal: boolean): Row => ({ label: name, facts: [...column.reached.slice(0, 1), ...column.rates, column.overall], isTotal });
    return {
      kind: 'table',
      id: facts.id('by', dimension),
      title: funnelTexts.segmentTitle(columnLabel(dimension)),
      subtitle: facts.overText,
      columns: [{ label: verbatim(facts.stepText(0)) }, ...rateColumns(facts), { label: funnelTexts.columns.overall, bars: true }],
      rows: [...own.map((member) => { const column = facts.member(member); return rowOf(column.name, column, false); }), rowOf(allName(facts), facts.all, true)],
    };
  });
}

function periodBlocks(facts: FunnelFacts): (TableBlock | ChartBlock)[] {
  const { periods, shape } = facts.finding;
  const shown = periods.filter(({ counts }) => (counts[0] ?? 0) > 0);
  if (shown.length < 2) return [];
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('periods'),
    title: funnelTexts.periodsTitle,
    subtitle: shape.kind === 'events' ? funnelTexts.periodsSubtitleEvents : funnelTexts.periodsSubtitle,
    columns: [{ label: verbatim(facts.stepText(0)) }, ...rateColumns(facts), { label: funnelTexts.columns.overall }],
    rows: shown.map((each): Row => {
      const column = facts.periodColumn(each);
      return { label: column.name, facts: [...column.reached.slice(0, 1), ...column.rates, column.overall], isPartial: !each.isComplete };
    }),
  };
  const trend: ChartBlock = {
    kind: 'chart',
    id: facts.id('trend'),
    chart: 'line',
    title: funnelTexts.trendTitle,
    subtitle: table.subtitle,
    table: table.id,
    series: [{ column: facts.all.rates.length + 1, look: 'actual', points: shown.flatMap(({ isComplete }, row) => (isComplete ? [] : [{ row, look: 'previous' as const }])) }],
  };
  return [trend, table];
}

function rateColumns(facts: FunnelFacts) {
  return facts.all.rates.map((_, place) => ({ label: stepArrow(facts, place) }));
}

function nameAt(facts: FunnelFacts, place: number): Fact {
  const name = facts.names[place];
  if (name === undefined) throw new Error('every step has a name');
  return name;
}

function allName(facts: FunnelFacts): Fact {
  return facts.words(facts.id('all', 'name'), funnelTexts.all, funnelTexts.all, []);
}
