import { halfWidth } from '../quantity/half-width.ts';

/** Blanks that people and programs leave behind: no-break, ideographic, zero-width, byte-order marks. */
const EDGE_BLANKS = /^[\s\u00a0\u3000\u200b-\u200d\u2060\ufeff]+|[\s\u00a0\u3000\u200b-\u200d\u2060\ufeff]+$/g;

/** A text without the blanks at its ends. */
export function trimmed(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (isPlainInk(first) && isPlainInk(last)) return text;
  return text.replace(EDGE_BLANKS, '');
}

function isPlainInk(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff);
}

/** One name written in several ways (case, width, blanks inside) becomes one key. */
export function nameKey(text: string): string {
  return halfWidth(text).toLowerCase().replace(/\s+/g, '');
}
