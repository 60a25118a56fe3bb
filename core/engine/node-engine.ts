import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { Problem } from '../language/problem.ts';
import { engineTexts } from '../language/texts/engine.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { type Engine, type QueryResult, type SqlValue } from './engine.ts';
import { LoadedTables } from './loaded-tables.ts';
import { appendRows } from './node-append.ts';
import { fromNodeValue } from './node-value.ts';
import { READ_ONLY, refuseEmptyQuery } from './read-only.ts';
import { sqlProblem } from './sql-problem.ts';
import { createTableSql } from './table-shape.ts';

export interface NodeEngineOptions {
  /** Megabytes that data and queries together may take. */
  readonly memoryLimit?: number;
  /** Rows that one query may answer with. */
  readonly rowLimit?: number;
}

/**
 * DuckDB inside Node, in memory. SQL reaches loaded tables only: files, network, extensions and settings are
 * shut off before the first query. Throws Problem `engine-not-started`.
 */
export async function openNodeEngine(options: NodeEngineOptions = {}): Promise<Engine> {
  const { memoryLimit = 1024, rowLimit = 1_000_000 } = options;
  try {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: `${memoryLimit}MB`,
      temp_directory: '',
      enable_external_access: 'false',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      lock_configuration: 'true',
    });
    return new NodeEngine(instance, rowLimit);
  } catch (cause) {
    throw new Problem('engine-not-started', engineTexts.notStarted(cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}

class NodeEngine implements Engine {
  readonly #instance: DuckDBInstance;
  readonly #rowLimit: number;
  readonly #tables = new LoadedTables();
  #closed = false;

  constructor(instance: DuckDBInstance, rowLimit: number) {
    this.#instance = instance;
    this.#rowLimit = rowLimit;
  }

  async load(table: TypedTable, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const connection = await this.#connect();
    try {
      await connection.run('BEGIN');
      await connection.run(createTableSql(table));
      await appendRows(connection, table, signal);
      await connection.run('COMMIT');
      this.#tables.add(table.name);
    } catch (cause) {
      await connection.run('ROLLBACK').catch(() => undefined);
      signal?.throwIfAborted();
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Problem('sql-failed', engineTexts.loadFailed(table.name, reason), { cause });
    } finally {
      connection.closeSync();
    }
  }

  async query(sql: string, signal?: AbortSignal): Promise<QueryResult> {
    signal?.throwIfAborted();
    refuseEmptyQuery(sql);
    const connection = await this.#connect();
    const interrupt = () => connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      await connection.run(READ_ONLY);
      return await this.#read(connection, sql, signal);
    } catch (cause) {
      signal?.throwIfAborted();
      throw sqlProblem(cause, this.#tables.names());
    } finally {
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
    }
  }

  close(): Promise<void> {
    if (!this.#closed) this.#instance.closeSync();
    this.#closed = true;
    return Promise.resolve();
  }

  /** A connection for each piece of work, so that stopping one leaves the others alone. */
  async #connect(): Promise<DuckDBConnection> {
    if (this.#closed) throw new Problem('engine-closed', engineTexts.closed);
    return this.#instance.connect();
  }

  async #read(connection: DuckDBConnection, sql: string, signal?: AbortSignal): Promise<QueryResult> {
    const result = await connection.stream(sql);
    const names = result.columnNames();
    const types = result.columnTypes();
    const rows: SqlValue[][] = [];
    for (;;) {
      const chunk = await result.fetchChunk();
      signal?.throwIfAborted();
      if (chunk === null || chunk.rowCount === 0) break;
      for (const row of chunk.getRows()) rows.push(row.map(fromNodeValue));
      if (rows.length > this.#rowLimit) throw new Problem('sql-too-many-rows', engineTexts.tooManyRows(this.#rowLimit));
    }
    return { columns: names.map((name, index) => ({ name, type: String(types[index]) })), rows };
  }
}
