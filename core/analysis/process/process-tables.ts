import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import { verbatim } from '../../language/language.ts';
import type { Text } from '../../language/language.ts';
import { kpiPackTexts } from '../../language/texts/kpi-pack.ts';
import { processTexts } from '../../language/texts/process.ts';
import { columnLabel } from '../column-label.ts';
import { plainCard } from '../plain-card.ts';
import { MOST_EDGES, MOST_STEPS } from './log-sql.ts';
import { bottleneckSentence } from './process-findings.ts';
import type { ProcessFacts } from './process-facts.ts';

const MOST_DRAWN = 10;
const MOST_RESOURCES = 20;

type Row = TableBlock['rows'][number];

export function processCards(facts: ProcessFacts): KpiBlock[] {
  const cards = [facts.cycleMedian(), facts.cycleP90()].flatMap((fact) => (fact === null ? [] : [plainCard(fact, { good: 'down' })]));
  const value = facts.valueShare();
  return [plainCard(facts.cases), ...cards, plainCard(facts.reworkShare(), { good: 'down' }), plainCard(facts.pathCount()), ...(value === null ? [] : [plainCard(value, { good: 'up' })])];
}

/** The map as a table of what follows what, the slowest links as a chart, then steps, paths and who does them. */
export function processBlocks(facts: ProcessFacts): (TableBlock | ChartBlock)[] {
  const map = edgeTable(facts);
  const drawn: TableBlock = {
    kind: 'table',
    id: facts.id('drawn'),
    isBehindChart: true,
    title: processTexts.edgeChartTitle(unitText(facts)),
    subtitle: unitText(facts),
    columns: [{ label: processTexts.columns.inAll }],
    rows: facts.edges.slice(0, MOST_DRAWN).map(({ name, total }): Row => ({ label: name, facts: [total] })),
  };
  const chart: ChartBlock = {
    kind: 'chart',
    id: facts.id('chart'),
    chart: 'bar',
    title: bottleneckSentence(facts) ?? processTexts.edgeChartTitle(unitText(facts)),
    subtitle: processTexts.edgeChartTitle(unitText(facts)),
    table: drawn.id,
    series: [{ column: 0, look: 'actual' }],
  };
  return [drawn, ...(facts.edges.length > 1 ? [chart] : []), map, stepTable(facts), variantTable(facts), ...resourceTable(facts)];
}

function unitText({ finding }: ProcessFacts): Text {
  return kpiPackTexts.units[finding.look.in];
}

function edgeTable(facts: ProcessFacts): TableBlock {
  const { columns } = processTexts;
  return {
    kind: 'table',
    id: facts.id('map'),
    title: processTexts.edgesTitle,
    subtitle: processTexts.edgesSubtitle(unitText(facts)),
    columns: [{ label: columns.times }, { label: columns.inAll, bars: true }, { label: columns.share }, { label: columns.mean }, { label: columns.median }, { label: columns.p90 }],
    rows: facts.edges.slice(0, MOST_EDGES).map(({ name, count, total, share, mean, median, p90 }): Row => ({ label: name, facts: [count, total, share, mean, median, p90] })),
  };
}

function stepTable(facts: ProcessFacts): TableBlock {
  const { columns } = processTexts;
  const { steps, metrics, classes, columns: log } = facts.finding;
  const { work, cost } = metrics;
  return {
    kind: 'table',
    id: facts.id('steps'),
    title: processTexts.stepsTitle,
    subtitle: processTexts.stepsSubtitle,
    columns: [
      { label: columns.events, bars: true },
      { label: columns.cases },
      { label: columns.first },
      { label: columns.last },
      { label: columns.repeats },
      { label: columns.before },
      ...(work === null ? [] : [{ label: columns.work }]),
      ...(cost === null ? [] : [{ label: columns.cost }]),
      ...(classes.size === 0 ? [] : [{ label: columns.value }]),
    ],
    rows: steps.slice(0, MOST_STEPS).map((step): Row => {
      const kind = classes.get(step.name.toLowerCase());
      return {
        label: facts.stepName(step.name),
        facts: [
          facts.memberOf(metrics.events, log.activity, step.name),
          facts.memberOf(metrics.cases, log.activity, step.name),
          facts.stepFact(step, 'first'),
          facts.stepFact(step, 'last'),
          facts.stepFact(step, 'repeats'),
          facts.waitBefore(step),
          ...(work === null ? [] : [facts.memberOf(work, log.activity, step.name)]),
          ...(cost === null ? [] : [facts.memberOf(cost, log.activity, step.name)]),
          ...(classes.size === 0 ? [] : [kind === undefined ? null : facts.words(facts.id('class', step.name), columns.value, processTexts.classNames[kind], [log.activity])]),
        ],
      };
    }),
  };
}

function variantTable(facts: ProcessFacts): TableBlock {
  const { columns } = processTexts;
  const { variants, columns: log } = facts.finding;
  return {
    kind: 'table',
    id: facts.id('paths'),
    title: processTexts.variantsTitle,
    subtitle: processTexts.variantsSubtitle(unitText(facts)),
    columns: [{ label: columns.cases }, { label: columns.share }, { label: processTexts.cycleMedian }, { label: columns.steps, wide: 6 }],
    rows: variants.map((variant, place): Row => {
      const label = processTexts.path(place + 1);
      return {
        label: facts.words(facts.id('path', String(place), 'name'), label, label, [log.activity]),
        facts: [
          facts.pathCases(variant, place),
          facts.pathShare(variant, place),
          variant.median === null ? null : facts.duration(`path.${String(place)}.median`, processTexts.of(processTexts.cycleMedian, String(place + 1)), variant.median, processTexts.methodCycle),
          facts.words(facts.id('path', String(place), 'steps'), columns.steps, verbatim(variant.path.join(' → ')), [log.activity]),
        ],
      };
    }),
  };
}

function resourceTable(facts: ProcessFacts): TableBlock[] {
  const { byResource, binding, metrics } = facts.finding;
  const resource = binding.columns['resource']?.[0];
  const named = byResource.filter(({ key }) => key !== '');
  if (resource === undefined || named.length < 2) return [];
  const eventsOf = (member: (typeof named)[number]) => member.values.get(metrics.events.metric.id)?.[0] ?? 0;
  const { work, cost } = metrics;
  const shown = [metrics.events, metrics.cases, ...(work === null ? [] : [work]), ...(cost === null ? [] : [cost])];
  return [
    {
      kind: 'table',
      id: facts.id('resources'),
      title: processTexts.resourcesTitle(columnLabel(resource)),
      subtitle: processTexts.resourcesSubtitle,
      columns: shown.map(({ metric }, index) => ({ label: metric.label, bars: index === 0 })),
      rows: [...named]
        .sort((a, b) => eventsOf(b) - eventsOf(a))
        .slice(0, MOST_RESOURCES)
        .map(({ key }): Row => ({ label: facts.memberName(resource, key, verbatim('–')), facts: shown.map((metric) => facts.memberOf(metric, resource, key)) })),
    },
  ];
}
