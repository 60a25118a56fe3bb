import type { QuadrantField, QuadrantsBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { competitorTexts } from '../../language/texts/competitors.ts';
import { clipSource, passageOf } from '../clip-source.ts';
import type { ClippedPrice } from './clipped-prices.ts';
import { isGap, pricesOf } from './competitor-finding.ts';
import type { CompetitorFacts, ProductFacts } from './competitor-facts.ts';

type Quadrant = keyof typeof competitorTexts.quadrants;

/** A point of a SWOT, and the passage that it rests on where a clip has one. */
interface SwotPoint {
  readonly quadrant: Quadrant;
  readonly said: Sentence;
  /** The price on a page that it rests on most; null where it counts over many. */
  readonly on: ClippedPrice | null;
}

/** An index this far from 1 is a strength or a weakness over all. */
const CLEAR_INDEX = 0.05;
const MOST_OF_A_RULE = 3;
/** Ratings of a known scale, to 5, that are low or high; and by how many at least. */
const RATED = { low: 3.5, high: 4.5, reviews: 20 } as const;
const { swot, columns } = competitorTexts;

/**
 * The points that the clips give by fixed rules, and no others. Strength: an index of 95 % or less over three products
 * or more; products cheaper by a gap. Weakness: the same the other way. Opportunity: ours that no clip names; prices
 * that competitors raised; their products that are out of stock or rated 3.5 of 5 or less by 20 or more. Threat:
 * theirs that we lack; prices that they lowered by a gap; products of theirs rated 4.5 or more by 20 or more.
 */
function swotPoints(facts: CompetitorFacts): SwotPoint[] {
  return [...pricePoints(facts), ...rangePoints(facts), ...changePoints(facts), ...pagePoints(facts)];
}

/** The points in their four quadrants, each with the words of the page around the price that it rests on. */
export function swotBlock(facts: CompetitorFacts): QuadrantsBlock {
  const points = swotPoints(facts);
  const field = (quadrant: Quadrant, tone: QuadrantField['tone']): QuadrantField => ({
    title: competitorTexts.quadrants[quadrant],
    tone,
    none: competitorTexts.swotNone,
    points: points
      .filter((point) => point.quadrant === quadrant)
      .map(({ said, on }, place) => ({ said, passage: passageFact(facts, `swot.${quadrant}.${String(place)}.passage`, on) })),
  });
  return {
    kind: 'quadrants',
    id: 'swot',
    title: competitorTexts.swotTitle,
    subtitle: competitorTexts.swotSubtitle,
    question: competitorTexts.swotQuestion,
    fields: [field('strength', 'good'), field('weakness', 'bad'), field('opportunity', 'good'), field('threat', 'bad')],
  };
}

/** The words of the page around a price. */
function passageFact(facts: CompetitorFacts, id: string, on: ClippedPrice | null): Fact | null {
  if (on === null || on.quote === null) return null;
  return facts.name(id, columns.passage, passageOf(on.quote), [clipSource(on.clip, on.quote)]);
}

function pricePoints(facts: CompetitorFacts): SwotPoint[] {
  const { gap } = facts.finding;
  const overall = facts.overall();
  const value = typeof overall?.value === 'number' ? overall.value : 1;
  const whole = (quadrant: Quadrant, template: Sentence['template']): SwotPoint[] => (overall === null ? [] : [{ quadrant, said: sentence(template, { index: overall, count: facts.compared() }), on: null }]);
  const one = (quadrant: Quadrant, template: Sentence['template'], { name, ours, median, gap: away, product }: ProductFacts): SwotPoint => ({
    quadrant,
    said: sentence(template, { name, median, ours, gap: away }),
    on: product.theirs[0] ?? null,
  });
  const cheaper = facts.products.filter(({ product }) => product.index < 1 && isGap(product.index, gap)).toReversed();
  const dearer = facts.products.filter(({ product }) => product.index > 1 && isGap(product.index, gap));
  return [
    ...(value <= 1 - CLEAR_INDEX ? whole('strength', swot.indexLow) : []),
    ...cheaper.slice(0, MOST_OF_A_RULE).map((product) => one('strength', swot.cheaper, product)),
    ...(value >= 1 + CLEAR_INDEX ? whole('weakness', swot.indexHigh) : []),
    ...dearer.slice(0, MOST_OF_A_RULE).map((product) => one('weakness', swot.dearer, product)),
  ];
}

function rangePoints(facts: CompetitorFacts): SwotPoint[] {
  const { own } = facts.finding;
  if (own.list === null) return [];
  const points: SwotPoint[] = [];
  const [ours] = own.onlyOurs;
  if (ours !== undefined) {
    const said = { count: facts.count('only-ours', columns.items, own.onlyOurs.length, competitorTexts.methodUnmatched), all: facts.count('own', columns.items, own.list.items.length), name: facts.ownName(ours) };
    points.push({ quadrant: 'opportunity', said: sentence(swot.theyLack, said), on: null });
  }
  const theirs = own.onlyTheirs.toSorted((one, other) => (other.reviews ?? 0) - (one.reviews ?? 0))[0];
  if (theirs !== undefined) {
    const { name, seller, price } = facts.price(theirs);
    points.push({ quadrant: 'threat', said: sentence(swot.weLack, { price, name, seller, count: facts.count('only-theirs', columns.items, own.onlyTheirs.length, competitorTexts.methodUnmatched) }), on: theirs });
  }
  return points;
}

function changePoints(facts: CompetitorFacts): SwotPoint[] {
  const { history, gap } = facts.finding;
  const clear = history.changes.filter(({ first, last }) => isGap(last.price / first.price, gap));
  const point = (quadrant: Quadrant, template: Sentence['template']) => (one: (typeof clear)[number]): SwotPoint => {
    const { name, seller, before, now, change } = facts.change(one);
    return { quadrant, said: sentence(template, { now, before, change, name, seller }), on: one.last };
  };
  return [
    ...clear.filter(({ first, last }) => last.price > first.price).slice(0, MOST_OF_A_RULE).map(point('opportunity', swot.raised)),
    ...clear.filter(({ first, last }) => last.price < first.price).slice(0, MOST_OF_A_RULE).map(point('threat', swot.lowered)),
  ];
}

function pagePoints(facts: CompetitorFacts): SwotPoint[] {
  const prices = pricesOf(facts.finding);
  const rated = prices
    .flatMap((one) => (one.rating !== null && !one.isRatingUnscaled && (one.reviews ?? 0) >= RATED.reviews ? [{ ...one, rating: one.rating }] : []))
    .sort((one, other) => (other.reviews ?? 0) - (one.reviews ?? 0))
    // A shop shows the same product on several of its pages.
    .filter((one, place, all) => all.findIndex((other) => other.seller === one.seller && other.reviews === one.reviews && other.rating === one.rating) === place);
  const ratedPoint = (quadrant: Quadrant, template: Sentence['template']) => (one: ClippedPrice): SwotPoint[] => {
    const { name, seller, rating, best, reviews } = facts.price(one);
    return rating === null || best === null || reviews === null ? [] : [{ quadrant, said: sentence(template, { rating, best, reviews, name, seller }), on: one }];
  };
  const missing = prices.filter(({ availability }) => availability === 'out-of-stock' || availability === 'sold-out' || availability === 'discontinued');
  return [
    ...missing.slice(0, MOST_OF_A_RULE).map((one): SwotPoint => {
      const { name, seller, price } = facts.price(one);
      return { quadrant: 'opportunity', said: sentence(swot.outOfStock, { price, name, seller }), on: one };
    }),
    ...rated.filter(({ rating }) => rating <= RATED.low).slice(0, MOST_OF_A_RULE).flatMap(ratedPoint('opportunity', swot.ratedLow)),
    ...rated.filter(({ rating }) => rating >= RATED.high).slice(0, MOST_OF_A_RULE).flatMap(ratedPoint('threat', swot.ratedHigh)),
  ];
}
