import { serialToUtc } from '../sheet/serial-date.ts';
import type { TypedColumn } from '../sheet/typed-table.ts';
import { unscaled } from './decimal-scale.ts';

/** Which values of a stretch are there: a bit for each, padded to whole words of 64. */
export interface Validity {
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array<ArrayBuffer>;
}

const DAY_MS = 86_400_000;
const WORD = 2 ** 32;

/** Serial days as days since 1970, missing ones as 0. */
export function dayData(serials: Float64Array): Int32Array<ArrayBuffer> {
  return Int32Array.from(serials, (serial) => (Number.isNaN(serial) ? 0 : Math.round(serialToUtc(serial) / DAY_MS)));
}

/** Serial days as microseconds since 1970, missing ones as 0. */
export function momentData(serials: Float64Array): BigInt64Array<ArrayBuffer> {
  return BigInt64Array.from(serials, (serial) => (Number.isNaN(serial) ? 0n : BigInt(serialToUtc(serial)) * 1000n));
}

/** Whole numbers of the last decimal in so many bytes each, little-endian, in two's complement; missing ones as 0. */
export function decimalData(values: Float64Array, scale: number, bytes: 8 | 16): Int32Array<ArrayBuffer> {
  const words = bytes / 4;
  const data = new Int32Array(values.length * words);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const whole = unscaled(value, scale);
    const high = Math.floor(whole / WORD);
    data[row * words] = whole - high * WORD;
    data[row * words + 1] = high;
    if (high < 0) data.fill(-1, row * words + 2, (row + 1) * words);
  }
  return data;
}

export function validityOf(column: TypedColumn, first: number, count: number): Validity {
  const { values } = column;
  let nullCount = 0;
  const nullBitmap = bitmap(count, (row) => {
    const value = values[first + row] ?? null;
    const isThere = value !== null && !Number.isNaN(value);
    if (!isThere) nullCount++;
    return isThere;
  });
  return { nullCount, nullBitmap };
}

/** A bit for each row, in bytes from the lowest bit up, padded to whole words of 64 bits. */
export function bitmap(count: number, isSet: (row: number) => boolean): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array(Math.ceil(count / 64) * 8);
  for (let row = 0; row < count; row++) if (isSet(row)) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  return bits;
}
