import type { Block, CaveatBlock, ChartBlock, FindingBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { formatDate } from '../../language/format.ts';
import type { Text } from '../../language/language.ts';
import { improvementTexts } from '../../language/texts/improvement.ts';
import { isoDayOf } from '../../metric/calendar.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { columnLabel } from '../column-label.ts';
import { plainCard } from '../plain-card.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import type { LogFacts, LogGroup } from './log-facts.ts';
import type { LogItem } from './measure-log.ts';

type Row = TableBlock['rows'][number];

const MOST_OPEN = 30;
const MOST_GROUPS = 12;
/** What is named once is no pattern. */
const SEVERAL = 2;
const { logLabels, logColumns } = improvementTexts;

/** How many there are, and what is open and late. */
export function logSentence(facts: LogFacts): Sentence {
  const [all, open, overdue, day] = [facts.all(), facts.inState('open'), facts.overdueCount(), facts.asOf()];
  return overdue === null || day === null ? sentence(improvementTexts.logUndated, { all, open }) : sentence(improvementTexts.log, { all, open, overdue, day });
}

export function logBlocks(facts: LogFacts): readonly Block[] {
  return [...cards(facts), ...findings(facts), ...caveats(facts), ...statusBlocks(facts), ...openTable(facts), ...groupTables(facts), ...measuredTable(facts)];
}

function cards(facts: LogFacts): KpiBlock[] {
  const [overdue, closing] = [facts.overdueCount(), facts.closing()];
  return [plainCard(facts.all()), plainCard(facts.inState('open'), { good: 'down' }), ...(overdue === null ? [] : [plainCard(overdue, { good: 'down' })]), plainCard(facts.inState('done'), { good: 'up' }), ...(closing === null ? [] : [plainCard(closing, { good: 'down' })])];
}

function findings(facts: LogFacts): FindingBlock[] {
  const said: { readonly sentence: Sentence; readonly tone: FindingBlock['tone'] }[] = [{ sentence: logSentence(facts), tone: facts.overdue.length > 0 ? 'bad' : 'neutral' }, ...causes(facts), ...progress(facts), ...checks(facts), ...acts(facts)];
  return rankFindings(said.map((one, place): FindingCandidate => ({ ...one, impact: 1 - 0.1 * place, p: null })));
}

type Said = { readonly sentence: Sentence; readonly tone: FindingBlock['tone'] }[];

/** The group named most, where it is named several times. */
function mostNamed(facts: LogFacts, of: (item: LogItem) => string): LogGroup | null {
  const [most] = facts.groups(of).filter(({ key }) => key !== '');
  return most === undefined || most.items.length < SEVERAL ? null : most;
}

function causes(facts: LogFacts): Said {
  const { cause } = facts.finding.shape.others;
  const most = mostNamed(facts, (item) => item.cause);
  return cause === undefined || most === null ? [] : [{ sentence: sentence(improvementTexts.logPlan, { cause: facts.groupName(cause, most.key), count: facts.ofText(cause, most) }), tone: 'neutral' }];
}

function progress(facts: LogFacts): Said {
  const [latest] = [...facts.overdue].sort((a, b) => (b.late ?? 0) - (a.late ?? 0));
  const days = latest === undefined ? null : facts.late(latest);
  return [
    { sentence: sentence(improvementTexts.logDo, { done: facts.inState('done'), open: facts.inState('open') }), tone: 'neutral' },
    ...(latest === undefined || days === null ? [] : [{ sentence: sentence(improvementTexts.logLatest, { action: named(facts, latest), days }), tone: 'bad' as const }]),
  ];
}

function named(facts: LogFacts, item: LogItem) {
  const { shape } = facts.finding;
  return item.action === '' ? facts.cellWords(shape.problem, item, item.problem) : facts.cellWords(shape.action, item, item.action);
}

function checks(facts: LogFacts): Said {
  const { effect } = facts.finding.shape.others;
  const done = facts.finding.items.filter(({ state }) => state === 'done');
  const told = done.filter((item) => item.effect !== '');
  const most = mostNamed(facts, (item) => item.effect);
  const measured = facts.finding.items.flatMap(({ before, after }) => (before === null || after === null ? [] : [after - before]));
  return [
    ...(effect === undefined || done.length === 0 ? [] : [{ sentence: sentence(improvementTexts.logChecked, { done: facts.inState('done'), count: facts.count('checked', logLabels.checked, told.length) }), tone: 'neutral' as const }]),
    ...(effect === undefined || most === null ? [] : [{ sentence: sentence(improvementTexts.logEffect, { effect: facts.groupName(effect, most.key), count: facts.ofText(effect, most) }), tone: 'neutral' as const }]),
    ...(measured.length === 0
      ? []
      : [
          {
            sentence: sentence(improvementTexts.logMeasured, {
              count: facts.count('measured', logLabels.measured, measured.length),
              fell: facts.count('fell', logLabels.fell, measured.filter((change) => change < 0).length),
              rose: facts.count('rose', logLabels.rose, measured.filter((change) => change > 0).length),
            }),
            tone: 'neutral' as const,
          },
        ]),
  ];
}

function acts(facts: LogFacts): Said {
  const { owner, effect } = facts.finding.shape.others;
  const [worst] = facts.groups((item) => item.owner).filter(({ key }) => key !== '').sort((a, b) => lateOf(b) - lateOf(a));
  const overdue = owner === undefined || worst === undefined || lateOf(worst) === 0 ? null : facts.overdueCount([{ column: owner.name, op: '=', value: worst.key }], worst);
  const unchecked = facts.finding.items.filter((item) => item.state === 'done' && item.effect === '').length;
  return [
    ...(owner === undefined || worst === undefined || overdue === null ? [] : [{ sentence: sentence(improvementTexts.logOwner, { owner: facts.groupName(owner, worst.key), count: overdue }), tone: 'bad' as const }]),
    ...(effect === undefined || unchecked === 0 ? [] : [{ sentence: sentence(improvementTexts.logUnchecked, { count: facts.count('unchecked', logLabels.unchecked, unchecked) }), tone: 'neutral' as const }]),
  ];
}

function lateOf({ items }: LogGroup): number {
  return items.filter(({ late }) => late !== null).length;
}

function statusBlocks(facts: LogFacts): (TableBlock | ChartBlock)[] {
  const { status } = facts.finding.shape.others;
  if (status === undefined) return [];
  const table = countTable(facts, status, improvementTexts.statusTitle, (item) => item.status);
  return [{ kind: 'chart', id: facts.id('status-chart'), chart: 'bar', title: logSentence(facts), subtitle: improvementTexts.statusTitle, table: table.id, series: [{ column: 0, look: 'actual' }] }, table];
}

function countTable(facts: LogFacts, column: TypedColumn, title: Text, of: (item: LogItem) => string): TableBlock {
  return {
    kind: 'table',
    id: facts.id('by', column.name),
    title,
    subtitle: improvementTexts.statusSubtitle,
    columns: [{ label: logColumns.count, bars: true }],
    rows: facts.groups(of).slice(0, MOST_GROUPS).map((group): Row => ({ label: facts.groupName(column, group.key), facts: [facts.ofText(column, group)] })),
  };
}

function openTable(facts: LogFacts): TableBlock[] {
  const { shape } = facts.finding;
  const { owner, status, due } = shape.others;
  const items = [...facts.open].sort((a, b) => (b.late ?? -1) - (a.late ?? -1) || (a.due ?? Infinity) - (b.due ?? Infinity)).slice(0, MOST_OPEN);
  if (items.length === 0) return [];
  const words = (column: TypedColumn, item: LogItem, text: string) => (text === '' ? null : facts.cellWords(column, item, text));
  return [
    {
      kind: 'table',
      id: facts.id('open'),
      title: improvementTexts.openTitle,
      subtitle: improvementTexts.openSubtitle,
      columns: [{ label: logColumns.action, wide: 3, leads: true }, ...(owner === undefined ? [] : [{ label: logColumns.owner }]), ...(status === undefined ? [] : [{ label: logColumns.status }]), ...(due === undefined ? [] : [{ label: logColumns.due }, { label: logColumns.late }])],
      rows: items.map((item): Row => ({
        label: facts.cellWords(shape.problem, item, item.problem),
        facts: [words(shape.action, item, item.action), ...(owner === undefined ? [] : [words(owner, item, item.owner)]), ...(status === undefined ? [] : [words(status, item, item.status)]), ...(due === undefined ? [] : [words(due, item, item.due === null ? '' : isoDayOf(item.due)), facts.late(item)])],
      })),
    },
  ];
}

function groupTables(facts: LogFacts): TableBlock[] {
  const { owner, cause, effect } = facts.finding.shape.others;
  const byOwner = (column: TypedColumn): TableBlock => ({
    kind: 'table',
    id: facts.id('owners'),
    title: improvementTexts.ownerTitle(columnLabel(column.name)),
    subtitle: improvementTexts.ownerSubtitle,
    columns: [{ label: logColumns.count }, { label: logColumns.open, bars: true }, { label: logColumns.overdue }],
    rows: facts.groups((item) => item.owner).slice(0, MOST_GROUPS).map((group): Row => {
      const own = [{ column: column.name, op: '=' as const, value: group.key }];
      const isNamed = group.key !== '';
      return {
        label: facts.groupName(column, group.key),
        facts: [facts.ofText(column, group), isNamed ? facts.inState('open', own, group) : null, isNamed ? facts.overdueCount(own, group) : null],
      };
    }),
  });
  const counted = ([column, of]: readonly [TypedColumn | undefined, (item: LogItem) => string]): TableBlock[] =>
    column === undefined || mostNamed(facts, of) === null ? [] : [countTable(facts, column, improvementTexts.causeTitle(columnLabel(column.name)), of)];
  return [...(owner === undefined ? [] : [byOwner(owner)]), ...counted([cause, (item) => item.cause]), ...counted([effect, (item) => item.effect])];
}

function measuredTable(facts: LogFacts): TableBlock[] {
  const rows = facts.finding.items.flatMap((item): Row[] => {
    const measured = facts.measured(item);
    return measured === null ? [] : [{ label: named(facts, item), facts: measured }];
  });
  if (rows.length === 0) return [];
  const mixed = (label: Text) => ({ label, mixed: true });
  return [{ kind: 'table', id: facts.id('measured'), title: improvementTexts.effectTitle, subtitle: improvementTexts.effectSubtitle, columns: [mixed(logColumns.before), mixed(logColumns.after), mixed(logColumns.change)], rows: rows.slice(0, MOST_OPEN) }];
}

/** What a person must know before trusting the counts. */
function caveats(facts: LogFacts): CaveatBlock[] {
  const { items, asOf, isAsOfGiven, shape, contradicting } = facts.finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  if (shape.others.due === undefined) say('no-due', improvementTexts.noDue);
  else if (asOf !== null) say('as-of', (isAsOfGiven ? improvementTexts.asOfGiven : improvementTexts.asOfData)({ zh: formatDate(asOf, 'zh'), en: formatDate(asOf, 'en') }));
  const undue = facts.open.filter(({ due }) => due === null).length;
  if (shape.others.due !== undefined && undue > 0) say('no-due-day', improvementTexts.undue(undue));
  if (contradicting > 0) say('contradicting', improvementTexts.contradicting(contradicting));
  const dropped = items.filter(({ state }) => state === 'dropped').length;
  if (dropped > 0) say('dropped', improvementTexts.dropped(dropped));
  if (items.some(({ before, after }) => before !== null && after !== null)) say('no-interval', improvementTexts.noInterval);
  if (facts.open.length > MOST_OPEN) say('short-list', improvementTexts.openListed(MOST_OPEN, facts.open.length));
  return found;
}
