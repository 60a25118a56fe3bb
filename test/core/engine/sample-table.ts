import type { ColumnRole, TypedColumn, TypedTable } from '../../../core/sheet/typed-table.ts';

type Values =
  | { readonly type: 'number'; readonly values: readonly (number | null)[] }
  | { readonly type: 'date'; readonly values: readonly (number | null)[] }
  | { readonly type: 'text'; readonly values: readonly (string | null)[] }
  | { readonly type: 'boolean'; readonly values: readonly (boolean | null)[] };

/** A typed column from plain values; null is missing. */
export function sampleColumn(name: string, column: number, values: Values, role: ColumnRole = 'text'): TypedColumn {
  const base = { name, column, role, unit: null, multiplier: 1, numberFormat: 'General', converted: 0 };
  if (values.type === 'number' || values.type === 'date') {
    return { ...base, type: values.type, values: Float64Array.from(values.values, (value) => value ?? Number.NaN) };
  }
  if (values.type === 'text') return { ...base, type: 'text', values: values.values };
  return { ...base, type: 'boolean', values: values.values };
}

/** A clean table whose data begin in row 2 of a sheet. */
export function sampleTable(name: string, columns: readonly TypedColumn[]): TypedTable {
  const rowCount = columns[0]?.values.length ?? 0;
  return {
    name,
    source: { sheet: name, range: `A1:Z${rowCount + 1}` },
    excelTable: null,
    headerRows: [1],
    rowCount,
    sourceRows: Uint32Array.from({ length: rowCount }, (_, row) => row + 1),
    columns,
    excluded: [],
    quality: [],
    isClean: true,
  };
}
