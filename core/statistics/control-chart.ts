import { countsOutOfRange, groupTooSmall, sizesDiffer, sizesWrong, tooFewPoints } from '../language/texts/statistics.ts';
import { Problem } from '../language/problem.ts';
import { at } from './at.ts';
import { deviationConstant, rangeConstants } from './control-chart-constants.ts';
import { controlViolations, type ControlViolation } from './control-rules.ts';
import { mean, standardDeviation, sum } from './mean.ts';
import { sorted } from './quantile.ts';

/** What a control chart is drawn of, by its kind. Counts are whole numbers; `sizes` is one for all or one each. */
export type ControlData =
  /** Single values, with their moving ranges. */
  | { readonly kind: 'xmr'; readonly values: readonly number[] }
  /** The means of groups, with their ranges or their standard deviations. */
  | { readonly kind: 'xbar-r' | 'xbar-s'; readonly groups: readonly (readonly number[])[] }
  /** The same of groups that are summed up already. */
  | { readonly kind: 'xbar-r' | 'xbar-s'; readonly summaries: readonly GroupSummary[] }
  /** Shares or numbers of defective units of `sizes`; defects per unit of `sizes`: `values` are the counts. */
  | { readonly kind: 'p' | 'np' | 'u'; readonly values: readonly number[]; readonly sizes: number | readonly number[] }
  /** Numbers of defects of units of one size. */
  | { readonly kind: 'c'; readonly values: readonly number[] };

/** What a chart of groups needs of one of them. */
export interface GroupSummary {
  readonly size: number;
  readonly mean: number;
  /** Its range, or its standard deviation (n-1). */
  readonly spread: number;
}

/** One number where it is the same for all points, else one each. */
type PerPoint = number | readonly number[];

/** The chart beside the main one, of how far values spread. */
export interface SpreadChart {
  readonly points: readonly number[];
  readonly center: PerPoint;
  readonly lower: PerPoint;
  readonly upper: PerPoint;
  /** The indexes of points beyond the limits. */
  readonly beyond: readonly number[];
}

export interface ControlChart {
  /** What is drawn: the values, the means of groups, the shares, the counts. */
  readonly points: readonly number[];
  readonly center: PerPoint;
  /** The standard deviation within a group or of one unit: of a single value, not of the points of the chart. */
  readonly sigma: number;
  readonly lower: PerPoint;
  readonly upper: PerPoint;
  readonly violations: readonly ControlViolation[];
  /** Moving ranges, ranges or standard deviations, where the kind has them. */
  readonly spread: SpreadChart | null;
}

/** Limits lie at three standard errors. */
const REACH = 3;

/**
 * A Shewhart control chart with limits at three standard errors. Sigma is the mean moving range over d2 (XmR), the
 * mean of the groups' ranges over d2 or of their standard deviations over c4, or that of the binomial or Poisson
 * distribution. With `baseline`, centre and sigma come from so many first points alone, and the later ones are
 * judged by them.
 *
 * Source: Montgomery, Introduction to Statistical Quality Control, chapters 6 and 7; Wheeler, Understanding
 * Variation, for XmR. Results are those of R's qcc.
 * Throws Problem `too-few-points`, `group-too-small`, `sizes-differ`, `sizes-wrong`, `counts-out-of-range`.
 */
export function controlChart(data: ControlData, baseline?: number): ControlChart {
  switch (data.kind) {
    case 'xmr':
      return individualsChart(data.values, baseline ?? data.values.length);
    case 'xbar-r':
    case 'xbar-s':
      return groupsChart('groups' in data ? summarised(data.groups, data.kind) : data.summaries, data.kind, baseline);
    case 'p':
    case 'np':
    case 'u':
    case 'c':
      return countsChart(data, baseline ?? data.values.length);
  }
}

function individualsChart(values: readonly number[], baseline: number): ControlChart {
  requirePoints(Math.min(baseline, values.length), 2);
  const first = values.slice(0, baseline);
  const ranges = values.slice(1).map((value, index) => Math.abs(value - at(values, index)));
  const { d2, d3 } = rangeConstants(2);
  const meanRange = mean(ranges.slice(0, first.length - 1));
  const sigma = meanRange / d2;
  const center = mean(first);
  const chart = draw(values, values.map(() => center), values.map(() => sigma));
  const spread = drawSpread(ranges, ranges.map(() => meanRange), ranges.map(() => d3 * sigma));
  return { ...chart, sigma, spread: { ...spread, beyond: spread.beyond.map((index) => index + 1) } };
}

function summarised(groups: readonly (readonly number[])[], kind: 'xbar-r' | 'xbar-s'): GroupSummary[] {
  return groups.map((group) => ({ size: group.length, mean: mean(group), spread: kind === 'xbar-r' ? range(group) : standardDeviation(group) }));
}

function groupsChart(groups: readonly GroupSummary[], kind: 'xbar-r' | 'xbar-s', baseline = groups.length): ControlChart {
  requirePoints(Math.min(baseline, groups.length), 1);
  const small = groups.findIndex(({ size }) => size < 2);
  if (small >= 0) throw new Problem('group-too-small', groupTooSmall(small + 1));
  const first = groups.slice(0, baseline);
  const center = sum(first.map((group) => group.size * group.mean)) / sum(first.map(({ size }) => size));
  const constants = groups.map(({ size }) => spreadConstants(size, kind));
  const sigma = mean(first.map(({ spread }, index) => spread / (constants[index]?.middle ?? NaN)));
  return {
    ...draw(groups.map((group) => group.mean), groups.map(() => center), groups.map(({ size }) => sigma / Math.sqrt(size))),
    sigma,
    spread: drawSpread(groups.map(({ spread }) => spread), constants.map(({ middle }) => middle * sigma), constants.map(({ error }) => error * sigma)),
  };
}

/** The mean and the standard error of a group's range or standard deviation, in standard deviations of single values. */
function spreadConstants(size: number, kind: 'xbar-r' | 'xbar-s'): { readonly middle: number; readonly error: number } {
  if (kind === 'xbar-r') return { middle: rangeConstants(size).d2, error: rangeConstants(size).d3 };
  const c4 = deviationConstant(size);
  return { middle: c4, error: Math.sqrt(1 - c4 * c4) };
}

function countsChart(data: Extract<ControlData, { kind: 'p' | 'np' | 'u' | 'c' }>, baseline: number): ControlChart {
  const { kind, values } = data;
  requirePoints(Math.min(baseline, values.length), 1);
  const sizes = kind === 'c' ? values.map(() => 1) : eachSize(data.sizes, values.length);
  const isBinomial = kind === 'p' || kind === 'np';
  const wrong = values.findIndex((value, index) => value < 0 || (isBinomial && value > at(sizes, index)));
  if (wrong >= 0) throw new Problem('counts-out-of-range', countsOutOfRange(wrong + 1));
  const rate = sum(values.slice(0, baseline)) / sum(sizes.slice(0, baseline));
  const sigma = Math.sqrt(isBinomial ? rate * (1 - rate) : rate);
  const isCount = kind === 'np' || kind === 'c';
  const chart = draw(
    isCount ? values : values.map((value, index) => value / at(sizes, index)),
    sizes.map((size) => (isCount ? size * rate : rate)),
    sizes.map((size) => (isCount ? sigma * Math.sqrt(size) : sigma / Math.sqrt(size))),
    { least: 0, most: kind === 'p' ? 1 : kind === 'np' ? sizes : Infinity },
  );
  return { ...chart, sigma, spread: null };
}

function eachSize(sizes: number | readonly number[], count: number): readonly number[] {
  const each = typeof sizes === 'number' ? new Array<number>(count).fill(sizes) : sizes;
  if (each.length !== count) throw new Problem('sizes-differ', sizesDiffer(count, each.length));
  if (each.some((size) => !(size > 0))) throw new Problem('sizes-wrong', sizesWrong);
  return each;
}

function range(values: readonly number[]): number {
  const ordered = sorted(values);
  return at(ordered, ordered.length - 1) - at(ordered, 0);
}

function requirePoints(count: number, least: number): void {
  if (count < least) throw new Problem('too-few-points', tooFewPoints(least));
}

function draw(points: readonly number[], centers: readonly number[], errors: readonly number[], bounds: { least: number; most: PerPoint } = { least: -Infinity, most: Infinity }): Omit<ControlChart, 'sigma' | 'spread'> {
  const most = bounds.most;
  const lower = centers.map((center, index) => Math.max(bounds.least, center - REACH * at(errors, index)));
  const upper = centers.map((center, index) => Math.min(typeof most === 'number' ? most : at(most, index), center + REACH * at(errors, index)));
  const distances = Float64Array.from(points, (point, index) => {
    const distance = point - at(centers, index);
    return distance === 0 ? 0 : distance / at(errors, index);
  });
  return { points, center: once(centers), lower: once(lower), upper: once(upper), violations: controlViolations(distances) };
}

function drawSpread(points: readonly number[], centers: readonly number[], errors: readonly number[]): SpreadChart {
  const { center, lower, upper, violations } = draw(points, centers, errors, { least: 0, most: Infinity });
  return { points, center, lower, upper, beyond: violations.filter(({ nelson }) => nelson === 1).map(({ index }) => index) };
}

function once(values: readonly number[]): PerPoint {
  const first = values[0] ?? NaN;
  return values.every((value) => value === first) ? first : values;
}
