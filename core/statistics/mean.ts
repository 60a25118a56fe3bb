/**
 * The sum of values with what rounding loses carried along.
 *
 * Source: Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen (1974).
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? NaN;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** The mean of values; NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}

/** The standard deviation of values with n-1, in two passes; NaN of fewer than two. */
export function standardDeviation(values: ArrayLike<number>): number {
  const middle = mean(values);
  const squares = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) squares[index] = ((values[index] ?? NaN) - middle) ** 2;
  return Math.sqrt(sum(squares) / (values.length - 1));
}
