import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../hub/database/database.ts';
import { openDatabase, type DatabasePlace } from '../../hub/database/open-database.ts';
import { startPostgres, type TestPostgres } from './postgresql.ts';
import { describeWith } from './tools.ts';

/** The database of a suite, open and of the newest structure. */
export interface SuiteDatabase {
  readonly database: () => Database;
}

/** A suite that must hold on every database that the hub can use: once on PostgreSQL, once on the embedded one. */
export function describeOnBothDatabases(name: string, suite: (on: SuiteDatabase) => void): void {
  describeWith(['postgresql'], `${name}, on PostgreSQL`, () => {
    let server: TestPostgres | undefined;
    suite(
      opened(
        async () => {
          server = await startPostgres();
          return { kind: 'postgres', url: await server.newDatabase(), connections: 24 };
        },
        async () => server?.stop(),
      ),
    );
  });
  describe(`${name}, on the embedded database`, () => {
    let folder = '';
    suite(
      opened(
        async () => {
          folder = await mkdtemp(join(tmpdir(), 'clipsheet-hub-'));
          return { kind: 'embedded', folder };
        },
        () => rm(folder, { recursive: true, force: true }),
      ),
    );
  });
}

function opened(place: () => Promise<DatabasePlace>, after: () => Promise<void>): SuiteDatabase {
  let database: Database | undefined;
  beforeAll(async () => {
    database = await openDatabase(await place());
  });
  afterAll(async () => {
    await database?.close();
    await after();
  });
  return {
    database: () => {
      if (database === undefined) throw new Error('The database is open inside a test only.');
      return database;
    },
  };
}
