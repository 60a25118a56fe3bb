import { readTables } from '../../../core/sheet/read-tables.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { plainWorkbook, type PlainCell, type PlainSheet } from './plain-workbook.ts';

/** The tables of one sheet named S whose cells begin at A1. */
export async function tablesOf(rows: readonly (readonly PlainCell[])[], more: Partial<PlainSheet> = {}): Promise<readonly TypedTable[]> {
  const [reading] = await readTables(plainWorkbook([{ name: 'S', rows, ...more }]));
  return reading?.tables ?? [];
}

/** The one table of a sheet; fails where there is none, or more. */
export async function tableOf(rows: readonly (readonly PlainCell[])[], more: Partial<PlainSheet> = {}): Promise<TypedTable> {
  const [table, ...others] = await tablesOf(rows, more);
  if (table === undefined || others.length > 0) throw new Error(`expected one table, found ${table === undefined ? 0 : others.length + 1}`);
  return table;
}

/** Range, header rows and number of data rows of each table. */
export function outline(tables: readonly TypedTable[]): string[] {
  return tables.map((table) => `${table.source.range} header ${table.headerRows.join(',') || 'none'} rows ${table.rowCount}`);
}

export function columnNames(table: TypedTable): string[] {
  return table.columns.map(({ name }) => name);
}

export function excludedRows(table: TypedTable): string[] {
  return table.excluded.map(({ row, why }) => `${row} ${why}`);
}
