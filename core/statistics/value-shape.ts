import { mean, sum } from './mean.ts';
import { normalityProbability } from './normality.ts';

/** What single values look like together. */
export interface ValueShape {
  readonly count: number;
  readonly mean: number;
  /** With n-1; NaN of fewer than two. */
  readonly deviation: number;
  /** Clearly not normal: unlikely to be (under 1%), and by a size that matters. Never said of fewer than 20. */
  readonly isSkewed: boolean;
}

const FEWEST = 20;
const UNLIKELY = 0.01;
/** Skewness and excess kurtosis below which shares beyond the limits are hardly wrong. */
const MATTERS = { skewness: 0.5, kurtosis: 1 };

/** Count, mean, standard deviation and whether the values are clearly not normal (D'Agostino and Pearson). */
export function valueShape(values: Float64Array): ValueShape {
  const middle = mean(values);
  const moment = (power: number) => sum(values.map((value) => (value - middle) ** power)) / values.length;
  const variance = moment(2);
  const deviation = Math.sqrt((variance * values.length) / (values.length - 1));
  if (values.length < FEWEST || variance === 0) return { count: values.length, mean: middle, deviation, isSkewed: false };
  const skewness = moment(3) / variance ** 1.5;
  const excessKurtosis = moment(4) / variance ** 2 - 3;
  const isLarge = Math.abs(skewness) > MATTERS.skewness || Math.abs(excessKurtosis) > MATTERS.kurtosis;
  return { count: values.length, mean: middle, deviation, isSkewed: isLarge && normalityProbability({ count: values.length, skewness, excessKurtosis }) < UNLIKELY };
}
