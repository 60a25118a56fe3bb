import { at } from './at.ts';
import { median } from './quantile.ts';

/**
 * The local line through the values at places 1 to n, at place `x`, weighted tricubically by distance within a window
 * of the `window` nearest, and by `weights` where there are any. Null where all weights there are 0.
 *
 * Source: Cleveland, Robust locally weighted regression and smoothing scatterplots (1979), as STL uses it.
 */
function localLine(values: Float64Array, window: number, x: number, left: number, right: number, weights: Float64Array | null): number | null {
  const n = values.length;
  let reach = Math.max(x - left, right - x);
  if (window > n) reach += Math.floor((window - n) / 2);
  const far = 0.999 * reach;
  const near = 0.001 * reach;
  let total = 0;
  let first = 0;
  let second = 0;
  let valued = 0;
  let crossed = 0;
  for (let place = left; place <= right; place += 1) {
    const distance = Math.abs(place - x);
    if (distance > far) continue;
    const part = distance / reach;
    const kept = 1 - part * part * part;
    let weight = distance <= near ? 1 : kept * kept * kept;
    if (weights) weight *= at(weights, place - 1);
    const offset = place - x;
    const weighted = weight * at(values, place - 1);
    total += weight;
    first += weight * offset;
    second += weight * offset * offset;
    valued += weighted;
    crossed += weighted * offset;
  }
  if (total <= 0) return null;
  const meanOffset = first / total;
  const spread = second / total - meanOffset * meanOffset;
  const mean = valued / total;
  if (Math.sqrt(spread) <= 0.001 * (n - 1)) return mean;
  return mean - (meanOffset * (crossed / total - meanOffset * mean)) / spread;
}

/** The window of places that a local line at place `x` of n is fitted in. */
function windowAt(x: number, window: number, n: number): { left: number; right: number } {
  if (window >= n) return { left: 1, right: n };
  const left = Math.min(Math.max(1, x - (window - 1) / 2), n - window + 1);
  return { left, right: left + window - 1 };
}

/** Local lines at every `jump`-th place, straight between them. `window` is odd. */
export function loess(values: Float64Array, window: number, jump: number, weights: Float64Array | null = null): Float64Array {
  const n = values.length;
  const smooth = new Float64Array(n);
  if (n < 2) return Float64Array.from(values);
  const fit = (x: number) => {
    const { left, right } = windowAt(x, window, n);
    return localLine(values, window, x, left, right, weights) ?? at(values, x - 1);
  };
  const stride = Math.max(1, Math.min(jump, n - 1));
  let before = 1;
  smooth[0] = fit(1);
  while (before < n) {
    const next = Math.min(before + stride, n);
    const end = fit(next);
    const start = at(smooth, before - 1);
    for (let place = before + 1; place <= next; place += 1) smooth[place - 1] = start + ((end - start) * (place - before)) / (next - before);
    before = next;
  }
  return smooth;
}

/** The local line at a place before the first or after the last value: 0 and n + 1. */
export function loessBeyond(values: Float64Array, window: number, x: 0 | 'after', weights: Float64Array | null = null): number {
  const n = values.length;
  const length = Math.min(window, n);
  const [left, right] = x === 0 ? [1, length] : [n - length + 1, n];
  return localLine(values, window, x === 0 ? 0 : n + 1, left, right, weights) ?? at(values, x === 0 ? 0 : n - 1);
}

/** Robustness weights: 1 for small remainders, 0 from six median absolute remainders on. */
export function bisquare(remainder: Float64Array): Float64Array {
  const sizes = remainder.map(Math.abs);
  const reach = 6 * median(sizes);
  return sizes.map((size) => {
    if (size <= 0.001 * reach) return 1;
    return size > 0.999 * reach ? 0 : (1 - (size / reach) ** 2) ** 2;
  });
}
