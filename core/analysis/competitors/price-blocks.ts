import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { competitorTexts } from '../../language/texts/competitors.ts';
import { plainCard } from '../plain-card.ts';
import type { CompetitorFacts } from './competitor-facts.ts';

const MOST_PRODUCTS = 40;
const MOST_PRICES = 30;
const MOST_BARS = 14;
const MOST_CHANGES = 20;
const MOST_RATED = 20;
const { columns } = competitorTexts;

/** The numbers of the comparison, those of us first. */
export function competitorCards(facts: CompetitorFacts): KpiBlock[] {
  const { finding, products } = facts;
  const overall = facts.overall();
  const isPriced = finding.groups.length > 0;
  return [
    ...(overall === null ? [] : [plainCard(overall)]),
    ...(products.length === 0 ? [] : [facts.compared(), facts.dearer(), facts.cheaper()].map((fact) => plainCard(fact))),
    plainCard(facts.sellerCount()),
    ...(finding.plans.plans.length === 0 ? [] : [plainCard(facts.planCount())]),
    ...(finding.history.changes.length === 0 ? [] : [plainCard(facts.count('changes', competitorTexts.changes, finding.history.changes.length))]),
    ...(isPriced ? [plainCard(facts.priceCount())] : []),
  ];
}

/** Each product of ours with the median of competitors, and under it the prices that the median is of. */
export function indexBlocks(facts: CompetitorFacts): (TableBlock | ChartBlock)[] {
  const products = facts.products.slice(0, MOST_PRODUCTS);
  const [first] = products;
  if (first === undefined) return [];
  const all = facts.products.length;
  const id = 'competitors.index-table';
  const index: TableBlock = {
    kind: 'table',
    id,
    title: competitorTexts.indexTitle,
    subtitle: all > products.length ? competitorTexts.indexSubtitleShort(products.length, all) : competitorTexts.indexSubtitle,
    columns: [
      { label: columns.ours },
      { label: columns.median },
      { label: columns.index },
      { label: columns.gap, good: 'down' },
      { label: columns.sellerCount },
      { label: columns.lowest },
      { label: columns.highest },
      { label: columns.cheapestSeller, wide: 2 },
    ],
    rows: products.map(({ name, ours, median, index: share, gap, sellers, theirs }) => ({
      label: name,
      facts: [ours, median, share, gap, sellers, theirs[0]?.price ?? null, theirs.at(-1)?.price ?? null, theirs[0]?.seller ?? null],
    })),
  };
  const matched: TableBlock = {
    kind: 'table',
    id: 'competitors.matched',
    title: competitorTexts.matchedTitle,
    subtitle: competitorTexts.matchedSubtitle,
    columns: [{ label: columns.seller, wide: 2 }, { label: columns.theirName, wide: 4 }, { label: columns.price }, { label: columns.clipped }, { label: columns.likeness }],
    rows: products.flatMap(({ name, product, theirs }) =>
      theirs.map((price, place) => {
        const found = product.theirs[place];
        return { label: name, facts: [price.seller, price.name, price.price, price.captured, found === undefined ? null : facts.likeness(found)] };
      }),
    ),
  };
  if (products.length < 2 || all > MOST_BARS) return [index, matched];
  const chart: ChartBlock = { kind: 'chart', id: `${id}.chart`, chart: 'bar', title: competitorTexts.gapTitle, subtitle: competitorTexts.gapSubtitle, table: id, series: [{ column: 3, look: 'actual' }] };
  return [index, matched, chart];
}

/** Prices that changed between the clips of one page. */
export function historyTables(facts: CompetitorFacts): TableBlock[] {
  const { changes, pages, kept } = facts.finding.history;
  if (changes.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'competitors.history',
      title: competitorTexts.historyTitle,
      subtitle: competitorTexts.historySubtitle(pages, kept),
      columns: [{ label: columns.seller, wide: 2 }, { label: columns.before }, { label: columns.since }, { label: columns.now }, { label: columns.until }, { label: columns.change }],
      rows: changes.slice(0, MOST_CHANGES).map((one) => {
        const { name, seller, before, from, now, to, change } = facts.change(one);
        return { label: name, facts: [seller, before, from, now, to, change] };
      }),
    },
  ];
}

/** All clipped prices, a table for each currency. */
export function priceTables(facts: CompetitorFacts): TableBlock[] {
  return facts.finding.groups.map(({ currency, prices }): TableBlock => {
    const made = prices.slice(0, MOST_PRICES).map((one) => facts.price(one));
    const hasOld = made.some(({ oldPrice }) => oldPrice !== null);
    return {
      kind: 'table',
      id: `competitors.prices.${currency ?? 'unknown'}`,
      title: competitorTexts.pricesTitle(currency),
      subtitle: prices.length > made.length ? competitorTexts.pricesSubtitleShort(made.length, prices.length) : competitorTexts.pricesSubtitle,
      columns: [{ label: columns.seller, wide: 3 }, { label: columns.price, bars: true }, ...(hasOld ? [{ label: columns.oldPrice }, { label: columns.cut }] : []), { label: columns.clipped }],
      rows: made.map((one) => ({ label: one.name, facts: [one.seller, one.price, ...(hasOld ? [one.oldPrice, one.cut] : []), one.captured] })),
    };
  });
}

/** What people say of the products: the most reviewed first. */
export function ratingTables(facts: CompetitorFacts): TableBlock[] {
  const rated = facts.finding.groups
    .flatMap(({ prices }) => prices)
    .filter(({ rating, reviews }) => rating !== null || reviews !== null)
    .sort((one, other) => (other.reviews ?? 0) - (one.reviews ?? 0));
  if (rated.length === 0) return [];
  const row = (made: ReturnType<CompetitorFacts['price']>): { readonly label: Fact; readonly facts: readonly (Fact | null)[] } => ({ label: made.name, facts: [made.seller, made.rating, made.best, made.reviews, made.price, made.currency] });
  return [
    {
      kind: 'table',
      id: 'competitors.ratings',
      title: competitorTexts.ratingsTitle,
      subtitle: competitorTexts.ratingsSubtitle,
      columns: [{ label: columns.seller, wide: 3 }, { label: columns.rating }, { label: columns.best }, { label: columns.reviews, bars: true }, { label: columns.price }, { label: columns.currency }],
      rows: rated.slice(0, MOST_RATED).map((one) => row(facts.price(one))),
    },
  ];
}
