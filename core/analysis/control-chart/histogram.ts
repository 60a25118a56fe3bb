import { quantileOfSorted, sorted } from '../../statistics/quantile.ts';
import type { SpecLimits } from '../../statistics/process-capability.ts';
import type { Bin } from './control-finding.ts';

const MOST_BINS = 24;

/**
 * How many values lie where, in steps of a round number, within and outside the limits. The steps reach to the limits
 * as far as that leaves them readable: the room that is left is seen.
 *
 * Source: Freedman and Diaconis, On the histogram as a density estimator (1981), for the width.
 */
export function histogram(values: Float64Array, spec: SpecLimits | null): Bin[] {
  if (values.length === 0) return [];
  const ordered = sorted(values);
  const [least, most] = [quantileOfSorted(ordered, 0), quantileOfSorted(ordered, 1)];
  if (least === most) return [];
  const spread = quantileOfSorted(ordered, 0.75) - quantileOfSorted(ordered, 0.25);
  const ideal = (2 * spread) / Math.cbrt(values.length);
  const width = roundStep(Math.max(ideal, (most - least) / MOST_BINS));
  const reach = { from: Math.floor(least / width), to: Math.floor(most / width) };
  const limits = [spec?.lower, spec?.upper].flatMap((limit) => (limit === null || limit === undefined ? [] : [Math.round(limit / width)]));
  const from = Math.min(reach.from, ...limits);
  const to = Math.max(reach.to, ...limits.map((step) => step - 1));
  const [first, last] = to - from < 2 * MOST_BINS ? [from, to] : [reach.from, reach.to];
  const counts = Array.from({ length: last - first + 1 }, () => ({ inside: 0, outside: 0 }));
  for (const value of values) {
    const bin = counts[Math.floor(value / width) - first];
    if (bin === undefined) continue;
    const isOutside = value < (spec?.lower ?? -Infinity) || value > (spec?.upper ?? Infinity);
    bin[isOutside ? 'outside' : 'inside'] += 1;
  }
  return counts.map((count, index) => ({ from: cleaned((first + index) * width, width), to: cleaned((first + index + 1) * width, width), ...count }));
}

/** 1, 2 or 5 times a power of ten, not below what is wished. */
function roundStep(wish: number): number {
  const power = 10 ** Math.floor(Math.log10(wish));
  const factor = [1, 2, 5, 10].find((one) => one * power >= wish * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Without the dust of binary fractions: 73.98, not 73.98000000000002. */
function cleaned(value: number, width: number): number {
  return Number(value.toFixed(Math.max(0, 1 - Math.floor(Math.log10(width)))));
}
