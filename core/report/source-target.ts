import { columnCells } from '../analysis/metric-fact.ts';
import { rangeTarget, tableTarget } from '../metric/formula-target.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { columnIndex } from '../workbook/address.ts';
import type { Workbook, WorkbookInfo } from '../workbook/workbook.ts';
import type { LiveTable } from './fact-cells.ts';

/** What was put right in reading, so that formulas over the cells themselves would find something else. */
const READ_OTHERWISE: ReadonlySet<string> = new Set(['error-value', 'edge-blanks', 'mixed-type']);

/**
 * Formulas point at the source itself where its cells are what they were read as: an Excel Table, or an unbroken
 * block. Null where they are not: totals between the rows, numbers kept as text, errors, names with blanks at
 * their ends, words such as `N/A` that mean nothing is there.
 */
export async function sourceTarget(table: TypedTable, workbook: Workbook, info: WorkbookInfo, signal?: AbortSignal): Promise<LiveTable | null> {
  if (!table.isClean || table.rowCount === 0 || table.quality.some(({ code }) => READ_OTHERWISE.has(code))) return null;
  const sheet = info.sheets.find(({ name }) => name === table.source.sheet);
  if (sheet === undefined) return null;
  for (const column of table.columns) {
    if (column.type === 'text' && column.values.includes(null) && (await hidesWords(table, column, workbook, signal))) return null;
  }
  const listed = sheet.tables.find(({ name }) => name === table.excelTable);
  if (listed === undefined) return { table, target: rangeTarget(table) };
  const left = columnIndex(/^\$?([A-Z]+)/i.exec(listed.range)?.[1] ?? '') ?? 0;
  const headers = new Map(listed.columns.map((header, index) => [left + index, header]));
  return { table, target: tableTarget(listed.name, table, headers) };
}

/** Whether a cell that was read as missing holds something after all. */
async function hidesWords(table: TypedTable, column: Extract<TypedColumn, { type: 'text' }>, workbook: Workbook, signal?: AbortSignal): Promise<boolean> {
  const missing = new Set(column.values.flatMap((value, row) => (value === null ? [table.sourceRows[row] ?? -1] : [])));
  for await (const chunk of workbook.read(columnCells(table, column.name), signal === undefined ? {} : { signal })) {
    for (const [index, [value = null]] of chunk.values.entries()) if (value !== null && value !== '' && missing.has(chunk.firstRow + index)) return true;
  }
  return false;
}
