import { describe, expect, it } from 'vitest';
import { parsePrice } from '../../../core/quantity/price.ts';
import { readQuantities } from '../../../core/quantity/quantities.ts';
import { priceAtAGlance, quantityAtAGlance } from './glance.ts';
import { WRITTEN_QUANTITIES } from './written-quantities.ts';

describe('quantities as people write them', () => {
  it('are more than three hundred, none twice', () => {
    const written = WRITTEN_QUANTITIES.map(({ text, lang, hint }) => `${lang} ${text} ${hint ?? ''}`);
    expect(new Set(written).size).toBe(written.length);
    expect(written.length).toBeGreaterThan(300);
  });

  it.each(WRITTEN_QUANTITIES)('$text ($lang)', ({ text, lang, hint, price, quantities }) => {
    const read = readQuantities(text, { lang, currencyHint: hint, today: '2025-10-18' });
    expect({
      price: priceAtAGlance(parsePrice(text, { lang, currencyHint: hint })),
      quantities: read.map(quantityAtAGlance).join(' | '),
    }).toEqual({ price, quantities });
  });
});
