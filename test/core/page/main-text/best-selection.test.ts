import { describe, expect, it } from 'vitest';
import { bestSelection } from '../../../../core/page/main-text/best-selection.ts';

describe('choosing the blocks to keep', () => {
  it('keeps what is sure and leaves what is not', () => {
    expect(bestSelection(Float64Array.of(0.95, 0.02, 0.9), Float32Array.of(50, 80, 30))).toEqual([true, false, true]);
  });

  it('keeps doubtful blocks where nothing better is there', () => {
    expect(bestSelection(Float64Array.of(0.3, 0.28), Float32Array.of(40, 40))).toEqual([true, true]);
  });

  it('leaves a long part of which it doubts as one: all of it would be wrong together', () => {
    // Each review alone is a fair bet, but a page that means none of them would drown.
    const reviews = Array.from({ length: 12 }, () => 0.36);
    const selected = bestSelection(Float64Array.of(0.95, 0.95, ...reviews), Float32Array.of(80, 80, ...reviews.map(() => 60)));
    expect(selected).toEqual([true, true, ...reviews.map(() => false)]);
  });

  it('keeps nothing of a page without words', () => {
    expect(bestSelection(Float64Array.of(), Float32Array.of())).toEqual([]);
    expect(bestSelection(Float64Array.of(0, 0), Float32Array.of(5, 5))).toEqual([false, false]);
  });
});
