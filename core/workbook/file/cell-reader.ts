import { decodeCellText, decodeUtf8, parseNumber, unescapeCellText } from './cell-text.ts';
import { readRichText } from './rich-text.ts';
import type { TagReader } from './tag-reader.ts';
import { readAttributes, readXml, type Attributes } from './xml.ts';

/** The `t` of a cell; `n` where it is left out. */
export type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';
const TYPES: readonly CellType[] = ['n', 's', 'str', 'inlineStr', 'b', 'e', 'd'];

/** A cell's content where it is not of the plain form `<f>..</f><v>..</v>` or `<is><t>..</t></is>`. */
interface UnusualContent {
  readonly value: string | null;
  readonly inline: string | null;
  readonly formula: { readonly text: string; readonly attributes: Attributes } | null;
}

/** One cell as it lies in the bytes; nothing is decoded before it is asked for. */
export class ScannedCell {
  row = 0;
  column = 0;
  /** From the cell's own address; -1 where it has none. */
  addressRow = -1;
  addressColumn = -1;
  /** Index of its cell format. */
  style = 0;
  type: CellType = 'n';
  hasFormula = false;
  isShared = false;

  valueFrom = 0;
  valueTo = 0;
  /** Whether the value's text keeps the blanks at its ends. */
  keepBlanks = false;
  inlineFrom = -1;
  inlineTo = -1;
  formulaTagFrom = 0;
  formulaFrom = 0;
  formulaTo = 0;
  unusual: UnusualContent | null = null;
  private readonly tags: TagReader;

  constructor(tags: TagReader) {
    this.tags = tags;
  }

  /** Whether it holds anything but a format. */
  get hasContent(): boolean {
    return this.hasFormula || this.hasValue || this.inlineText !== null;
  }

  get hasValue(): boolean {
    return this.unusual === null ? this.valueTo > this.valueFrom : this.unusual.value !== null;
  }

  /** The value's text, unescaped; '' where there is none. */
  get valueText(): string {
    if (this.unusual !== null) return this.unusual.value ?? '';
    return decodeCellText(this.tags.bytes, this.valueFrom, this.valueTo, this.keepBlanks);
  }

  /** The value as a number, or null where it is none. */
  get valueNumber(): number | null {
    if (this.unusual === null) return parseNumber(this.tags.bytes, this.valueFrom, this.valueTo);
    const bytes = new TextEncoder().encode(this.unusual.value ?? '');
    return parseNumber(bytes, 0, bytes.length);
  }

  /** Text that stands in the cell itself, of all its runs and without phonetics; null where there is none. */
  get inlineText(): string | null {
    if (this.unusual !== null) return this.unusual.inline;
    if (this.inlineFrom < 0) return null;
    return decodeCellText(this.tags.bytes, this.inlineFrom, this.inlineTo, this.keepBlanks);
  }

  /** The formula as written, without `=`; '' where the cell only belongs to a shared one. */
  get formulaText(): string {
    if (this.unusual !== null) return this.unusual.formula?.text ?? '';
    return decodeCellText(this.tags.bytes, this.formulaFrom, this.formulaTo, false);
  }

  get formulaAttributes(): Attributes {
    if (this.unusual !== null) return this.unusual.formula?.attributes ?? new Map<string, string>();
    return readAttributes(decodeUtf8(this.tags.bytes, this.formulaTagFrom, this.formulaFrom));
  }
}

const LETTER_C = 0x63;
/** Stands for a place where the content is not plain. */
const UNUSUAL = -2;

/** Reads `<c>` elements with a fast way for the plain form that nearly all cells have. */
export class CellReader {
  readonly cell: ScannedCell;
  private readonly tags: TagReader;
  private isIncomplete = false;

  constructor(tags: TagReader) {
    this.tags = tags;
    this.cell = new ScannedCell(tags);
  }

  /** Reads the cell whose start tag, at `open`, was just read. The place after it, or -1 until it is all there. */
  read(open: number): number {
    const { tags } = this;
    this.reset();
    this.readAddressAndStyle();
    if (tags.isEmpty) return tags.tagEnd;
    const contentFrom = tags.tagEnd;
    const end = this.readPlain(contentFrom);
    if (end !== UNUSUAL) return end;
    // What was read of the tag was overwritten by its children.
    return this.readUnusual(open, contentFrom);
  }

  private reset(): void {
    const { cell } = this;
    cell.addressRow = -1;
    cell.addressColumn = -1;
    cell.style = 0;
    cell.type = 'n';
    cell.hasFormula = false;
    cell.isShared = false;
    cell.valueFrom = 0;
    cell.valueTo = 0;
    cell.keepBlanks = false;
    cell.inlineFrom = -1;
    cell.unusual = null;
  }

  private readAddressAndStyle(): void {
    const { tags, cell } = this;
    for (let i = 0; i < tags.attributeCount; i++) {
      const nameFrom = tags.attributeNameFrom[i] ?? 0;
      if ((tags.attributeNameTo[i] ?? 0) - nameFrom !== 1) continue;
      const from = tags.valueFrom[i] ?? 0;
      const to = tags.valueTo[i] ?? 0;
      const name = tags.bytes[nameFrom];
      if (name === 0x72) this.readAddress(from, to);
      else if (name === 0x73) cell.style = parseNumber(tags.bytes, from, to) ?? 0;
      else if (name === 0x74) cell.type = this.readType(from, to);
    }
  }

  private readAddress(from: number, to: number): void {
    const { bytes } = this.tags;
    let column = 0;
    let row = 0;
    let at = from;
    for (; at < to; at++) {
      const letter = (bytes[at] ?? 0) & 0xdf;
      if (letter < 0x41 || letter > 0x5a) break;
      column = column * 26 + letter - 0x40;
    }
    for (; at < to; at++) {
      const digit = (bytes[at] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) return;
      row = row * 10 + digit;
    }
    if (column === 0 || row === 0) return;
    this.cell.addressColumn = column - 1;
    this.cell.addressRow = row - 1;
  }

  private readType(from: number, to: number): CellType {
    if (to - from === 1 && this.tags.bytes[from] === 0x73) return 's';
    return TYPES.find((type) => this.tags.holds(type, from, to)) ?? 'n';
  }

  /** Reads content of the plain form: the place after `</c>`, -1 where not all is there, or UNUSUAL. */
  private readPlain(contentFrom: number): number {
    const { tags, cell } = this;
    let at = contentFrom;
    for (;;) {
      const open = tags.nextOpen(at);
      if (open < 0 || open + 1 >= tags.end) return -1;
      if (tags.readsShortClosing(open, LETTER_C)) return tags.tagEnd;
      const second = tags.bytes[open + 1];
      if (second === 0x21 || second === 0x3f) return UNUSUAL;
      if (!tags.read(open)) return -1;
      if (tags.isClosing) return tags.isNamed('c') ? tags.tagEnd : UNUSUAL;
      if (tags.isNamed('v')) {
        if (!tags.isEmpty) {
          cell.keepBlanks = tags.preservesSpace();
          cell.valueFrom = tags.tagEnd;
          cell.valueTo = this.plainEnd('v');
          at = cell.valueTo;
        }
      } else if (tags.isNamed('f')) {
        this.readFormulaTag();
        if (!tags.isEmpty) {
          cell.formulaTo = this.plainEnd('f');
          at = cell.formulaTo;
        }
      } else if (tags.isNamed('is')) {
        if (!tags.isEmpty) at = this.readPlainInline();
      } else {
        return UNUSUAL;
      }
      if (at < 0) return at;
      at = tags.tagEnd;
    }
  }

  private readFormulaTag(): void {
    const { tags, cell } = this;
    const type = tags.attribute('t');
    cell.hasFormula = true;
    cell.isShared = type >= 0 && tags.holds('shared', tags.valueFrom[type] ?? 0, tags.valueTo[type] ?? 0);
    cell.formulaTagFrom = tags.nameTo;
    cell.formulaFrom = tags.tagEnd;
    cell.formulaTo = tags.tagEnd;
  }

  /** Reads `<t>..</t></is>`; anything richer is unusual. */
  private readPlainInline(): number {
    const { tags, cell } = this;
    if (!this.readFollowing() || tags.isClosing || tags.isEmpty || !tags.isNamed('t')) return this.incompleteOrUnusual();
    cell.keepBlanks = tags.preservesSpace();
    const from = tags.tagEnd;
    const to = this.plainEnd('t');
    if (to < 0) return to;
    if (!this.readFollowing() || !tags.isClosing || !tags.isNamed('is')) return this.incompleteOrUnusual();
    cell.inlineFrom = from;
    cell.inlineTo = to;
    return to;
  }

  /** Reads the next tag after the one read last; false where it is no tag or not all there. */
  private readFollowing(): boolean {
    const { tags } = this;
    const open = tags.nextOpen(tags.tagEnd);
    this.isIncomplete = open < 0 || open + 1 >= tags.end;
    if (this.isIncomplete) return false;
    const second = tags.bytes[open + 1];
    if (second === 0x21 || second === 0x3f) return false;
    this.isIncomplete = !tags.read(open);
    return !this.isIncomplete;
  }

  private incompleteOrUnusual(): number {
    return this.isIncomplete ? -1 : UNUSUAL;
  }

  /** Where the text after the tag read last ends, if `</name>` follows: that tag is then read. Else -1 or UNUSUAL. */
  private plainEnd(name: string): number {
    const { tags } = this;
    const open = tags.nextOpen(tags.tagEnd);
    if (open < 0 || open + 1 >= tags.end) return -1;
    if (name.length === 1 && tags.readsShortClosing(open, name.charCodeAt(0))) return open;
    if (tags.bytes[open + 1] !== 0x2f) return UNUSUAL;
    if (!tags.read(open)) return -1;
    return tags.isNamed(name) ? open : UNUSUAL;
  }

  private readUnusual(open: number, contentFrom: number): number {
    const { tags, cell } = this;
    let at = contentFrom;
    for (;;) {
      const next = tags.nextOpen(at);
      if (next < 0) return -1;
      const markup = tags.skipMarkup(next);
      if (markup < 0 || (markup === 0 && !tags.read(next))) return -1;
      at = markup === 0 ? tags.tagEnd : markup;
      if (markup === 0 && tags.isClosing && tags.isNamed('c')) break;
    }
    cell.inlineFrom = -1;
    cell.unusual = readUnusualContent(decodeUtf8(tags.bytes, open, at));
    cell.hasFormula = cell.unusual.formula !== null;
    cell.isShared = cell.unusual.formula?.attributes.get('t') === 'shared';
    return at;
  }
}

function readUnusualContent(xml: string): UnusualContent {
  const content: { -readonly [Key in keyof UnusualContent]: UnusualContent[Key] } = { value: null, inline: null, formula: null };
  let text = '';
  let keepBlanks = false;
  readXml(xml.replace(/\r\n?/g, '\n'), {
    open(name, attributes) {
      text = '';
      keepBlanks = attributes.get('xml:space') === 'preserve';
      if (name === 'f') content.formula = { text: '', attributes };
      if (name === 'is') content.inline = readRichText(xml);
    },
    text(piece) {
      text += piece;
    },
    close(name) {
      const unescaped = unescapeCellText(text, keepBlanks);
      if (name === 'v' && unescaped !== '') content.value = unescaped;
      if (name === 'f' && content.formula !== null) content.formula = { ...content.formula, text: unescaped };
      text = '';
    },
  });
  return content;
}
