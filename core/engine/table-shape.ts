import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { decimalScale } from './decimal-scale.ts';
import { quoteIdentifier, type QueryColumn } from './engine.ts';

/** The column every loaded table has beside its own: the one-based sheet row. */
export const SOURCE_ROW = 'source_row';

/** As many as eight bytes hold; a fit value has three to spare. */
export const DECIMAL_DIGITS = 18;

/** How a column is held in SQL. */
export type LoadedType =
  | { readonly kind: 'DOUBLE' | 'DATE' | 'TIMESTAMP' | 'BOOLEAN' | 'VARCHAR' }
  /** Of `DECIMAL_DIGITS`. */
  | { readonly kind: 'DECIMAL'; readonly scale: number };

/**
 * The type a column gets in SQL. Dates are DATE, or TIMESTAMP where any value has a time of day; numbers are DOUBLE,
 * or DECIMAL where they are counted in decimals (`decimalScale`).
 */
export function loadedType(column: TypedColumn): LoadedType {
  switch (column.type) {
    case 'number': {
      const scale = decimalScale(column);
      return scale === null ? { kind: 'DOUBLE' } : { kind: 'DECIMAL', scale };
    }
    case 'boolean':
      return { kind: 'BOOLEAN' };
    case 'text':
      return { kind: 'VARCHAR' };
    case 'date':
      return { kind: column.values.some((serial) => !Number.isNaN(serial) && !Number.isInteger(serial)) ? 'TIMESTAMP' : 'DATE' };
  }
}

/** Names and SQL types of a table once loaded, `source_row` last. */
export function loadedColumns(table: TypedTable): QueryColumn[] {
  return [...table.columns.map((column) => ({ name: column.name, type: typeSql(loadedType(column)) })), { name: SOURCE_ROW, type: 'INTEGER' }];
}

/** `CREATE OR REPLACE TABLE` for a table as it will be loaded. */
export function createTableSql(table: TypedTable): string {
  const columns = loadedColumns(table).map(({ name, type }) => `${quoteIdentifier(name)} ${type}`);
  return `CREATE OR REPLACE TABLE ${quoteIdentifier(table.name)} (${columns.join(', ')})`;
}

function typeSql(type: LoadedType): string {
  return type.kind === 'DECIMAL' ? `DECIMAL(${DECIMAL_DIGITS},${type.scale})` : type.kind;
}
