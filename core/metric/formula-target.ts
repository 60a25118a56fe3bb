import { absoluteReference, cellAddress } from '../workbook/address.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';

/** Where a formula finds the data cells of a table. */
export interface FormulaTarget {
  /** The data cells of a column, as they stand in a formula: `Orders[Sales]` or `Sales!$B$5:$B$374`. */
  reference(column: TypedColumn): string;
}

/**
 * Structured references to an Excel Table: they grow with it. `headers` are the Table's own column names by
 * zero-based sheet column. A header that structured references would have to escape is pointed at by its cells.
 */
export function tableTarget(name: string, table: TypedTable, headers: ReadonlyMap<number, string>): FormulaTarget {
  const cells = rangeTarget(table);
  return {
    reference(column) {
      const header = headers.get(column.column);
      return header !== undefined && /^[\p{L}\p{N}_ ]+$/u.test(header) && header.trim() === header
        ? `${name}[${header}]`
        : cells.reference(column);
    },
  };
}

/** Absolute ranges over a block whose data rows are unbroken. */
export function rangeTarget(table: TypedTable): FormulaTarget {
  const first = table.sourceRows[0] ?? 0;
  const last = table.sourceRows[table.rowCount - 1] ?? first;
  return {
    reference: (column) =>
      absoluteReference({
        sheet: table.source.sheet,
        range: `${cellAddress(first, column.column)}:${cellAddress(last, column.column)}`,
      }),
  };
}
