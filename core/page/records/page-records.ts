import type { PageRecord } from '../../clip/clip.ts';
import type { PriceReader } from '../prices/price-reader.ts';
import { itemParts, type ItemParts } from './item-parts.ts';
import { listRecords, type ReadItem } from './list-records.ts';
import { PlaceWeights } from './list-surroundings.ts';
import { repeatedGroups, type RepeatedGroup } from './repeated-elements.ts';

const FEWEST_RECORDS = 3;
/** Items of a group read to tell whether all of it is worth reading. */
const SAMPLED = 6;
/** Groups read whole, the best of those sampled. */
const READ_WHOLE = 6;
/** Words beyond which an item is more likely a section of the page. */
const MOST_WORDS = 220;

/**
 * The items of a page's main list: cards of a category, hits of a search, rows of a directory. Found by their like build, read by
 * what the list as a whole shows of each; lists of one build count as one. Lists of navigation and of things beside are left out.
 */
export function pageRecords(root: Element, baseUrl: string, reader: PriceReader): PageRecord[] {
  const lists = new ListReader(baseUrl, reader);
  const candidates = repeatedGroups(root)
    .filter(({ items }) => items.length >= FEWEST_RECORDS)
    .map(({ items }) => ({ items, score: lists.read(spread(items)).worth * items.length ** 0.75 }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, READ_WHOLE);
  let best: { items: readonly ReadItem[]; score: number } = { items: [], score: 0 };
  for (const { items } of candidates) {
    const list = lists.read(items);
    const score = list.worth * list.items.length ** 0.75;
    if (score > best.score) best = { items: list.items, score };
  }
  return best.items.map(({ record }) => record);
}

function spread<Item>(items: readonly Item[]): readonly Item[] {
  if (items.length <= SAMPLED) return items;
  return Array.from({ length: SAMPLED }, (_, index) => items[Math.floor((index * items.length) / SAMPLED)]).filter((item) => item !== undefined);
}

/** Reads groups of one page as lists; an element that is an item of several groups is read once. */
class ListReader {
  private readonly known = new Map<Element, ItemParts | null>();
  private readonly places = new PlaceWeights();

  constructor(private readonly baseUrl: string, private readonly reader: PriceReader) {}

  read(group: RepeatedGroup['items']): { items: readonly ReadItem[]; worth: number } {
    const parts = group.map((roots) => this.partsOf(roots)).filter((item) => item !== null);
    if (parts.length === 0 || parts.length * 2 < group.length) return { items: [], worth: 0 };
    const { items, likeness } = listRecords(this.withoutSideLists(parts));
    const distinct = withoutRepeats(items);
    return { items: distinct, worth: distinct.length < FEWEST_RECORDS ? 0 : this.worthOf(distinct) * (0.3 + 0.7 * likeness) };
  }

  private partsOf(roots: readonly Element[]): ItemParts | null {
    const [first] = roots;
    if (first === undefined) return null;
    const known = roots.length === 1 ? this.known.get(first) : undefined;
    if (known !== undefined) return known;
    const parts = itemParts(roots, this.baseUrl, this.reader);
    if (roots.length === 1) this.known.set(first, parts);
    return parts;
  }

  /** More told about each item, and no more than one thing per item: rows of cards are worth less than the cards in them. */
  private worthOf(items: readonly ReadItem[]): number {
    const share = (has: (item: ReadItem) => boolean): number => items.filter(has).length / items.length;
    const told = 0.2 + 1.6 * share(({ record }) => record.price !== null) + 0.6 * share(({ record }) => record.image !== null)
      + 0.5 * share(({ record }) => record.rating !== null) + 0.8 * share((item) => item.words >= 8) + 0.4 * share(({ record }) => record.url !== null);
    const single = share((item) => item.prices <= 5 && item.links <= 16 && item.words <= MOST_WORDS);
    const distinct = new Set(items.map(({ record }) => record.name)).size / items.length;
    const words = items.reduce((sum, item) => sum + Math.min(item.words, 60), 0) / items.length;
    const place = Math.max(...items.slice(0, SAMPLED).map(({ parts }) => this.placeOf(parts)));
    return told * single * single * distinct * place * words ** 0.25;
  }

  /** The items of the main list alone where others of their build stand in carousels or under "you may also like". */
  private withoutSideLists(items: readonly ItemParts[]): readonly ItemParts[] {
    const weights = items.map((item) => this.placeOf(item));
    const most = weights.reduce((highest, weight) => Math.max(highest, weight), 0);
    const main = items.filter((_, index) => (weights[index] ?? 0) > most / 2);
    return main.length < FEWEST_RECORDS ? items : main;
  }

  private placeOf({ roots: [first] }: ItemParts): number {
    return first === undefined ? 0 : this.places.of(first);
  }
}

/** Each thing once, as it is told most of: pages show lists twice, for small and for large screens. */
function withoutRepeats(items: readonly ReadItem[]): ReadItem[] {
  const seen = new Map<string, ReadItem>();
  for (const item of items) {
    const { record } = item;
    const key = `${record.name}\u0000${record.url ?? record.price?.amount ?? ''}`;
    const known = seen.get(key);
    if (known === undefined || (known.record.price === null && record.price !== null)) seen.set(key, item);
  }
  return [...seen.values()];
}
