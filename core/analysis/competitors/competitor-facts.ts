import { calculated, change } from '../../fact/derive.ts';
import { PERCENT } from '../../fact/fact.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import { formatNumber, formatPercent } from '../../language/format.ts';
import type { Language, Text } from '../../language/language.ts';
import { competitorTexts } from '../../language/texts/competitors.ts';
import { serialOfIso } from '../../metric/calendar.ts';
import { cellAddress } from '../../workbook/address.ts';
import { ClipFacts, COUNT } from '../clip-facts.ts';
import { clipSource, clipSources } from '../clip-source.ts';
import type { ClippedPrice } from './clipped-prices.ts';
import { cheaperProducts, dearerProducts, FEWEST_PRODUCTS, pricesOf } from './competitor-finding.ts';
import type { CompetitorFinding } from './competitor-finding.ts';
import type { MatchedPrice, MatchedProduct } from './own-against-clipped.ts';
import type { PriceChange } from './price-history.ts';
import type { OwnItem } from './price-list.ts';

const { columns } = competitorTexts;

/** A product of ours beside the prices that others ask for it. */
export interface ProductFacts {
  readonly product: MatchedProduct;
  readonly name: Fact;
  readonly ours: Fact;
  readonly median: Fact;
  readonly index: Fact;
  /** How far the index is from 1. */
  readonly gap: Fact;
  readonly sellers: Fact;
  readonly theirs: readonly PriceFacts[];
}

/** A clipped price. */
export interface PriceFacts {
  readonly name: Fact;
  readonly seller: Fact;
  readonly price: Fact;
  readonly currency: Fact;
  readonly oldPrice: Fact | null;
  /** How far the price lies under the old one: -0.2 is a fifth off. */
  readonly cut: Fact | null;
  /** As the page has it, and of how many where it says so. */
  readonly rating: Fact | null;
  readonly best: Fact | null;
  readonly reviews: Fact | null;
  readonly captured: Fact;
}

export interface ChangeFacts {
  readonly name: Fact;
  readonly seller: Fact;
  readonly before: Fact;
  readonly from: Fact;
  readonly now: Fact;
  readonly to: Fact;
  readonly change: Fact;
}

/** Makes the facts of one comparison with competitors: each with the clip or the cell behind it. */
export class CompetitorFacts extends ClipFacts {
  readonly products: readonly ProductFacts[];

  constructor(
    readonly finding: CompetitorFinding,
    language: Language | null,
  ) {
    super('competitors', language);
    this.products = finding.own.products.map((product) => this.#product(product));
  }

  price(one: ClippedPrice): PriceFacts {
    const id = `price.${one.clip.id}.${one.name}.${String(one.price)}`;
    const sources: Fact['sources'] = [clipSource(one.clip, one.quote)];
    const unit: Unit = { kind: 'money', currency: one.currency };
    const number = (part: string, label: Text, value: number, as: Unit) => this.number(`${id}.${part}`, competitorTexts.of(label, one.name), value, as, sources, competitorTexts.methodPage);
    const price = this.number(id, competitorTexts.of(columns.price, one.name), one.price, unit, sources, competitorTexts.methodPage);
    const oldPrice = one.oldPrice === null ? null : number('old', columns.oldPrice, one.oldPrice, unit);
    const isScaled = one.rating !== null && !one.isRatingUnscaled;
    return {
      name: this.name(`${id}.name`, columns.product, one.name, sources),
      seller: this.name(`${id}.seller`, columns.seller, one.seller, sources),
      price,
      currency: this.currency(id, one.currency, sources),
      oldPrice,
      cut: oldPrice === null ? null : change({ id: this.id(`${id}.cut`), label: competitorTexts.of(columns.cut, one.name) }, price, oldPrice),
      rating: one.rating === null ? null : number('rating', columns.rating, one.rating, { kind: 'number', noun: null, digits: 2 }),
      best: isScaled ? number('best', columns.best, RATING_SCALE, COUNT) : null,
      reviews: one.reviews === null ? null : number('reviews', columns.reviews, one.reviews, COUNT),
      captured: number('captured', columns.clipped, dayOf(one), { kind: 'date' }),
    };
  }

  currency(id: string, currency: string | null, sources: Fact['sources']): Fact {
    if (currency === null) return this.words(`${id}.currency`, columns.currency, competitorTexts.unknownCurrency, sources);
    return this.name(`${id}.currency`, columns.currency, currency, sources);
  }

  likeness(one: MatchedPrice): Fact {
    return this.number(`likeness.${one.clip.id}.${one.name}`, competitorTexts.of(columns.likeness, one.name), one.likeness, PERCENT, [clipSource(one.clip)], competitorTexts.methodLikeness);
  }

  change(one: PriceChange): ChangeFacts {
    const [before, now] = [this.price(one.first), this.price(one.last)];
    return {
      name: now.name,
      seller: now.seller,
      before: before.price,
      from: before.captured,
      now: now.price,
      to: now.captured,
      change: change({ id: this.id('change', one.last.clip.id, one.last.name), label: competitorTexts.of(columns.change, one.last.name) }, now.price, before.price),
    };
  }

  ownName({ row, name }: OwnItem): Fact {
    return this.name(`own.${String(row)}.name`, columns.product, name, this.#cell(row, 'nameColumn'));
  }

  /** Our price as it stands in its cell, live where the cell is in the plain unit. */
  ownPrice({ row, name, price }: OwnItem): Fact {
    const { list, currency } = this.finding.own;
    const sources = this.#cell(row, 'priceColumn');
    const [first] = sources;
    const isLive = first.kind === 'range' && list?.priceColumn.multiplier === 1 && list.priceColumn.converted === 0;
    const fact = this.number(`own.${String(row)}.price`, competitorTexts.of(columns.ours, name), price, { kind: 'money', currency }, sources, competitorTexts.methodCell);
    return isLive ? { ...fact, derivation: { kind: 'cell', ref: first.ref } } : fact;
  }

  /** The index over all comparable products; null of too few. */
  overall(): Fact | null {
    const [first, ...rest] = this.products.map(({ index }) => index);
    if (first === undefined || this.products.length < FEWEST_PRODUCTS) return null;
    return calculated({ id: this.id('index'), label: competitorTexts.index }, { fn: 'geomean', of: [first, ...rest] }, PERCENT, competitorTexts.methodOverall);
  }

  compared(): Fact {
    return this.count('compared', competitorTexts.compared, this.products.length);
  }

  dearer(): Fact {
    return this.number('dearer', competitorTexts.dearer, dearerProducts(this.finding).length, COUNT, clipSources(this.finding.clips), this.#overGap());
  }

  cheaper(): Fact {
    return this.number('cheaper', competitorTexts.cheaper, cheaperProducts(this.finding).length, COUNT, clipSources(this.finding.clips), this.#overGap());
  }

  priceCount(): Fact {
    return this.count('prices', competitorTexts.prices, pricesOf(this.finding).length);
  }

  sellerCount(): Fact {
    const { plans } = this.finding.plans;
    return this.count('sellers', competitorTexts.sellers, new Set([...pricesOf(this.finding), ...plans].map(({ seller }) => seller)).size);
  }

  planCount(): Fact {
    return this.count('plans', competitorTexts.plans, this.finding.plans.plans.length);
  }

  /** How many of something all clips hold. */
  count(id: string, label: Text, value: number, method: Text = competitorTexts.methodCount): Fact {
    return this.number(id, label, value, COUNT, clipSources(this.finding.clips), method);
  }

  /** A price in words where no cell holds it: the ends of a band. */
  amount(value: number): string {
    return formatNumber(value, this.language ?? 'en');
  }

  #product(product: MatchedProduct): ProductFacts {
    const { own } = product;
    const theirs = product.theirs.map((one) => this.price(one));
    const [first, ...rest] = theirs.map(({ price }) => price);
    if (first === undefined) throw new Error(`${own.name} is compared with nothing`);
    const is = (part: string, label: Text) => ({ id: this.id('product', String(own.row), part), label: competitorTexts.of(label, own.name) });
    const ours = this.ownPrice(own);
    const median = calculated(is('median', columns.median), { fn: 'median', of: [first, ...rest] }, first.unit, competitorTexts.methodMedian);
    const index = calculated(is('index', columns.index), { op: '/', of: [ours, median] }, PERCENT, competitorTexts.methodIndex);
    return {
      product,
      name: this.ownName(own),
      ours,
      median,
      index,
      gap: change(is('gap', columns.gap), ours, median),
      sellers: this.number(`product.${String(own.row)}.sellers`, competitorTexts.of(columns.sellerCount, own.name), theirs.length, COUNT, clipSources(product.theirs.map(({ clip }) => clip)), competitorTexts.methodCount),
      theirs,
    };
  }

  #overGap(): Text {
    const gap = (language: Language) => formatPercent(this.finding.gap, language);
    return { zh: competitorTexts.methodOverGap(gap('zh')).zh, en: competitorTexts.methodOverGap(gap('en')).en };
  }

  #cell(row: number, column: 'nameColumn' | 'priceColumn'): Fact['sources'] {
    const { list } = this.finding.own;
    if (list === null) throw new Error('there is no price list');
    return [{ kind: 'range', ref: { sheet: list.table.source.sheet, range: cellAddress(list.table.sourceRows[row] ?? 0, list[column].column) } }];
  }
}

/** Ratings with a known top are brought to this scale. */
const RATING_SCALE = 5;

function dayOf({ clip }: ClippedPrice): number {
  return Math.floor(serialOfIso(clip.capturedAt) ?? 0);
}
