/**
 * The exact decimal of a machine-written amount, or null. schema.org asks for `1299.00`; pages also write
 * `1,299.00`, `1.299,00` and `$1299`: the last separator is the decimal one unless three digits follow it.
 */
export function exactDecimal(written: string): string | null {
  const digits = /-?\d[\d.,\s\u00a0'’]*/.exec(written)?.[0].replace(/[\s\u00a0'’]+/g, '').replace(/[.,]+$/, '');
  if (digits === undefined) return null;
  const lastDot = digits.lastIndexOf('.');
  const lastComma = digits.lastIndexOf(',');
  const last = Math.max(lastDot, lastComma);
  if (last < 0) return canonical(digits);
  const separator = digits[last] ?? '.';
  const mixed = lastDot >= 0 && lastComma >= 0;
  const repeated = digits.indexOf(separator) !== last;
  const fraction = digits.slice(last + 1);
  const grouped = !mixed && (repeated || (separator === ',' && fraction.length === 3));
  const whole = digits.slice(0, grouped ? undefined : last).replace(/[.,]/g, '');
  return canonical(grouped ? whole : `${whole}.${fraction}`);
}

function canonical(decimal: string): string | null {
  const trimmed = decimal.replace(/^(-?)0+(?=\d)/, '$1');
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? trimmed : null;
}

/** True for two exact decimals of one value. */
export function sameAmount(one: string, other: string): boolean {
  return trimZeros(one) === trimZeros(other);
}

function trimZeros(amount: string): string {
  return amount.includes('.') ? amount.replace(/0+$/, '').replace(/\.$/, '') : amount;
}
