import type { Block, CaveatBlock, ChartBlock, FindingBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { formatNumber, formatPercent } from '../../language/format.ts';
import { verbatim } from '../../language/language.ts';
import type { Text } from '../../language/language.ts';
import { rfmTexts } from '../../language/texts/rfm.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { columnLabel } from '../column-label.ts';
import { plainCard } from '../plain-card.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { BEST, SILENT, SLIPPING } from './rfm-classes.ts';
import type { ClassFacts, RfmFacts } from './rfm-facts.ts';

type Row = TableBlock['rows'][number];

const FEW_CUSTOMERS = 100;
const MANY_TIED = 0.3;
const MOST_MOVES = 10;
/** A class that grew or shrank by so much, and by so many customers, is worth a sentence. */
const MUCH = 0.2;
const MANY = 3;

export function rfmBlocks(facts: RfmFacts): readonly Block[] {
  return [...cards(facts), ...findings(facts), ...caveats(facts), ...tables(facts)];
}

/** What the best customers are and bring; else, where none are that good, what the largest class brings. */
export function topSentence(facts: RfmFacts): Sentence {
  const best = classIn(facts, BEST) ?? [...facts.classes].sort((a, b) => Number(b.value.value) - Number(a.value.value))[0];
  if (best === undefined) throw new Error('customers have classes');
  return sentence(rfmTexts.top, { ...saidOf(best), measure: facts.measured });
}

function classIn(facts: RfmFacts, wished: ClassFacts['class'][] | readonly ClassFacts['class'][]): ClassFacts | undefined {
  return facts.classes.find((one) => wished.includes(one.class) && Number(one.customers.value) > 0);
}

function saidOf({ name, customers, share, money, value }: ClassFacts) {
  return { name, customers, share, money, value };
}

function cards(facts: RfmFacts): KpiBlock[] {
  const best = classIn(facts, BEST);
  return [facts.customers, facts.value, ...(best === undefined ? [] : [best.customers, best.money])].map((fact) => plainCard(fact));
}

function findings(facts: RfmFacts): FindingBlock[] {
  const before = facts.beforeDay();
  const said: FindingCandidate[] = [{ sentence: topSentence(facts), tone: 'good', impact: 1, p: null }];
  for (const one of facts.classes) {
    if (Number(one.customers.value) === 0) continue;
    if (SLIPPING.includes(one.class)) said.push({ sentence: sentence(rfmTexts.slipping, saidOf(one)), tone: 'bad', impact: 0.6 + 0.35 * Number(one.money.value), p: null });
    if (SILENT.includes(one.class)) said.push({ sentence: sentence(rfmTexts.silent, { ...saidOf(one), measure: facts.measured }), tone: 'neutral', impact: 0.5, p: null });
  }
  if (before !== null) {
    for (const one of facts.classes) {
      const [now, was] = [Number(one.customers.value), Number(one.before?.value ?? 0)];
      const isTold = BEST.includes(one.class) || SLIPPING.includes(one.class);
      if (!isTold || one.before === null || was === 0 || Math.abs(now - was) < Math.max(MANY, MUCH * was)) continue;
      const isGood = now > was === BEST.includes(one.class);
      said.push({ sentence: sentence(now > was ? rfmTexts.more : rfmTexts.fewer, { ...saidOf(one), before, was: one.before }), tone: isGood ? 'good' : 'bad', impact: 0.65, p: null });
    }
    const worst = facts.finding.moves.find(({ from, to }) => SLIPPING.includes(to) && !SLIPPING.includes(from));
    if (worst !== undefined) {
      const words = { before, count: facts.moved(worst.from, worst.to, worst.customers), from: facts.className(worst.from), to: facts.className(worst.to) };
      said.push({ sentence: sentence(rfmTexts.moved, words), tone: 'bad', impact: 0.7, p: null });
    }
  }
  return rankFindings(said);
}

function caveats(facts: RfmFacts): CaveatBlock[] {
  const { finding, language } = facts;
  const number = (value: number) => formatNumber(value, language ?? 'en');
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  say('as-of', rfmTexts.asOf(facts.day(finding.asOf)));
  const [kept, ...others] = finding.currencies;
  if (kept !== undefined && others.length > 0) say('mixed-currencies', salesTexts.mixedCurrencies(kept, others));
  if (finding.order === null) say('orders-by-day', rfmTexts.byRows);
  if (finding.customers < FEW_CUSTOMERS) say('small-sample', rfmTexts.small(number(finding.customers)));
  if (finding.tied > MANY_TIED) say('ties', rfmTexts.ties(formatPercent(finding.tied, language ?? 'en')));
  if (finding.notAboveZero > 0) say('not-above-zero', rfmTexts.negative(number(finding.notAboveZero)));
  if (finding.before === null) say('no-comparison', rfmTexts.noBefore);
  if (finding.rowsWithoutCustomer > 0) say('without-customer', rfmTexts.withoutCustomer(number(finding.rowsWithoutCustomer)));
  return found;
}

function tables(facts: RfmFacts): (TableBlock | ChartBlock)[] {
  const { finding } = facts;
  const { columns } = rfmTexts;
  const label = finding.measure.metric.label;
  const hasBefore = finding.before !== null;
  const classes: TableBlock = {
    kind: 'table',
    id: facts.id('classes'),
    title: rfmTexts.classesTitle,
    subtitle: rfmTexts.classesSubtitle(facts.day(finding.asOf)),
    columns: [{ label: columns.customers }, { label: columns.share }, { label }, { label: columns.money, bars: true }, { label: columns.average }, ...(hasBefore ? [{ label: columns.before }] : [])],
    rows: [
      ...facts.classes.map((one): Row => ({ label: one.name, facts: [one.customers, one.share, one.value, one.money, one.average, ...(hasBefore ? [one.before] : [])] })),
      { label: facts.allName(), facts: [facts.customers, null, facts.value, null, null, ...(hasBefore ? [null] : [])], isTotal: true },
    ],
  };
  const chart: ChartBlock = {
    kind: 'chart',
    id: facts.id('chart'),
    chart: 'column',
    title: rfmTexts.chartTitle,
    subtitle: rfmTexts.chartSubtitle,
    table: classes.id,
    series: [{ column: 1, look: 'previous', labels: 'all' }, { column: 3, look: 'actual', labels: 'all' }],
  };
  const list: TableBlock = {
    kind: 'table',
    id: facts.id('list'),
    title: rfmTexts.listTitle,
    subtitle: rfmTexts.listSubtitle,
    columns: [{ label: rfmTexts.className, wide: 2 }, { label: columns.scores }, { label, bars: true }, { label: columns.times }, { label: columns.days }],
    rows: finding.listed.map((one): Row => { const { name, facts: row } = facts.listed(one); return { label: name, facts: row }; }),
  };
  const moves: TableBlock = {
    kind: 'table',
    id: facts.id('moves'),
    title: rfmTexts.movesTitle,
    subtitle: finding.before === null ? verbatim(columnLabel(finding.customer.name)) : rfmTexts.movesSubtitle(facts.day(finding.before)),
    columns: [{ label: columns.to, wide: 2 }, { label: columns.customers, bars: true }],
    rows: finding.moves.slice(0, MOST_MOVES).map(({ from, to, customers }): Row => ({ label: facts.className(from), facts: [facts.className(to), facts.moved(from, to, customers)] })),
  };
  return [classes, chart, ...(list.rows.length > 0 ? [list] : []), ...(moves.rows.length > 0 ? [moves] : [])];
}
