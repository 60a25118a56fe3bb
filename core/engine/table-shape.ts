import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { quoteIdentifier } from './engine.ts';

/** The column every loaded table has beside its own: the one-based sheet row. */
export const SOURCE_ROW = 'source_row';

export type LoadedType = 'DOUBLE' | 'DATE' | 'TIMESTAMP' | 'BOOLEAN' | 'VARCHAR' | 'INTEGER';

/** The type a column gets in SQL. Dates are DATE, or TIMESTAMP where any value has a time of day. */
export function loadedType(column: TypedColumn): LoadedType {
  switch (column.type) {
    case 'number':
      return 'DOUBLE';
    case 'boolean':
      return 'BOOLEAN';
    case 'text':
      return 'VARCHAR';
    case 'date':
      return column.values.some((serial) => !Number.isNaN(serial) && !Number.isInteger(serial)) ? 'TIMESTAMP' : 'DATE';
  }
}

export interface LoadedColumn {
  readonly name: string;
  readonly type: LoadedType;
}

/** Names and SQL types of a table once loaded, `source_row` last. */
export function loadedColumns(table: TypedTable): LoadedColumn[] {
  return [
    ...table.columns.map((column) => ({ name: column.name, type: loadedType(column) })),
    { name: SOURCE_ROW, type: 'INTEGER' },
  ];
}

/** `CREATE OR REPLACE TABLE` for a table as it will be loaded. */
export function createTableSql(table: TypedTable): string {
  const columns = loadedColumns(table).map((column) => `${quoteIdentifier(column.name)} ${column.type}`);
  return `CREATE OR REPLACE TABLE ${quoteIdentifier(table.name)} (${columns.join(', ')})`;
}
