/** Digits that NIST certifies: agreeing to more cannot be seen. */
const CERTIFIED_DIGITS = 15;

/**
 * How many leading digits of a value agree with the certified one: the log relative error (McCullough 1998); the
 * log absolute error where the certified value is 0.
 */
export function agreeingDigits(value: number | null, certified: number): number {
  if (value === null || !Number.isFinite(value)) return 0;
  const error = Math.abs(value - certified) / (certified === 0 ? 1 : Math.abs(certified));
  return error === 0 ? CERTIFIED_DIGITS : Math.max(0, Math.min(CERTIFIED_DIGITS, -Math.log10(error)));
}
