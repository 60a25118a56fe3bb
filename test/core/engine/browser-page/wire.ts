import type { BrowserEngineOptions } from '../../../../core/engine/browser-engine.ts';
import type { TypedTable } from '../../../../core/sheet/typed-table.ts';

/** A table as it travels to the page: typed arrays as lists, NaN as null. */
export interface PlainTable {
  readonly head: Omit<TypedTable, 'columns' | 'sourceRows'>;
  readonly sourceRows: readonly number[];
  readonly columns: readonly PlainColumn[];
}

interface PlainColumn {
  readonly head: Omit<TypedTable['columns'][number], 'values' | 'type'>;
  readonly numbers?: { readonly type: 'number' | 'date'; readonly values: readonly (number | null)[] };
  readonly texts?: readonly (string | null)[];
  readonly booleans?: readonly (boolean | null)[];
}

export type EngineCall =
  | { readonly id: number; readonly method: 'open'; readonly options: BrowserEngineOptions }
  | { readonly id: number; readonly method: 'load'; readonly engine: number; readonly table: PlainTable }
  | { readonly id: number; readonly method: 'query'; readonly engine: number; readonly sql: string }
  | { readonly id: number; readonly method: 'close'; readonly engine: number };

export interface EngineReply {
  readonly value?: unknown;
  readonly problem?: { readonly code: string; readonly sentence: { readonly zh: string; readonly en: string } };
  readonly error?: { readonly name: string; readonly message: string };
}

export function flattenTable(table: TypedTable): PlainTable {
  const { columns, sourceRows, ...head } = table;
  return {
    head,
    sourceRows: [...sourceRows],
    columns: columns.map((column): PlainColumn => {
      if (column.type === 'number' || column.type === 'date') {
        const { values, type, ...base } = column;
        return { head: base, numbers: { type, values: Array.from(values, (value) => (Number.isNaN(value) ? null : value)) } };
      }
      if (column.type === 'text') {
        const { values, ...base } = column;
        return { head: base, texts: values };
      }
      const { values, ...base } = column;
      return { head: base, booleans: values };
    }),
  };
}

export function reviveTable({ head, sourceRows, columns }: PlainTable): TypedTable {
  return {
    ...head,
    sourceRows: Uint32Array.from(sourceRows),
    columns: columns.map(({ head: base, numbers, texts, booleans }) => {
      if (numbers) return { ...base, type: numbers.type, values: Float64Array.from(numbers.values, (value) => value ?? Number.NaN) };
      if (texts) return { ...base, type: 'text', values: texts };
      return { ...base, type: 'boolean', values: booleans ?? [] };
    }),
  };
}
