import type { ColumnRole, TypedColumn, TypedTable } from '../../../core/sheet/typed-table.ts';

type Values = { readonly type: 'number' | 'date'; readonly values: Float64Array } | { readonly type: 'text'; readonly values: readonly string[] };
/** A column before it has its place. */
export type Parts = Values & { readonly name: string; readonly role: ColumnRole; readonly unit?: string };

/** A table as it is understood from a clean sheet of its name. */
export function benchTable(name: string, rows: number, columns: readonly Parts[]): TypedTable {
  return {
    name,
    source: { sheet: name, range: `A1:${String.fromCharCode(64 + columns.length)}${rows + 1}` },
    excelTable: null,
    headerRows: [1],
    rowCount: rows,
    sourceRows: Uint32Array.from({ length: rows }, (_, row) => row + 1),
    columns: columns.map(({ unit = null, ...column }, index): TypedColumn => ({ ...column, column: index, unit, multiplier: 1, numberFormat: 'General', converted: 0 })),
    excluded: [],
    quality: [],
    isClean: true,
  };
}

/** Numbers from 0 to below 1, from Lehmer's generator (Park and Miller 1988). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
