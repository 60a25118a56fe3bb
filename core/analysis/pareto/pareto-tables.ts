import { change, share, total } from '../../fact/derive.ts';
import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import type { AbcClass } from '../../statistics/concentration.ts';
import { paretoTexts } from '../../language/texts/pareto.ts';
import { plainCard } from '../plain-card.ts';
import { fewSentence } from './pareto-findings.ts';
import type { MemberFacts, ParetoFacts } from './pareto-facts.ts';

/** Bars that can be told apart in a chart. */
const MOST_DRAWN = 20;

type Row = TableBlock['rows'][number];

export function paretoCards(facts: ParetoFacts): KpiBlock[] {
  const { ranking } = facts.finding;
  const all = facts.countOf('count', paretoTexts.membersOf(facts.dimensionText), facts.memberCount);
  const few = facts.countOf('few.count', paretoTexts.fewOf(facts.dimensionText), ranking.classes.A.members);
  const part = share({ id: facts.id('few', 'part'), label: paretoTexts.partOfMembers(facts.dimensionText) }, few, all);
  return [facts.whole, all, few, part, facts.fewShare()].map((value) => plainCard(value));
}

/** The ranking as a table and as a chart: columns by size, and the share that they make so far. */
export function paretoBlocks(facts: ParetoFacts): (TableBlock | ChartBlock)[] {
  const { measure } = facts.finding;
  const drawn = facts.members.slice(0, MOST_DRAWN);
  const behind: TableBlock = {
    kind: 'table',
    id: facts.id('drawn'),
    isBehindChart: true,
    title: paretoTexts.chartTitle(measure.metric.label, facts.dimensionText),
    subtitle: facts.unitText(),
    columns: [{ label: measure.metric.label }, { label: paretoTexts.columns.share }, { label: paretoTexts.columns.cumulative }],
    rows: [...drawn.map(({ name, value, share: own, cumulative }): Row => ({ label: name, facts: [value, own, cumulative] })), ...restDrawn(facts, drawn), { label: totalName(facts), facts: [facts.whole, null, null], isTotal: true }],
  };
  const few = drawn.filter(({ member }) => member.abc === 'A').length;
  const chart: ChartBlock = {
    kind: 'chart',
    id: facts.id('chart'),
    chart: 'combo',
    title: fewSentence(facts),
    subtitle: paretoTexts.chartSubtitle(facts.unitText(), facts.overText),
    table: behind.id,
    series: [
      { column: 0, look: 'previous', draw: 'column', labels: 'none', points: Array.from({ length: few }, (_, row) => ({ row, look: 'actual' as const })) },
      { column: 2, look: 'accent', draw: 'line', axis: 'secondary', labels: 'none' },
    ],
  };
  const classes = classTable(facts);
  const { A, B, C } = facts.finding.ranking.classes;
  const isSplit = [A, B, C].filter(({ members }) => members > 0).length > 1;
  return [behind, ...(facts.memberCount > 1 ? [chart] : []), classes, ...(isSplit ? [classChart(facts, classes)] : []), rankingTable(facts), ...negativeTable(facts)];
}

/** Where not all are drawn, the line still ends at the whole; the rest have no column, which would dwarf all others. */
function restDrawn(facts: ParetoFacts, drawn: readonly MemberFacts[]): Row[] {
  const rest = facts.rest(drawn.length);
  const [first, ...others] = drawn.map((one) => one.share);
  if (rest === null || first === undefined) return [];
  return [{ label: rest.name, facts: [null, rest.share, facts.cumulative(`${rest.value.id}.cumulative`, rest.value.label, [first, ...others, rest.share])] }];
}

/** Shares of the number of members beside shares of what they make. */
function classChart(facts: ParetoFacts, table: TableBlock): ChartBlock {
  return {
    kind: 'chart',
    id: facts.id('classes', 'chart'),
    chart: 'column',
    title: paretoTexts.classChartTitle(facts.dimensionText, facts.finding.measure.metric.label),
    subtitle: paretoTexts.classChartSubtitle(facts.dimensionText, facts.finding.measure.metric.label),
    table: table.id,
    series: [
      { column: 1, look: 'previous', labels: 'all' },
      { column: 3, look: 'actual', labels: 'all' },
    ],
  };
}

function rankingTable(facts: ParetoFacts): TableBlock {
  const { measure, over } = facts.finding;
  const hasBefore = over.before !== null;
  const rest = facts.rest(facts.members.length);
  const { columns } = paretoTexts;
  const rows = facts.members.map(({ member, name, value, share: own, cumulative }, place): Row => {
    const before = facts.beforeOf(member);
    return {
      label: name,
      facts: [
        facts.countOf(`rank.${member.key}`, columns.rank, place + 1),
        value,
        own,
        cumulative,
        facts.className(member.abc ?? '', member.key),
        ...(hasBefore
          ? [before, before === null ? null : change({ id: `${value.id}.change`, label: value.label }, value, before), member.abcBefore === null ? null : facts.className(member.abcBefore, `before.${member.key}`)]
          : []),
      ],
    };
  });
  const blanks = hasBefore ? [null, null, null] : [];
  const restRow: Row[] = rest === null ? [] : [{ label: rest.name, facts: [null, rest.value, rest.share, null, null, ...blanks], isTotal: true }];
  return {
    kind: 'table',
    id: facts.id('ranking'),
    title: paretoTexts.tableTitle(measure.metric.label, facts.dimensionText),
    subtitle: paretoTexts.tableSubtitle(facts.unitText(), facts.overText),
    columns: [
      { label: columns.rank },
      { label: measure.metric.label, bars: true },
      { label: columns.share },
      { label: columns.cumulative },
      { label: columns.abc },
      ...(hasBefore ? [{ label: columns.before }, { label: columns.change, good: measure.metric.good }, { label: columns.abcBefore }] : []),
    ],
    rows: [...rows, ...restRow, { label: totalName(facts), facts: [null, facts.whole, null, null, null, ...blanks], isTotal: true }],
  };
}

/** How many members each class has, and what they come to. */
function classTable(facts: ParetoFacts): TableBlock {
  const { ranking, measure } = facts.finding;
  const { dimension } = ranking;
  const rows = (['A', 'B', 'C'] as const).map((abc: AbcClass) => {
    const { members, value } = ranking.classes[abc];
    const label = paretoTexts.classNames[abc];
    return {
      label: facts.words(facts.id('class', abc, 'name'), label, label, [dimension]),
      members: facts.countOf(`class.${abc}.members`, label, members),
      value: facts.plain(`class.${abc}.value`, label, value, measure.unit, paretoTexts.methodCount, dimension),
    };
  });
  const [a, b, c] = rows;
  if (a === undefined || b === undefined || c === undefined) throw new Error('there are three classes');
  const all = total({ id: facts.id('classes', 'members'), label: paretoTexts.membersOf(facts.dimensionText) }, [a.members, b.members, c.members]);
  const whole = total({ id: facts.id('classes', 'value'), label: paretoTexts.all }, [a.value, b.value, c.value]);
  const { columns } = paretoTexts;
  return {
    kind: 'table',
    id: facts.id('classes'),
    title: paretoTexts.classesTitle,
    subtitle: paretoTexts.classesSubtitle(facts.unitText(), facts.dimensionText),
    columns: [{ label: columns.members }, { label: columns.memberShare }, { label: measure.metric.label }, { label: columns.share, bars: true }],
    rows: [
      ...rows.map(({ label, members, value }): Row => ({
        label,
        facts: [members, share({ id: `${members.id}.share`, label: members.label }, members, all), value, share({ id: `${value.id}.share`, label: value.label }, value, whole)],
      })),
      { label: totalName(facts), facts: [all, null, whole, null], isTotal: true },
    ],
  };
}

function negativeTable(facts: ParetoFacts): TableBlock[] {
  const { measure } = facts.finding;
  if (facts.negative.length === 0) return [];
  return [
    {
      kind: 'table',
      id: facts.id('negative'),
      title: paretoTexts.negativeTitle(measure.metric.label),
      subtitle: paretoTexts.negativeSubtitle,
      columns: [{ label: measure.metric.label }],
      rows: facts.negative.map(({ name, value }): Row => ({ label: name, facts: [value] })),
    },
  ];
}

function totalName(facts: ParetoFacts): Fact {
  return facts.words(facts.id('all', 'name'), paretoTexts.all, paretoTexts.all, [facts.finding.ranking.dimension]);
}
