import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unusualEvents } from '../../../../core/analysis/anomaly/unusual-events.ts';
import { usualValues } from '../../../../core/statistics/usual-values.ts';
import { normalNoise } from '../../statistics/noise.ts';

const RHYTHM = { season: 7, steady: 61 };
const judged = (values: readonly number[], from = 0) => ({ usual: usualValues(values, RHYTHM), from, to: values.length });

describe('unusual events', () => {
  it('hold the share of false ones: noise alone, in many series at once, gives few', () => {
    const found = Array.from({ length: 40 }, (_, run) => unusualEvents(Array.from({ length: 10 }, (_series, series) => judged(normalNoise(120, 1000 * run + series)))).events.length);
    expect(found.filter((events) => events > 0).length).toBeLessThanOrEqual(10);
    expect(found.reduce((sum, events) => sum + events, 0)).toBeLessThanOrEqual(20);
  });

  it('find what was planted, whatever the noise', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 119 }), fc.constantFrom(-15, 15), (seed, place, size) => {
        const values = normalNoise(120, seed).map((noise, index) => noise + (index === place ? size : 0));
        const { events } = unusualEvents([judged(normalNoise(120, seed + 1)), judged(values)]);
        expect(events).toContainEqual(expect.objectContaining({ series: 1, peak: place, side: Math.sign(size) }));
      }),
    );
  });

  it('are one for neighbouring days on the same side, and two for days on different sides', () => {
    const bump = [0, 20, 30, 5, 25];
    const { events } = unusualEvents([judged(normalNoise(100, 5).map((noise, index) => noise + (bump[index - 50] ?? 0)))]);
    expect(events).toMatchObject([{ first: 51, last: 54, peak: 52, side: 1 }]);
    const both = unusualEvents([judged(normalNoise(100, 6).with(50, 20).with(51, -20))]).events;
    expect(both).toMatchObject([{ first: 50, last: 50, side: 1 }, { first: 51, last: 51, side: -1 }]);
  });

  it('lie outside of the band, and nothing else does', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 10, max: 150 }), fc.integer({ min: 0, max: 6 }), (seed, length, spikes) => {
        const values = normalNoise(length, seed).map((noise, index) => noise + (index % 17 === 3 && index < 17 * spikes ? 12 : 0));
        const usual = usualValues(values, RHYTHM);
        const { events, reach } = unusualEvents([{ usual, from: 0, to: length }]);
        const beyond = values.flatMap((value, index) => {
          const off = value - (usual.expected[index] ?? NaN);
          return off > (reach[0]?.above ?? NaN) || -off > (reach[0]?.below ?? NaN) ? [index] : [];
        });
        const within = (index: number) => events.some(({ first, last }) => first <= index && index <= last);
        expect(beyond.every(within)).toBe(true);
        for (const { first, last, peak } of events) for (const index of [first, last, peak]) expect(beyond).toContain(index);
      }),
    );
  });

  it('are only those asked about, judged by all values', () => {
    const values = normalNoise(100, 7).with(30, 25).with(80, 25);
    const { events, lookedAt } = unusualEvents([judged(values, 60)]);
    expect(lookedAt).toBe(40);
    expect(events.map(({ peak }) => peak)).toEqual([80]);
  });

  it('are none of nothing', () => {
    expect(unusualEvents([])).toEqual({ lookedAt: 0, events: [], reach: [] });
  });
});
