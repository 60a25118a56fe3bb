import { serialToUtc, utcToSerial } from '../sheet/serial-date.ts';

export interface CalendarDay {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  readonly day: number;
}

/** Serial of a day; months beyond 1..12 and days beyond the month's roll over, as in Excel's DATE. */
export function serialOf(year: number, month: number, day: number): number {
  return utcToSerial(Date.UTC(year, month - 1, day));
}

export function dayOf(serial: number): CalendarDay {
  const date = new Date(serialToUtc(Math.floor(serial)));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(serial: number): number {
  return (new Date(serialToUtc(Math.floor(serial))).getUTCDay() + 6) % 7;
}

/** `43191` -> `2018-04-01`. */
export function isoDayOf(serial: number): string {
  return new Date(serialToUtc(Math.floor(serial))).toISOString().slice(0, 10);
}

/** Serial of an ISO date or date-time; a zone, if any, is left out. Null where it is none. */
export function serialOfIso(iso: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?/.exec(iso);
  if (!match) return null;
  const seconds = Number(match[4] ?? 0) * 3600 + Number(match[5] ?? 0) * 60 + Number(match[6] ?? 0);
  return serialOf(Number(match[1]), Number(match[2]), Number(match[3])) + seconds / 86_400;
}
