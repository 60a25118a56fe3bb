/** `4.6 out of 5 (133 reviews)` as rating 4.6 of 133. */
export function ratingOf(texts: readonly string[]): { rating: number | null; count: number | null } {
  const line = texts.join(' ');
  const rating = /(\d(?:[.,]\d{1,2})?)\s*(?:out of|of|\/|von|sur|su|de)\s*(?:5|10)(?![\d.,])|(?:avg |average )?rat(?:ing|ed)\s*(?:is|of|:)?\s*(\d(?:[.,]\d{1,2})?)(?![\d.,])|(?<![\d.,])(\d(?:\.\d{1,2})?)\s*(?:avg rating|stars?\b|★|分(?!钟|之|期))|(?:评分|好评)\s*[:：]?\s*(\d(?:\.\d)?)(?!\d)/i.exec(line);
  const count = /(?<![\d.,])(\d[\d,.]{0,11}\s?[kK万]?)\s*\+?\s*(?:customer\s+|verified\s+|global\s+)?(?:reviews?|ratings?|bewertungen|avis|条评价|条评论|人评价|评价|人付款)/i.exec(line) ?? (rating === null ? null : /\(\s?(\d[\d,]{0,9}[kK]?)\s?\)/.exec(line));
  const value = rating === null ? NaN : Number((rating[1] ?? rating[2] ?? rating[3] ?? rating[4] ?? '').replace(',', '.'));
  const counted = count === null ? null : countOf(count[1] ?? '');
  // Stars that nobody gave are only drawn.
  return { rating: Number.isFinite(value) && counted !== 0 ? value : null, count: counted };
}

/** A count as written, thousands grouped or as `1.2k`, or null. */
function countOf(written: string): number | null {
  const scale = /k$/i.test(written) ? 1_000 : written.endsWith('万') ? 10_000 : 1;
  const bare = written.replace(/[\sk万]+$/i, '');
  const number = Number(scale === 1 ? bare.replace(/[.,](?=\d{3}(?!\d))/g, '') : bare.replace(',', '.'));
  return Number.isFinite(number) && bare !== '' ? Math.round(number * scale) : null;
}
