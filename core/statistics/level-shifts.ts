import { at } from './at.ts';
import { median } from './quantile.ts';
import { robustSpread } from './robust-spread.ts';
import { straightLine } from './straight-line.ts';

/** From `index` on, everything lies by `size` higher (lower where negative) than before. */
export interface LevelShift {
  readonly index: number;
  readonly size: number;
  /** How many times its error the shift is. */
  readonly z: number;
}

export interface ShiftOptions {
  /** The fewest values on either side of a shift. */
  readonly shortest: number;
  /** The most values on either side that are compared: further away, a trend would speak. */
  readonly reach: number;
}

/** A shift is this many times as large as the error of the difference of medians: chance, looked for at every place, stays below. */
const SIGNIFICANT = 6.5;
/** And this many standard deviations of single values, so that a person can see it. */
const VISIBLE = 2;
/** What lines on both sides leave between them at the place, against the difference of the medians: a slope leaves nothing. */
const JUMP = 0.5;
/** A step back of this share of a shift undoes it. */
const BACK = 0.5;
/** The variance of a median over that of a mean. */
const OF_MEDIAN = Math.PI / 2;
const MOST = 5;

/**
 * Places after which a series without a season stays at another level. Spikes do not matter, slopes are told apart,
 * and what goes back within `reach` values is none. In order of place.
 *
 * The place that leaves values closest to the medians before and after it is looked for, then further ones on both
 * sides: binary segmentation (Scott and Knott 1974) with medians in place of means.
 */
export function levelShifts(series: Float64Array, options: ShiftOptions): LevelShift[] {
  const places: number[] = [];
  const sigma = noiseOf(series);
  if (!(sigma > 0)) return [];
  const segments: (readonly [number, number])[] = [[0, series.length]];
  while (segments.length > 0 && places.length < MOST) {
    const [from = 0, to = 0] = segments.shift() ?? [];
    const place = strongestPlace(series, from, to, sigma, options);
    if (place === null) continue;
    places.push(place);
    segments.push([from, place], [place, to]);
  }
  return withoutReturns(significant(series, places.sort((a, b) => a - b), sigma, options), options.reach);
}

/** A series as it would be without its shifts: all at the level of its last part. */
export function withoutShifts(series: Float64Array, shifts: readonly LevelShift[]): Float64Array {
  const aligned = Float64Array.from(series);
  for (const { index, size } of shifts) for (let before = 0; before < index; before += 1) aligned[before] = at(aligned, before) + size;
  return aligned;
}

/** The spread of values about their neighbours, which neither shifts nor trends widen. */
function noiseOf(series: Float64Array): number {
  const steps = series.subarray(1).map((value, index) => value - at(series, index));
  const stepwise = robustSpread(steps).sigma / Math.SQRT2;
  const half = 4;
  const local = series.map((value, index) => value - median(series.subarray(Math.max(0, index - half), index + half + 1)));
  return Math.max(stepwise, robustSpread(local).sigma);
}

/** The place that leaves values closest to the medians on both sides of it, where that is a shift and no slope. */
function strongestPlace(series: Float64Array, from: number, to: number, sigma: number, { shortest, reach }: ShiftOptions): number | null {
  const partsAt = (place: number) => {
    const [first, last] = [Math.max(from, place - reach), Math.min(to, place + reach)];
    return { whole: series.subarray(first, last), left: series.subarray(first, place), right: series.subarray(place, last) };
  };
  let best: { readonly place: number; readonly gain: number } | null = null;
  for (let place = from + shortest; place <= to - shortest; place += 1) {
    const { whole, left, right } = partsAt(place);
    const { size, z } = compared(left, right, sigma);
    if (!isShift(size, z, sigma)) continue;
    const gain = distanceToMedian(whole) - distanceToMedian(left) - distanceToMedian(right);
    if (gain > (best?.gain ?? 0)) best = { place, gain };
  }
  if (best === null) return null;
  const { left, right } = partsAt(best.place);
  const { size } = compared(left, right, sigma);
  return (startOf(right) - endOf(left)) * Math.sign(size) >= JUMP * Math.abs(size) ? best.place : null;
}

function compared(left: Float64Array, right: Float64Array, sigma: number): { readonly size: number; readonly z: number } {
  const size = median(right) - median(left);
  return { size, z: size / (sigma * Math.sqrt(OF_MEDIAN * (1 / left.length + 1 / right.length))) };
}

function distanceToMedian(values: Float64Array): number {
  const middle = median(values);
  return values.reduce((sum, value) => sum + Math.abs(value - middle), 0);
}

function endOf(values: Float64Array): number {
  const { start, slope } = straightLine(withoutOdd(values));
  return start + slope * (values.length - 1);
}

function startOf(values: Float64Array): number {
  return straightLine(withoutOdd(values)).start;
}

/** Odd values brought to the edge of the others. */
function withoutOdd(values: Float64Array): Float64Array {
  const { median: middle, sigma } = robustSpread(values);
  return values.map((value) => Math.min(middle + 2 * sigma, Math.max(middle - 2 * sigma, value)));
}

function isShift(size: number, z: number, sigma: number): boolean {
  return Math.abs(z) >= SIGNIFICANT && Math.abs(size) >= VISIBLE * sigma;
}

/** Shifts between the parts that places make, without those that the parts do not bear out. */
function significant(series: Float64Array, places: readonly number[], sigma: number, options: ShiftOptions): LevelShift[] {
  const shifts = sized(series, places, sigma, options);
  const weakest = shifts.reduce<LevelShift | null>((least, shift) => (least === null || Math.abs(shift.z) < Math.abs(least.z) ? shift : least), null);
  if (weakest === null || isShift(weakest.size, weakest.z, sigma)) return shifts;
  return significant(series, places.filter((place) => place !== weakest.index), sigma, options);
}

function sized(series: Float64Array, places: readonly number[], sigma: number, { reach }: ShiftOptions): LevelShift[] {
  return places.map((index, order) => {
    const left = series.subarray(Math.max(places[order - 1] ?? 0, index - reach), index);
    const right = series.subarray(index, Math.min(places[order + 1] ?? series.length, index + reach));
    return { index, ...compared(left, right, sigma) };
  });
}

/** What goes up and soon down again is a run of odd values, not a new level. */
function withoutReturns(shifts: readonly LevelShift[], reach: number): LevelShift[] {
  const kept: LevelShift[] = [];
  for (const shift of shifts) {
    const before = kept.at(-1);
    const isBack = before !== undefined && shift.index - before.index < reach && Math.sign(shift.size) !== Math.sign(before.size) && Math.abs(shift.size) >= BACK * Math.abs(before.size);
    if (isBack) kept.pop();
    else kept.push(shift);
  }
  return kept;
}
