import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAnomalies } from '../../../core/statistics/anomaly.ts';
import { quantile } from '../../../core/statistics/quantile.ts';
import { SortedWindow } from '../../../core/statistics/sorted-window.ts';
import { streamingAnomalies } from '../../../core/statistics/streaming-anomaly.ts';

/** A day's wave every 24 values, somewhat irregular. */
const stream = (length: number) => Array.from({ length }, (_, index) => 50 + 10 * Math.sin((2 * Math.PI * index) / 24) + ((index * 7919) % 101) / 25);

describe('anomalies of a stream', () => {
  it.each([
    ['a spike', (values: number[]) => values.with(700, 120), 700],
    ['a drop', (values: number[]) => values.with(700, -20), 700],
    ['a new level', (values: number[]) => values.map((value, index) => (index < 700 ? value : value + 40)), 700],
  ])('%s is announced at once', (_what, spoil, index) => {
    const { method, scores, anomalies } = findAnomalies(spoil(stream(1000)));
    expect(method).toBe('streaming');
    expect(anomalies).toContain(index);
    expect(scores[index]).toBe(Math.max(...scores));
  });

  it('is announced once', () => {
    const values = stream(1000).map((value, index) => (index >= 700 && index < 720 ? value + 200 : value));
    expect(findAnomalies(values).anomalies.filter((index) => index > 710 && index < 900)).toEqual([]);
  });

  it('is the first change of what never changed', () => {
    expect(findAnomalies([...new Array<number>(600).fill(0), 1, ...new Array<number>(50).fill(0)]).anomalies).toEqual([600]);
    expect(findAnomalies(new Array<number>(600).fill(0.1)).scores.every((score) => score === 0)).toBe(true);
  });

  it('is judged without what comes later', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 60, maxLength: 400 }), fc.integer({ min: 10, max: 60 }), (values, cut) => {
        const whole = streamingAnomalies(values);
        const first = streamingAnomalies(values.slice(0, cut));
        expect([...whole.subarray(0, cut)]).toEqual([...first]);
        for (const measure of whole) expect(measure).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('anomalies of a whole series', () => {
  it('are those unlike their place in the season, though within the range of all', () => {
    const values = stream(240).with(150, 66);
    expect(findAnomalies(values).anomalies).toEqual([150]);
  });

  it('are those unlike a trend', () => {
    const values = Array.from({ length: 60 }, (_, index) => 3 * index + ((index * 7919) % 7)).with(30, 150);
    expect(findAnomalies(values, 'whole')).toMatchObject({ method: 'whole', anomalies: [30] });
  });

  it('are over 3.5 robust deviations in a short one', () => {
    expect(findAnomalies([10, 11, 10, 12, 11, 50]).anomalies).toEqual([5]);
    expect(findAnomalies([10, 11, 10, 12, 11, 13]).anomalies).toEqual([]);
    expect(() => findAnomalies([1, 2])).toThrow(/too-few-points/);
  });
});

describe('a sorted window', () => {
  it('knows the quantiles of the last values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, size, share) => {
        const window = new SortedWindow(size);
        for (const value of values) window.add(value);
        expect(window.length).toBe(Math.min(size, values.length));
        expect(window.quantile(share)).toBe(quantile(values.slice(-size), share));
      }),
    );
  });
});
