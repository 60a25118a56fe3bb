import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import type { Text } from '../../language/language.ts';
import { trainingTexts } from '../../language/texts/training.ts';
import { evenSample } from '../../statistics/even-sample.ts';
import { columnLabel } from '../column-label.ts';
import { plainCard } from '../plain-card.ts';
import type { TrainingGroup } from './measure-training.ts';
import type { Counted } from './planned-counts.ts';
import type { TrainingFacts } from './training-facts.ts';
import { gainSentence } from './training-findings.ts';

type Row = TableBlock['rows'][number];

const MOST_SHOWN = 20;
const MOST_DRAWN = 10;
const MOST_POINTS = 200;
const FEWEST_POINTS = 5;
const COUNTS_DRAWN = 2;

export function trainingCards(facts: TrainingFacts): KpiBlock[] {
  const { metrics, shape } = facts.finding;
  const card = (id: string): KpiBlock[] => {
    const fact = facts.value(id);
    const which = metrics.find(({ metric }) => metric.id === id)?.metric;
    return fact === null || which === undefined ? [] : [plainCard(fact, { good: which.good, target: which.target })];
  };
  const scores = facts.scores();
  return [
    ...shape.planned.slice(0, 2).flatMap(({ what }) => card(`rate.${what}`)),
    ...card('pass'),
    ...(scores === null ? [] : [plainCard(scores.after, { good: 'up', comparisons: [{ against: trainingTexts.vsBefore, before: scores.before, change: facts.scoreChange(scores) }] }), plainCard(scores.gain, { good: 'up' })]),
    ...card('satisfaction'),
  ];
}

/** Before and after of every row, then what each course and department gained, planned and did. */
export function trainingBlocks(facts: TrainingFacts): (TableBlock | ChartBlock)[] {
  const { dimensions } = facts.finding.shape;
  const byGroup = dimensions.flatMap((dimension, rank) => [...scoreBlocks(facts, dimension, rank), ...plannedBlocks(facts, dimension, rank)]);
  const hasScores = dimensions.some((dimension) => scoredGroups(facts, dimension).length > 1);
  return [...points(facts), ...(hasScores || facts.scores() === null ? [] : [scoreTable(facts, facts.id('scores'), trainingTexts.overallTitle, [])]), ...byGroup];
}

function groupsOf(facts: TrainingFacts, dimension: string): readonly TrainingGroup[] {
  return facts.finding.groups.filter((group) => group.dimension === dimension);
}

function points(facts: TrainingFacts): (TableBlock | ChartBlock)[] {
  const { before } = facts.finding.all.pairs;
  if (before.length < FEWEST_POINTS) return [];
  const shown = evenSample(Uint32Array.from({ length: before.length }, (_, place) => place), MOST_POINTS);
  const subtitle = trainingTexts.pointsSubtitle(shown.length, before.length);
  const { columns } = trainingTexts;
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('points'),
    isBehindChart: true,
    title: trainingTexts.pointsTitle,
    subtitle,
    columns: [{ label: columns.before }, { label: columns.after }, { label: columns.same }],
    rows: [...shown].map((place): Row => {
      const name = trainingTexts.rowName(place + 1);
      return { label: facts.words(facts.id('pair', String(place)), name, name, []), facts: [facts.score(place, 'before'), facts.score(place, 'after'), facts.score(place, 'before')] };
    }),
  };
  const title = gainSentence(facts) ?? trainingTexts.pointsTitle;
  return [table, { kind: 'chart', id: facts.id('points', 'chart'), chart: 'scatter', title, subtitle, table: table.id, x: 0, readsDifferences: true, series: [{ column: 1, look: 'actual' }, { column: 2, look: 'previous', draw: 'line', labels: 'none' }] }];
}

/** Groups with scores, those that gained most first. */
function scoredGroups(facts: TrainingFacts, dimension: string): TrainingGroup[] {
  const gainOf = ({ difference, pairs }: TrainingGroup) => difference?.difference.estimate ?? (pairs.after[0] ?? 0) - (pairs.before[0] ?? 0);
  return groupsOf(facts, dimension).filter(({ pairs }) => pairs.before.length > 0).sort((a, b) => gainOf(b) - gainOf(a));
}

function scoreTable(facts: TrainingFacts, id: string, title: Text, groups: readonly TrainingGroup[]): TableBlock {
  const { columns } = trainingTexts;
  const cells = (group: TrainingGroup): (Fact | null)[] => {
    const [scores, tested] = [facts.scores(group), facts.tested(group)];
    return [scores?.before ?? null, scores?.after ?? null, scores?.gain ?? null, tested?.lower ?? null, tested?.upper ?? null, tested?.effect ?? null, tested?.p ?? null, scores?.pairs ?? null];
  };
  return {
    kind: 'table',
    id,
    title,
    subtitle: trainingTexts.scoresTableSubtitle,
    columns: [{ label: columns.before }, { label: columns.after }, { label: columns.gain, good: 'up' }, { label: columns.lower }, { label: columns.upper }, { label: columns.effect }, { label: columns.p }, { label: columns.pairs }],
    rows: [...groups.slice(0, MOST_SHOWN).map((group): Row => ({ label: facts.name(group), facts: cells(group) })), { label: facts.name(facts.finding.all), facts: cells(facts.finding.all), isTotal: true }],
  };
}

function scoreBlocks(facts: TrainingFacts, dimension: string, rank: number): (TableBlock | ChartBlock)[] {
  const groups = scoredGroups(facts, dimension);
  if (groups.length < 2) return [];
  const { columns } = trainingTexts;
  const table = scoreTable(facts, facts.id('scores', dimension), trainingTexts.scoresTitle(columnLabel(dimension)), groups);
  if (rank > 0) return [table];
  const behind: TableBlock = {
    kind: 'table',
    id: facts.id('drawn', dimension),
    isBehindChart: true,
    title: table.title,
    subtitle: trainingTexts.scoresSubtitle,
    columns: [{ label: columns.after }, { label: columns.before }],
    rows: groups.slice(0, MOST_DRAWN).map((group): Row => {
      const scores = facts.scores(group);
      return { label: facts.name(group), facts: [scores?.after ?? null, scores?.before ?? null] };
    }),
  };
  const chart: ChartBlock = { kind: 'chart', id: facts.id('scores', dimension, 'chart'), chart: 'bar', title: table.title, subtitle: trainingTexts.scoresSubtitle, table: behind.id, series: [{ column: 0, look: 'actual', labels: 'all' }, { column: 1, look: 'previous', labels: 'all' }] };
  return [behind, chart, table];
}

function plannedBlocks(facts: TrainingFacts, dimension: string, rank: number): (TableBlock | ChartBlock)[] {
  const { shape, metrics } = facts.finding;
  const shown = metrics.filter(({ metric }) => metric.id !== 'before' && metric.id !== 'after');
  const groups = groupsOf(facts, dimension);
  if (shown.length === 0 || groups.length < 2) return [];
  const [first] = shape.planned;
  const sizeOf = (group: TrainingGroup) => group.values.get(first === undefined ? (shown[0]?.metric.id ?? '') : `planned.${first.what}`) ?? 0;
  const ordered = [...groups].sort((a, b) => sizeOf(b) - sizeOf(a));
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('summary', dimension),
    title: trainingTexts.summaryTitle(columnLabel(dimension)),
    subtitle: trainingTexts.summarySubtitle,
    columns: shown.map(({ metric }) => ({ label: metric.label })),
    rows: [...ordered.slice(0, MOST_SHOWN), facts.finding.all].map((group): Row => ({ label: facts.name(group), facts: shown.map(({ metric }) => facts.value(metric.id, group)), isTotal: group.dimension === null })),
  };
  if (rank > 0) return [table];
  return [...shape.planned.slice(0, COUNTS_DRAWN).flatMap(({ what }) => plannedChart(facts, dimension, what, ordered)), table];
}

function plannedChart(facts: TrainingFacts, dimension: string, what: Counted, ordered: readonly TrainingGroup[]): (TableBlock | ChartBlock)[] {
  const drawn: TableBlock = {
    kind: 'table',
    id: facts.id('planned', what, dimension),
    isBehindChart: true,
    title: trainingTexts.plannedTitle(trainingTexts.done[what], columnLabel(dimension)),
    subtitle: trainingTexts.plannedSubtitle,
    columns: [{ label: trainingTexts.done[what] }, { label: trainingTexts.planned[what] }],
    rows: ordered.slice(0, MOST_DRAWN).map((group): Row => ({ label: facts.name(group), facts: [facts.value(`done.${what}`, group), facts.value(`planned.${what}`, group)] })),
  };
  const chart: ChartBlock = { kind: 'chart', id: facts.id('planned', what, dimension, 'chart'), chart: 'bullet', title: drawn.title, subtitle: drawn.subtitle, table: drawn.id, series: [{ column: 0, look: 'actual' }, { column: 1, look: 'target' }] };
  return [drawn, chart];
}
