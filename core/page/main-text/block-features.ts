import { PAGE_TYPES, type PageType } from '../../clip/clip.ts';
import type { FoundPost } from '../forum/find-posts.ts';
import type { BlockKind, TextBlock } from '../text-blocks/text-block.ts';
import { wordsOf } from '../text-blocks/words.ts';
import { NOWHERE, PlaceReader, PLACES, signatureOf, SURROUNDING_TAGS, type ElementPlaces } from './element-places.ts';
import { PHRASES } from './wording.ts';

/** What is known of the page as a whole when its blocks are judged. */
export interface PageFacts {
  readonly typeShares: Readonly<Record<PageType, number>>;
  readonly title: string;
  /** Of a thread its posts, of an article the comments below it. */
  readonly posts: readonly FoundPost[];
}

const KINDS: readonly BlockKind[] = ['heading', 'paragraph', 'item', 'cell', 'preformatted', 'quote', 'term', 'caption', 'control'];
const PHRASE_NAMES = Object.keys(PHRASES);
const PHRASE_PATTERNS = Object.values(PHRASES);
/** Sizes of the groups around a block that it is judged with, in words: card, section, region. */
const GROUP_WORDS = [25, 120, 600] as const;

const OWN = ['words', 'letters', 'linkedShare', 'level', 'hidden', 'capitals', 'digits', 'inTitle', 'wordLength', 'inPost', 'saidInPost'] as const;
const PLACE = ['depth', 'position', 'wordsBefore', 'wordsAfter', 'sameDress', 'sameText', 'earlierSameText', 'pastMainHeading', 'sinceHeading', 'headingLevel', 'pastFirstPost'] as const;
const GROUP = ['words', 'linkedShare', 'blocks', 'sentences', 'up', 'siblings'] as const;
const PAGE = ['words', 'linkedShare', 'prices', 'long', 'han', 'posts', 'postShare'] as const;
const BESIDE = ['words', 'linkedShare', 'sentence', 'sameParent', 'heading'] as const;

/** Every feature by name, in the order of a row. */
export const FEATURE_NAMES: readonly string[] = [
  ...OWN, ...KINDS.map((kind) => `kind:${kind}`), ...PHRASE_NAMES.map((name) => `says:${name}`), ...PLACE,
  ...PHRASE_NAMES.slice(1, 5).map((name) => `under:${name}`),
  ...[-2, -1, 1, 2].flatMap((step) => BESIDE.map((name) => `beside${step}:${name}`)),
  ...GROUP_WORDS.flatMap((size) => GROUP.map((name) => `group${size}:${name}`)),
  ...SURROUNDING_TAGS.map((tag) => `in:${tag}`), ...PLACES.map((place) => `near:${place}`),
  ...PAGE.map((name) => `page:${name}`), ...PAGE_TYPES.map((type) => `type:${type}`),
];

interface Measured {
  readonly block: TextBlock;
  readonly words: readonly string[];
  readonly places: ElementPlaces;
  readonly signature: string;
  readonly sentence: number;
  readonly inPost: boolean;
  readonly saidInPost: boolean;
}

/** Sums over all blocks below an element. */
interface Sum {
  words: number;
  letters: number;
  linked: number;
  blocks: number;
  sentences: number;
  readonly up: number;
}

export interface FeatureTable {
  readonly columns: number;
  /** Row after row, one per block. */
  readonly values: Float32Array;
  /** Words of each block: what it weighs. */
  readonly weights: Float32Array;
}

/** One row of numbers per block, named by `FEATURE_NAMES`. */
export function blockFeatures(blocks: readonly TextBlock[], page: PageFacts): FeatureTable {
  const measured = measure(blocks, page);
  const sums = sumByElement(measured);
  const columns = FEATURE_NAMES.length;
  const values = new Float32Array(columns * measured.length);
  const writer = new RowWriter(values);
  const pageRow = pageFeatures(measured, page);
  const running = new Running(measured, page.title);
  measured.forEach((one, index) => {
    writer.start(index * columns);
    const { block, words } = one;
    const text = block.text;
    writer.add(Math.log1p(words.length), Math.log1p(text.length), share(block.linkedLength, text.length), block.level, Number(block.hidden),
      share(text.match(/\p{Lu}/gu)?.length ?? 0, text.length), share(text.match(/\d/g)?.length ?? 0, text.length), titleShare(words, running.titleWords),
      share(text.length, words.length), Number(one.inPost), Number(one.saidInPost));
    for (const kind of KINDS) writer.put(Number(block.kind === kind));
    for (const pattern of PHRASE_PATTERNS) writer.put(Number(pattern.test(text)));
    writer.putAll(running.at(index));
    for (const step of [-2, -1, 1, 2]) addBeside(writer, one, measured[index + step]);
    addGroups(writer, one, sums);
    writer.putDistances(one.places.tagDistance);
    writer.putDistances(one.places.distance);
    writer.putAll(pageRow);
  });
  return { columns, values, weights: Float32Array.from(measured, (one) => one.words.length) };
}

class RowWriter {
  private at = 0;
  constructor(private readonly values: Float32Array) {}
  start(offset: number): void {
    this.at = offset;
  }
  put(number: number): void {
    this.values[this.at] = number;
    this.at += 1;
  }
  putAll(numbers: ArrayLike<number>): void {
    for (let index = 0; index < numbers.length; index += 1) this.put(numbers[index] ?? 0);
  }
  putDistances(distances: Uint8Array): void {
    for (const distance of distances) this.put(distance === NOWHERE ? 30 : distance);
  }
  add(...numbers: readonly number[]): void {
    this.putAll(numbers);
  }
}

function measure(blocks: readonly TextBlock[], page: PageFacts): Measured[] {
  const reader = new PlaceReader();
  const posts = new Set(page.posts.map((post) => post.element));
  const said = new Set(page.posts.flatMap((post) => post.body));
  return blocks.map((block) => {
    const words = wordsOf(block.text);
    const places = reader.of(block.element);
    return {
      block, words, places, signature: signatureOf(places), sentence: Number(words.length > 6 && PHRASES.sentence.test(block.text)),
      inPost: posts.size > 0 && standsIn(places, posts), saidInPost: said.has(block),
    };
  });
}

const DEEPEST = 80;

function standsIn(places: ElementPlaces, elements: ReadonlySet<Element>): boolean {
  let around: ElementPlaces | null = places;
  for (let up = 0; around !== null && up < DEEPEST; up += 1, around = around.parent) if (elements.has(around.element)) return true;
  return false;
}

function sumByElement(measured: readonly Measured[]): Map<Element, Sum> {
  const sums = new Map<Element, Sum>();
  for (const one of measured) {
    let places: ElementPlaces | null = one.places;
    for (let up = 0; places !== null && up < DEEPEST; up += 1, places = places.parent) {
      let sum = sums.get(places.element);
      if (sum === undefined) sums.set(places.element, (sum = { words: 0, letters: 0, linked: 0, blocks: 0, sentences: 0, up: places.depth }));
      sum.words += one.words.length;
      sum.letters += one.block.text.length;
      sum.linked += one.block.linkedLength;
      sum.blocks += 1;
      sum.sentences += one.sentence;
    }
  }
  return sums;
}

function addGroups(writer: RowWriter, one: Measured, sums: ReadonlyMap<Element, Sum>): void {
  let places: ElementPlaces | null = one.places;
  let up = 0;
  for (const size of GROUP_WORDS) {
    let sum = places === null ? undefined : sums.get(places.element);
    while (places !== null && places.parent !== null && sum !== undefined && (sum.words < size || sum.blocks < 2) && up < DEEPEST) {
      const outer = sums.get(places.parent.element);
      if (outer === undefined) break;
      places = places.parent;
      sum = outer;
      up += 1;
    }
    if (sum === undefined) writer.add(...GROUP.map(() => 0));
    else {
      writer.add(Math.log1p(sum.words), share(sum.linked, sum.letters), Math.log1p(sum.blocks), share(sum.sentences, sum.blocks), up, Math.min(places?.element.parentElement?.childElementCount ?? 0, 50));
    }
  }
}

function addBeside(writer: RowWriter, one: Measured, other: Measured | undefined): void {
  if (other === undefined) {
    writer.add(...BESIDE.map(() => -1));
    return;
  }
  writer.add(Math.log1p(other.words.length), share(other.block.linkedLength, other.block.text.length), other.sentence,
    Number(other.block.element.parentElement === one.block.element.parentElement), other.block.kind === 'heading' ? other.block.level : 0);
}

function pageFeatures(measured: readonly Measured[], page: PageFacts): number[] {
  const total = { words: 0, letters: 0, linked: 0, prices: 0, long: 0, han: 0, posted: 0 };
  for (const { block, words, inPost } of measured) {
    total.words += words.length;
    total.letters += block.text.length;
    total.linked += block.linkedLength;
    total.prices += Number(words.length < 12 && PHRASES.price.test(block.text));
    total.long += words.length > 20 ? words.length : 0;
    total.han += block.text.match(/\p{Script=Han}/gu)?.length ?? 0;
    total.posted += inPost ? words.length : 0;
  }
  return [
    Math.log1p(total.words), share(total.linked, total.letters), Math.log1p(total.prices), share(total.long, total.words), share(total.han, total.letters),
    Math.log1p(page.posts.length), share(total.posted, total.words),
    ...PAGE_TYPES.map((type) => page.typeShares[type]),
  ];
}

/** Counts that run along the page. */
class Running {
  readonly titleWords: ReadonlySet<string>;
  private readonly texts = new Map<string, number>();
  private readonly dresses = new Map<string, number>();
  private readonly seen = new Map<string, number>();
  private readonly total: number;
  private before = 0;
  private sinceHeading = 0;
  private headingLevel = 0;
  private heading = '';
  private readonly mainHeading: number;
  private readonly firstPost: number;

  constructor(private readonly measured: readonly Measured[], title: string) {
    this.titleWords = new Set(wordsOf(title));
    for (const one of measured) {
      count(this.texts, one.block.text);
      count(this.dresses, one.signature);
    }
    this.total = measured.reduce((sum, one) => sum + one.words.length, 0);
    this.mainHeading = measured.findIndex((one) => one.block.kind === 'heading' && one.block.level === 1 && !one.block.hidden);
    this.firstPost = measured.findIndex((one) => one.inPost);
  }

  at(index: number): number[] {
    const one = this.measured[index];
    if (one === undefined) return [];
    const { block, words } = one;
    if (block.kind === 'heading') {
      this.sinceHeading = 0;
      this.headingLevel = block.level;
      this.heading = block.text;
    }
    const row = [
      one.places.depth, share(this.before, this.total), Math.log1p(this.before), Math.log1p(this.total - this.before), Math.log1p(this.dresses.get(one.signature) ?? 0),
      this.texts.get(block.text) ?? 0, count(this.seen, block.text) - 1, this.mainHeading < 0 ? 0 : index >= this.mainHeading ? 1 : -1,
      Math.log1p(this.sinceHeading), this.headingLevel, this.firstPost < 0 ? 0 : index >= this.firstPost ? 1 : -1,
      ...PHRASE_PATTERNS.slice(1, 5).map((pattern) => Number(pattern.test(this.heading))),
    ];
    this.before += words.length;
    this.sinceHeading += words.length;
    return row;
  }
}

function count(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

function titleShare(words: readonly string[], title: ReadonlySet<string>): number {
  return words.length === 0 || words.length > 40 ? 0 : words.filter((word) => title.has(word)).length / words.length;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
