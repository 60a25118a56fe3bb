import { type Area, quoteSheetName } from '../../../core/workbook/address.ts';
import { newId, type SheetModel, type WorkbookModel } from './workbook-model.ts';

/** A sheet as it comes out of being copied: tables and charts of its own, and names of the workbook as its own. */
export function copyOfSheet(workbook: WorkbookModel, sheet: SheetModel): SheetModel {
  const taken = new Set(workbook.sheets.map(({ name }) => name.toLowerCase()));
  let number = 2;
  while (taken.has(`${sheet.name} (${number})`.toLowerCase())) number += 1;
  const name = `${sheet.name.slice(0, 27)} (${number})`;
  const copy: SheetModel = { ...structuredClone(sheet), id: newId(), name };
  const tables = new Set(workbook.sheets.flatMap((one) => one.tables.map((table) => table.name)));
  copy.tables = copy.tables.map((table) => ({ ...table, id: newId(), name: freeTableName(table.name, tables) }));
  copy.charts = copy.charts.map((chart) => ({ ...chart, id: newId() }));
  copy.conditionalFormats = copy.conditionalFormats.map((format) => ({ ...format, id: newId() }));
  copy.comments = copy.comments.map((comment) => ({ ...comment, id: newId() }));
  pointCharts(copy, sheet.name, name);
  const prefix = `=${quoteSheetName(sheet.name)}!`;
  for (const { name: own, formula, sheet: scope } of [...workbook.names]) {
    if (!formula.startsWith(prefix) || (scope !== null && scope !== sheet.name)) continue;
    workbook.names.push({ name: own, formula: `=${quoteSheetName(name)}!${formula.slice(prefix.length)}`, sheet: name });
  }
  return copy;
}

/** Charts that show cells of their sheet show those of the sheet under its new name. */
export function pointCharts(sheet: SheetModel, from: string, to: string): void {
  const renamed = (address: string | null): string | null =>
    address?.startsWith(`${quoteSheetName(from)}!`) === true ? `${quoteSheetName(to)}${address.slice(quoteSheetName(from).length)}` : address;
  for (const { series } of sheet.charts) {
    for (const one of series) {
      one.values = renamed(one.values);
      one.categories = renamed(one.categories);
    }
  }
}

function freeTableName(name: string, taken: Set<string>): string {
  let number = 2;
  while (taken.has(`${name}${number}`)) number += 1;
  taken.add(`${name}${number}`);
  return `${name}${number}`;
}

/** Gives an area of one sheet what stands in the same area of another: cells, looks, links, merges, rules and notes. */
export function copyArea(from: SheetModel, to: SheetModel, area: Area): void {
  const rows = area.right - area.left > 16_000;
  const inside = (row: number, column: number): boolean => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
  const within = (one: Area): boolean => inside(one.top, one.left) && inside(one.bottom, one.right);
  for (const [row, cells] of to.cells) for (const column of [...cells.keys()]) if (inside(row, column)) cells.delete(column);
  for (const [row, cells] of from.cells) {
    for (const [column, cell] of cells) {
      if (!inside(row, column)) continue;
      const line = to.cells.get(row) ?? new Map<number, typeof cell>();
      to.cells.set(row, line.set(column, structuredClone(cell)));
    }
  }
  if (rows) {
    for (const row of [...to.rows.keys()]) if (inside(row, area.left)) to.rows.delete(row);
    for (const [row, held] of from.rows) if (inside(row, area.left)) to.rows.set(row, { ...held });
  }
  to.merges = [...to.merges.filter((merge) => !within(merge)), ...from.merges.filter(within)];
  to.validations = [...to.validations.filter((one) => !within(one.area)), ...structuredClone(from.validations.filter((one) => within(one.area)))];
  // What is pasted comes beside the rules that are there.
  to.conditionalFormats = [
    ...to.conditionalFormats,
    ...structuredClone(from.conditionalFormats.filter(({ areas }) => areas.every(within))).map((format) => ({ ...format, id: newId() })),
  ];
  to.comments = [
    ...to.comments.filter(({ row, column }) => !inside(row, column)),
    ...from.comments.filter(({ row, column }) => inside(row, column)).map((comment) => ({ ...comment, id: newId() })),
  ];
}
