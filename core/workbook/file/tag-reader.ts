const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const MAX_ATTRIBUTES = 64;

/**
 * Reads XML tags out of bytes that arrive piece by piece. A position outlives `append` only when it is taken
 * from the value that `append` returns: what is done with is dropped from the front.
 */
export class TagReader {
  bytes = new Uint8Array(1 << 18);
  end = 0;

  /** The tag read last: its local name, the place after its `>`, and whether it is `<a/>` or `</a>`. */
  nameFrom = 0;
  nameTo = 0;
  tagEnd = 0;
  isEmpty = false;
  isClosing = false;
  attributeCount = 0;
  /** Start and end of each attribute's full name and of its value. */
  readonly attributeNameFrom = new Int32Array(MAX_ATTRIBUTES);
  readonly attributeNameTo = new Int32Array(MAX_ATTRIBUTES);
  readonly valueFrom = new Int32Array(MAX_ATTRIBUTES);
  readonly valueTo = new Int32Array(MAX_ATTRIBUTES);

  /** Adds a piece and drops the bytes before `done`: what stood at `done` stands at 0 afterwards. */
  append(piece: Uint8Array, done: number): void {
    const left = this.end - done;
    const needed = left + piece.length;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes.subarray(done, this.end));
      this.bytes = larger;
    } else {
      this.bytes.copyWithin(0, done, this.end);
    }
    this.bytes.set(piece, left);
    this.end = needed;
  }

  /** The place of the next `<`, or -1 where there is none yet. */
  nextOpen(from: number): number {
    const { bytes, end } = this;
    for (let at = from; at < end; at++) if (bytes[at] === LESS) return at;
    return -1;
  }

  /** Reads the tag that opens at `open`; false where its end has not arrived yet. */
  read(open: number): boolean {
    const { bytes, end } = this;
    let at = open + 1;
    this.isClosing = bytes[at] === SLASH && at < end;
    if (this.isClosing) at++;
    this.nameFrom = at;
    for (; ; at++) {
      if (at >= end) return false;
      const byte = bytes[at] ?? 0;
      if (byte <= SPACE || byte === SLASH || byte === GREATER) break;
      if (byte === COLON) this.nameFrom = at + 1;
    }
    this.nameTo = at;
    this.isEmpty = false;
    this.attributeCount = 0;
    return this.readAttributes(at);
  }

  /**
   * Whether `</x>` stands at `open`, letter by letter, with `x` of one letter: then it is read. A short way
   * round `read` for the closing tags that make up half of a sheet.
   */
  readsShortClosing(open: number, letter: number): boolean {
    const { bytes } = this;
    if (open + 4 > this.end || bytes[open + 2] !== letter || bytes[open + 3] !== GREATER || bytes[open + 1] !== SLASH) return false;
    this.isClosing = true;
    this.isEmpty = false;
    this.attributeCount = 0;
    this.nameFrom = open + 2;
    this.nameTo = open + 3;
    this.tagEnd = open + 4;
    return true;
  }

  private readAttributes(from: number): boolean {
    const { bytes, end } = this;
    let at = from;
    for (;;) {
      while (at < end && (bytes[at] ?? 0) <= SPACE) at++;
      if (at >= end) return false;
      if (bytes[at] === GREATER) {
        this.tagEnd = at + 1;
        return true;
      }
      if (bytes[at] === SLASH) {
        this.isEmpty = true;
        at++;
        continue;
      }
      const nameFrom = at;
      while (at < end && !endsName(bytes[at] ?? 0)) at++;
      const nameTo = at;
      while (at < end && (bytes[at] ?? 0) <= SPACE) at++;
      if (at >= end) return false;
      if (bytes[at] !== EQUALS) {
        if (at === nameFrom) at++;
        continue;
      }
      at++;
      while (at < end && (bytes[at] ?? 0) <= SPACE) at++;
      if (at >= end) return false;
      const quote = bytes[at];
      if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) continue;
      const valueFrom = ++at;
      while (at < end && bytes[at] !== quote) at++;
      if (at >= end) return false;
      this.keepAttribute(nameFrom, nameTo, valueFrom, at);
      at++;
      this.isEmpty = false;
    }
  }

  private keepAttribute(nameFrom: number, nameTo: number, valueFrom: number, valueTo: number): void {
    const i = this.attributeCount;
    if (i >= MAX_ATTRIBUTES) return;
    this.attributeNameFrom[i] = nameFrom;
    this.attributeNameTo[i] = nameTo;
    this.valueFrom[i] = valueFrom;
    this.valueTo[i] = valueTo;
    this.attributeCount = i + 1;
  }

  /** Whether the tag read last has this local name (ASCII). */
  isNamed(name: string): boolean {
    return this.holds(name, this.nameFrom, this.nameTo);
  }

  /** Whether the bytes at `from`..`to` spell `text` (ASCII). */
  holds(text: string, from: number, to: number): boolean {
    if (to - from !== text.length) return false;
    for (let i = 0; i < text.length; i++) if (this.bytes[from + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  /** The index of the attribute of this full name (ASCII) in the tag read last, or -1. */
  attribute(name: string): number {
    for (let i = 0; i < this.attributeCount; i++) {
      if (this.holds(name, this.attributeNameFrom[i] ?? 0, this.attributeNameTo[i] ?? 0)) return i;
    }
    return -1;
  }

  /** Whether the tag read last says `xml:space="preserve"`. */
  preservesSpace(): boolean {
    if (this.attributeCount === 0) return false;
    const i = this.attribute('xml:space');
    return i >= 0 && this.holds('preserve', this.valueFrom[i] ?? 0, this.valueTo[i] ?? 0);
  }

  /**
   * The place after a comment, CDATA section, instruction or document type that opens at `open`; 0 where an
   * ordinary tag opens there, -1 where the end has not arrived yet.
   */
  skipMarkup(open: number): number {
    const second = this.bytes[open + 1];
    if (open + 1 >= this.end) return -1;
    if (second === 0x3f) return this.after('?>', open + 2);
    if (second !== 0x21) return 0;
    if (open + 9 > this.end) return -1;
    if (this.holds('<!--', open, open + 4)) return this.after('-->', open + 4);
    if (this.holds('<![CDATA[', open, open + 9)) return this.after(']]>', open + 9);
    return this.afterDocumentType(open + 2);
  }

  private afterDocumentType(from: number): number {
    let depth = 0;
    for (let at = from; at < this.end; at++) {
      const byte = this.bytes[at];
      if (byte === 0x5b) depth++;
      else if (byte === 0x5d) depth--;
      else if (byte === GREATER && depth <= 0) return at + 1;
    }
    return -1;
  }

  private after(text: string, from: number): number {
    const first = text.charCodeAt(0);
    for (let at = from; at + text.length <= this.end; at++) {
      if (this.bytes[at] === first && this.holds(text, at, at + text.length)) return at + text.length;
    }
    return -1;
  }
}

function endsName(byte: number): boolean {
  return byte <= SPACE || byte === EQUALS || byte === GREATER || byte === SLASH;
}
