/** The least and the most of values, however many they are; null of none. */
export function extremes(values: ArrayLike<number>): { readonly least: number; readonly most: number } | null {
  if (values.length === 0) return null;
  let [least, most] = [Infinity, -Infinity];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? NaN;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}
