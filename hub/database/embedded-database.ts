import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { PGlite, type Transaction as EmbeddedTransaction } from '@electric-sql/pglite';
import { settings, withRetries, type Database, type Query, type Row } from './database.ts';
import { lockFolder } from './folder-lock.ts';

/**
 * PostgreSQL inside this process, with its files in a folder: for trying Clipsheet out and for small teams.
 *
 * Every commit is written to the write-ahead log's file before it is answered, so a hub that crashes or is killed loses
 * nothing. But nothing is ever forced onto the disk: PGlite runs with `fsync` off, and turned on it has no effect, as its
 * file system has no such call. A machine that loses its power can lose what was last written, or the whole database.
 * What must not be lost belongs into a PostgreSQL server, or into copies made with `clipsheet hub backup`.
 *
 * One process and one transaction at a time; a lock keeps other processes out of the folder, since two would destroy
 * each other's writes without a word.
 *
 * @throws Problem `folder-in-use` where another process has the folder.
 */
export async function openEmbedded(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder);
  try {
    const database = await PGlite.create(join(folder, 'database'));
    return {
      query: queryOf(database),
      transaction: (workspace, work, { snapshot = false } = {}) =>
        withRetries(() =>
          database.transaction(async (transaction) => {
            await transaction.exec(`${snapshot ? 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; ' : ''}${settings(workspace)}`);
            return work({ query: queryOf(transaction) });
          }),
        ),
      ownerTransaction: (work) =>
        database.transaction((transaction) =>
          work({
            query: queryOf(transaction),
            script: async (statements) => {
              await transaction.exec(statements);
            },
          }),
        ),
      close: async () => {
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function queryOf(connection: PGlite | EmbeddedTransaction): Query {
  return async (statement, values = []) => (await connection.query<Row>(statement, [...values])).rows;
}
