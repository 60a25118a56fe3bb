import {
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  DuckDBTimestampValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { Problem } from '../language/problem.ts';
import { engineTexts } from '../language/texts/engine.ts';
import { serialToUtc } from '../sheet/serial-date.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { type Engine, type QueryResult, type SqlValue } from './engine.ts';
import { LoadedTables } from './loaded-tables.ts';
import { fromNodeValue } from './node-value.ts';
import { sqlProblem } from './sql-problem.ts';
import { createTableSql, loadedColumns, loadedType, type LoadedType } from './table-shape.ts';

export interface NodeEngineOptions {
  /** Megabytes that data and queries together may take. */
  readonly memoryLimit?: number;
  /** Rows that one query may answer with. */
  readonly rowLimit?: number;
}

const CHUNK_ROWS = 2048;
/** Chunks between two looks at the clock of the rest of the program. */
const CHUNKS_PER_TURN = 32;

const NODE_TYPES: Record<LoadedType, DuckDBType> = {
  DOUBLE,
  DATE,
  TIMESTAMP,
  BOOLEAN,
  VARCHAR,
  INTEGER,
};

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
    const connection = await this.#connect();
    const interrupt = () => connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
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

async function appendRows(connection: DuckDBConnection, table: TypedTable, signal?: AbortSignal): Promise<void> {
  const columns = loadedColumns(table);
  const types = columns.map((column) => NODE_TYPES[column.type]);
  const readers = [...table.columns.map(valueReader), (row: number) => (table.sourceRows[row] ?? 0) + 1];
  const appender = await connection.createAppender(table.name);
  try {
    let chunks = 0;
    for (let first = 0; first < table.rowCount; first += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, table.rowCount - first);
      const chunk = DuckDBDataChunk.create(types, count);
      readers.forEach((read, index) => {
        chunk.setColumnValues(index, Array.from({ length: count }, (_, offset) => read(first + offset)));
      });
      appender.appendDataChunk(chunk);
      if (++chunks % CHUNKS_PER_TURN === 0) {
        await new Promise((resume) => setTimeout(resume, 0));
        signal?.throwIfAborted();
      }
    }
  } finally {
    appender.closeSync();
  }
}

function valueReader(column: TypedColumn): (row: number) => DuckDBValue {
  switch (column.type) {
    case 'number':
      return (row) => present(column.values[row]);
    case 'date': {
      const whole = loadedType(column) === 'DATE';
      return (row) => {
        const serial = present(column.values[row]);
        if (serial === null) return null;
        const utc = serialToUtc(serial);
        return whole ? new DuckDBDateValue(Math.round(utc / 86_400_000)) : new DuckDBTimestampValue(BigInt(utc) * 1000n);
      };
    }
    case 'boolean':
    case 'text':
      return (row) => column.values[row] ?? null;
  }
}

function present(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
