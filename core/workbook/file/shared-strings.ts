import type { LongWork } from '../workbook.ts';
import { decodeCellText, decodeUtf8 } from './cell-text.ts';
import { readPieces } from './long-read.ts';
import type { XlsxPackage } from './package.ts';
import { refusal } from './refusal.ts';
import { readRichText } from './rich-text.ts';
import { TagReader } from './tag-reader.ts';
import { relatedPart } from './workbook-part.ts';

/** The texts that cells refer to by number. */
export interface SharedStrings {
  readonly count: number;
  /** The text of that number, or null where there is none. */
  get(index: number): string | null;
}

const NONE: SharedStrings = { count: 0, get: () => null };
/** Texts in use again and again are kept decoded; a bounded number, as most large tables repeat few texts. */
const KEPT_TEXTS = 1 << 14;
const MAX_PENDING = 16 * 1024 * 1024;

const ofPackage = new WeakMap<XlsxPackage, SharedStrings>();

/**
 * The shared strings of a workbook: read once for a package and kept as bytes, decoded when asked for.
 * None where the workbook has no such part. Throws as `XlsxPackage.part` does, or with the signal's reason.
 */
export async function readSharedStrings(pkg: XlsxPackage, work: LongWork = {}): Promise<SharedStrings> {
  const known = ofPackage.get(pkg);
  if (known !== undefined) return known;
  const part = relatedPart(pkg, 'sharedStrings', 'xl/sharedStrings.xml');
  const strings = part === null ? NONE : await readPart(pkg, part, work);
  ofPackage.set(pkg, strings);
  return strings;
}

async function readPart(pkg: XlsxPackage, part: string, work: LongWork): Promise<SharedStrings> {
  const texts = new TextStore();
  const tags = new TagReader();
  let done = 0;
  for await (const piece of readPieces(pkg, part, work)) {
    tags.append(piece, done);
    done = readItems(tags, texts);
    if (tags.end - done > MAX_PENDING) throw refusal.brokenPart(part);
  }
  return texts;
}

/** Reads all items that are there whole; the place where the first incomplete one begins. */
function readItems(tags: TagReader, texts: TextStore): number {
  let done = 0;
  for (;;) {
    const open = tags.nextOpen(done);
    if (open < 0) return tags.end;
    const markup = tags.skipMarkup(open);
    if (markup < 0) return open;
    if (markup > 0) {
      done = markup;
      continue;
    }
    if (!tags.read(open)) return open;
    if (!tags.isNamed('si') || tags.isClosing) {
      done = tags.tagEnd;
      continue;
    }
    const end = tags.isEmpty ? emptyItem(tags, texts) : readItem(tags, open, texts);
    if (end < 0) return open;
    done = end;
  }
}

function emptyItem(tags: TagReader, texts: TextStore): number {
  texts.add('');
  return tags.tagEnd;
}

/** Reads one item up to its `</si>`: the place after it, or -1 where it is not all there. */
function readItem(tags: TagReader, open: number, texts: TextStore): number {
  let at = tags.tagEnd;
  let textFrom = -1;
  let textTo = -1;
  let keepBlanks = false;
  let isPlain = true;
  for (;;) {
    const next = tags.nextOpen(at);
    if (next < 0) return -1;
    const markup = tags.skipMarkup(next);
    if (markup < 0 || (markup === 0 && !tags.read(next))) return -1;
    at = markup === 0 ? tags.tagEnd : markup;
    if (markup > 0) {
      isPlain = false;
    } else if (tags.isClosing) {
      if (tags.isNamed('t')) textTo = next;
      if (tags.isNamed('si')) break;
    } else if (tags.isNamed('t') && textFrom < 0 && !tags.isEmpty) {
      textFrom = at;
      keepBlanks = tags.preservesSpace();
    } else {
      isPlain = false;
    }
  }
  if (!isPlain) texts.add(readRichText(decodeUtf8(tags.bytes, open, at)));
  else if (textFrom < 0) texts.add('');
  else texts.addEscaped(tags.bytes, textFrom, textTo, keepBlanks);
  return at;
}

/** How a text is kept: as it is, or as it stands in XML, with or without the blanks at its ends. */
const PLAIN = 0;
const ESCAPED = 1;
const ESCAPED_WITH_BLANKS = 2;

/** Texts are put into blocks of this size, none across two; a longer text has a block of its own. */
const BLOCK = 1 << 20;

/** Texts as UTF-8, far smaller than as many strings; unescaped when asked for. */
class TextStore implements SharedStrings {
  private readonly blocks: Uint8Array[] = [];
  private used = BLOCK;
  /** Number of the block x its size + place in it. */
  private starts = new Uint32Array(1 << 10);
  private lengths = new Uint32Array(1 << 10);
  private forms = new Uint8Array(1 << 10);
  private readonly encoder = new TextEncoder();
  private readonly keptTexts: string[] = [];
  private readonly keptIndices = new Int32Array(KEPT_TEXTS).fill(-1);
  count = 0;

  add(text: string): void {
    const bytes = this.encoder.encode(text);
    this.append(bytes, 0, bytes.length, PLAIN);
  }

  /** Adds the content of a `<t>` element. */
  addEscaped(bytes: Uint8Array, from: number, to: number, keepBlanks: boolean): void {
    this.append(bytes, from, to, keepBlanks ? ESCAPED_WITH_BLANKS : ESCAPED);
  }

  get(index: number): string | null {
    const address = this.starts[index];
    if (index >= this.count || address === undefined) return null;
    const slot = index % KEPT_TEXTS;
    const kept = this.keptTexts[slot];
    if (this.keptIndices[slot] === index && kept !== undefined) return kept;
    const text = this.decoded(this.blocks[Math.floor(address / BLOCK)] ?? new Uint8Array(), address % BLOCK, index);
    this.keptIndices[slot] = index;
    this.keptTexts[slot] = text;
    return text;
  }

  private decoded(block: Uint8Array, start: number, index: number): string {
    const end = start + (this.lengths[index] ?? 0);
    const form = this.forms[index];
    return form === PLAIN ? decodeUtf8(block, start, end) : decodeCellText(block, start, end, form === ESCAPED_WITH_BLANKS);
  }

  private append(text: Uint8Array, from: number, to: number, form: number): void {
    const length = to - from;
    if (this.used + length > BLOCK) {
      this.blocks.push(new Uint8Array(Math.max(BLOCK, length)));
      this.used = 0;
    }
    if (this.count === this.starts.length) {
      this.starts = enlarged(this.starts, new Uint32Array(this.count * 2));
      this.lengths = enlarged(this.lengths, new Uint32Array(this.count * 2));
      this.forms = enlarged(this.forms, new Uint8Array(this.count * 2));
    }
    const last = this.blocks.length - 1;
    const block = this.blocks[last];
    for (let i = from, at = this.used; i < to && block !== undefined; i++, at++) block[at] = text[i] ?? 0;
    this.starts[this.count] = last * BLOCK + this.used;
    this.lengths[this.count] = length;
    this.forms[this.count] = form;
    this.used += length;
    this.count += 1;
  }
}

function enlarged<Items extends Uint8Array | Uint32Array>(items: Items, larger: Items): Items {
  larger.set(items);
  return larger;
}
