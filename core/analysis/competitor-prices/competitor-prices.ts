import type { Block, CaveatBlock, ChartBlock, FindingBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { formatPercent } from '../../language/format.ts';
import type { Language, Text } from '../../language/language.ts';
import { competitorTexts } from '../../language/texts/competitor-prices.ts';
import { median } from '../../statistics/quantile.ts';
import { plainCard } from '../plain-card.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { CLIPPED_PRICES } from './clipped-prices.ts';
import { comparePrices } from './compare-prices.ts';
import type { PriceComparison } from './compare-prices.ts';
import { SAME_PRODUCT } from './name-match.ts';
import { clipsFact, priceFacts, wordFact } from './price-facts.ts';
import type { PriceFacts } from './price-facts.ts';

const MOST_ROWS = 60;
const MOST_BARS = 12;

/** What clipped pages charge, compared within a currency and with our own price list where the workbook has one. */
export const competitorPrices: AnalysisPlugin<PriceComparison> = {
  id: 'competitor-prices',
  title: competitorTexts.title,
  question: competitorTexts.question,
  subject: 'clips',
  needs: [
    { slot: 'product', roles: ['dimension'], optional: false, many: false, hints: { zh: [], en: ['product'] } },
    { slot: 'price', roles: ['measure'], optional: false, many: false, hints: { zh: [], en: ['price'] } },
  ],

  score({ table }) {
    const score = table.name === CLIPPED_PRICES ? Math.min(0.9, 0.5 + 0.05 * table.rowCount) : 0;
    return { score, reason: competitorTexts.fit(table.rowCount) };
  },

  compute: ({ binding, clips }) => Promise.resolve(comparePrices(clips, binding.companions ?? [])),

  headline: (finding) => summary(finding),

  report(finding, language): readonly Block[] {
    const groups = finding.groups.map(({ currency, prices }) => ({ currency, prices: prices.map((one) => priceFacts(one, finding.priceList)) }));
    return [
      ...kpis(finding, groups),
      ...findings(finding, groups).sort((a, b) => b.score - a.score),
      ...caveats(finding, language),
      ...groups.flatMap((group) => tableAndChart(group)),
    ];
  },
};

interface Group {
  readonly currency: string | null;
  readonly prices: readonly PriceFacts[];
}

function summary(finding: PriceComparison): Sentence | null {
  if (finding.groups.length === 0) return null;
  return sentence(competitorTexts.summary, { count: countFact(finding), sellers: sellersFact(finding) });
}

function countFact(finding: PriceComparison): Fact {
  const count = finding.groups.reduce((sum, group) => sum + group.prices.length, 0);
  return clipsFact(finding, 'count', competitorTexts.prices, count, { kind: 'number', noun: null }, competitorTexts.methodCount);
}

function sellersFact(finding: PriceComparison): Fact {
  const sellers = new Set(finding.groups.flatMap((group) => group.prices.map(({ theirs }) => theirs.seller)));
  return clipsFact(finding, 'sellers', competitorTexts.sellers, sellers.size, { kind: 'number', noun: null }, competitorTexts.methodCount);
}

function kpis(finding: PriceComparison, groups: readonly Group[]): KpiBlock[] {
  if (groups.length === 0) return [];
  const indices = matchedPrices(groups).flatMap((one) => (typeof one.index?.value === 'number' ? [one.index.value] : []));
  const cards = [plainCard(countFact(finding)), plainCard(sellersFact(finding))];
  if (indices.length > 0) {
    cards.push(
      plainCard(clipsFact(finding, 'matched', competitorTexts.matched, indices.length, { kind: 'number', noun: null }, competitorTexts.methodCount)),
      plainCard(clipsFact(finding, 'median-index', competitorTexts.medianIndex, median(indices), { kind: 'percent' }, competitorTexts.methodMedian)),
    );
  }
  return cards;
}

function matchedPrices(groups: readonly Group[]): PriceFacts[] {
  return groups.flatMap((group) => group.prices.filter((one) => one.index !== null));
}

function findings(finding: PriceComparison, groups: readonly Group[]): FindingBlock[] {
  const found: FindingBlock[] = [];
  for (const { currency, prices } of groups) {
    const [low] = prices;
    const high = prices[prices.length - 1];
    if (low === undefined || high === undefined || low === high || currency === null) continue;
    const said = {
      currency: wordFact(`currency.${currency}`, currency, low.price.sources),
      low: low.price,
      lowName: low.name,
      lowSeller: low.seller,
      high: high.price,
      highName: high.name,
      highSeller: high.seller,
    };
    found.push(block(competitorTexts.range, said, 0.5 + 0.1 * (prices.length / countOf(groups)), 'neutral'));
  }
  const matched = matchedPrices(groups).sort((a, b) => valueOf(a.index) - valueOf(b.index));
  const [cheapest] = matched;
  const dearest = matched[matched.length - 1];
  if (cheapest !== undefined && valueOf(cheapest.index) < 1) found.push(indexFinding(competitorTexts.cheaper, cheapest, 0.9, 'bad'));
  if (dearest !== undefined && valueOf(dearest.index) > 1) found.push(indexFinding(competitorTexts.dearer, dearest, 0.8, 'good'));
  const cut = groups.flatMap((group) => group.prices.filter((one) => one.cut !== null)).sort((a, b) => valueOf(a.cut) - valueOf(b.cut));
  const [deepest] = cut;
  if (deepest !== undefined && deepest.cut !== null) {
    const count = clipsFact(finding, 'cuts', competitorTexts.columns.oldPrice, cut.length, { kind: 'number', noun: null }, competitorTexts.methodCount);
    found.push(block(competitorTexts.discounts, { count, all: countFact(finding), cut: deepest.cut, name: deepest.name }, 0.6, 'neutral'));
  }
  return found;
}

function indexFinding(template: Text, one: PriceFacts, score: number, tone: FindingBlock['tone']): FindingBlock {
  const said = { seller: one.seller, name: one.name, theirs: one.price, ...(one.ours === null ? {} : { ours: one.ours }), ...(one.index === null ? {} : { index: one.index }) };
  return block(template, said, score, tone);
}

function block(template: Text, facts: Readonly<Record<string, Fact>>, score: number, tone: FindingBlock['tone']): FindingBlock {
  return { kind: 'finding', sentence: sentence(template, facts), score, tone };
}

function caveats(finding: PriceComparison, language: Language): CaveatBlock[] {
  const { groups, priceList, assumedCurrency } = finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const threshold = formatPercent(SAME_PRODUCT, language);
  if (groups.length > 1) say('many-currencies', competitorTexts.manyCurrencies);
  const ourCurrency = priceList?.currency ?? assumedCurrency;
  if (priceList === null) say('no-price-list', competitorTexts.noPriceList);
  else if (ourCurrency !== null && !groups.some((group) => group.currency === ourCurrency)) say('other-currency', competitorTexts.otherCurrency(ourCurrency));
  else if (!groups.some((group) => group.prices.some(({ ours }) => ours !== null))) say('no-match', competitorTexts.noMatch(threshold));
  else say('matched-by-name', competitorTexts.matchedByName(threshold));
  if (assumedCurrency !== null) say('currency-assumed', competitorTexts.currencyAssumed(assumedCurrency));
  for (const { prices } of groups) if (prices.length > MOST_ROWS) say('long-list', competitorTexts.longList(MOST_ROWS, prices.length));
  return found;
}

function tableAndChart({ currency, prices }: Group): (TableBlock | ChartBlock)[] {
  const id = `competitor-prices.table.${currency ?? 'unknown'}`;
  const hasOurs = prices.some((one) => one.ours !== null);
  const { columns } = competitorTexts;
  const title = competitorTexts.tableTitle(currency);
  const table: TableBlock = {
    kind: 'table',
    id,
    title,
    subtitle: hasOurs ? competitorTexts.tableSubtitle : competitorTexts.tableSubtitlePlain,
    columns: [
      { label: columns.price, bars: true },
      { label: columns.oldPrice },
      { label: columns.cut },
      { label: columns.rating },
      { label: columns.captured },
      ...(hasOurs ? [{ label: columns.ours }, { label: columns.index }] : []),
      { label: columns.seller },
    ],
    rows: prices.slice(0, MOST_ROWS).map((one) => ({
      label: one.name,
      facts: [one.price, one.oldPrice, one.cut, one.rating, one.captured, ...(hasOurs ? [one.ours, one.index] : []), one.seller],
    })),
  };
  if (prices.length < 2 || prices.length > MOST_BARS || currency === null) return [table];
  const series: ChartBlock['series'] = [...(hasOurs ? [{ column: 5, look: 'previous' as const }] : []), { column: 0, look: 'actual' }];
  return [table, { kind: 'chart', id: `${id}.chart`, chart: 'bar', title, subtitle: table.subtitle, table: id, series }];
}

function countOf(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + group.prices.length, 0);
}

function valueOf(fact: Fact | null): number {
  return typeof fact?.value === 'number' ? fact.value : NaN;
}
