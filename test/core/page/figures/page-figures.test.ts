import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure, PageType } from '../../../../core/clip/clip.ts';
import { findQuote } from '../../../../core/clip/quote.ts';
import { pageFigures } from '../../../../core/page/figures/page-figures.ts';
import { FIGURE_TRUTH, figureAtAGlance } from './figure-truth.ts';

const CAPTURED = '2025-10-20T08:00:00Z';

function figures(text: string, { lang = 'zh-CN', pageType = 'article', title = '', publishedAt = '2025-10-18' }: { lang?: string; pageType?: PageType; title?: string; publishedAt?: string | null } = {}): Figure[] {
  return pageFigures(text, { lang, pageType, title, publishedAt, capturedAt: CAPTURED });
}

const times = (found: readonly Figure[]) => found.map(({ value, when }) => [value, when?.text ?? null, when?.by ?? null]);

describe('the key figures of a sentence', () => {
  it.each(FIGURE_TRUTH)('$text', ({ text, lang, figures: expected }) => {
    expect(figures(text, { lang }).map(figureAtAGlance)).toEqual(expected);
  });
});

describe('when a figure was true', () => {
  it('is what its sentence says, else what the sentence before it said, and that is told', () => {
    const text = '2025年上半年，公司营收达到56.7亿元。净利润为3.2亿元。';
    expect(times(figures(text))).toEqual([
      ['5670000000', '2025年上半年', 'sentence'],
      ['320000000', '2025年上半年', 'earlier-sentence'],
    ]);
  });

  it('is the title’s or the page’s own date where the text says none, and nothing where there is no date at all', () => {
    expect(times(figures('公司营收达到56.7亿元。', { title: '星河科技2024年报解读' }))).toEqual([['5670000000', '2024年', 'title']]);
    expect(times(figures('公司营收达到56.7亿元。'))).toEqual([['5670000000', '2025-10-18', 'published']]);
    expect(times(figures('公司营收达到56.7亿元。', { publishedAt: null }))).toEqual([['5670000000', null, null]]);
  });

  it('counts back from the page’s date rather than from the capture', () => {
    const [figure] = figures('Revenue grew 12% last year.', { lang: 'en', publishedAt: '2023-04-02' });
    expect(figure?.when).toMatchObject({ from: '2022', by: 'sentence' });
  });

  it('is not the time that a figure is compared with', () => {
    const [figure] = figures('毛利率较2024年上升2.4个百分点。');
    expect(figure?.when).toMatchObject({ by: 'published' });
  });
});

describe('figures on a page', () => {
  it('are found again by their quote', () => {
    const text = '一、概况\n2024年营收达到12亿元，增长12%。\n二、展望\n预计2026年营收达到12亿元以上，增长12%。';
    for (const figure of figures(text)) {
      const passage = findQuote(text, figure.quote);
      expect(passage === null ? null : text.slice(passage.start, passage.end)).toBe(figure.text);
    }
  });

  it('are none where the page lists things: prices and counts belong to the records', () => {
    const card = 'Trail Runner 2\n$129.00 Sale price $99.00\n4.8 (1,204 reviews)\n500 customers bought this\n';
    for (const pageType of ['product', 'collection', 'listing'] as const) expect(figures(card.repeat(60), { lang: 'en', pageType })).toEqual([]);
  });

  it('are said once, where they are said best, and are forty at most', () => {
    expect(figures('营收56.7亿元。\n星河科技2025年上半年营收56.7亿元。').map(({ sentence }) => sentence)).toEqual(['星河科技2025年上半年营收56.7亿元。']);
    const many = Array.from({ length: 90 }, (_, index) => `20${String(10 + (index % 15))}年营收达到${String(index + 1)}亿元。`).join('\n');
    expect(figures(many)).toHaveLength(40);
  });

  it('are read from any text without throwing', () => {
    const piece = fc.constantFrom('营收', 'revenue ', '12%', '增长', '3亿元', '。', '. ', '\n', '2024年', ' grew ', 'Acme ', '较', 'up to ', '$5 ');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const { quote, value } of figures(text)) {
          expect(text).toContain(quote.exact);
          expect(value).toMatch(/^-?\d+(\.\d+)?$/);
        }
      }),
    );
  });
});
