import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import { remainder, share } from '../../fact/derive.ts';
import type { Fact } from '../../fact/fact.ts';
import type { Text } from '../../language/language.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { whyTexts } from '../../language/texts/why-changed.ts';
import { columnLabel } from '../column-label.ts';
import { plainCard } from '../plain-card.ts';
import { cellsOf } from './change-cells.ts';
import type { ChangeCells, Condition, Segment } from './change-cells.ts';
import { contributionOf } from './decompose.ts';
import { unitText } from './why-facts.ts';
import type { PartFacts, WhyFacts } from './why-facts.ts';
import { waterfallBlocks } from './waterfall.ts';

type Row = TableBlock['rows'][number];

const MOST_TABLES = 4;
const MOST_MEMBERS = 8;

/** The metric in the period and in the one compared with. */
export function whyCards(facts: WhyFacts): KpiBlock[] {
  const { metric, before } = facts.finding;
  const { now, before: was, change } = facts.whole();
  return [plainCard(now, { good: metric.metric.good, comparisons: [{ against: salesTexts.against(facts.label(before)), before: was, change }] })];
}

/** Where the change came from, then the same by each dimension. */
export function whyBlocks(facts: WhyFacts): (TableBlock | ChartBlock)[] {
  if (isUnchanged(facts)) return [];
  const segments = facts.finding.explained.segments.map(({ segment }) => segment);
  const tables = [...(segments.length === 0 ? [] : [segmentsTable(facts, segments)]), ...membersByMovement(facts).slice(0, MOST_TABLES).map(({ dimension }) => membersTable(facts, dimension))];
  return [...tables, ...waterfallBlocks(facts, drawn(facts), tables[0])];
}

/** What the waterfall steps over: the segments that stand out, else the members of the dimension that moved most unlike. */
function drawn(facts: WhyFacts): readonly Segment[] {
  const segments = facts.finding.explained.segments.map(({ segment }) => segment);
  const [first] = membersByMovement(facts);
  if (segments.length > 0 || first === undefined) return segments;
  return listed(first.members).map(({ member }): Segment => [{ dimension: first.dimension, member }]);
}

export interface MovedMembers {
  readonly dimension: number;
  readonly members: readonly { readonly member: number; readonly contribution: number }[];
}

/** Whether neither the whole nor any part of it moved. */
export function isUnchanged(facts: WhyFacts): boolean {
  return facts.whole().delta.value === 0 && membersByMovement(facts).every(({ members }) => members.every(({ contribution }) => contribution === 0));
}

/** Dimensions with what each member contributed, those first whose members moved most unlike; one that a single member makes up splits nothing. */
export function membersByMovement({ finding: { cells } }: WhyFacts): MovedMembers[] {
  const all = cells.dimensions
    .map(({ members }, dimension): MovedMembers => ({
      dimension,
      members: members.map((_, member) => ({ member, contribution: contributionOf(cellsOf([{ dimension, member }], cells), cells).contribution })),
    }))
    .filter(({ dimension, members }, _, every) => every.length === 1 || members.filter(({ member }) => hasData(cells, { dimension, member })).length > 1);
  const unlike = ({ members }: MovedMembers) => {
    const moved = members.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);
    return moved === 0 ? 0 : (Math.max(...members.map(({ contribution }) => Math.abs(contribution))) / moved - 1 / members.length) * Math.min(1, 12 / members.length);
  };
  return all.sort((a, b) => unlike(b) - unlike(a));
}

/** Whether a member has any of the metric in either period. */
function hasData(cells: ChangeCells, condition: Condition): boolean {
  const { now, before } = cells.base ?? cells.amount;
  return cellsOf([condition], cells).some((cell) => now[cell] !== 0 || before[cell] !== 0);
}

function listed(members: MovedMembers['members']): MovedMembers['members'] {
  return [...members].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)).slice(0, MOST_MEMBERS).sort((a, b) => b.contribution - a.contribution);
}

function segmentsTable(facts: WhyFacts, segments: readonly Segment[]): TableBlock {
  const own = segments.map((_, place) => facts.ownContribution(segments, place));
  const rows = segments.map((segment, place): Row => rowOf(facts, facts.segmentName(segment), facts.part(segment), own[place] ?? null));
  return table(facts, 'segments', whyTexts.segmentsTitle, [...rows, restRow(facts, facts.id('segments', 'rest'), own), totalRow(facts)]);
}

function membersTable(facts: WhyFacts, dimension: number): TableBlock {
  const name = facts.finding.cells.dimensions[dimension]?.name ?? '';
  const members = membersByMovement(facts).find((one) => one.dimension === dimension)?.members ?? [];
  const shown = listed(members).map(({ member }): Segment => [{ dimension, member }]);
  const rows = shown.map((segment): Row => rowOf(facts, facts.segmentName(segment), facts.part(segment), facts.part(segment).contribution));
  const rest = shown.length < members.length ? [restRow(facts, facts.id('by', name, 'rest'), shown.map((segment) => facts.part(segment).contribution))] : [];
  return table(facts, `by.${name}`, whyTexts.byTitle(facts.finding.metric.metric.label, columnLabel(name)), [...rows, ...rest, totalRow(facts)]);
}

function table(facts: WhyFacts, id: string, title: Text, rows: readonly Row[]): TableBlock {
  const { metric, now, before } = facts.finding;
  const { columns } = whyTexts;
  const { good } = metric.metric;
  const isRatio = metric.base !== null;
  return {
    kind: 'table',
    id: facts.id(id),
    title,
    subtitle: whyTexts.subtitle(unitText(facts), facts.label(now), facts.label(before)),
    columns: [
      { label: columns.now },
      { label: columns.before },
      { label: columns.delta, good },
      ...(isRatio ? [{ label: columns.weightNow }, { label: columns.weightBefore }, { label: columns.rate, good }, { label: columns.mix, good }] : [{ label: columns.change, good }]),
      { label: columns.contribution, bars: true, good },
      { label: columns.share },
    ],
    rows,
  };
}

function rowOf(facts: WhyFacts, label: Fact, part: PartFacts, own: Fact | null): Row {
  const all = facts.whole().delta;
  const ofAll = own === null || own === part.contribution ? part.share : share({ id: `${own.id}.share`, label: whyTexts.columns.share }, own, all);
  const middle = part.ratio === null ? [part.change] : [part.ratio.weightNow, part.ratio.weightBefore, part.ratio.rate, part.ratio.mix];
  return { label, facts: [part.now, part.before, part.delta, ...middle, own ?? part.contribution, ofAll] };
}

/** What is left of the change. */
function restRow(facts: WhyFacts, id: string, parts: readonly Fact[]): Row {
  const all = facts.whole().delta;
  const rest: Fact = { ...remainder({ id, label: whyTexts.others }, all, parts), unit: facts.movedUnit };
  const blanks = facts.finding.metric.base === null ? 4 : 7;
  return { label: facts.words(`${id}.name`, whyTexts.others, whyTexts.others, []), facts: [...Array.from({ length: blanks }, () => null), rest, share({ id: `${id}.share`, label: whyTexts.others }, rest, all)] };
}

function totalRow(facts: WhyFacts): Row {
  const { now, before, delta, change, share: ofAll } = facts.whole();
  const middle = facts.finding.metric.base === null ? [change] : [null, null, null, null];
  return { label: facts.words(facts.id('total', 'name'), whyTexts.all, whyTexts.all, []), facts: [now, before, delta, ...middle, delta, ofAll], isTotal: true };
}
