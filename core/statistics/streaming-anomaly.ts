import { at } from './at.ts';
import { SortedWindow } from './sorted-window.ts';

/** Older values are forgotten. */
const MEMORY = 8000;
/** Values until an unusual one can be told. */
const WARM_UP = 50;
/** Of what came before, so much counts as usual. */
const USUAL = 0.99;
/** A shift of level is looked for between the last values and those before them. */
const RECENT = 50;
const BEFORE = 200;
/** So long after a point, only a more unusual one is named: an anomaly is announced once. */
const HOLD = 200;

/**
 * How unusual each value of a stream is, judged by the values before it alone: 0 for usual ones, 1 where it is as far
 * beyond the usual as the usual reaches, and so on. Three things are looked at: how far the value is from the level of
 * the stream, how far it jumps from the value before, how far the level of the last 50 values is from that of the 200
 * before them, or as many as there are. Each counts in units of its own 99th percentile above its median so far, and
 * they add up as squares do.
 * A point that is not more unusual than each of the last 200 gets 0.
 *
 * Source: windowed detectors of Lavin and Ahmad (2015), with each measure calibrated on its own past as conformal
 * detectors do (Laxhammar and Falkman 2014).
 */
export function streamingAnomalies(values: ArrayLike<number>): Float64Array {
  const origin = at(values, 0);
  const sums = new Float64Array(values.length + 1);
  const squares = new Float64Array(values.length + 1);
  const meanOf = (from: number, to: number) => (at(sums, to) - at(sums, from)) / (to - from);
  const level = new Calibrated();
  const jump = new Calibrated();
  const shift = new Calibrated();
  const unusual = new Float64Array(values.length);
  const announced = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = at(values, index) - origin;
    const start = Math.max(0, index - MEMORY);
    const mean = index === 0 ? 0 : meanOf(start, index);
    const variance = index === 0 ? 0 : (at(squares, index) - at(squares, start)) / (index - start) - mean * mean;
    sums[index + 1] = at(sums, index) + value;
    squares[index + 1] = at(squares, index) + value * value;
    const recent = index + 1 - RECENT;
    const parts = [
      index < WARM_UP ? 0 : level.judge(distance(value - mean, variance)),
      index < 1 ? 0 : jump.judge(Math.abs(at(values, index) - at(values, index - 1))),
      index < 2 * RECENT ? 0 : shift.judge(Math.abs(meanOf(recent, index + 1) - meanOf(Math.max(0, recent - BEFORE), recent))),
    ];
    const judged = Math.hypot(...parts);
    unusual[index] = judged;
    let most = 0;
    for (let before = Math.max(0, index - HOLD); before < index; before += 1) most = Math.max(most, at(unusual, before));
    if (judged > most) announced[index] = judged;
  }
  return announced;
}

/** A difference in standard deviations; where nothing has varied so far, any difference is as large as it can be. */
function distance(difference: number, variance: number): number {
  const rounding = Number.EPSILON * difference * difference;
  return difference === 0 ? 0 : Math.abs(difference) / Math.sqrt(Math.max(variance, rounding));
}

/** A measure of a stream in units of how far it usually reaches. */
class Calibrated {
  readonly #past = new SortedWindow(MEMORY);

  /** How far a measured value is beyond the median of those before, in units of how far 99% of them stay; then it is one of them. */
  judge(measured: number): number {
    const judged = this.#past.length < WARM_UP ? 0 : this.#beyondUsual(measured);
    this.#past.add(measured);
    return judged;
  }

  #beyondUsual(measured: number): number {
    const median = this.#past.quantile(0.5);
    const usual = this.#past.quantile(USUAL) - median || this.#past.quantile(1) - median;
    if (measured <= median) return 0;
    return usual > 0 ? (measured - median) / usual : Number.MAX_SAFE_INTEGER;
  }
}
