import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../core/statistics/false-discovery.ts';
import { newcombeDifference, wilsonInterval } from '../../../core/statistics/proportion.ts';
import { robustSpread, robustZ } from '../../../core/statistics/robust-spread.ts';

describe('the interval of a share', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('is Newcombe’s published one for %d of %d', (hits, tries, lower, upper) => {
    const interval = wilsonInterval({ hits, tries });
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });

  it('is the mirror of that of the misses', () => {
    const { lower, upper } = wilsonInterval({ hits: 20, tries: 20 });
    expect(upper).toBe(1);
    expect(lower).toBeCloseTo(1 - 0.1611, 4);
  });
});

describe('the interval of a difference of shares', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ])('is Newcombe’s published one for %d/%d and %d/%d', (a, m, b, n, lower, upper) => {
    const interval = newcombeDifference({ hits: a, tries: m }, { hits: b, tries: n });
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });
});

describe('false discovery', () => {
  it('calls the first four of the example of Benjamini and Hochberg', () => {
    const published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
    expect(benjaminiHochberg(published).filter((p) => p <= 0.05)).toHaveLength(4);
  });

  it('keeps the order given and never falls with p', () => {
    expect(benjaminiHochberg([0.04, 0.01, 0.03])).toEqual([0.04, 0.03, 0.04]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});

describe('the robust spread', () => {
  it('is not moved by an outlier', () => {
    expect(robustSpread([1, 2, 3, 4, 1000])).toEqual({ median: 3, sigma: 1.482602218505602 });
    expect(robustZ([1, 2, 3, 4, 1000]).map((z) => Math.abs(z) > 3.5)).toEqual([false, false, false, false, true]);
  });

  it('falls back on mean distances where most values are the same', () => {
    expect(robustSpread([5, 5, 5, 5, 10]).sigma).toBeCloseTo(1.2533, 4);
    expect(robustZ([5, 5, 5])).toEqual([0, 0, 0]);
  });
});
