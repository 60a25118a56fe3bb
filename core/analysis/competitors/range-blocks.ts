import type { TableBlock } from '../../fact/block.ts';
import { share } from '../../fact/derive.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import type { Text } from '../../language/language.ts';
import { competitorTexts } from '../../language/texts/competitors.ts';
import { median } from '../../statistics/quantile.ts';
import { COUNT } from '../clip-facts.ts';
import { clipSources } from '../clip-source.ts';
import type { ClippedPrice } from './clipped-prices.ts';
import { pricesOf } from './competitor-finding.ts';
import type { CompetitorFacts } from './competitor-facts.ts';
import { countInBands, priceBands } from './price-bands.ts';
import type { OwnItem } from './price-list.ts';

const MOST_SELLERS = 15;
const MOST_PAGES = 12;
const MOST_NAMED = 20;
/** Fewer items than these make no range to speak of. */
const FEWEST_OF_A_PAGE = 3;
const { columns } = competitorTexts;

/** Who offers how much at which prices: by seller, by page of a category, by price band; then what only one side has. */
export function rangeTables(facts: CompetitorFacts): TableBlock[] {
  return [...onlyTables(facts), ...sellerTable(facts), ...pageTable(facts), ...bandTable(facts)];
}

/** Prices of one seller, or one page, in one currency. */
interface Range {
  readonly label: string;
  readonly seller: string;
  readonly currency: string | null;
  readonly prices: readonly ClippedPrice[];
}

function rangesBy(facts: CompetitorFacts, labelOf: (one: ClippedPrice) => string): Range[] {
  const ranges = new Map<string, Range & { readonly prices: ClippedPrice[] }>();
  for (const one of pricesOf(facts.finding)) {
    const label = labelOf(one);
    const key = JSON.stringify([label, one.seller, one.currency]);
    const range = ranges.get(key) ?? { label, seller: one.seller, currency: one.currency, prices: [] };
    range.prices.push(one);
    ranges.set(key, range);
  }
  return [...ranges.values()].sort((one, other) => other.prices.length - one.prices.length || one.label.localeCompare(other.label));
}

function sellerTable(facts: CompetitorFacts): TableBlock[] {
  const ranges = rangesBy(facts, ({ seller }) => seller);
  if (ranges.length < 2) return [];
  return [rangeTable(facts, 'sellers', { title: competitorTexts.sellersTitle, subtitle: competitorTexts.sellersSubtitle }, ranges.slice(0, MOST_SELLERS), false)];
}

function pageTable(facts: CompetitorFacts): TableBlock[] {
  const isList = ({ clip }: ClippedPrice) => clip.content.pageType === 'collection' || clip.content.pageType === 'listing';
  const ranges = rangesBy(facts, ({ clip }) => clip.content.title).filter(({ prices }) => prices.length >= FEWEST_OF_A_PAGE && prices.every(isList));
  if (ranges.length < 2) return [];
  return [rangeTable(facts, 'pages', { title: competitorTexts.pagesTitle, subtitle: competitorTexts.pagesSubtitle }, ranges.slice(0, MOST_PAGES), true)];
}

function rangeTable(facts: CompetitorFacts, id: string, says: { readonly title: Text; readonly subtitle: Text }, ranges: readonly Range[], withSeller: boolean): TableBlock {
  return {
    kind: 'table',
    id: `competitors.${id}`,
    ...says,
    columns: [
      ...(withSeller ? [{ label: columns.seller, wide: 2 }] : []),
      { label: columns.items, bars: true },
      { label: columns.reduced },
      { label: columns.currency },
      { label: columns.lowest },
      { label: columns.middle },
      { label: columns.highest },
    ],
    rows: ranges.map(({ label, seller, currency, prices }) => {
      const key = `${id}.${label}.${seller}.${currency ?? ''}`;
      const sources = clipSources(prices.map(({ clip }) => clip));
      const amounts = prices.map(({ price }) => price);
      const unit: Unit = { kind: 'money', currency };
      const number = (part: string, of: Text, value: number, as: Unit, method: Text) => facts.number(`${key}.${part}`, competitorTexts.of(of, label), value, as, sources, method);
      return {
        label: facts.name(`${key}.name`, withSeller ? columns.page : columns.seller, label, sources),
        facts: [
          ...(withSeller ? [facts.name(`${key}.seller`, columns.seller, seller, sources)] : []),
          number('items', columns.items, prices.length, COUNT, competitorTexts.methodCount),
          number('reduced', columns.reduced, prices.filter(({ oldPrice }) => oldPrice !== null).length, COUNT, competitorTexts.methodCount),
          facts.currency(key, currency, sources),
          number('lowest', columns.lowest, amounts[0] ?? NaN, unit, competitorTexts.methodPage),
          number('median', columns.middle, median(amounts), unit, competitorTexts.methodMiddle),
          number('highest', columns.highest, amounts.at(-1) ?? NaN, unit, competitorTexts.methodPage),
        ],
      };
    }),
  };
}

function bandTable(facts: CompetitorFacts): TableBlock[] {
  const { own, groups } = facts.finding;
  const group = groups.find(({ currency }) => currency !== null && currency === own.currency) ?? groups.find(({ currency }) => currency !== null);
  if (group === undefined || group.currency === null) return [];
  const { currency } = group;
  const theirs = group.prices.map(({ price }) => price);
  const ours = own.list !== null && own.currency === currency ? own.list.items.map(({ price }) => price) : [];
  const bands = priceBands([...theirs, ...ours]);
  if (bands.length < 3) return [];
  const sources = clipSources(group.prices.map(({ clip }) => clip));
  const ourCells = own.list === null ? sources : ([{ kind: 'range', ref: own.list.table.source }] as const);
  const counts = { theirs: countInBands(theirs, bands), ours: countInBands(ours, bands) };
  const count = (id: string, label: Text, value: number, of: Fact['sources']) => facts.number(`band.${id}`, label, value, COUNT, of, competitorTexts.methodCount);
  const whole = { theirs: count('all.theirs', columns.theirs, theirs.length, sources), ours: count('all.ours', columns.ours, ours.length, ourCells) };
  const line = (id: string, name: Text, their: Fact, our: Fact, isTotal: boolean): TableBlock['rows'][number] => ({
    label: facts.words(`band.${id}.name`, columns.band, name, sources),
    facts: [
      their,
      share({ id: facts.id('band', id, 'their-share'), label: columns.theirShare }, their, whole.theirs),
      ...(ours.length === 0 ? [] : [our, share({ id: facts.id('band', id, 'our-share'), label: columns.ourShare }, our, whole.ours)]),
    ],
    isTotal,
  });
  return [
    {
      kind: 'table',
      id: 'competitors.bands',
      title: competitorTexts.bandsTitle(currency),
      subtitle: competitorTexts.bandsSubtitle,
      columns: [{ label: columns.theirs }, { label: columns.theirShare, bars: true }, ...(ours.length === 0 ? [] : [{ label: columns.ours }, { label: columns.ourShare, bars: true }])],
      rows: [
        ...bands.map(({ from, to }, place) => {
          const id = String(place);
          const name = competitorTexts.bandOf(facts.amount(from), to === null ? null : facts.amount(to));
          return line(id, name, count(`${id}.theirs`, columns.theirs, counts.theirs[place] ?? 0, sources), count(`${id}.ours`, columns.ours, counts.ours[place] ?? 0, ourCells), false);
        }),
        line('all', competitorTexts.all, whole.theirs, whole.ours, true),
      ],
    },
  ];
}

function onlyTables(facts: CompetitorFacts): TableBlock[] {
  const { list, onlyTheirs, onlyOurs } = facts.finding.own;
  if (list === null) return [];
  const theirs = sellersInTurn(onlyTheirs).slice(0, MOST_NAMED).map((one) => facts.price(one));
  const ours: readonly OwnItem[] = onlyOurs.slice(0, MOST_NAMED);
  const made: TableBlock[] = [];
  if (theirs.length > 0) {
    made.push({
      kind: 'table',
      id: 'competitors.only-theirs',
      title: competitorTexts.onlyTheirsTitle,
      subtitle: competitorTexts.onlyTheirsSubtitle(theirs.length, onlyTheirs.length),
      columns: [{ label: columns.seller, wide: 3 }, { label: columns.price }, { label: columns.currency }, { label: columns.reviews }, { label: columns.clipped }],
      rows: theirs.map(({ name, seller, price, currency, reviews, captured }) => ({ label: name, facts: [seller, price, currency, reviews, captured] })),
    });
  }
  if (ours.length > 0) {
    made.push({
      kind: 'table',
      id: 'competitors.only-ours',
      title: competitorTexts.onlyOursTitle,
      subtitle: competitorTexts.onlyOursSubtitle(ours.length, onlyOurs.length),
      columns: [{ label: columns.ours, leads: true }],
      rows: ours.map((one) => ({ label: facts.ownName(one), facts: [facts.ownPrice(one)] })),
    });
  }
  return made;
}

/** One of each seller, then the second of each, so that no seller fills the list. */
function sellersInTurn(prices: readonly ClippedPrice[]): ClippedPrice[] {
  const seen = new Map<string, number>();
  const placed = prices.map((one) => {
    const turn = seen.get(one.seller) ?? 0;
    seen.set(one.seller, turn + 1);
    return { one, turn };
  });
  return placed.sort((a, b) => a.turn - b.turn).map(({ one }) => one);
}
