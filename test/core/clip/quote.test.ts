import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuote, quoteAt } from '../../../core/clip/quote.ts';

function quoteOf(text: string, words: string, from = 0) {
  const start = text.indexOf(words, from);
  return quoteAt(text, start, start + words.length);
}

function found(text: string, quote: Parameters<typeof findQuote>[1]): string | null {
  const passage = findQuote(text, quote);
  return passage === null ? null : text.slice(passage.start, passage.end);
}

describe('findQuote', () => {
  it('finds the passage that was quoted, in the same text', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.nat(), fc.integer({ min: 12, max: 40 }), (text, at, length) => {
        const start = at % text.length;
        const quote = quoteAt(text, start, Math.min(text.length, start + length));
        if (quote.exact.trim() === '') return;
        expect(found(text, quote)?.trim()).toBe(quote.exact.trim());
      }),
    );
  });

  it('tells two equal prices apart by what stands around them', () => {
    const text = 'Basic plan: $9.00 a month. Team plan: $9.00 a seat.';
    const second = quoteOf(text, '$9.00', 20);
    const moved = `Prices of today. ${text}`;
    expect(findQuote(moved, second)?.start).toBe(moved.lastIndexOf('$9.00'));
  });

  it('does not mind how white space is laid out', () => {
    const quote = quoteOf('Revenue rose 18% in August 2026', 'rose 18% in August');
    expect(found('Revenue\n  rose\u00a018%\tin   August 2026', quote)).toBe('rose\u00a018%\tin   August');
  });

  it('does not guess: a short quote in several places, none of which agrees, is not found', () => {
    expect(findQuote('a 9 b 9 c', { exact: '9', prefix: 'price ', suffix: ' yuan' })).toBeNull();
    expect(findQuote('only one 9 here', { exact: '9', prefix: 'price ', suffix: ' yuan' })).toEqual({ start: 9, end: 10 });
  });

  it('does not bend letters: changed words are not found', () => {
    expect(findQuote('价格为 198 元', { exact: '价格为 199 元', prefix: '', suffix: '' })).toBeNull();
  });

  it('finds nothing for an empty quote', () => {
    expect(findQuote('text', { exact: ' ', prefix: '', suffix: '' })).toBeNull();
  });
});
