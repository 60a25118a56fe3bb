import { AsyncDuckDB, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { DataType } from 'apache-arrow';
import { Problem } from '../language/problem.ts';
import { engineTexts } from '../language/texts/engine.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { arrowBatch } from './arrow-batch.ts';
import { arrowReader, arrowTypeName, valueAt } from './arrow-value.ts';
import { type Engine, type QueryResult, type SqlValue } from './engine.ts';
import { LoadedTables } from './loaded-tables.ts';
import { READ_ONLY, refuseEmptyQuery } from './read-only.ts';
import { sqlProblem } from './sql-problem.ts';
import { createTableSql } from './table-shape.ts';

export interface BrowserEngineOptions {
  /** Where `duckdb-browser-eh.worker.js` is served, on the page's own origin. */
  readonly workerUrl: string;
  /** Where `duckdb-eh.wasm` is served. Absolute: the worker resolves it. */
  readonly wasmUrl: string;
  /** Megabytes that data and queries together may take. */
  readonly memoryLimit?: number;
  /** Rows that one query may answer with. */
  readonly rowLimit?: number;
}

const BATCH_ROWS = 65_536;

/** The smallest module there is: header and version. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/**
 * DuckDB in a worker of the page, in memory. Both files come from our own origin and nothing else is fetched:
 * files, network, extensions and settings are shut off before the first query. The page's policy must allow
 * `wasm-unsafe-eval`. Throws Problem `engine-not-started`.
 */
export async function openBrowserEngine(options: BrowserEngineOptions): Promise<Engine> {
  const { workerUrl, wasmUrl, memoryLimit = 1024, rowLimit = 1_000_000 } = options;
  let worker: Worker | null = null;
  try {
    // Where the policy forbids WebAssembly, DuckDB's worker would wait for ever without a word.
    await WebAssembly.compile(EMPTY_MODULE);
    worker = new Worker(workerUrl);
    const database = new AsyncDuckDB(new VoidLogger(), worker);
    await Promise.race([database.instantiate(new URL(wasmUrl, location.href).href), failureOf(worker)]);
    await database.open({
      path: ':memory:',
      query: { castBigIntToDouble: false, castDecimalToDouble: false, castTimestampToDate: false },
    });
    const connection = await database.connect();
    for (const setting of SETTINGS) await connection.query(setting);
    await connection.query(`SET memory_limit='${memoryLimit}MB'`);
    await connection.query('SET lock_configuration=true');
    await connection.close();
    return new BrowserEngine(database, rowLimit);
  } catch (cause) {
    worker?.terminate();
    throw new Problem('engine-not-started', engineTexts.notStarted(cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}

const SETTINGS = [
  'SET autoinstall_known_extensions=false',
  'SET autoload_known_extensions=false',
  'SET enable_external_access=false',
];

/** Rejects when the worker cannot be loaded. */
function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker did not load')), { once: true });
  });
}

class BrowserEngine implements Engine {
  readonly #database: AsyncDuckDB;
  readonly #rowLimit: number;
  readonly #tables = new LoadedTables();
  #closed = false;

  constructor(database: AsyncDuckDB, rowLimit: number) {
    this.#database = database;
    this.#rowLimit = rowLimit;
  }

  async load(table: TypedTable, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const connection = await this.#connect();
    try {
      await connection.query('BEGIN');
      await connection.query(createTableSql(table));
      for (let first = 0; first < table.rowCount; first += BATCH_ROWS) {
        const batch = arrowBatch(table, first, Math.min(BATCH_ROWS, table.rowCount - first));
        await connection.insertArrowFromIPCStream(batch, { name: table.name, create: false });
        signal?.throwIfAborted();
      }
      await connection.query('COMMIT');
      this.#tables.add(table.name);
    } catch (cause) {
      await connection.query('ROLLBACK').catch(() => undefined);
      signal?.throwIfAborted();
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Problem('sql-failed', engineTexts.loadFailed(table.name, reason), { cause });
    } finally {
      await connection.close();
    }
  }

  async query(sql: string, signal?: AbortSignal): Promise<QueryResult> {
    signal?.throwIfAborted();
    refuseEmptyQuery(sql);
    const connection = await this.#connect();
    const cancel = () => void connection.cancelSent();
    signal?.addEventListener('abort', cancel);
    try {
      await connection.query(READ_ONLY);
      return await this.#read(connection, sql, signal);
    } catch (cause) {
      signal?.throwIfAborted();
      throw sqlProblem(cause, this.#tables.names());
    } finally {
      signal?.removeEventListener('abort', cancel);
      await connection.close();
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#database.terminate();
  }

  /** A connection for each piece of work, so that stopping one leaves the others alone. */
  async #connect(): Promise<AsyncDuckDBConnection> {
    if (this.#closed) throw new Problem('engine-closed', engineTexts.closed);
    return this.#database.connect();
  }

  async #read(connection: AsyncDuckDBConnection, sql: string, signal?: AbortSignal): Promise<QueryResult> {
    const reader = await connection.send<Record<string, DataType>>(sql, true);
    // Opened by hand: a reader that opens itself forgets the schema once it is read to its end.
    await reader.open({ autoDestroy: false });
    const { fields } = reader.schema;
    const rows: SqlValue[][] = [];
    for await (const batch of reader) {
      signal?.throwIfAborted();
      const columns = fields.map((field, index) => ({ vector: batch.getChildAt(index), read: arrowReader(field.type) }));
      for (let row = 0; row < batch.numRows; row++) {
        rows.push(columns.map(({ vector, read }) => (vector === null ? null : read(valueAt(vector, row)))));
      }
      if (rows.length > this.#rowLimit) {
        await connection.cancelSent();
        throw new Problem('sql-too-many-rows', engineTexts.tooManyRows(this.#rowLimit));
      }
    }
    return { columns: fields.map(({ name, type }) => ({ name, type: arrowTypeName(type) })), rows };
  }
}
