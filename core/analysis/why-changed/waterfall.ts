import type { ChartBlock, TableBlock } from '../../fact/block.ts';
import { calculated, remainder } from '../../fact/derive.ts';
import type { Fact, FactTerm } from '../../fact/fact.ts';
import { whyTexts } from '../../language/texts/why-changed.ts';
import type { Segment } from './change-cells.ts';
import { unitText } from './why-facts.ts';
import type { WhyFacts } from './why-facts.ts';

type Row = TableBlock['rows'][number];

/** Steps smaller than this share of the totals would not be seen between them. */
const LEAST_STEP = 0.05;

/**
 * The way from the period before to this one: a step for each segment and one for all else. Where steps are too small
 * beside the totals to be seen, the steps alone, as bars over the table that lists them.
 */
export function waterfallBlocks(facts: WhyFacts, segments: readonly Segment[], listed: TableBlock | undefined): (TableBlock | ChartBlock)[] {
  if (segments.length === 0) return [];
  const whole = facts.whole();
  const own = segments.map((_, place) => facts.ownContribution(segments, place));
  const rest: Fact = { ...remainder({ id: facts.id('waterfall', 'rest'), label: whyTexts.others }, whole.delta, own), unit: facts.movedUnit };
  const isLeft = typeof rest.value === 'number' && Math.abs(rest.value) > 1e-9 * Math.abs(Number(whole.delta.value));
  const steps = [
    ...segments.map((segment, place) => ({ label: facts.segmentName(segment), step: own[place] ?? rest })),
    ...(isLeft ? [{ label: facts.words(facts.id('waterfall', 'others'), whyTexts.others, whyTexts.others, []), step: rest }] : []),
  ];
  const sizes = steps.map(({ step }) => Math.abs(Number(step.value)));
  const largest = Math.max(Math.abs(Number(whole.now.value)), Math.abs(Number(whole.before.value)));
  const levels = runningLevels(facts, whole.before, steps.map(({ step }) => step));
  const isSeen = facts.finding.metric.base === null && Math.max(...sizes) >= LEAST_STEP * largest && [whole.before, ...levels].every(({ value }) => typeof value === 'number' && value >= 0);
  if (isSeen) return stepped(facts, steps, levels);
  return listed === undefined ? [] : [bars(facts, listed)];
}

interface Step {
  readonly label: Fact;
  readonly step: Fact;
}

function runningLevels(facts: WhyFacts, start: Fact, steps: readonly Fact[]): Fact[] {
  const levels: Fact[] = [];
  for (const [place, step] of steps.entries()) {
    const from = levels.at(-1) ?? start;
    levels.push(calculated({ id: facts.id('waterfall', 'level', String(place)), label: whyTexts.columns.level }, { op: '+', of: [from, step] }, start.unit, whyTexts.levelMethod));
  }
  return levels;
}

function stepped(facts: WhyFacts, steps: readonly Step[], levels: readonly Fact[]): (TableBlock | ChartBlock)[] {
  const { now, before, finding } = { ...facts.whole(), finding: facts.finding };
  const { columns } = whyTexts;
  const rows = steps.map(({ label, step }, place): Row => {
    const [from, to] = [levels[place - 1] ?? before, levels[place] ?? now];
    const made = (name: string, text: typeof columns.up, term: FactTerm) => calculated({ id: facts.id('waterfall', name, String(place)), label: text }, term, before.unit, whyTexts.levelMethod);
    return {
      label,
      facts: [
        step,
        to,
        made('base', columns.base, { fn: 'min', of: [from, to] }),
        null,
        made('up', columns.up, { fn: 'max', of: [step, 0] }),
        made('down', columns.down, { fn: 'max', of: [{ op: '*', of: [-1, step] }, 0] }),
      ],
    };
  });
  const end = (fact: Fact, period: Fact): Row => ({ label: period, facts: [null, null, null, fact, null, null] });
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('waterfall'),
    isBehindChart: true,
    title: whyTexts.segmentsTitle,
    subtitle: unitText(facts),
    columns: [{ label: columns.contribution }, { label: columns.level }, { label: columns.base }, { label: columns.whole }, { label: columns.up }, { label: columns.down }],
    rows: [end(before, facts.period(finding.before)), ...rows, end(now, facts.period(finding.now))],
  };
  const isGoodUp = finding.metric.metric.good !== 'down';
  return [
    table,
    {
      kind: 'chart',
      id: `${table.id}.chart`,
      chart: 'stacked-column',
      title: whyTexts.waterfallTitle(finding.metric.metric.label, facts.label(finding.before), facts.label(finding.now)),
      subtitle: unitText(facts),
      table: table.id,
      series: [
        { column: 2, look: 'invisible', labels: 'none' },
        { column: 3, look: 'actual', labels: 'none' },
        { column: 4, look: isGoodUp ? 'good' : 'bad', labels: 'none' },
        { column: 5, look: isGoodUp ? 'bad' : 'good', labels: 'none' },
      ],
    },
  ];
}

function bars(facts: WhyFacts, table: TableBlock): ChartBlock {
  const { metric, now, before } = facts.finding;
  const isGoodUp = metric.metric.good !== 'down';
  const column = table.columns.length - 2;
  const points = table.rows.flatMap(({ facts: row, isTotal }, place) => (isTotal !== true && Number(row[column]?.value) < 0 ? [{ row: place, look: isGoodUp ? ('bad' as const) : ('good' as const) }] : []));
  return {
    kind: 'chart',
    id: facts.id('contributions', 'chart'),
    chart: 'bar',
    title: whyTexts.segmentsTitle,
    subtitle: whyTexts.contributionsSubtitle(unitText(facts), facts.label(now), facts.label(before)),
    table: table.id,
    series: [{ column, look: isGoodUp ? 'good' : 'bad', labels: 'all', points }],
  };
}
