import { utcToSerial } from '../sheet/serial-date.ts';
import type { ColumnRole, TypedColumn, TypedTable } from '../sheet/typed-table.ts';

export type Cell = string | number | boolean | null;

/** A column of a table made of records: how a record fills it. Dates are serial days. */
export interface RowColumn<Row> {
  readonly name: string;
  readonly type: 'number' | 'date' | 'text' | 'boolean';
  readonly role: ColumnRole;
  readonly unit?: string | null;
  readonly value: (row: Row) => Cell;
}

/** The serial day of an ISO date or time; null where it is none. */
export function serialOf(iso: string): number | null {
  const utc = Date.parse(iso);
  return Number.isNaN(utc) ? null : utcToSerial(utc);
}

function typedColumn<Row>(spec: RowColumn<Row>, position: number, rows: readonly Row[]): TypedColumn {
  const base = { name: spec.name, column: position, role: spec.role, unit: spec.unit ?? null, multiplier: 1, numberFormat: 'General', converted: 0 };
  const cells = rows.map(spec.value);
  if (spec.type === 'text') return { ...base, type: 'text', values: cells.map((cell) => (cell === null ? null : String(cell))) };
  if (spec.type === 'boolean') return { ...base, type: 'boolean', values: cells.map((cell) => (typeof cell === 'boolean' ? cell : null)) };
  return { ...base, type: spec.type, values: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN)) };
}

/** A table for the engine, a row for each record, in their order. */
export function tableOf<Row>(name: string, rows: readonly Row[], columns: readonly RowColumn<Row>[]): TypedTable {
  return {
    name,
    source: { sheet: name, range: 'A1' },
    excelTable: null,
    headerRows: [],
    rowCount: rows.length,
    sourceRows: Uint32Array.from(rows.keys()),
    columns: columns.map((column, position) => typedColumn(column, position, rows)),
    excluded: [],
    quality: [],
    isClean: false,
  };
}
