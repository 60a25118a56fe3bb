import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import type { Database } from '../../hub/database/database.ts';
import { openDatabase, type DatabasePlace } from '../../hub/database/open-database.ts';
import { startPostgres, type TestPostgres } from './postgresql.ts';
import { describeWith } from './tools.ts';

// The embedded database takes its time to start on a busy machine: the limit only ends what hangs.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

/** Gives empty places for databases, inside tests. */
export interface SuitePlaces {
  readonly newPlace: () => Promise<DatabasePlace>;
}

/** The database of a suite, open and of the newest structure. */
export interface SuiteDatabase {
  readonly database: () => Database;
}

/** A suite that must hold wherever a hub can keep what it is given: in PostgreSQL, and in the embedded database. */
export function describeInBothPlaces(name: string, suite: (on: SuitePlaces) => void): void {
  describeWith(['postgresql'], `${name}, on PostgreSQL`, () => suite(postgresPlaces()));
  describe(`${name}, on the embedded database`, () => {
    const folders: string[] = [];
    const newFolder = async () => {
      const folder = await mkdtemp(join(tmpdir(), 'clipsheet-hub-'));
      folders.push(folder);
      return folder;
    };
    afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
    // The first start takes many seconds, a copy of what it made a part of one.
    let first = '';
    beforeAll(async () => {
      first = await newFolder();
      await (await openDatabase({ kind: 'embedded', folder: first })).close();
    }, 600_000);
    suite({
      newPlace: async () => {
        const folder = await newFolder();
        await cp(first, folder, { recursive: true });
        return { kind: 'embedded', folder };
      },
    });
  });
}

/** A suite on a PostgreSQL of its own, for what several hubs do together. */
export function describeOnPostgres(name: string, suite: (on: SuitePlaces) => void): void {
  describeWith(['postgresql'], name, () => suite(postgresPlaces()));
}

/** A suite on one open database in each place. */
export function describeOnBothDatabases(name: string, suite: (on: SuiteDatabase) => void): void {
  describeInBothPlaces(name, ({ newPlace }) => {
    let database: Database | undefined;
    beforeAll(async () => {
      database = await openDatabase(await newPlace());
    });
    afterAll(() => database?.close());
    suite({
      database: () => {
        if (database === undefined) throw new Error('The database is open inside a test only.');
        return database;
      },
    });
  });
}

function postgresPlaces(): SuitePlaces {
  let server: TestPostgres | undefined;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());
  return {
    newPlace: async () => {
      if (server === undefined) throw new Error('The database runs inside a test only.');
      return { kind: 'postgres', url: await server.newDatabase(), connections: 24 };
    },
  };
}
