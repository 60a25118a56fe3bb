import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlChart } from '../../../core/statistics/control-chart.ts';
import { mean, standardDeviation } from '../../../core/statistics/mean.ts';
import { processCapability } from '../../../core/statistics/process-capability.ts';
import type { CapabilityIndices } from '../../../core/statistics/process-capability.ts';
import type { Interval } from '../../../core/statistics/proportion.ts';
import { describeWithSharedData, SHARED_DATA } from '../../environment/tools.ts';

const ends = (interval: Interval | null) => (interval === null ? null : [interval.estimate, interval.lower, interval.upper].map((value) => Number(value.toFixed(6))));
const table = ({ width, lower, upper, nearest, aboutTarget }: CapabilityIndices) => [width, lower, upper, nearest, aboutTarget].map(ends);

describe('the capability of a process', () => {
  /** The case that qcc's own tests hold, with the values that they expect: groups of four with a mean range of 0.05, d2 taken as 2.059. */
  const values = [10, 10.02, 9.98, 10.01, 10.03, 9.99, 10.01, 10, 9.97, 10.04, 10.02, 9.99];
  const process = { count: values.length, center: mean(values), sigma: 0.05 / 2.059, overallSigma: standardDeviation(values) };
  const cpl = [1.4413, 0.911657, 1.970943];
  const cpu = [1.304033, 0.820114, 1.787953];
  const ppl = [1.693228, 1.078708, 2.307749];
  const ppu = [1.531968, 0.971902, 2.092035];

  it('has qcc’s indices and intervals between two limits', () => {
    const { within, overall, target } = processCapability(process, { lower: 9.9, upper: 10.1, target: null });
    expect(target).toBe(10);
    expect(table(within)).toEqual([[1.372667, 0.80846, 1.937713], cpl, cpu, [1.304033, 0.727408, 1.880659], [1.344463, 0.804207, 1.885321]]);
    expect(table(overall)).toEqual([[1.612598, 0.949773, 2.27641], ppl, ppu, [1.531968, 0.864608, 2.199329], [1.567395, 0.933327, 2.202237]]);
  });

  it('counts the distance from a target that is not in the middle', () => {
    const { within, overall } = processCapability(process, { lower: 9.9, upper: 10.1, target: 10.02 });
    expect(ends(within.aboutTarget)).toEqual([1.167834, 0.650542, 1.686689]);
    expect(ends(overall.aboutTarget)).toEqual([1.305161, 0.712493, 1.899988]);
  });

  it('goes by the one limit that there is', () => {
    const above = processCapability(process, { lower: null, upper: 10.1, target: 10.02 });
    expect(table(above.within)).toEqual([null, null, cpu, [1.304033, 0.727408, 1.880659], null]);
    expect(table(above.overall)).toEqual([null, null, ppu, [1.531968, 0.864608, 2.199329], null]);
    const below = processCapability(process, { lower: 9.9, upper: null, target: null });
    expect(table(below.within)).toEqual([null, cpl, null, [1.4413, 0.810191, 2.072409], null]);
    expect(table(below.overall)).toEqual([null, ppl, null, [1.693228, 0.960982, 2.425474], null]);
    expect([below.within.above, above.within.below, below.target]).toEqual([0, 0, null]);
  });

  it('expects Montgomery’s shares outside the limits', () => {
    // Example 8.1: bottles of mean 264.06 and standard deviation 32.02 psi, at least 200: Cpl 0.67 and 2.28% below.
    const bottles = processCapability({ count: 100, center: 264.06, sigma: 32.02, overallSigma: 32.02 }, { lower: 200, upper: null, target: null });
    expect(bottles.within.nearest.estimate).toBeCloseTo(0.67, 2);
    expect(bottles.within.below).toBeCloseTo(0.0228, 3);
    // Table 8.2: a centred process of Cp 1 has 2700 of a million outside, of Cp 1.33 there are 66, of Cp 2 there are 0.0018.
    const centred = (cp: number) => processCapability({ count: 100, center: 0, sigma: 1, overallSigma: 1 }, { lower: -3 * cp, upper: 3 * cp, target: null }).within;
    expect((centred(1).below + centred(1).above) * 1e6).toBeCloseTo(2700, 0);
    expect((centred(1.33).below + centred(1.33).above) * 1e6).toBeCloseTo(66, 0);
    expect((centred(2).below + centred(2).above) * 1e6).toBeCloseTo(0.0018, 3);
  });

  it('has Montgomery’s interval of Cp: example 8.4, 20 values, Cp 2.29 lies between 1.57 and 3.01', () => {
    const { within } = processCapability({ count: 20, center: 50, sigma: 4 / 2.29, overallSigma: 4 / 2.29 }, { lower: 38, upper: 62, target: null });
    expect(within.width?.estimate).toBeCloseTo(2.29, 2);
    expect(within.width?.lower).toBeCloseTo(1.57, 2);
    expect(within.width?.upper).toBeCloseTo(3.01, 2);
  });

  it('has Montgomery’s interval of Cpk: example 8.5, 20 values, 1.33 lies between 0.88 and 1.78 by Bissell’s approximation', () => {
    const { within } = processCapability({ count: 20, center: 0, sigma: 1, overallSigma: 1 }, { lower: null, upper: 3.99, target: null });
    expect(within.nearest.lower).toBeCloseTo(0.88, 2);
    expect(within.nearest.upper).toBeCloseTo(1.78, 2);
  });

  it('is below 0 where the centre lies outside a limit', () => {
    const { within } = processCapability({ count: 50, center: 12, sigma: 1, overallSigma: 1 }, { lower: 0, upper: 10, target: null });
    expect(within.nearest.estimate).toBeCloseTo(-2 / 3, 12);
    expect(within.nearest.lower).toBeLessThan(within.nearest.estimate);
    expect(within.above).toBeGreaterThan(0.97);
  });

  it('refuses limits that are none', () => {
    expect(() => processCapability(process, { lower: null, upper: null, target: 0 })).toThrow(/spec-limits-missing/);
    expect(() => processCapability(process, { lower: 2, upper: 1, target: null })).toThrow(/spec-limits-reversed/);
  });

  it('is the same in another unit, and Cpk is never over Cp', () => {
    const size = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(fc.property(fc.double({ min: -5, max: 5, noNaN: true }), size, size, size, (center, sigma, half, scale) => {
      const at = (factor: number) => processCapability({ count: 30, center: center * factor, sigma: sigma * factor, overallSigma: 2 * sigma * factor }, { lower: -half * factor, upper: half * factor, target: null });
      const [plain, scaled] = [at(1), at(scale)];
      expect(scaled.within.nearest.estimate).toBeCloseTo(plain.within.nearest.estimate, 9);
      expect(scaled.overall.aboutTarget?.upper).toBeCloseTo(plain.overall.aboutTarget?.upper ?? NaN, 6);
      expect(plain.within.nearest.estimate).toBeLessThanOrEqual((plain.within.width?.estimate ?? NaN) + 1e-12);
    }));
  });
});

describeWithSharedData('the capability of qcc’s piston rings', () => {
  it('between 73.95 and 74.05, of 25 groups', () => {
    const rows = readFileSync(join(SHARED_DATA, 'reference/qcc/pistonrings.txt'), 'utf8').trim().split('\n').slice(1).map((line) => line.trim().split(/\s+/).map(Number));
    const groups = Array.from({ length: 25 }, (_, index) => rows.flatMap(([diameter, sample]) => (sample === index + 1 ? [diameter ?? NaN] : [])));
    const { center, sigma } = controlChart({ kind: 'xbar-r', groups });
    const { within } = processCapability({ count: 125, center: Number(center), sigma, overallSigma: standardDeviation(groups.flat()) }, { lower: 73.95, upper: 74.05, target: null });
    const rounded = table(within).map((interval) => interval?.map((value) => Number(value.toFixed(3))));
    expect(rounded).toEqual([[1.703, 1.491, 1.915], [1.743, 1.555, 1.932], [1.663, 1.483, 1.844], [1.663, 1.448, 1.878], [1.691, 1.48, 1.902]]);
  });
});
