import { type Area, parseArea } from '../../core/workbook/address.ts';

/** `'Q1, plan'!B2:C2,'Q1, plan'!E2` -> the areas. Sheet names may hold commas, addresses do not. */
export function areasOf(addresses: string): Area[] {
  const found = [...addresses.matchAll(/(?:^|[!,])(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?=,|$)/g)];
  return found.flatMap((match) => parseArea(match[1] ?? '') ?? []);
}

/** Of a range whose place was loaded. */
export function areaOfRange(range: Pick<Excel.Range, 'rowIndex' | 'columnIndex' | 'rowCount' | 'columnCount'>): Area {
  return {
    top: range.rowIndex,
    left: range.columnIndex,
    bottom: range.rowIndex + range.rowCount - 1,
    right: range.columnIndex + range.columnCount - 1,
  };
}
