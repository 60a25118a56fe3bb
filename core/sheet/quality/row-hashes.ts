import type { TypedColumn } from '../typed-table.ts';

const numberBytes = new Float64Array(1);
const numberWords = new Uint32Array(numberBytes.buffer);

/** A number for each row that rows alike share, 53 bits wide: others seldom do, so that only rows that share it need comparing. */
export function rowHashes(columns: readonly TypedColumn[], rowCount: number): Float64Array {
  const hashes = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    let [low, high] = [0x811c9dc5, 0x9e3779b9];
    const mix = (word: number) => {
      low = Math.imul(low ^ word, 0x01000193);
      high = Math.imul(high ^ (word + (low >>> 15)), 0x85ebca6b);
      high ^= high >>> 13;
    };
    for (const { values } of columns) {
      const value = values[row] ?? null;
      if (typeof value === 'string') for (let at = 0; at < value.length; at++) mix(value.charCodeAt(at));
      else {
        numberBytes[0] = value === null ? -1e-300 : Number(value);
        mix(numberWords[0] ?? 0);
        mix(numberWords[1] ?? 0);
      }
      mix(0x1f);
    }
    hashes[row] = (high >>> 11) * 4_294_967_296 + (low >>> 0);
  }
  return hashes;
}
