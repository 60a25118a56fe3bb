import type { TypedTable } from '../sheet/typed-table.ts';

/** A value that a query answers with. Dates come as ISO text, decimals as numbers where exact, else as text. */
export type SqlValue = string | number | boolean | null;

export interface QueryColumn {
  readonly name: string;
  /** DuckDB's name of the type: `DOUBLE`, `VARCHAR`, `DATE` ... */
  readonly type: string;
}

export interface QueryResult {
  readonly columns: readonly QueryColumn[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/**
 * SQL over typed tables: DuckDB natively in Node (`node-engine.ts`) and in a worker in pages
 * (`browser-engine.ts`), one SQL for both. Nothing is downloaded at run time.
 */
export interface Engine {
  /**
   * Makes the table answer to `table.name`. Columns keep their names; dates are DATE, or TIMESTAMP where any
   * value has a time of day; a further column `source_row` holds the one-based sheet row of each row.
   * A table of the same name is replaced.
   */
  load(table: TypedTable, signal?: AbortSignal): Promise<void>;
  /** Throws Problem `sql-failed` with the engine's reason in a person's words; AbortError when stopped. */
  query(sql: string, signal?: AbortSignal): Promise<QueryResult>;
  close(): Promise<void>;
}

/** A name as SQL wants it: quoted, inner quotes doubled. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A loaded table as a query reads from it: never taken for a part of the query that has the same name. */
export function tableSource(name: string): string {
  return `main.${quoteIdentifier(name)}`;
}

/** A text as SQL wants it. */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
