/** Serial 25569 is 1970-01-01; before 1900-03-01 serials run one behind, because 1900 counts as a leap year. */
const EPOCH_SERIAL = 25_569;
const FIRST_TRUE_SERIAL = 61;
const DAY_MS = 86_400_000;

/** Days between the 1904 and the 1900 system. */
export const SHIFT_1904 = 1462;

/** A serial of the 1900 system as milliseconds since 1970 UTC, to the millisecond. */
export function serialToUtc(serial: number): number {
  const days = serial < FIRST_TRUE_SERIAL - 1 ? serial + 1 : serial;
  return Math.round((days - EPOCH_SERIAL) * DAY_MS);
}

/** Milliseconds since 1970 UTC as a serial of the 1900 system. */
export function utcToSerial(utc: number): number {
  const serial = utc / DAY_MS + EPOCH_SERIAL;
  return serial < FIRST_TRUE_SERIAL ? serial - 1 : serial;
}

/** Serial of a day of the calendar; null where the calendar has no such day or Excel no serial for it. */
export function serialOfDay(year: number, month: number, day: number): number | null {
  if (year < 1900 || year > 9999) return null;
  const utc = Date.UTC(year, month - 1, day);
  const date = new Date(utc);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return utcToSerial(utc);
}

/** `45658.5` -> `2025-01-01T12:00:00`; without the time where there is none. */
export function serialToIso(serial: number): string {
  const iso = new Date(serialToUtc(serial)).toISOString();
  if (iso.endsWith('T00:00:00.000Z')) return iso.slice(0, 10);
  return iso.endsWith('.000Z') ? iso.slice(0, 19) : iso.slice(0, 23);
}
