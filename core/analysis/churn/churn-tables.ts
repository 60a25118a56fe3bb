import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import { change, difference } from '../../fact/derive.ts';
import { churnTexts } from '../../language/texts/churn.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { columnLabel } from '../column-label.ts';
import { plainCard } from '../plain-card.ts';
import { churnSentence, comparedMembers } from './churn-findings.ts';
import type { ChurnFacts } from './churn-facts.ts';
import type { ChurnMember, ChurnPeriod } from './measure-churn.ts';

type Row = TableBlock['rows'][number];

/** Rows of the table of how long customers stay, at most; and the steps that people read times in. */
const MOST_TIMES = 12;
const STEPS = [1, 2, 3, 5, 6, 7, 10, 12, 14, 30, 60, 90, 180, 365, 730];
/** A share of fewer customers says little. */
const FEWEST_SEEN = 10;

export function churnCards(facts: ChurnFacts): KpiBlock[] {
  const [before, now] = facts.finding.periods.slice(-2);
  const half = facts.half();
  return [...periodCards(facts, now ?? before, now === undefined ? undefined : before), plainCard(facts.all.customers), plainCard(facts.all.rate, { good: 'down' }), ...(half === null ? [] : [plainCard(half, { good: 'up' })])];
}

function periodCards(facts: ChurnFacts, now: ChurnPeriod | undefined, before: ChurnPeriod | undefined): KpiBlock[] {
  if (now === undefined) return [plainCard(facts.all.left, { good: 'down' })];
  const own = facts.periodRate(now);
  if (before === undefined) return [plainCard(own.rate, { good: 'down' }), plainCard(own.left, { good: 'down' })];
  const was = facts.periodRate(before);
  const against = salesTexts.against(facts.label(before.period));
  const label = (of: typeof own.rate) => salesTexts.changeOf(of.label, facts.label(before.period));
  return [
    plainCard(own.rate, { good: 'down', comparisons: [{ against, before: was.rate, change: difference({ id: `${own.rate.id}.change`, label: label(own.rate) }, own.rate, was.rate) }] }),
    plainCard(own.left, { good: 'down', comparisons: [{ against, before: was.left, change: change({ id: `${own.left.id}.change`, label: label(own.left) }, own.left, was.left) }] }),
  ];
}

export function churnTables(facts: ChurnFacts): (TableBlock | ChartBlock)[] {
  return [...periodTables(facts), ...segmentTables(facts), ...survivalTables(facts)];
}

function periodTables(facts: ChurnFacts): (TableBlock | ChartBlock)[] {
  const { periods } = facts.finding;
  const { columns } = churnTexts;
  if (periods.length === 0) return [];
  // Counted once: who is there at the start of a period is the difference of two of these cells.
  const rows = periods.flatMap((period) => facts.before(period) ?? []);
  const bounds: TableBlock = {
    kind: 'table',
    id: facts.id('bounds'),
    isBehindChart: true,
    title: churnTexts.boundsTitle,
    subtitle: churnTexts.boundsSubtitle,
    columns: [{ label: columns.came }, { label: columns.gone }],
    rows: rows.map(({ name, came, gone }): Row => ({ label: name, facts: [came, gone] })),
  };
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('periods'),
    title: churnTexts.periodsTitle,
    subtitle: churnTexts.periodsSubtitle,
    columns: [{ label: columns.start }, { label: columns.left }, { label: columns.rate, bars: true }],
    rows: periods.map((period): Row => {
      const { name, customers, left, rate } = facts.periodRate(period);
      return { label: name, facts: [customers, left, rate] };
    }),
  };
  const chart: ChartBlock = { kind: 'chart', id: facts.id('chart'), chart: 'line', title: churnSentence(facts), subtitle: churnTexts.chartTitle, table: table.id, series: [{ column: 2, look: 'actual' }] };
  return [...(rows.length > 0 ? [bounds] : []), ...(periods.length > 1 ? [chart] : []), table];
}

function segmentTables(facts: ChurnFacts): TableBlock[] {
  const { columns } = churnTexts;
  const compared = comparedMembers(facts);
  const hasTimes = facts.survival.length > 0;
  const hasIntervals = (members: readonly ChurnMember[]) => compared.some(({ member }) => members.includes(member));
  return [...new Set(facts.finding.members.map(({ dimension }) => dimension))].map((dimension): TableBlock => {
    const members = facts.finding.members.filter((member) => member.dimension === dimension && member.customers > 0).sort((a, b) => b.left / b.customers - a.left / a.customers);
    return {
      kind: 'table',
      id: facts.id('segments', dimension),
      title: churnTexts.segmentsTitle(columnLabel(dimension)),
      subtitle: hasIntervals(members) ? churnTexts.segmentsSubtitle : churnTexts.segmentsPlain,
      columns: [{ label: columns.customers }, { label: columns.left }, { label: columns.rate, bars: true }, ...(hasIntervals(members) ? [{ label: columns.lower }, { label: columns.upper }, { label: columns.p }] : []), ...(hasTimes ? [{ label: columns.half(facts.tenureName ?? churnTexts.days) }] : [])],
      rows: members.map((member): Row => {
        const { name, customers, left, rate } = facts.member(member);
        const one = compared.find((each) => each.member === member);
        const interval = !hasIntervals(members) ? [] : one === undefined ? [null, null, null] : [facts.estimated(member, 'lower', one.rate.rate.lower), facts.estimated(member, 'upper', one.rate.rate.upper), facts.estimated(member, 'p', one.p)];
        return { label: name, facts: [customers, left, rate, ...interval, ...(hasTimes ? [facts.halfOf(member)] : [])] };
      }),
    };
  });
}

function survivalTables(facts: ChurnFacts): (TableBlock | ChartBlock)[] {
  const times = readTimes(facts);
  if (times.length < 2) return [];
  const { columns } = churnTexts;
  const title = facts.finding.silence === null ? churnTexts.survivalTitle : churnTexts.silentTitle;
  const subtitle = churnTexts.survivalSubtitle(facts.tenureName ?? churnTexts.days);
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('survival'),
    title,
    subtitle,
    columns: [{ label: columns.atRisk }, { label: columns.still }, { label: columns.lower }, { label: columns.upper }],
    rows: times.map((time): Row => {
      const { name, atRisk, left, lower, upper } = facts.survivalAt(time);
      return { label: name, facts: [atRisk, left, lower, upper] };
    }),
  };
  const chart: ChartBlock = {
    kind: 'chart',
    id: facts.id('survival-chart'),
    chart: 'line',
    title,
    subtitle,
    isShareOfWhole: true,
    table: table.id,
    series: [{ column: 1, look: 'actual' }, { column: 2, look: 'limit', labels: 'none' }, { column: 3, look: 'limit', labels: 'none' }],
  };
  return [chart, table];
}

/** Even times as far as enough customers were seen. */
function readTimes({ finding: { lifetimes } }: ChurnFacts): number[] {
  if (lifetimes === null) return [];
  let seen = 0;
  let place = lifetimes.times.length - 1;
  while (place > 0) {
    seen += (lifetimes.ended[place] ?? 0) + (lifetimes.open[place] ?? 0);
    if (seen >= FEWEST_SEEN) break;
    place -= 1;
  }
  const longest = lifetimes.times[place] ?? 0;
  const step = STEPS.find((each) => longest / each <= MOST_TIMES) ?? Math.ceil(longest / MOST_TIMES);
  return Array.from({ length: Math.floor(longest / step) }, (_, index) => (index + 1) * step);
}
