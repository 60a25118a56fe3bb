import type { Figure } from '../../clip/clip.ts';
import { quoteAt } from '../../clip/quote.ts';
import { readQuantities } from '../../quantity/quantities.ts';

const MAX_FIGURES = 200;
/** A sentence ends at a full stop before a space or a line's end; Chinese stops need no space. */
const SENTENCE = /[^\n。！？；!?]+?(?:[。！？；!?]|\.(?=\s|$)|(?=\n)|$)/gu;

/** The numbers with a unit that the main text states, each with its sentence: money, shares, counts and spans of time. */
export function pageFigures(text: string, lang: string | null): Figure[] {
  const figures: Figure[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    if (figures.length >= MAX_FIGURES) break;
    const sentence = match[0].trim();
    if (!/\d|[一二三四五六七八九十百千万亿]/.test(sentence) || sentence.length < 8 || sentence.length > 600) continue;
    const offset = match.index + match[0].indexOf(sentence);
    for (const quantity of readQuantities(sentence, { lang })) {
      if (quantity.unit === null || quantity.kind === 'date') continue;
      const start = offset + quantity.start;
      figures.push({ text: quantity.text, value: quantity.value, unit: quantity.unit, sentence, quote: quoteAt(text, start, start + quantity.text.length) });
      if (figures.length >= MAX_FIGURES) break;
    }
  }
  return figures;
}
