const DAY = 86_400_000;
const ISO = /^(?:([+-]?\d{4,6})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?(?:Z|[+-]\d\d:?\d\d)?$/;

/** A date or time of ISO 8601 as a cell shows it. */
export interface IsoDate {
  /** In the workbook's own date system. */
  readonly serial: number;
  /** A format that shows it whole. */
  readonly format: string;
}

/**
 * Reads the value of a cell of type `d`; null where it is no date. Time zones are left aside, as a cell shows
 * the date that was written. The 1900 system counts a 29 February 1900 that never was: days before it are one less.
 */
export function readIsoDate(text: string, date1904: boolean): IsoDate | null {
  const match = ISO.exec(text.trim());
  if (!match || (match[1] === undefined && match[4] === undefined)) return null;
  const [, year, month, day, hours, minutes = '0', seconds = '0'] = match;
  const time = hours === undefined ? 0 : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  if (year === undefined) return { serial: time, format: 'hh:mm:ss' };
  const days = Math.round((Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(1899, 11, 30)) / DAY);
  const serial = date1904 ? days - 1462 : days < 61 ? days - 1 : days;
  return { serial: serial + time, format: time === 0 ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' };
}
