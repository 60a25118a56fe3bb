import type { Quote } from './clip.ts';

/**
 * Quotes that find a passage again after a page has changed (W3C Web Annotation, TextQuoteSelector).
 * White space of any kind and length counts as one space, for pages are laid out anew; letters never bend.
 */

/** Characters kept on each side of a quote: enough to tell two equal prices of one page apart. */
const CONTEXT = 32;
/** A quote this short is believed only where its surroundings agree or where it stands alone. */
const SHORT = 12;

/** The quote of `text` from `start` to `end` (UTF-16 offsets, end exclusive). */
export function quoteAt(text: string, start: number, end: number, context: number = CONTEXT): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - context), start),
    suffix: text.slice(end, end + context),
  };
}

export interface Passage {
  readonly start: number;
  readonly end: number;
}

/**
 * Where `quote` stands in `text` (UTF-16 offsets, end exclusive), or null. Among several places the one
 * whose surroundings agree longest is taken, the first of equals; a short quote in several places of
 * which none agrees is not found, since any answer would be a guess.
 */
export function findQuote(text: string, quote: Quote): Passage | null {
  const haystack = collapse(text);
  const exact = collapse(quote.exact).text.trim();
  if (exact === '') return null;
  const prefix = collapse(quote.prefix).text.trimEnd();
  const suffix = collapse(quote.suffix).text.trimStart();

  let best: { at: number; agreement: number } | null = null;
  let places = 0;
  for (let at = haystack.text.indexOf(exact); at !== -1; at = haystack.text.indexOf(exact, at + 1)) {
    places += 1;
    const before = haystack.text.slice(0, at).trimEnd();
    const after = haystack.text.slice(at + exact.length, at + exact.length + suffix.length + 1).trimStart();
    const agreement = commonEnd(before, prefix) + commonStart(after, suffix);
    if (best === null || agreement > best.agreement) best = { at, agreement };
  }
  if (best === null) return null;
  if (places > 1 && best.agreement === 0 && exact.length < SHORT) return null;
  const start = haystack.offsets[best.at];
  const last = haystack.offsets[best.at + exact.length - 1];
  return start === undefined || last === undefined ? null : { start, end: last + 1 };
}

/** `text` with each run of white space as one space, and for each character kept its offset in `text`. */
function collapse(text: string): { text: string; offsets: number[] } {
  const kept: string[] = [];
  const offsets: number[] = [];
  let inSpace = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const isSpace = /\s/.test(character);
    if (!isSpace || !inSpace) {
      kept.push(isSpace ? ' ' : character);
      offsets.push(index);
    }
    inSpace = isSpace;
  }
  return { text: kept.join(''), offsets };
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return length;
}

function commonEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}
