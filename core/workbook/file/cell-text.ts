import { decodeEntities } from './xml.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const AMPERSAND = 0x26;
const UNDERSCORE = 0x5f;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
const SHORT = 48;
/** Nobody writes a number longer than this. */
const LONGEST_NUMBER = 400;
const units: number[] = [];

/** Decodes UTF-8; short texts, which most cells are, without the cost of a decoder call. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > SHORT) return utf8.decode(bytes.subarray(from, to));
  units.length = 0;
  for (let at = from; at < to; ) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      units.push(lead);
      at += 1;
    } else if (lead >= 0xe1 && lead < 0xed && at + 2 < to && isTail(bytes[at + 1]) && isTail(bytes[at + 2])) {
      // E0, ED and four-byte sequences have rules of their own: those go to the decoder.
      units.push(((lead & 0x0f) << 12) | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f));
      at += 3;
    } else {
      return utf8.decode(bytes.subarray(from, to));
    }
  }
  return String.fromCharCode.apply(null, units);
}

function isTail(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** True where the bytes of a text stand for themselves: no entities, escapes, line ends or blanks to trim. */
export function isPlainText(bytes: Uint8Array, from: number, to: number, keepBlanks: boolean): boolean {
  if (from === to) return true;
  if (!keepBlanks && ((bytes[from] ?? 0) <= SPACE || (bytes[to - 1] ?? 0) <= SPACE)) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === AMPERSAND || byte === UNDERSCORE || byte === CARRIAGE_RETURN) return false;
  }
  return true;
}

/** The text of a `<t>` or `<v>` element whose content lies at `from`..`to`, unescaped. */
export function decodeCellText(bytes: Uint8Array, from: number, to: number, keepBlanks: boolean): string {
  const text = decodeUtf8(bytes, from, to);
  return isPlainText(bytes, from, to, keepBlanks) ? text : unescapeCellText(decodeEntities(normaliseLineEnds(text)), keepBlanks);
}

/** XML reads every line end as a line feed. */
function normaliseLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * Blanks at the ends count only under `xml:space="preserve"`, as in Excel; `_x000D_` stands for the character
 * of that code, and `_x005F_` for an underscore that would start such an escape (ECMA-376 ST_Xstring).
 */
export function unescapeCellText(text: string, keepBlanks: boolean): string {
  return unescapeCharacters(keepBlanks ? text : trimEnd(trimStart(text)));
}

/** Without the blanks of XML at its start. */
export function trimStart(text: string): string {
  let from = 0;
  while (from < text.length && BLANKS.has(text.charCodeAt(from))) from++;
  return text.slice(from);
}

/** Without the blanks of XML at its end. */
export function trimEnd(text: string): string {
  let to = text.length;
  while (to > 0 && BLANKS.has(text.charCodeAt(to - 1))) to--;
  return text.slice(0, to);
}

/** `a_x000D_b` -> `a\rb`. */
export function unescapeCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);

/**
 * The number written at `from`..`to`, exactly as `Number` reads it; null where it is no number. A decimal of
 * at most fifteen digits is the quotient of two exact doubles, so one division rounds it correctly.
 */
export function parseNumber(bytes: Uint8Array, from: number, to: number): number | null {
  if (to - from > LONGEST_NUMBER) return null;
  let at = from;
  const negative = bytes[at] === 0x2d;
  if (negative) at++;
  let digits = 0;
  let mantissa = 0;
  let decimals = -1;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      mantissa = mantissa * 10 + byte - 0x30;
      if (mantissa > 0) digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === 0x2e && decimals < 0) {
      decimals = 0;
    } else {
      break;
    }
  }
  if (at === to && digits > 15) return finite(Number(decodeUtf8(bytes, from, to)));
  const power = POWERS[Math.max(decimals, 0)];
  if (at < to || power === undefined || to - from - (negative ? 1 : 0) - (decimals < 0 ? 0 : 1) < 1) {
    return parseOddNumber(decodeUtf8(bytes, from, to));
  }
  const value = mantissa / power;
  return negative ? -value : value;
}

function parseOddNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed)) return null;
  return finite(Number(trimmed));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
