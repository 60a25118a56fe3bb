/** An exact decimal as text: `1299.00`, `-0.5`. Never a float, so that money stays what was written. */
export type Decimal = string;

/**
 * The number that a run of digits and separators means, whatever the country: `1.299,00`, `1,299.00`,
 * `1'299`, `1 299`, `1,00,000`. A lone separator before exactly three digits groups (`15.000`), unless nothing
 * but zero stands before it (`0.125`). Null where the text is no such run. Trailing zeros are kept.
 */
export function readDecimal(run: string): Decimal | null {
  const match = /^\.*(\d[\d.,' ]*)$|^\.+(\d+)$/.exec(run.trim());
  if (match === null) return null;
  if (/^\.+\d+$/.test(run.trim()) && !/^\.\d{3,}/.test(run.trim())) return fraction('0', run.trim().replace(/^\.+/, ''));
  const body = (match[1] ?? match[2] ?? '').replace(/[.,' ]+$/, '').replace(/([.,]) +(?=\d)/g, '$1').replace(/[' ]/g, '');
  const mark = decimalMark(body);
  if (mark === null) return fraction(body.replace(/[.,]/g, ''), '');
  const at = body.lastIndexOf(mark);
  return fraction(body.slice(0, at).replace(/[.,]/g, ''), body.slice(at + 1));
}

/** Which of `.` and `,` sets off the fraction, or null where both only group. */
function decimalMark(body: string): '.' | ',' | null {
  const dots = body.split('.').length - 1;
  const commas = body.split(',').length - 1;
  if (dots === 0 && commas === 0) return null;
  if (dots > 0 && commas > 0) {
    const last = body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
    return (last === '.' ? dots : commas) === 1 ? last : null;
  }
  const mark = dots > 0 ? '.' : ',';
  if (dots + commas > 1) return null;
  const [head = '', tail = ''] = body.split(mark);
  return tail.length === 3 && head.length <= 3 && !/^0*$/.test(head) ? null : mark;
}

function fraction(whole: string, rest: string): Decimal {
  const trimmed = whole.replace(/^0+(?=\d)/, '') || '0';
  return rest === '' ? trimmed : `${trimmed}.${rest}`;
}

/** `value` x 10^`places`, exactly: `shiftDecimal('3.5', 4)` is `35000`. Trailing zeros of the fraction are kept. */
export function shiftDecimal(value: Decimal, places: number): Decimal {
  const sign = value.startsWith('-') ? '-' : '';
  const [whole = '0', rest = ''] = value.replace('-', '').split('.');
  if (places >= 0) {
    const padded = rest.padEnd(places, '0');
    return `${sign}${fraction(whole + padded.slice(0, places), padded.slice(places))}`;
  }
  const padded = whole.padStart(1 - places, '0');
  const at = padded.length + places;
  return `${sign}${fraction(padded.slice(0, at), padded.slice(at) + rest)}`;
}

/** The exact sum of two decimals that are not negative. */
export function addDecimals(one: Decimal, other: Decimal): Decimal {
  const places = Math.max(placesOf(one), placesOf(other));
  const sum = BigInt(shiftDecimal(one, places).replace(/\..*/, '')) + BigInt(shiftDecimal(other, places).replace(/\..*/, ''));
  return shiftDecimal(String(sum), -places);
}

/** Exact comparison of two decimals that are not negative: below zero where `one` is the smaller. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const places = Math.max(placesOf(one), placesOf(other));
  const difference = BigInt(shiftDecimal(one, places)) - BigInt(shiftDecimal(other, places));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function placesOf(value: Decimal): number {
  return value.split('.')[1]?.length ?? 0;
}
