import { at } from './at.ts';
import { mean } from './mean.ts';

/** The autocorrelations at lags 0 to `most`, as describe's; all 0 after the first where values do not vary. */
export function autocorrelations(values: ArrayLike<number>, most: number): Float64Array {
  const middle = mean(values);
  const deviations = Float64Array.from(values, (value) => value - middle);
  const product = (lag: number) => {
    let total = 0;
    for (let index = lag; index < deviations.length; index += 1) total += at(deviations, index) * at(deviations, index - lag);
    return total;
  };
  const whole = product(0);
  return Float64Array.from({ length: most + 1 }, (_, lag) => (lag === 0 ? 1 : whole > 0 ? product(lag) / whole : 0));
}
