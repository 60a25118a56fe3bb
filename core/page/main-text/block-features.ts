import { PAGE_TYPES, type PageType } from '../../clip/clip.ts';
import type { BlockKind, TextBlock } from '../text-blocks/text-block.ts';
import { wordsOf } from '../text-blocks/words.ts';
import { NOWHERE, PlaceReader, PLACES, SURROUNDING_TAGS, type ElementPlaces } from './element-places.ts';
import { PHRASES } from './wording.ts';
import { voteFor, type Kept } from './votes.ts';

/** What is known of the page as a whole when its blocks are judged. */
export interface PageFacts {
  readonly typeShares: Readonly<Record<PageType, number>>;
  readonly readability: Kept;
  readonly defuddle: Kept;
  readonly title: string;
}

const KINDS: readonly BlockKind[] = ['heading', 'paragraph', 'item', 'cell', 'preformatted', 'quote', 'term', 'caption', 'control'];
const PHRASE_NAMES = Object.keys(PHRASES);
const PHRASE_PATTERNS = Object.values(PHRASES);
/** Sizes of the groups around a block that it is judged with, in words: card, section, region. */
const GROUP_WORDS = [25, 120, 600] as const;

const OWN = ['words', 'letters', 'linkedShare', 'level', 'hidden', 'capitals', 'digits', 'byReadability', 'byDefuddle', 'inTitle', 'wordLength'] as const;
const PLACE = ['depth', 'position', 'wordsBefore', 'wordsAfter', 'sameDress', 'sameText', 'earlierSameText', 'pastMainHeading', 'sinceHeading', 'headingLevel', 'sinceKept', 'untilKept'] as const;
const GROUP = ['words', 'linkedShare', 'blocks', 'byReadability', 'byDefuddle', 'sentences', 'up', 'siblings'] as const;
const PAGE = ['words', 'linkedShare', 'byReadability', 'byDefuddle', 'agreement', 'prices', 'long', 'han'] as const;
const BESIDE = ['words', 'linkedShare', 'byReadability', 'byDefuddle', 'sentence', 'sameParent', 'heading'] as const;

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
  readonly byReadability: number;
  readonly byDefuddle: number;
  readonly sentence: number;
}

/** Sums over all blocks below an element. */
interface Sum {
  words: number;
  letters: number;
  linked: number;
  blocks: number;
  readability: number;
  defuddle: number;
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
      share(text.match(/\p{Lu}/gu)?.length ?? 0, text.length), share(text.match(/\d/g)?.length ?? 0, text.length), one.byReadability, one.byDefuddle,
      titleShare(words, running.titleWords), share(text.length, words.length));
    for (const kind of KINDS) writer.add(Number(block.kind === kind));
    for (const pattern of PHRASE_PATTERNS) writer.add(Number(pattern.test(text)));
    writer.add(...running.at(index));
    for (const step of [-2, -1, 1, 2]) addBeside(writer, one, measured[index + step]);
    addGroups(writer, one, sums);
    for (const distance of one.places.tagDistance) writer.add(distance === NOWHERE ? 30 : distance);
    for (const distance of one.places.distance) writer.add(distance === NOWHERE ? 30 : distance);
    writer.add(...pageRow);
  });
  return { columns, values, weights: Float32Array.from(measured, (one) => one.words.length) };
}

class RowWriter {
  private at = 0;
  constructor(private readonly values: Float32Array) {}
  start(offset: number): void {
    this.at = offset;
  }
  add(...numbers: readonly number[]): void {
    for (const number of numbers) {
      this.values[this.at] = number;
      this.at += 1;
    }
  }
}

function measure(blocks: readonly TextBlock[], page: PageFacts): Measured[] {
  const reader = new PlaceReader();
  return blocks.map((block) => {
    const words = wordsOf(block.text);
    return {
      block, words, places: reader.of(block.element),
      byReadability: voteFor(words, page.readability), byDefuddle: voteFor(words, page.defuddle),
      sentence: Number(words.length > 6 && PHRASES.sentence.test(block.text)),
    };
  });
}

const DEEPEST = 80;

function sumByElement(measured: readonly Measured[]): Map<Element, Sum> {
  const sums = new Map<Element, Sum>();
  for (const one of measured) {
    let places: ElementPlaces | null = one.places;
    for (let up = 0; places !== null && up < DEEPEST; up += 1, places = places.parent) {
      let sum = sums.get(places.element);
      if (sum === undefined) sums.set(places.element, (sum = { words: 0, letters: 0, linked: 0, blocks: 0, readability: 0, defuddle: 0, sentences: 0, up: places.depth }));
      sum.words += one.words.length;
      sum.letters += one.block.text.length;
      sum.linked += one.block.linkedLength;
      sum.blocks += 1;
      sum.readability += one.byReadability * one.words.length;
      sum.defuddle += one.byDefuddle * one.words.length;
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
      writer.add(Math.log1p(sum.words), share(sum.linked, sum.letters), Math.log1p(sum.blocks), share(sum.readability, sum.words), share(sum.defuddle, sum.words),
        share(sum.sentences, sum.blocks), up, Math.min(places?.element.parentElement?.childElementCount ?? 0, 50));
    }
  }
}

function addBeside(writer: RowWriter, one: Measured, other: Measured | undefined): void {
  if (other === undefined) {
    writer.add(...BESIDE.map(() => -1));
    return;
  }
  writer.add(Math.log1p(other.words.length), share(other.block.linkedLength, other.block.text.length), other.byReadability, other.byDefuddle, other.sentence,
    Number(other.block.element.parentElement === one.block.element.parentElement), other.block.kind === 'heading' ? other.block.level : 0);
}

function pageFeatures(measured: readonly Measured[], page: PageFacts): number[] {
  const total = { words: 0, letters: 0, linked: 0, readability: 0, defuddle: 0, both: 0, either: 0, prices: 0, long: 0, han: 0 };
  for (const { block, words, byReadability, byDefuddle } of measured) {
    total.words += words.length;
    total.letters += block.text.length;
    total.linked += block.linkedLength;
    total.readability += byReadability * words.length;
    total.defuddle += byDefuddle * words.length;
    total.both += Math.min(byReadability, byDefuddle) * words.length;
    total.either += Math.max(byReadability, byDefuddle) * words.length;
    total.prices += Number(words.length < 12 && PHRASES.price.test(block.text));
    total.long += words.length > 20 ? words.length : 0;
    total.han += block.text.match(/\p{Script=Han}/gu)?.length ?? 0;
  }
  return [
    Math.log1p(total.words), share(total.linked, total.letters), share(total.readability, total.words), share(total.defuddle, total.words),
    share(total.both, total.either), Math.log1p(total.prices), share(total.long, total.words), share(total.han, total.letters),
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
  private readonly untilKept: Int32Array;
  private before = 0;
  private sinceHeading = 0;
  private sinceKept = 0;
  private headingLevel = 0;
  private heading = '';
  private readonly mainHeading: number;

  constructor(private readonly measured: readonly Measured[], title: string) {
    this.titleWords = new Set(wordsOf(title));
    for (const one of measured) {
      count(this.texts, one.block.text);
      count(this.dresses, one.places.signature);
    }
    this.total = measured.reduce((sum, one) => sum + one.words.length, 0);
    this.mainHeading = measured.findIndex((one) => one.block.kind === 'heading' && one.block.level === 1 && !one.block.hidden);
    this.untilKept = new Int32Array(measured.length);
    let until = 1e6;
    for (let index = measured.length - 1; index >= 0; index -= 1) {
      const one = measured[index];
      until = one !== undefined && isKept(one) ? 0 : until + (one?.words.length ?? 0);
      this.untilKept[index] = until;
    }
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
    this.sinceKept = isKept(one) ? 0 : this.sinceKept + words.length;
    const row = [
      one.places.depth, share(this.before, this.total), Math.log1p(this.before), Math.log1p(this.total - this.before), Math.log1p(this.dresses.get(one.places.signature) ?? 0),
      this.texts.get(block.text) ?? 0, count(this.seen, block.text) - 1, this.mainHeading < 0 ? 0 : index >= this.mainHeading ? 1 : -1,
      Math.log1p(this.sinceHeading), this.headingLevel, Math.log1p(this.sinceKept), Math.log1p(this.untilKept[index] ?? 0),
      ...PHRASE_PATTERNS.slice(1, 5).map((pattern) => Number(pattern.test(this.heading))),
    ];
    this.before += words.length;
    this.sinceHeading += words.length;
    return row;
  }
}

function isKept(one: Measured): boolean {
  return one.byReadability > 0.5 || one.byDefuddle > 0.5;
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
