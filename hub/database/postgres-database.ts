import pg from 'pg';
import { databaseUnreachable } from '../../core/language/texts/hub.ts';
import { Problem } from '../../core/language/problem.ts';
import { settings, withRetries, type Database, type Query, type Row } from './database.ts';

export interface PostgresOptions {
  /** As `postgres://user:password@host:port/name`. */
  readonly url: string;
  /** Connections of this hub at most. */
  readonly connections?: number;
  /** An idle connection was lost; the next use opens another. */
  readonly onLost?: (error: Error) => void;
}

const DEFAULT_CONNECTIONS = 10;
/** How long work waits for a connection before it is refused. */
const CONNECT_TIMEOUT_MS = 10_000;

/** PostgreSQL 15 or newer. Throws Problem `database-unreachable`. */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? DEFAULT_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'clipsheet-hub',
  });
  pool.on('error', (error) => options.onLost?.(error));
  // A connection that is lost fails the statement that runs or the next one; told to nobody, be it in use or on its way out,
  // it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw new Problem('database-unreachable', databaseUnreachable(error instanceof Error ? error.message : String(error)), { cause: error });
  }
  return {
    query: queryOf(pool),
    transaction: (workspace, work, { snapshot = false } = {}) => {
      const begin = `BEGIN${snapshot ? ' ISOLATION LEVEL REPEATABLE READ READ ONLY' : ''}; ${settings(workspace)}`;
      return withRetries(() => inTransaction(pool, begin, (client) => work({ query: queryOf(client) })));
    },
    ownerTransaction: (work) =>
      inTransaction(pool, 'BEGIN', (client) =>
        work({
          query: queryOf(client),
          script: async (statements) => {
            await client.query(statements);
          },
        }),
      ),
    close: () => pool.end(),
  };
}

function queryOf(connection: pg.Pool | pg.PoolClient): Query {
  return async (statement, values = []) => (await connection.query<Row>(statement, [...values])).rows;
}

async function inTransaction<T>(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection on which even this fails has an unknown state: it is closed, not used again.
    const isUsable = await client.query('ROLLBACK').then(() => true, () => false);
    client.release(!isUsable);
    throw error;
  }
}
