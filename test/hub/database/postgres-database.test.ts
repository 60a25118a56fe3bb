import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openPostgres } from '../../../hub/database/postgres-database.ts';
import { startPostgres, type TestPostgres } from '../../environment/postgresql.ts';
import { describeWith } from '../../environment/tools.ts';

describeWith(['postgresql'], 'a hub whose connections PostgreSQL ends', () => {
  let server: TestPostgres;
  let url = '';
  let admin: pg.Client;
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.newDatabase();
    admin = new pg.Client(server.asSuperuser(url));
    await admin.connect();
    await admin.query('CREATE ROLE clipsheet_hub; GRANT clipsheet_hub TO hub_owner');
  });
  afterAll(async () => {
    await admin.end();
    await server.stop();
  });
  const end = (pid: unknown) => admin.query('SELECT pg_terminate_backend($1, 10000)', [pid]);
  const PID = 'SELECT pg_backend_pid() AS pid';

  it('fails the transaction that had it, and goes on with another connection', async () => {
    const database = await openPostgres({ url, connections: 2 });
    const interrupted = database.transaction(randomUUID(), async ({ query }) => {
      await end((await query(PID))[0]?.['pid']);
      return query('SELECT 1');
    });
    await expect(interrupted).rejects.toThrow();
    expect(await database.transaction(randomUUID(), ({ query }) => query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    await database.close();
  });

  it('hears of one that was idle, and goes on', async () => {
    const lost: string[] = [];
    const database = await openPostgres({ url, connections: 1, onLost: ({ name }) => lost.push(name) });
    await end((await database.query(PID))[0]?.['pid']);
    await vi.waitUntil(() => lost.length > 0, { timeout: 20_000 });
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
  });

  it('does again what another transaction kept from being done', async () => {
    const database = await openPostgres({ url, connections: 4 });
    await admin.query('CREATE TABLE place (id integer PRIMARY KEY, taken integer); INSERT INTO place VALUES (1, 0), (2, 0); GRANT SELECT, UPDATE ON place TO clipsheet_hub');
    // Each holds one row and then wants the other's, until both have the first: one of them must give way.
    let holding = 0;
    const both = (first: number, second: number) =>
      database.transaction(randomUUID(), async ({ query }) => {
        await query('UPDATE place SET taken = taken + 1 WHERE id = $1', [first]);
        holding += 1;
        await vi.waitUntil(() => holding >= 2, { timeout: 20_000 });
        await query('UPDATE place SET taken = taken + 1 WHERE id = $1', [second]);
      });
    await Promise.all([both(1, 2), both(2, 1)]);
    expect((await admin.query('SELECT taken FROM place ORDER BY id')).rows).toEqual([{ taken: 2 }, { taken: 2 }]);
    expect(holding).toBeGreaterThan(2);
    await database.close();
  });
});
