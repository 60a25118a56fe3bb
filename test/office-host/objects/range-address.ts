import { type Area, columnIndex, formatArea, MAX_COLUMNS, MAX_ROWS, parseArea, quoteSheetName } from '../../../core/workbook/address.ts';
import { invalidArgument, itemNotFound } from '../api-error.ts';
import { sheetNamed, type SheetModel, type WorkbookModel } from '../model/workbook-model.ts';

/** Reads `B3:F20`, `A:C` and `2:5`. */
export function areaIn(address: string): Area {
  const cells = parseArea(address);
  if (cells !== null) return cells;
  const columns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(address);
  if (columns) {
    const left = columnIndex(columns[1] ?? '');
    const right = columnIndex(columns[2] ?? '');
    if (left !== null && right !== null) return { top: 0, left, bottom: MAX_ROWS - 1, right };
  }
  const rows = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(address);
  if (rows) return { top: Number(rows[1]) - 1, left: 0, bottom: Number(rows[2]) - 1, right: MAX_COLUMNS - 1 };
  throw invalidArgument(`address ${address}`);
}

/** Splits `'Q1 plan'!B3:F20` into its sheet and its area; without a sheet the one given stands. */
export function placeIn(
  workbook: WorkbookModel,
  address: string,
  here: SheetModel | null,
): { sheet: SheetModel; area: Area } {
  const match = /^=?(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?([^!]+)$/.exec(address);
  if (!match) throw invalidArgument(`address ${address}`);
  const sheetName = match[1]?.replaceAll("''", "'") ?? match[2];
  const sheet = sheetName === undefined ? here : sheetNamed(workbook, sheetName);
  if (!sheet) throw itemNotFound(`sheet ${sheetName ?? ''}`);
  return { sheet, area: areaIn(match[3] ?? '') };
}

export function fullAddress(sheet: SheetModel, area: Area): string {
  return `${quoteSheetName(sheet.name)}!${shortAddress(area)}`;
}

export function shortAddress(area: Area): string {
  return formatArea(area);
}

export function rowCount(area: Area): number {
  return area.bottom - area.top + 1;
}

export function columnCount(area: Area): number {
  return area.right - area.left + 1;
}

export function intersection(one: Area, other: Area): Area | null {
  const shared = {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return shared.top <= shared.bottom && shared.left <= shared.right ? shared : null;
}

export function boundingArea(one: Area, other: Area): Area {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}
