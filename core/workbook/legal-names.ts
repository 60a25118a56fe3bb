import { columnIndex, MAX_ROWS } from './address.ts';

const MAX_SHEET_NAME = 31;
const MAX_NAME = 255;

/** Whether Excel accepts it as a sheet's name: 1 to 31 characters, none of `[]:*?/\`, no apostrophe at its ends. */
export function isLegalSheetName(name: string): boolean {
  return (
    name.trim() !== '' &&
    name.length <= MAX_SHEET_NAME &&
     
    !/[[\]:*?/\\\u0000-\u001f]|^'|'$/.test(name) &&
    name.toLowerCase() !== 'history'
  );
}

/** Whether Excel accepts it as the name of a table or a range: it must not read as a cell's address. */
export function isLegalName(name: string): boolean {
  if (name.length > MAX_NAME || !/^[\p{L}_\\][\p{L}\p{N}\p{M}_.\\?]*$/u.test(name)) return false;
  if (/^(?:[rc]|r\d*c\d*|r\d+|c\d+)$/i.test(name) || /^(?:true|false)$/i.test(name)) return false;
  const address = /^([a-z]{1,3})(\d+)$/i.exec(name);
  if (address === null) return true;
  const row = Number(address[2]);
  return columnIndex(address[1] ?? '') === null || row < 1 || row > MAX_ROWS;
}

/** The form in which two names are the same to Excel: case does not count. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
