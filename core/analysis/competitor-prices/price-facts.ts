import { change, share } from '../../fact/derive.ts';
import type { Fact, Source, Unit } from '../../fact/fact.ts';
import type { Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { competitorTexts } from '../../language/texts/competitor-prices.ts';
import { serialOfIso } from '../../metric/calendar.ts';
import { cellAddress } from '../../workbook/address.ts';
import type { ClippedPrice } from './clipped-prices.ts';
import type { ComparedPrice, PriceComparison } from './compare-prices.ts';
import type { PriceList } from './price-list.ts';

/** All facts of one clipped price, each with the clip behind it. */
export interface PriceFacts {
  readonly name: Fact;
  readonly seller: Fact;
  readonly price: Fact;
  readonly oldPrice: Fact | null;
  /** How far the price lies under the old one: -0.2 is a fifth off. */
  readonly cut: Fact | null;
  readonly rating: Fact | null;
  readonly captured: Fact;
  readonly ours: Fact | null;
  /** Their price as a share of ours. */
  readonly index: Fact | null;
}

export function priceFacts({ theirs, ours }: ComparedPrice, list: PriceList | null): PriceFacts {
  const id = ['competitor-prices', theirs.clip.id, theirs.name, String(theirs.price)].join('.');
  const sources: Fact['sources'] = [clipSource(theirs)];
  const unit: Unit = { kind: 'money', currency: theirs.currency };
  const fact = (part: string, label: Text, value: number | string, as: Unit): Fact => ({
    id: `${id}.${part}`,
    label,
    value,
    unit: as,
    use: null,
    sources,
    method: competitorTexts.methodPage,
  });
  const price = fact('price', competitorTexts.priceOf(theirs.name), theirs.price, unit);
  const oldPrice = theirs.oldPrice === null ? null : fact('old-price', competitorTexts.columns.oldPrice, theirs.oldPrice, unit);
  const own = ours === null || list === null ? null : ownPrice(ours, list, unit);
  return {
    name: fact('name', competitorTexts.name, theirs.name, { kind: 'name' }),
    seller: fact('seller', competitorTexts.columns.seller, theirs.seller, { kind: 'name' }),
    price,
    oldPrice,
    cut: oldPrice === null ? null : change({ id: `${id}.cut`, label: competitorTexts.columns.cut }, price, oldPrice),
    rating: theirs.rating === null ? null : fact('rating', competitorTexts.ratingOf(theirs.name), theirs.rating, { kind: 'number', noun: null }),
    captured: fact('captured', competitorTexts.capturedLabel, Math.floor(serialOfIso(theirs.clip.capturedAt) ?? 0), { kind: 'date' }),
    ours: own,
    index: own === null ? null : share({ id: `${id}.index`, label: competitorTexts.columns.index }, price, own),
  };
}

/** Our price as it stands in its cell, live where the cell is in the plain unit. */
function ownPrice(ours: { readonly row: number; readonly name: string; readonly price: number }, list: PriceList, unit: Unit): Fact {
  const row = list.table.sourceRows[ours.row] ?? 0;
  const ref = { sheet: list.table.source.sheet, range: cellAddress(row, list.priceColumn.column) };
  return {
    id: `competitor-prices.ours.${list.table.name}.${row + 1}`,
    label: competitorTexts.ourPriceOf(ours.name),
    value: ours.price,
    unit,
    use: null,
    ...(list.priceColumn.multiplier === 1 && list.priceColumn.converted === 0 ? { derivation: { kind: 'cell', ref } as const } : {}),
    sources: [{ kind: 'range', ref }],
    method: competitorTexts.methodCell,
  };
}

/** A number counted over all clips. */
export function clipsFact(finding: PriceComparison, part: string, label: Text, value: number, unit: Unit, method: Text): Fact {
  const [first, ...rest] = finding.groups.flatMap((group) => group.prices.map(({ theirs }) => theirs));
  const distinct = new Map(rest.map((one) => [one.clip.id, wholeClip(one)]));
  if (first === undefined) throw new Error('there are no prices to count');
  distinct.delete(first.clip.id);
  return { id: `competitor-prices.${part}`, label, value, unit, use: null, sources: [wholeClip(first), ...distinct.values()], method };
}

export function wordFact(id: string, words: string, sources: Fact['sources']): Fact {
  return { id: `competitor-prices.${id}`, label: competitorTexts.name, value: words, unit: { kind: 'name' }, use: null, sources, method: verbatim('') };
}

function clipSource(one: ClippedPrice): Source {
  const { clip } = one;
  return { kind: 'clip', clipId: clip.id, url: clip.url, capturedAt: clip.capturedAt, contentHash: clip.contentHash, quote: one.quote };
}

function wholeClip({ clip }: ClippedPrice): Source {
  return { kind: 'clip', clipId: clip.id, url: clip.url, capturedAt: clip.capturedAt, contentHash: clip.contentHash, quote: null };
}
