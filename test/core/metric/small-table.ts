import type { ColumnRole, TypedColumn, TypedTable } from '../../../core/sheet/typed-table.ts';

export interface SmallColumn {
  readonly name: string;
  readonly type: 'number' | 'date' | 'text';
  readonly values: readonly (number | string | null)[];
  readonly role?: ColumnRole;
  readonly unit?: string | null;
  readonly multiplier?: number;
  readonly numberFormat?: string;
}

export interface SmallTableOptions {
  readonly name: string;
  readonly excelTable?: string | null;
  readonly isClean?: boolean;
}

/** A typed table that begins with its header in A1 of a sheet of the same name. */
export function smallTable(options: SmallTableOptions, columns: readonly SmallColumn[]): TypedTable {
  const rowCount = columns[0]?.values.length ?? 0;
  const lastColumn = String.fromCharCode(64 + columns.length);
  return {
    name: options.name,
    source: { sheet: options.name, range: `A1:${lastColumn}${rowCount + 1}` },
    excelTable: options.excelTable ?? null,
    headerRows: [1],
    rowCount,
    sourceRows: Uint32Array.from({ length: rowCount }, (_, row) => row + 1),
    columns: columns.map(typedColumn),
    excluded: [],
    quality: [],
    isClean: options.isClean ?? true,
  };
}

function typedColumn(column: SmallColumn, index: number): TypedColumn {
  const base = {
    name: column.name,
    column: index,
    role: column.role ?? (column.type === 'date' ? 'time' : column.type === 'text' ? 'dimension' : 'measure'),
    unit: column.unit ?? null,
    multiplier: column.multiplier ?? 1,
    numberFormat: column.numberFormat ?? 'General',
    converted: 0,
  } as const;
  if (column.type === 'text') {
    return { ...base, type: 'text', values: column.values.map((value) => (value === null ? null : String(value))) };
  }
  const values = Float64Array.from(column.values, (value) => (typeof value === 'number' ? value : NaN));
  return { ...base, type: column.type, values };
}
