import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import { verbatim } from '../../language/language.ts';
import { scorecardTexts } from '../../language/texts/scorecard.ts';
import { columnLabel } from '../column-label.ts';
import { plainCard } from '../plain-card.ts';
import type { Member } from './measure-scorecard.ts';
import type { ScorecardFacts } from './scorecard-facts.ts';
import { scorecardSentence } from './scorecard-findings.ts';

type Row = TableBlock['rows'][number];

/** More bars than these nobody reads. */
const MOST_BARS = 25;

export function scorecardCards(facts: ScorecardFacts): KpiBlock[] {
  const { spread } = facts.middle();
  return [facts.people(), facts.total(facts.first), facts.totalAt(0.5, 'median-score', scorecardTexts.medianScore), spread].map((fact) => plainCard(fact));
}

export function scorecardBlocks(facts: ScorecardFacts): (TableBlock | ChartBlock)[] {
  const heat = heatTable(facts);
  const isTied = facts.last.rank === 1;
  const chart: ChartBlock = {
    kind: 'chart',
    id: facts.id('chart'),
    chart: 'bar',
    title: scorecardSentence(facts),
    subtitle: scorecardTexts.chartTitle,
    table: heat.id,
    series: [{ column: 1, look: 'actual' }],
  };
  return [...(facts.shown.length <= MOST_BARS && !isTied ? [chart] : []), heat, ...gapTable(facts), measuresTable(facts), robustTable(facts)];
}

/** Members by measures, the points coloured; the weights in the last row, where the scores take them from. */
function heatTable(facts: ScorecardFacts): TableBlock {
  const { measures } = facts.finding;
  const { columns } = scorecardTexts;
  return {
    kind: 'table',
    id: facts.id('points'),
    title: scorecardTexts.heatTitle,
    subtitle: scorecardTexts.heatSubtitle,
    columns: [{ label: columns.rank }, { label: columns.total }, ...measures.map(({ column }) => ({ label: verbatim(columnLabel(column.name)), heat: true, mixed: true }))],
    rows: [
      ...facts.shown.map((member): Row => ({ label: facts.name(member), facts: [facts.rank(member), facts.total(member), ...measures.map((_, place) => facts.points(member, place))] })),
      { label: facts.words(facts.id('weights'), scorecardTexts.weightsRow, scorecardTexts.weightsRow, []), facts: [null, null, ...measures.map((measure) => facts.weight(measure))], isTotal: true },
    ],
  };
}

function gapTable(facts: ScorecardFacts): TableBlock[] {
  const { measures } = facts.finding;
  if (facts.comparable.length === 0) return [];
  return [
    {
      kind: 'table',
      id: facts.id('gap'),
      title: scorecardTexts.gapTitle(facts.first.name),
      subtitle: scorecardTexts.gapSubtitle,
      heat: { around: 0, good: 'up' },
      columns: [{ label: scorecardTexts.columns.gap }, ...measures.map(({ column }) => ({ label: verbatim(columnLabel(column.name)), heat: true }))],
      rows: facts.comparable.map((member): Row => ({ label: facts.name(member), facts: [facts.behind(member), ...measures.map((_, place) => facts.behindIn(member, place))] })),
    },
  ];
}

function measuresTable(facts: ScorecardFacts): TableBlock {
  const { measures } = facts.finding;
  const { columns } = scorecardTexts;
  return {
    kind: 'table',
    id: facts.id('measures'),
    title: scorecardTexts.measuresTitle,
    subtitle: scorecardTexts.measuresSubtitle,
    columns: [{ label: columns.share }, { label: columns.spread }, { label: columns.median }, { label: columns.iqr }, { label: columns.best }, { label: columns.worst }, { label: columns.scale, wide: 4 }],
    rows: measures.map((measure, place): Row => {
      const { median, iqr } = facts.pointsSpread(place);
      const { best, worst } = facts.ends(place);
      const named = (id: string, some: readonly Member[]) => facts.shortNames(`${id}.${measure.column.name}`, some);
      return { label: facts.measureTitle(measure), facts: [facts.share(measure), facts.spreadPart(place), median, iqr, named('best', best), named('worst', worst), facts.scale(measure)] };
    }),
  };
}

function robustTable(facts: ScorecardFacts): TableBlock {
  const { columns } = scorecardTexts;
  return {
    kind: 'table',
    id: facts.id('robust'),
    title: scorecardTexts.robustTitle,
    subtitle: scorecardTexts.robustSubtitle,
    columns: [{ label: columns.rank }, { label: columns.bestPlace }, { label: columns.worstPlace }, { label: columns.held }],
    rows: facts.shown.map((member): Row => {
      const { best, worst, held } = facts.rangeOf(member);
      return { label: facts.name(member), facts: [facts.rank(member), best, worst, held] };
    }),
  };
}
