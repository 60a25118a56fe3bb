import { readIsoDate } from '../../workbook/file/iso-date.ts';

/** A moment of ISO 8601 as a cell holds it, as the clock on the wall showed it; null where it is none. */
export function serialOfIso(written: string | null | undefined): { readonly serial: number } | null {
  const date = written === null || written === undefined ? null : readIsoDate(written, false);
  return date === null || date.serial < 1 ? null : { serial: date.serial };
}
