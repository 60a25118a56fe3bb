import { describe, expect, it } from 'vitest';
import { ratingOf } from '../../../../core/page/records/rating.ts';

describe('a rating as people write it', () => {
  it.each([
    [['Rated 4.5 out of 5', '(1,204)'], 4.5, 1204],
    [['4.3 out of 5 Stars. 6 reviews'], 4.3, 6],
    [['4.35 avg rating — 9,993,676 ratings'], 4.35, 9_993_676],
    [['4,6 von 5', '1.204 Bewertungen'], 4.6, 1204],
    [['4.8 ★ 2.3k reviews'], 4.8, 2300],
    [['评分：4.9', '1.2万条评价'], 4.9, 12_000],
    [['10 in stock'], null, null],
    [['399 stars today'], null, null],
  ])('%j', (texts, rating, count) => {
    expect(ratingOf(texts)).toEqual({ rating, count });
  });
});
