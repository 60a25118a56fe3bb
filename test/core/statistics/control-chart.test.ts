import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { controlChart } from '../../../core/statistics/control-chart.ts';
import { deviationConstant, rangeConstants } from '../../../core/statistics/control-chart-constants.ts';
import { describeWithSharedData, SHARED_DATA } from '../../environment/tools.ts';

describe('the constants of control charts', () => {
  it.each([
    [2, 1.128379, 0.852502, 0.797885],
    [3, 1.692569, 0.888368, 0.886227],
    [4, 2.058751, 0.879808, 0.921318],
    [5, 2.325929, 0.864082, 0.939986],
    [10, 3.077505, 0.797051, 0.972659],
    [25, 3.930629, 0.708441, 0.98964],
  ])('are ASTM’s for samples of %d', (size, d2, d3, c4) => {
    const range = rangeConstants(size);
    expect(range.d2).toBeCloseTo(d2, 6);
    expect(range.d3).toBeCloseTo(d3, 6);
    expect(deviationConstant(size)).toBeCloseTo(c4, 6);
  });
});

describe('a chart of single values', () => {
  /** The viscosity of 15 batches of primer paint (Montgomery, table 6.6): centre 33.52, limits 32.24 and 34.80, mean moving range 0.48. */
  const viscosity = [33.75, 33.05, 34, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.2, 33.62, 33, 33.54, 33.12, 33.84];

  it('has limits at 2.66 mean moving ranges', () => {
    const chart = controlChart({ kind: 'xmr', values: viscosity });
    expect(chart.center).toBeCloseTo(33.52, 2);
    expect(chart.upper).toBeCloseTo(34.8, 2);
    expect(chart.lower).toBeCloseTo(32.24, 1);
    expect(chart.spread?.center).toBeCloseTo(0.48, 2);
    expect(chart.spread?.upper).toBeCloseTo(3.267 * 0.48, 1);
    expect(chart.spread?.lower).toBe(0);
    expect(chart.violations).toEqual([]);
  });

  it('judges later values by the first ones', () => {
    const chart = controlChart({ kind: 'xmr', values: [...viscosity, 36] }, viscosity.length);
    expect(chart.center).toBe(controlChart({ kind: 'xmr', values: viscosity }).center);
    expect(chart.violations).toEqual([{ index: 15, rule: 'beyond-3-sigma', westernElectric: 1, nelson: 1 }]);
    expect(chart.spread?.beyond).toEqual([15]);
  });

  it('finds nothing in values that do not vary', () => {
    expect(controlChart({ kind: 'xmr', values: [5, 5, 5] })).toMatchObject({ center: 5, sigma: 0, lower: 5, upper: 5, violations: [] });
  });
});

describe('a chart of groups', () => {
  const groups = [[10, 12, 14], [11, 11, 14], [9, 12, 12]];

  it('has limits by the mean range', () => {
    const chart = controlChart({ kind: 'xbar-r', groups });
    const sigma = 10 / 3 / 1.692569;
    expect(chart.center).toBeCloseTo(35 / 3, 12);
    expect(chart.sigma).toBeCloseTo(sigma, 6);
    expect(chart.upper).toBeCloseTo(35 / 3 + 1.023 * (10 / 3), 2);
    expect(chart.spread?.upper).toBeCloseTo(2.574 * (10 / 3), 2);
  });

  it('has limits by the mean standard deviation', () => {
    const chart = controlChart({ kind: 'xbar-s', groups });
    const meanDeviation = (2 + Math.sqrt(3) * 2) / 3;
    expect(chart.sigma).toBeCloseTo(meanDeviation / 0.886227, 6);
    expect(chart.lower).toBeCloseTo(35 / 3 - 1.954 * meanDeviation, 2);
    expect(chart.spread?.upper).toBeCloseTo(2.568 * meanDeviation, 2);
  });

  it('is the same of groups that are summed up', () => {
    const summaries = [{ size: 3, mean: 12, spread: 4 }, { size: 3, mean: 12, spread: 3 }, { size: 3, mean: 11, spread: 3 }];
    const [summed, drawn] = [controlChart({ kind: 'xbar-r', summaries }), controlChart({ kind: 'xbar-r', groups })];
    expect(summed.points).toEqual(drawn.points);
    expect([summed.upper, summed.sigma].map(Number)).toEqual([expect.closeTo(Number(drawn.upper), 12), expect.closeTo(drawn.sigma, 12)]);
  });

  it('has limits for each group where their sizes differ', () => {
    const { lower, upper } = controlChart({ kind: 'xbar-r', groups: [[1, 3], [2, 4, 3, 2]] });
    expect(lower).toHaveLength(2);
    expect(upper).toHaveLength(2);
  });
});

describe('a chart of counts', () => {
  it('draws shares and has limits from 0 to 1 for each sample', () => {
    const chart = controlChart({ kind: 'p', values: [1, 5, 2], sizes: [10, 20, 50] });
    expect(chart.points).toEqual([0.1, 0.25, 0.04]);
    expect(chart).toMatchObject({ center: 0.1, lower: 0, spread: null });
    expect(chart.sigma).toBeCloseTo(0.3, 12);
    expect(chart.upper).toEqual([10, 20, 50].map((size): unknown => expect.closeTo(0.1 + 0.9 / Math.sqrt(size), 12)));
  });

  it('draws counts of one size with one pair of limits', () => {
    const chart = controlChart({ kind: 'np', values: [4, 6, 5], sizes: 50 });
    expect(chart).toMatchObject({ center: 5, lower: 0, points: [4, 6, 5] });
    expect(chart.upper).toBeCloseTo(5 + 3 * Math.sqrt(4.5), 12);
  });

  it('draws defects and defects a unit', () => {
    expect(controlChart({ kind: 'c', values: [16, 14, 18] })).toMatchObject({ center: 16, sigma: 4, lower: 4, upper: 28 });
    expect(controlChart({ kind: 'u', values: [8, 2], sizes: [2, 8] })).toMatchObject({ points: [4, 0.25], center: 1, sigma: 1 });
  });

  it('refuses what cannot be', () => {
    expect(() => controlChart({ kind: 'p', values: [3], sizes: 2 })).toThrow(/counts-out-of-range/);
    expect(() => controlChart({ kind: 'c', values: [1, -1] })).toThrow(/counts-out-of-range: Count 2 /);
    expect(() => controlChart({ kind: 'u', values: [1, 2], sizes: [1] })).toThrow(/sizes-differ/);
    expect(() => controlChart({ kind: 'u', values: [1, 2], sizes: [1, 0] })).toThrow(/sizes-wrong/);
    expect(() => controlChart({ kind: 'xmr', values: [1] })).toThrow(/too-few-points/);
    expect(() => controlChart({ kind: 'xbar-r', groups: [[1, 2], [1]] })).toThrow(/group-too-small: Group 2 /);
    expect(() => controlChart({ kind: 'c', values: [] })).toThrow(/too-few-points/);
  });
});

describeWithSharedData('the control charts of R’s qcc', () => {
  const rows = (file: string) => readFileSync(join(SHARED_DATA, 'reference/qcc', file), 'utf8').trim().split('\n').slice(1).map((line) => line.trim().split(/\s+/));
  const column = (table: readonly (readonly string[])[], index: number) => table.map((row) => Number(row[index]));
  const beyond = (chart: ReturnType<typeof controlChart>) => chart.violations.filter(({ nelson }) => nelson === 1).map(({ index }) => index + 1);

  it('pistonrings: 25 groups in control, three of the later ones beyond', () => {
    const table = rows('pistonrings.txt');
    const groups = [...new Set(column(table, 1))].map((sample) => column(table.filter((row) => Number(row[1]) === sample), 0));
    const chart = controlChart({ kind: 'xbar-r', groups }, 25);
    expect([chart.center, chart.sigma].map(Number)).toEqual([expect.closeTo(74.001176, 9), expect.closeTo(0.009785, 6)]);
    expect([chart.lower, chart.upper].map(Number)).toEqual([expect.closeTo(73.98805, 5), expect.closeTo(74.0143, 5)]);
    expect(beyond(chart)).toEqual([37, 38, 39]);
    // qcc names group 40 as the seventh of a run above the centre: one more would break the rule of eight.
    expect(chart.points.slice(32).map((point) => point > Number(chart.center))).toEqual([false, ...Array<boolean>(7).fill(true)]);
    expect(chart.violations.filter(({ rule }) => rule === '8-on-one-side')).toEqual([]);
    expect(controlChart({ kind: 'xbar-r', groups: groups.slice(0, 25) }).violations).toEqual([]);
  });

  it('viscosity: limits of the first 20 batches, the fourth beyond', () => {
    const chart = controlChart({ kind: 'xmr', values: column(rows('viscosity.txt').slice(0, 20), 1) });
    expect([chart.lower, chart.upper].map(Number)).toEqual([expect.closeTo(32.5656, 4), expect.closeTo(35.6104, 4)]);
    expect(beyond(chart)).toEqual([4]);
  });

  it('orangejuice and circuit: the samples beyond', () => {
    const isTrial = (row: readonly string[]) => row[3] === 'TRUE';
    const juice = controlChart({ kind: 'p', values: column(rows('orangejuice.txt').filter(isTrial), 1), sizes: 50 });
    expect([juice.center, juice.sigma].map(Number)).toEqual([expect.closeTo(0.2313333, 7), expect.closeTo(0.421685, 6)]);
    expect(beyond(juice)).toEqual([15, 23]);
    const circuit = controlChart({ kind: 'c', values: column(rows('circuit.txt').filter(isTrial), 1) });
    expect(circuit.center).toBeCloseTo(19.84615, 5);
    expect(beyond(circuit)).toEqual([6, 20]);
  });
});
