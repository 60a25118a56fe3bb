import type { SqlValue } from './engine.ts';

/** Whole numbers stay numbers while they are exact. */
export function fromBigInt(value: bigint): SqlValue {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString();
}

/** A decimal of `unscaled` / 10^`scale`: a number where one says exactly these digits, else the digits as text. */
export function fromDecimal(unscaled: bigint, scale: number): SqlValue {
  const negative = unscaled < 0n;
  const digits = (negative ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const text = `${negative ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
  const number = Number(text);
  // Fifteen digits always come back from a double; more of them do where its shortest form is the same.
  const isExact = digits.replace(/^0+/, '').length <= 15 || String(number) === (scale > 0 ? text.replace(/\.?0+$/, '') : text);
  return isExact ? number : text;
}

/** Days since 1970 as `2025-01-31`. */
export function isoDay(days: number): string {
  return isoText(days * 86_400_000).slice(0, 10);
}

/** Microseconds since 1970 as `2025-01-31T08:30:00`, with as much of a fraction as there is. */
export function isoMoment(micros: bigint): string {
  const second = 1_000_000n;
  const fraction = ((micros % second) + second) % second;
  const whole = isoText(Number((micros - fraction) / 1000n)).slice(0, -5);
  return fraction === 0n ? whole : `${whole}.${fraction.toString().padStart(6, '0').replace(/0+$/, '')}`;
}

function isoText(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? `${milliseconds}.000Z` : date.toISOString();
}
