import type { TypedTable } from '../../../../core/sheet/typed-table.ts';

/** A table of one column of numbers. */
export function numberTable(values: readonly number[]): TypedTable {
  return {
    name: 'Numbers',
    source: { sheet: 'Numbers', range: `A1:A${values.length + 1}` },
    excelTable: null,
    headerRows: [1],
    rowCount: values.length,
    sourceRows: Uint32Array.from(values, (_, row) => row + 1),
    columns: [{ name: 'Value', column: 0, role: 'measure', unit: null, multiplier: 1, numberFormat: 'General', converted: 0, type: 'number', values: Float64Array.from(values) }],
    excluded: [],
    quality: [],
    isClean: true,
  };
}
