import type { PageRecord } from '../../clip/clip.ts';
import type { ShownPrice } from '../prices/shown-prices.ts';
import { tagName } from '../dom/nodes.ts';
import { NAME_SOURCES, type FoundName, type ItemParts, type NameSource } from './item-parts.ts';
import { ratingOf } from './rating.ts';

/** An item as a record, with what else it holds that tells a list's items from other repeated things. */
export interface ReadItem {
  readonly record: PageRecord;
  readonly parts: ItemParts;
  readonly words: number;
  readonly prices: number;
  readonly links: number;
}

/** How far a source is trusted to name things, before a list tells: headings name, pictures describe. */
const TRUST: Readonly<Record<NameSource, number>> = { heading: 1, named: 0.95, link: 0.9, strong: 0.7, label: 0.65, picture: 0.6, line: 0.5 };

/**
 * The items of one list as records, and the share of them that have their name in the usual place. What names them and where their price stands is decided for the list as a whole:
 * the source that names most of them, each its own way; the place that holds one price in most of them.
 */
export function listRecords(items: readonly ItemParts[]): { items: ReadItem[]; likeness: number } {
  const linked = namingLink(items);
  const sources = namingSources(items);
  const place = priceCounts(items);
  const named = items.flatMap((item) => {
    const source = sources.find((candidate) => item.names.has(candidate));
    const usualLink = source === 'link' ? item.linkNames.find((candidate) => placeOf(candidate) === linked) : undefined;
    const name = usualLink ?? (source === undefined ? undefined : item.names.get(source));
    return name === undefined ? [] : [{ item, name, at: placeOf(name) }];
  });
  const at = new Map<string, number>();
  for (const one of named) at.set(one.at, (at.get(one.at) ?? 0) + 1);
  const usual = Math.max(...at.values(), 0);
  const read = named.map((one) => ({ ...one, read: readItem(one.item, one.name, place) }));
  const priced = read.filter((one) => one.read.record.price !== null).length;
  const linking = read.filter((one) => one.read.record.url !== null).length;
  // Header rows and tiles that advertise something else have their name elsewhere, and no price or link where the others have.
  const typical = (['heading', 'named'] as const).filter((source) => items.filter((item) => item.names.has(source)).length >= 0.7 * items.length);
  const kept = read.filter(({ at: place, item, read: { record } }) => ((at.get(place) ?? 0) > Math.max(1, 0.1 * usual) && typical.every((source) => item.names.has(source)))
    || ((record.price !== null || priced < 0.7 * read.length) && (record.url !== null || linking < 0.9 * read.length)));
  return { items: kept.map((one) => one.read), likeness: usual / Math.max(named.length, 1) };
}

/** The place of the link that names the items: most have one there, no two alike, with more to say than others. */
function namingLink(items: readonly ItemParts[]): string | null {
  const texts = new Map<string, string[]>();
  for (const item of items) {
    const seen = new Set<string>();
    for (const name of item.linkNames) {
      const place = placeOf(name);
      if (seen.has(place)) continue;
      seen.add(place);
      const known = texts.get(place);
      if (known === undefined) texts.set(place, [name.text]);
      else known.push(name.text);
    }
  }
  let best: { place: string | null; worth: number } = { place: null, worth: 0 };
  for (const [place, found] of texts) {
    const covered = found.length / items.length;
    const letters = found.reduce((sum, text) => sum + text.length, 0) / found.length;
    const worth = covered * covered * (new Set(found).size / found.length) * Math.min(letters, 40) ** 0.5;
    if (worth > best.worth) best = { place, worth };
  }
  return best.place;
}

function placeOf({ element }: FoundName): string {
  if (element === null) return '';
  return [element, element.parentElement].map((node) => (node === null ? '' : `${tagName(node)}.${(node.getAttribute('class') ?? '').trim().split(/\s+/)[0] ?? ''}`)).join('<');
}

function readItem(item: ItemParts, name: FoundName, place: ReadonlyMap<string, number>): ReadItem {
  const { price, oldPrice } = chosenPrices(item.prices.filter((one) => one.isAlone || !name.text.includes(one.text)), place);
  return {
    record: {
      name: name.text, price: price?.money ?? null, oldPrice: oldPrice?.money ?? null, ...ratingOf(item.texts),
      url: linkOf(item, name), image: item.image, badge: item.badge,
      ...(price === null || price.upTo === null ? {} : { priceTo: price.upTo }), ...(price?.isFrom === true ? { priceFrom: true } : {}),
    },
    parts: item,
    words: item.words,
    prices: new Set(item.prices.map(({ money }) => money.amount)).size,
    links: new Set(item.links.map(({ url }) => url)).size,
  };
}

/** Sources of names, the best for this list first: it names most items, and no two alike. */
function namingSources(items: readonly ItemParts[]): NameSource[] {
  const score = new Map(NAME_SOURCES.map((source) => {
    const names = items.flatMap((item) => item.names.get(source)?.text ?? []);
    const covered = names.length / items.length;
    const distinct = names.length === 0 ? 0 : new Set(names).size / names.length;
    const letters = names.reduce((sum, name) => sum + name.length, 0) / Math.max(names.length, 1);
    return [source, TRUST[source] * covered * covered * (0.25 + 0.75 * distinct) * (letters < 4 ? 0.5 : 1)];
  }));
  return NAME_SOURCES.toSorted((one, other) => (score.get(other) ?? 0) - (score.get(one) ?? 0));
}

/** In how many items each place holds a price that may be asked; places that alone hold it count twice. */
function priceCounts(items: readonly ItemParts[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { prices } of items) {
    const asked = prices.filter((price) => price.sense === 'asked' || price.sense === 'former');
    const places = new Set(asked.map((price) => price.path));
    for (const path of places) counts.set(path, (counts.get(path) ?? 0) + (places.size === 1 ? 2 : 1));
  }
  return counts;
}

/** The price asked and the one asked before. */
function chosenPrices(prices: readonly ShownPrice[], place: ReadonlyMap<string, number>): { price: ShownPrice | null; oldPrice: ShownPrice | null } {
  const byPlace = (one: ShownPrice, other: ShownPrice): number => (place.get(other.path) ?? 0) - (place.get(one.path) ?? 0);
  const pick = (sense: ShownPrice['sense']): ShownPrice | undefined => prices.filter((price) => price.sense === sense).toSorted(byPlace)[0];
  const price = pick('asked') ?? pick('former') ?? pick('rate') ?? pick('offered') ?? pick('unit') ?? null;
  if (price === null) return { price: prices.find(({ sense }) => sense === 'struck') ?? null, oldPrice: null };
  const higher = (candidate: ShownPrice): boolean => Number(candidate.money.amount) > Number(price.money.amount);
  const oldPrice = prices.find((candidate) => candidate.sense === 'struck' && higher(candidate))
    ?? prices.find((candidate) => candidate.sense === 'former' && candidate !== price && higher(candidate)) ?? null;
  return { price, oldPrice };
}

/** The address behind an item's name, else of its link with the most to say, else of its first. */
function linkOf({ links, names }: ItemParts, { element }: FoundName): string | null {
  if (element !== null) {
    const named = links.find((link) => link.element.contains(element)) ?? links.find((link) => element.contains(link.element));
    if (named !== undefined) return named.url;
  }
  const longest = names.get('link')?.element ?? null;
  return (links.find((link) => link.element === longest) ?? links[0])?.url ?? null;
}
