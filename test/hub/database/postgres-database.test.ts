import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import type { Database, Query } from '../../../hub/database/database.ts';
import { openPostgres } from '../../../hub/database/postgres-database.ts';
import { startPostgres, type TestPostgres } from '../../environment/postgresql.ts';
import { describeWith } from '../../environment/tools.ts';

const rowsOfNumber = z.array(z.object({ number: z.number() }));

describeWith(['postgresql'], 'a hub’s connections to PostgreSQL', () => {
  let server: TestPostgres | undefined;
  let [database, other]: (Database | undefined)[] = [];
  beforeAll(async () => {
    server = await startPostgres();
    const url = await server.newDatabase();
    [database, other] = [await openPostgres({ url }), await openPostgres({ url: server.asSuperuser(url) })];
  });
  afterAll(async () => {
    await database?.close();
    await other?.close();
    await server?.stop();
  });
  const opened = () => {
    if (database === undefined || other === undefined) throw new Error('The databases are open inside a test only.');
    return { database, other };
  };
  const numberIn = async (query: Query, statement: string, values: readonly unknown[] = []) => rowsOfNumber.parse(await query(statement, values))[0]?.number;

  it('may be lost between two statements of a transaction: it fails, the hub goes on', async () => {
    const { database, other } = opened();
    const cutOff = database.ownerTransaction(async ({ query }) => {
      const connection = await numberIn(query, 'SELECT pg_backend_pid() AS number');
      await other.query('SELECT pg_terminate_backend($1)', [connection]);
      const isThere = () => numberIn(other.query, 'SELECT count(*)::integer AS number FROM pg_stat_activity WHERE pid = $1', [connection]);
      await expect.poll(isThere).toBe(0);
      return query('SELECT 1');
    });
    await expect(cutOff).rejects.toThrow(/terminat|connection error/);
    expect(await numberIn(database.query, 'SELECT 1 AS number')).toBe(1);
  });
});
