import type { Block, CaveatBlock, ChartBlock, FindingBlock, KpiBlock, PeriodsBlock, TableBlock } from '../fact/block.ts';
import { operands } from '../fact/derive.ts';
import type { Fact } from '../fact/fact.ts';
import type { Text } from '../language/language.ts';
import { MOST_FINDINGS } from '../analysis/rank-findings.ts';
import { MOST_CARDS } from './kpi-cards.ts';
import { saidFacts } from './lay-findings.ts';

/** What is worth saying of several analyses together, chosen from what each says. `part` counts the analyses. */
export interface Chosen<Of> {
  readonly part: number;
  readonly block: Of;
}

type Blocks = readonly (readonly Block[])[];

/** What only states counts for less than what is good or bad. */
const NEUTRAL_WEIGHT = 0.8;

export interface SummaryChoice {
  readonly cards: readonly Chosen<KpiBlock>[];
  readonly findings: readonly Chosen<FindingBlock>[];
  /** The periods that the summary's selector chooses from: those behind most of its cards. */
  readonly leader: PeriodsBlock | null;
}

export function chooseSummary(parts: Blocks): SummaryChoice {
  const cards = chooseCards(parts);
  return { cards, findings: chooseFindings(parts), leader: leadingPeriods(parts, cards) };
}

/**
 * At most six cards: the first of the first analysis, then those with a target (missed ones first), then those that
 * changed most for their size. No measure twice.
 */
function chooseCards(parts: Blocks): Chosen<KpiBlock>[] {
  const all = parts.flatMap((blocks, part) => cardsOf(blocks).map((block, place) => ({ part, block, isFirst: part === 0 && place === 0 })));
  const shown = all.filter(({ block }) => typeof block.value.value === 'number');
  const ranked = [...shown].sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || weight(b.block) - weight(a.block));
  return distinct(ranked, (one, other) => one.part !== other.part && sameMeasure(one.block.value, other.block.value)).slice(0, MOST_CARDS);
}

/** The cards that an analysis's own sheet shows. */
function cardsOf(blocks: readonly Block[]): KpiBlock[] {
  return blocks.filter((block) => block.kind === 'kpi').slice(0, MOST_CARDS);
}

/** Every finding, the weightiest first, at most nine; where two analyses say the same, only the weightier. */
function chooseFindings(parts: Blocks): Chosen<FindingBlock>[] {
  const all = parts.flatMap((blocks, part) => blocks.flatMap((block) => (block.kind === 'finding' ? [{ part, block }] : [])));
  const scoreOf = ({ score, tone }: FindingBlock) => (tone === 'neutral' ? NEUTRAL_WEIGHT : 1) * score;
  const ranked = all.filter(({ block }) => !isPlainLevel(block)).sort((a, b) => scoreOf(b.block) - scoreOf(a.block));
  return distinct(ranked, (one, other) => one.part !== other.part && saySame(one.block, other.block)).slice(0, MOST_FINDINGS);
}

/** A number by itself, compared with nothing: a card says it better. */
export function isPlainLevel({ sentence, tone }: FindingBlock): boolean {
  return tone === 'neutral' && saidFacts(sentence).filter(({ value, unit }) => typeof value === 'number' && unit.kind !== 'date').length < 2;
}

/** Codes of caveats about what could not be said, or how cells are calculated: they change nothing in what is said. */
const ABOUT_OTHER_THINGS: ReadonlySet<string> = new Set(['no-year-before', 'missing-column', 'unfit-column', 'totals', 'not-split', 'finer-periods', 'drawn-last']);
const MOST_CAVEATS = 3;

/** Caveats of the analyses whose findings are shown, in the order of those; each text once. */
export function chooseCaveats(parts: Blocks, findings: readonly Chosen<FindingBlock>[]): Chosen<CaveatBlock>[] {
  const heard = [...new Set(findings.map(({ part }) => part))];
  const all = heard.flatMap((part) => (parts[part] ?? []).flatMap((block) => (block.kind === 'caveat' && !ABOUT_OTHER_THINGS.has(block.code) ? [{ part, block }] : [])));
  const matter = all.filter(({ part, block }) => block.code !== 'partial-period' || findings.some((one) => one.part === part && isOfRunning(one.block, parts[part] ?? [])));
  return distinct(matter, (one, other) => sameText(one.block.text, other.block.text)).slice(0, MOST_CAVEATS);
}

/** Whether a finding says something of the period that is still running, or does not say of which. */
function isOfRunning({ sentence }: FindingBlock, blocks: readonly Block[]): boolean {
  const running = periodsOf(blocks)?.periods.partial;
  if (running === undefined || running === null) return true;
  const periods = Object.values(sentence.facts).flatMap((fact) => measured(fact)?.period ?? []);
  return periods.some(({ from, to }) => from < running.period.to && to > running.period.from);
}

/** Up to two charts of the analysis with the weightiest finding: those that draw what the weightiest findings say. */
export function chooseCharts(parts: Blocks, findings: readonly Chosen<FindingBlock>[]): Chosen<ChartBlock>[] {
  const [lead] = findings;
  const blocks = parts[lead?.part ?? -1] ?? [];
  const said = findings.flatMap(({ part, block }) => (part === lead?.part ? [saidFacts(block.sentence).flatMap((fact) => subject(fact) ?? [])] : []));
  const rankOf = (chart: ChartBlock): number => {
    const table = blocks.find((block): block is TableBlock => block.kind === 'table' && block.id === chart.table);
    const drawn = new Set(table?.rows.flatMap((row) => row.facts.flatMap((fact) => (fact === null ? [] : (subject(fact) ?? [])))));
    const rank = said.findIndex((subjects) => subjects.some((one) => drawn.has(one)));
    return rank < 0 ? said.length : rank;
  };
  // A plan of many tasks needs more height than a page of all has to give.
  const charts = blocks.filter((block) => block.kind === 'chart').filter(({ chart }) => chart !== 'gantt');
  const ranked = [...charts].sort((a, b) => rankOf(a) - rankOf(b));
  return distinct(ranked, (one, other) => one.table === other.table).slice(0, 2).map((block) => ({ part: lead?.part ?? 0, block }));
}

function leadingPeriods(parts: Blocks, cards: readonly Chosen<KpiBlock>[]): PeriodsBlock | null {
  const led = parts.flatMap((blocks) => {
    const block = periodsOf(blocks);
    return block === undefined ? [] : [{ block, cards: cards.filter(({ part }) => follows(parts[part] ?? [], { leader: block })).length }];
  });
  const [most] = led.filter((one) => one.cards > 0).sort((a, b) => b.cards - a.cards);
  return most?.block ?? null;
}

/** Whether the summary's selector serves an analysis too: it is about the same period and may choose others like it. */
export function follows(blocks: readonly Block[], { leader }: Pick<SummaryChoice, 'leader'>): boolean {
  const own = periodsOf(blocks);
  const [period, led] = [own?.focus.covered, leader?.focus.covered];
  return period !== undefined && led !== undefined && own?.periods.grain === leader?.periods.grain && period.from === led.from && period.to === led.to;
}

function periodsOf(blocks: readonly Block[]): PeriodsBlock | undefined {
  return blocks.find((block) => block.kind === 'periods');
}

/** Targets before changes, missed before met, large changes before small. */
function weight({ value, good, target, comparisons: [comparison] }: KpiBlock): number {
  if (typeof value.value !== 'number') return 0;
  const isMissed = target !== null && (good === 'down' ? value.value > target : value.value < target);
  const before = comparison?.before.value;
  const moved = typeof before === 'number' && before !== 0 ? Math.min(1, Math.abs((value.value - before) / before)) : 0;
  return (target === null ? 0 : isMissed && good !== null ? 4 : 2) + moved;
}

/** Whether two findings say the same: of one measure, member and period; or in the same words. */
function saySame(one: FindingBlock, other: FindingBlock): boolean {
  const [own, others] = [subject(saidFacts(one.sentence)[0]), subject(saidFacts(other.sentence)[0])];
  return own !== null && own === others;
}

/** The measure, member and period that a fact is about, as a key; null where it is about none. */
function subject(fact: Fact): string | null {
  const use = measured(fact);
  return use === null ? null : JSON.stringify([use.table, use.metric.measure, use.filters, use.period?.from, use.period?.to]);
}

function measured(fact: Fact): Fact['use'] {
  if (fact.use !== null) return fact.use;
  const [first] = fact.derivation === undefined ? [] : operands(fact.derivation);
  return first === undefined ? null : measured(first);
}

function sameMeasure(one: Fact, other: Fact): boolean {
  if (one.use === null || other.use === null) return sameText(one.label, other.label);
  const key = ({ use }: Fact) => JSON.stringify([use?.table, use?.metric.measure, use?.filters]);
  return key(one) === key(other) || (one.use.table === other.use.table && sameText(one.use.metric.label, other.use.metric.label));
}

function sameText(one: Text, other: Text): boolean {
  return one.zh === other.zh && one.en === other.en;
}

/** The first of all that are the same. */
function distinct<Of>(all: readonly Of[], isSame: (one: Of, other: Of) => boolean): Of[] {
  const kept: Of[] = [];
  for (const one of all) if (!kept.some((other) => isSame(one, other))) kept.push(one);
  return kept;
}
