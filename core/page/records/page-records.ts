import type { PageRecord } from '../../clip/clip.ts';
import type { PriceReader } from '../prices/price-reader.ts';
import { itemParts, type ItemParts } from './item-parts.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';
import { textLengths } from '../text-blocks/text-lengths.ts';
import { listRecords, type ReadItem } from './list-records.ts';
import { PlaceWeights } from './list-surroundings.ts';
import { repeatedGroups, type RepeatedGroup } from './repeated-elements.ts';

const FEWEST_RECORDS = 3;
/** Items of a group read to tell whether all of it is worth reading. */
const SAMPLED = 6;
/** Groups looked into, those first that hold most. On the pages of the bench the main list is always among the first fourteen. */
const MOST_GROUPS = 16;
/** Groups read whole, the best of those sampled. */
const READ_WHOLE = 4;
/** Letters of an item beyond which more text promises no more. */
const MOST_LETTERS = 360;
/** How much better a whole group may be than its sample. */
const RISE = 1.15;
/** Letters beyond which things on average are parts of a page, not items of a list. */
const LONGEST_ITEMS = 4_000;
/** Words beyond which an item is more likely a section of the page. */
const MOST_WORDS = 220;

/**
 * The items of a page's main list: cards of a category, hits of a search, rows of a directory. Found by their like build, read by
 * what the list as a whole shows of each; lists of one build count as one. Lists of navigation and of things beside are left out.
 */
export function pageRecords({ body, blocks, baseUrl }: ListedPage, reader: PriceReader): PageRecord[] {
  const lists = new ListReader(baseUrl, reader);
  const candidates = promising(repeatedGroups(body).filter(({ items }) => items.length >= FEWEST_RECORDS), textLengths(blocks))
    .map(({ items }) => ({ items, score: lists.read(spread(items)).worth * items.length ** 0.75 }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, READ_WHOLE);
  let best: { items: readonly ReadItem[]; score: number } = { items: [], score: 0 };
  for (const { items, score: promised } of candidates) {
    // What the sample promised seldom falls far short of what the whole holds: most often one group is read whole.
    if (promised * RISE < best.score) break;
    const list = lists.read(items);
    const score = list.worth * list.items.length ** 0.75;
    if (score > best.score) best = { items: list.items, score };
  }
  return best.items.map(({ record }) => record);
}

export interface ListedPage {
  readonly body: Element;
  readonly blocks: readonly TextBlock[];
  /** What relative addresses on the page are relative to. */
  readonly baseUrl: string;
}

/** The groups that hold most: many items, with something to read in each. */
function promising(groups: readonly RepeatedGroup[], lengths: ReadonlyMap<Element, number>): readonly RepeatedGroup[] {
  const promise = ({ items }: RepeatedGroup): number => {
    const letters = items.map((roots) => roots.reduce((sum, root) => sum + (lengths.get(root) ?? 0), 0));
    if (letters.reduce((sum, length) => sum + length, 0) > LONGEST_ITEMS * items.length) return 0;
    return items.length ** 0.5 * letters.reduce((sum, length) => sum + Math.min(MOST_LETTERS, length), 0) ** 0.25;
  };
  return groups.map((group) => ({ group, promise: promise(group) })).filter((one) => one.promise > 0).sort((one, other) => other.promise - one.promise).slice(0, MOST_GROUPS).map(({ group }) => group);
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
